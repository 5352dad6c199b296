"""`concord init`: a few questions, answers that Slack was asked about, a file that nobody else can read."""

import stat
from pathlib import Path

import pytest

from bot.settings import load
from tests.command_line import concord, place, secrets
from tests.town import APP_TOKEN, BOT_TOKEN, SECRET


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_unattended_the_environment_answers(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    async with place(tmp_path) as people:
        made = await concord("init", "--yes", "--config", str(config), **secrets(people), SLACK__INSTALLER="U0SEC")
    assert made.code == 0, made.err
    assert mode_of(config) == 0o600
    settings = load(config)
    assert settings.slack.bot_token.get_secret_value() == BOT_TOKEN
    assert (settings.slack.app_token.get_secret_value(), settings.slack.installer) == (APP_TOKEN, "U0SEC")
    assert settings.slack.api_base_url == f"{people.place.url}/api/"
    for secret in (BOT_TOKEN, APP_TOKEN):
        assert secret not in made.out + made.err


async def test_asked_a_wrong_answer_is_explained_and_asked_again(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    typed = ["http", "xapp-wrong", "xoxb-unknown", BOT_TOKEN, SECRET, "", "mysql://x", "sqlite:///x.db", "en", "Mars"]
    async with place(tmp_path, mode="http") as people:
        made = await concord(
            "init",
            "--config",
            str(config),
            "--api-base-url",
            f"{people.place.url}/api/",
            said="\n".join([*typed, "Europe/Berlin", ""]),
        )
    assert made.code == 0, made.err
    for words in ("begins with xoxb-", "invalid_auth", "sqlite:///PATH", "IANA"):
        assert words in made.err
    assert "鹿城区" in made.out
    settings = load(config)
    assert (settings.slack.mode, settings.database.url) == ("http", "sqlite:///x.db")
    assert (settings.locale.language, settings.locale.timezone) == ("en", "Europe/Berlin")
    assert settings.slack.signing_secret.get_secret_value() == SECRET


async def test_what_stands_there_is_kept_unless_somebody_says_yes(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[http]\nport = 4711\n", "utf-8")
    kept = await concord("init", "--config", str(config), said="n\n")
    assert (kept.code, config.read_text("utf-8")) == (1, "[http]\nport = 4711\n")
    async with place(tmp_path) as people:
        made = await concord("init", "--yes", "--config", str(config), **secrets(people))
    assert made.code == 0, made.err
    assert load(config).http.port == 4711
    assert (tmp_path / "config.toml.old").read_text("utf-8") == "[http]\nport = 4711\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "slack.bot_token"),
        ({"SLACK__BOT_TOKEN": BOT_TOKEN, "SLACK__APP_TOKEN": "xapp-unknown"}, "slack.app_token"),
        ({"SLACK__BOT_TOKEN": BOT_TOKEN, "SLACK__MODE": "http", "SLACK__SIGNING_SECRET": ""}, "slack.signing_secret"),
    ],
    ids=["no token", "a token refused", "no signing secret"],
)
async def test_unattended_what_is_missing_is_named_and_nothing_written(
    tmp_path: Path, given: dict[str, str], says: str
) -> None:
    config = tmp_path / "config.toml"
    async with place(tmp_path) as people:
        address = {"SLACK__API_BASE_URL": f"{people.place.url}/api/"}
        made = await concord("init", "--yes", "--config", str(config), **address, **given)
    assert (made.code, says in made.err, config.exists()) == (1, True, False)


async def test_without_a_network_it_is_written_unchecked_when_asked_so(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    nowhere = {
        "SLACK__BOT_TOKEN": BOT_TOKEN,
        "SLACK__APP_TOKEN": APP_TOKEN,
        "SLACK__API_BASE_URL": "http://127.0.0.1:9/",
    }
    refused = await concord("init", "--yes", "--config", str(config), **nowhere)
    assert (refused.code, "--no-check" in refused.err, config.exists()) == (1, True, False)
    made = await concord("init", "--yes", "--no-check", "--config", str(config), **nowhere)
    assert (made.code, load(config).slack.mode) == (0, "socket"), made.err
