"""The configuration: `config.toml`, every key also by environment (`CONCORD_SECTION__KEY`), read here and nowhere else."""

import base64
import os
import tomllib
from pathlib import Path
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

_PREFIX = "CONCORD_"
_KEY_BYTES = 32


class SettingsError(Exception):
    """The configuration cannot be used. One line: the key, what it wants, where it was read."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Slack(_Section):
    """How Concord meets the workspace."""

    mode: Literal["socket", "http"] = "socket"
    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    signing_secret: SecretStr = SecretStr("")
    api_base_url: str = "https://slack.com/api/"
    commands: tuple[str, ...] = Field(default=("/xt", "/coord"), min_length=1)
    installer: str = Field(default="", pattern=r"^([UW][A-Z0-9]+)?$")
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    token_key: SecretStr = SecretStr("")
    public_url: str = ""
    workspaces: tuple[str, ...] = ()

    @property
    def is_installed_by_many(self) -> bool:
        """Whether workspaces install the app by OAuth, rather than one token standing in the configuration."""
        return bool(self.client_id)

    @field_validator("public_url")
    @classmethod
    def _is_public(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("wants the address at which browsers reach Concord, https://HOST")
        return value.rstrip("/")

    @field_validator("token_key")
    @classmethod
    def _are_keys(cls, value: SecretStr) -> SecretStr:
        for key in value.get_secret_value().split(",") if value.get_secret_value() else ():
            if not _is_key(key.strip()):
                raise ValueError("wants 32 bytes in base64 (for urlsafe use), or several such keys parted by commas")
        return value

    @field_validator("api_base_url")
    @classmethod
    def _ends_with_slash(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("wants an address that begins with http:// or https://")
        return value.rstrip("/") + "/"

    @field_validator("commands")
    @classmethod
    def _are_commands(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(name.startswith("/") and 2 <= len(name) <= 32 for name in value):
            raise ValueError("wants names of 2 to 32 characters that begin with /")
        return value


class Http(_Section):
    """Where the HTTP server listens: events at /slack/events, and /healthz, /readyz, /metrics."""

    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)


class Database(_Section):
    """Where the data is."""

    url: str = Field(default="sqlite:///data/concord.db", repr=False)

    @field_validator("url")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://", "postgresql+asyncpg://")):
            raise ValueError("wants sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME")
        return value


class Locale(_Section):
    """The language of what nobody has chosen one for, and the time zone of what no group decides."""

    language: Literal["zh", "en"] = "zh"
    timezone: str = "Asia/Shanghai"

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("wants an IANA time zone such as Asia/Shanghai") from error
        return value


class Files(_Section):
    """Where files are kept, and where fonts for papers are beside those of the system."""

    data_dir: Path = Path("data")
    fonts_dir: Path | None = None


class Limits(_Section):
    """What one person may ask at once. `requests_per_minute`: of each person, 0 for no limit."""

    requests_per_minute: int = Field(default=300, ge=0)


class Log(_Section):
    """What is logged, and how."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["console", "json"] = "console"


class ClockSettings(_Section):
    """A clock that runs ahead, for the local workspace: the file that names the seconds."""

    follow: Path | None = None


class Settings(BaseSettings):
    """Everything that can be configured. Build it with `load`."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    reads_environment: ClassVar[bool] = True

    slack: Slack = Slack()
    http: Http = Http()
    database: Database = Database()
    locale: Locale = Locale()
    files: Files = Files()
    limits: Limits = Limits()
    log: Log = Log()
    clock: ClockSettings = ClockSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the library gives them all by name
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (env_settings, init_settings) if cls.reads_environment else (init_settings,)

    @model_validator(mode="before")
    @classmethod
    def _no_unknown_environment(cls, values: Any) -> Any:
        for name in os.environ:
            section = name.removeprefix(_PREFIX).split("__")[0].lower()
            if name.startswith(_PREFIX) and section not in cls.model_fields:
                raise ValueError(f"{name} names no section of the configuration")
        return values


def load(path: Path) -> Settings:
    """Read `path` (a missing file means defaults) and the environment, which wins.

    Raises:
        SettingsError: for a file that is no TOML, an unknown key, or a value of a wrong kind.
    """
    try:
        stored = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}") from error
    return _read(Settings, stored, str(path))


def from_values(values: dict[str, Any], source: str) -> Settings:
    """Return the settings of `values`, by section and key, and of nothing else. `source` names where they were read.

    Raises:
        SettingsError: for an unknown key, or a value of a wrong kind.
    """
    return _read(_Said, values, source)


class _Said(Settings):
    """Settings of which the environment says nothing."""

    reads_environment: ClassVar[bool] = False


def _read(kind: type[Settings], values: dict[str, Any], source: str) -> Settings:
    try:
        return kind(**values)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(_line(first["loc"], first["type"], first["msg"], source)) from error


def require_secrets(settings: Settings) -> None:
    """Raise SettingsError for the first secret that the chosen mode needs and that is missing."""
    tokens = ["client_secret", "token_key"] if settings.slack.is_installed_by_many else ["bot_token"]
    needed = [*tokens, "app_token" if settings.slack.mode == "socket" else "signing_secret"]
    for key in needed:
        if not getattr(settings.slack, key).get_secret_value():
            env = f"{_PREFIX}SLACK__{key.upper()}"
            raise SettingsError(
                f"slack.{key} is missing: mode {settings.slack.mode!r} needs it, in the configuration file or as {env}"
            )


def _is_key(said: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(said)) == _KEY_BYTES
    except ValueError:
        return False


def _line(place: tuple[int | str, ...], kind: str, message: str, source: str) -> str:
    key = ".".join(str(part) for part in place)
    variable = _PREFIX + "__".join(str(part).upper() for part in place)
    where = f"the environment ({variable})" if variable in os.environ else source
    if kind == "extra_forbidden":
        return f"{key}: no such key, read from {where}"
    wanted = message.removeprefix("Value error, ")
    return f"{key}: {wanted}, read from {where}" if key else f"{wanted}, read from the environment"
