"""The file that describes a workspace: its people, channels and apps."""

import os
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator


class ConfigError(Exception):
    """The file cannot be used. One line: the file, the key, what it wants."""


def _from_environment(value: Any) -> Any:
    """Read `{env = "NAME"}` as the environment variable of that name."""
    if isinstance(value, dict) and set(value) == {"env"}:
        name = str(value["env"])
        if name not in os.environ:
            raise ValueError(f"wants the environment variable {name}, which is not set")
        return os.environ[name]
    return value


Secret = Annotated[str, BeforeValidator(_from_environment)]
Words = dict[str, str]
"""A text by language: `{"zh": …, "en": …}`."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WorkspaceTable(_Table):
    """`[workspace]`: what the place is called, and its clock."""

    name: str = "Workspace"
    domain: str = Field(default="local", pattern=r"^[a-z0-9][a-z0-9-]*$")
    id: str = Field(default="T0LOCAL", pattern=r"^[TE][A-Z0-9]+$")
    language: Literal["zh", "en"] = "zh"
    timezone: str = "Asia/Shanghai"
    clock_file: Path | None = None
    start_at: datetime | None = None
    rate_limits: bool = True

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("wants an IANA time zone such as Asia/Shanghai") from error
        return value

    @field_validator("start_at")
    @classmethod
    def _is_aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("wants a time with its zone, such as 2026-11-23T09:00:00+08:00")
        return value


class UserTable(_Table):
    """`[[users]]`: one person."""

    id: str = Field(pattern=r"^[UW][A-Z0-9]+$")
    name: str = Field(pattern=r"^[a-z0-9._-]{1,80}$")
    real_name: str
    title: str = ""
    email: str = ""
    unit: str = ""
    role: str = ""
    admin: bool = False
    deleted: bool = False
    locale: str = "zh-CN"


Members = tuple[str, ...] | Literal["all"]


class ChannelTable(_Table):
    """`[[channels]]`: one channel. `members` are persons; an app's bot joins by the app's `channels`."""

    id: str = Field(pattern=r"^[CG][A-Z0-9]+$")
    name: str = Field(min_length=1, max_length=80)
    topic: str = ""
    purpose: str = ""
    private: bool = False
    archived: bool = False
    members: Members = ()
    section: str = ""


class CommandTable(_Table):
    """`[[apps.commands]]`: a slash command. Its limits are those of Slack's app manifest schema, version 2."""

    command: str = Field(pattern=r"^/\S+$", min_length=2, max_length=32)
    description: str = Field(default="", max_length=2000)
    usage_hint: str = Field(default="", max_length=1000)
    should_escape: bool = False
    words: tuple[dict[str, str | Words], ...] = ()


class ShortcutTable(_Table):
    """`[[apps.shortcuts]]`: a global or a message shortcut. Slack: manifest schema, name at most 24 characters."""

    type: Literal["message", "global"]
    name: str = Field(min_length=1, max_length=24)
    callback_id: str = Field(min_length=1, max_length=255)
    description: str = ""


class AppTable(_Table):
    """`[[apps]]`: one Slack app and how it is reached."""

    id: str = Field(pattern=r"^A[A-Z0-9]+$")
    name: str = Field(min_length=1, max_length=35)
    bot_user: str = Field(pattern=r"^[UW][A-Z0-9]+$")
    bot_name: str = Field(default="", pattern=r"^[a-z0-9._-]{0,80}$")
    bot_token: Secret
    app_token: Secret = ""
    signing_secret: Secret
    client_id: str = ""
    client_secret: Secret = ""
    token_rotation: bool = False
    scopes: tuple[str, ...] | None = None
    mode: Literal["http", "socket"] = "http"
    request_url: str = ""
    channels: Members = "all"
    events: tuple[str, ...] = ()
    home_tab: bool = True
    marks_url: str = ""
    commands: tuple[CommandTable, ...] = Field(default=(), max_length=50)
    shortcuts: tuple[ShortcutTable, ...] = Field(default=(), max_length=10)

    @model_validator(mode="after")
    def _can_be_reached(self) -> "AppTable":
        if self.mode == "http" and not self.request_url.startswith(("http://", "https://")):
            raise ValueError("request_url wants an address that begins with http:// when mode is http")
        if self.mode == "socket" and not self.app_token.startswith("xapp-"):
            raise ValueError("app_token wants a token that begins with xapp- when mode is socket")
        if not self.bot_token.startswith("xoxb-"):
            raise ValueError("bot_token wants a token that begins with xoxb-")
        return self


class WorkspaceConfig(_Table):
    """The whole file."""

    workspace: WorkspaceTable = WorkspaceTable()
    users: tuple[UserTable, ...] = Field(min_length=1)
    channels: tuple[ChannelTable, ...] = ()
    apps: tuple[AppTable, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> "WorkspaceConfig":
        bots = [app.bot_user for app in self.apps]
        people = [user.id for user in self.users]
        _must_differ("users.id", people + bots)
        _must_differ("channels.id", [channel.id for channel in self.channels])
        _must_differ("apps.id", [app.id for app in self.apps])
        _must_differ("apps.bot_token", [app.bot_token for app in self.apps])
        for channel in self.channels:
            _must_be_known(f"channels.{channel.id}.members", channel.members, people)
        for app in self.apps:
            _must_be_known(f"apps.{app.id}.channels", app.channels, [channel.id for channel in self.channels])
        return self


def _must_differ(key: str, values: list[str]) -> None:
    twice = sorted({value for value in values if values.count(value) > 1})
    if twice:
        raise ValueError(f"{key} wants each value once, has twice: {', '.join(twice)}")


def _must_be_known(key: str, values: Members, known: list[str]) -> None:
    unknown = [] if values == "all" else [value for value in values if value not in known]
    if unknown:
        raise ValueError(f"{key} names what is not in the file: {', '.join(unknown)}")


def load_config(path: Path | str) -> WorkspaceConfig:
    """Read a workspace file. Raises ConfigError with one line for the first fault."""
    try:
        data = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    try:
        return WorkspaceConfig.model_validate(data)
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(str(part) for part in fault["loc"])
        raise ConfigError(f"{path}: {key or 'file'}: {fault['msg'].removeprefix('Value error, ')}") from error
