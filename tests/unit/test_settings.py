"""The configuration: what stops the start, in one line that names the key, what it wants and where it was read."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load, require_secrets


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[slack]\ntoken = "x"', ["slack.token", "no such key"]),
        ("[chat]\nx = 1", ["chat", "no such key"]),
        ('[slack]\nmode = "carrier pigeon"', ["slack.mode", "'socket' or 'http'"]),
        ('[http]\nport = "many"', ["http.port", "integer"]),
        ("[http]\nport = 70000", ["http.port", "65535"]),
        ('[slack]\ncommands = ["xt"]', ["slack.commands", "begin with /"]),
        ('[slack]\napi_base_url = "slack.com"', ["slack.api_base_url", "http"]),
        ('[database]\nurl = "mysql://x"', ["database.url", "sqlite:///"]),
        ('[locale]\nlanguage = "fr"', ["locale.language", "'zh' or 'en'"]),
        ("[slack", ["cannot be read as TOML"]),
    ],
)
def test_a_fault_in_the_file_is_one_line(tmp_path: Path, text: str, says: list[str]) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as refused:
        load(path)
    line = str(refused.value)
    assert "\n" not in line
    assert str(path) in line
    for words in says:
        assert words in line


def test_the_environment_wins_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "[http]\nport = 1\nhost = '127.0.0.2'")
    monkeypatch.setenv("CONCORD_HTTP__PORT", "2")
    monkeypatch.setenv("CONCORD_SLACK__COMMANDS", '["/one", "/two"]')
    settings = load(path)
    assert (settings.http.port, settings.http.host, settings.slack.commands) == (2, "127.0.0.2", ("/one", "/two"))
    monkeypatch.setenv("CONCORD_HTTP__PORT", "x")
    with pytest.raises(SettingsError, match="CONCORD_HTTP__PORT"):
        load(path)


def test_an_unknown_section_in_the_environment_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORD_CHAT__X", "1")
    with pytest.raises(SettingsError, match="CONCORD_CHAT__X"):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("slack", "missing"),
    [
        ({"mode": "socket"}, "slack.bot_token"),
        ({"mode": "socket", "bot_token": "x"}, "slack.app_token"),
        ({"mode": "http", "bot_token": "x"}, "slack.signing_secret"),
    ],
)
def test_a_missing_secret_is_named(slack: dict[str, str], missing: str) -> None:
    with pytest.raises(SettingsError, match=missing):
        require_secrets(Settings(slack=slack))


def test_secrets_are_not_printed() -> None:
    settings = Settings(slack={"bot_token": "xoxb-planted", "app_token": "xapp-planted", "signing_secret": "planted"})
    assert "planted" not in repr(settings)
    assert "planted" not in settings.model_dump_json()
