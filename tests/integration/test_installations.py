"""Installations on our database: sealed, found by workspace or enterprise, exchanged once; states good for one use."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import select, text, update

from bot.notices.recipients import ToChannel, ToPerson, ToResponse
from bot.services import places
from bot.services.places import Whereabouts
from bot.settings import from_values
from bot.slack.gateway import Unsendable
from bot.slack.workspaces import InstalledWorkspaces
from bot.store.database import Database
from bot.store.installations import Installations, States
from bot.store.sealing import CannotOpen, Seal
from bot.store.tables import bots, installations
from tests.builders import CHANNELS, EDUCATION, TestClock, liaison

KEY = Fernet.generate_key().decode()
CLIENT = "client.id"


def installation(team: str | None = "T1", enterprise: str | None = None, token: str = "xoxb-1") -> Installation:
    return Installation(
        app_id="A1",
        enterprise_id=enterprise,
        team_id=team,
        bot_token=token,
        bot_id="B1",
        bot_user_id="U0BOT",
        bot_scopes="chat:write",
        user_id="U0INST",
        user_token="xoxp-1",
        bot_refresh_token="xoxe-1-first",
        bot_token_expires_at=int(time.time()) + 43200,
        is_enterprise_install=team is None,
        installed_at=time.time(),
    )


@pytest.fixture
def store(database: Database) -> Installations:
    return Installations(CLIENT, database.engine, Seal(KEY))


async def test_no_token_stands_in_clear(database: Database, store: Installations) -> None:
    await store.async_save(installation())
    async with database.engine.connect() as connection:
        for table in (bots, installations):
            row = (await connection.execute(select(table))).mappings().one()
            said = " ".join(str(value) for value in row.values())
            assert "xoxb-1" not in said
            assert "xoxp-1" not in said
            assert "xoxe-1-first" not in said
    found = await store.async_find_bot(enterprise_id=None, team_id="T1")
    assert found is not None
    assert (found.bot_token, found.bot_refresh_token) == ("xoxb-1", "xoxe-1-first")


async def test_another_key_opens_nothing_and_an_older_one_goes_on_opening(
    database: Database, store: Installations
) -> None:
    await store.async_save(installation())
    other = Fernet.generate_key().decode()
    with pytest.raises(CannotOpen):
        await Installations(CLIENT, database.engine, Seal(other)).async_find_bot(enterprise_id=None, team_id="T1")
    both = Installations(CLIENT, database.engine, Seal(f"{other}, {KEY}"))
    found = await both.async_find_bot(enterprise_id=None, team_id="T1")
    assert found is not None
    assert found.bot_token == "xoxb-1"


async def test_a_workspaces_own_installation_comes_before_that_of_its_enterprise(store: Installations) -> None:
    await store.async_save(installation(None, "E1", "xoxb-whole"))
    await store.async_save(installation("T1", "E1", "xoxb-own"))

    async def token(team: str | None, enterprise: str | None, *, is_whole: bool = False) -> str | None:
        found = await store.async_find_bot(enterprise_id=enterprise, team_id=team, is_enterprise_install=is_whole)
        return found.bot_token if found else None

    assert await token("T1", "E1") == "xoxb-own"
    assert await token("T2", "E1") == await token("T1", "E1", is_whole=True) == "xoxb-whole"
    assert await token("T2", "E2") is await token("T2", None) is None
    assert await token("T1", None) == "xoxb-own"
    await store.async_delete_all(enterprise_id="E1", team_id="T1")
    assert await token("T1", "E1") == "xoxb-whole"


async def test_a_newer_installation_replaces_the_older(store: Installations) -> None:
    await store.async_save(installation())
    newer = installation(token="xoxb-2")
    newer.installed_at += 60
    await store.async_save(newer)
    found = await store.async_find_bot(enterprise_id=None, team_id="T1")
    assert found is not None
    assert found.bot_token == "xoxb-2"
    assert await store.list_places() == [("", "T1")]


async def test_of_two_that_use_a_state_one_succeeds(database: Database) -> None:
    states = States(600, database.engine)
    state = await states.async_issue()
    used = await asyncio.gather(*(states.async_consume(state) for _ in range(4)))
    assert sorted(used) == [False, False, False, True]
    assert not await States(-1, database.engine).async_consume(await States(-1, database.engine).async_issue())
    assert not await states.async_consume("guessed")


@pytest.fixture
async def workspaces(database: Database, store: Installations, clock: TestClock) -> AsyncIterator[InstalledWorkspaces]:
    slack = from_values({"slack": {"client_id": CLIENT, "token_key": KEY}}, "test").slack
    opened = InstalledWorkspaces(slack, store, database, clock)
    yield opened
    await opened.close()


async def test_who_is_written_to_with_whose_token(
    database: Database, store: Installations, workspaces: InstalledWorkspaces
) -> None:
    await store.async_save(installation("T1", token="xoxb-1"))
    await store.async_save(installation("T2", token="xoxb-2"))
    person, channel = ToPerson(liaison(EDUCATION)), ToChannel(CHANNELS["announcement"])
    with pytest.raises(Unsendable):
        await workspaces.of_target(person)
    await database.write(places.bind, "lucheng", "T2")
    for target in (person, channel):
        assert (await workspaces.of_target(target))._client.token == "xoxb-2"
    await database.write(places.note, [person.slack_id], Whereabouts("T1"))
    assert (await workspaces.of_target(person))._client.token == "xoxb-1"
    assert await workspaces.of_target(ToResponse("https://x.invalid"))
    await database.write(places.note, [person.slack_id], Whereabouts("T9"))
    with pytest.raises(Unsendable, match="T9"):
        await workspaces.of_target(person)


async def test_with_one_workspace_nobody_need_be_met(store: Installations, workspaces: InstalledWorkspaces) -> None:
    await store.async_save(installation("T1"))
    assert (await workspaces.of_target(ToPerson("U0NEVER")))._client.token == "xoxb-1"


async def test_a_request_tells_its_workspace(
    database: Database, store: Installations, workspaces: InstalledWorkspaces
) -> None:
    await store.async_save(installation("T1"))
    authorized = await workspaces.authorize(None, "T1", ["U0SOME", "C0SOME"])
    assert authorized is not None
    assert (authorized.bot_token, authorized.bot_user_id) == ("xoxb-1", "U0BOT")
    assert await database.read(places.find, ToPerson("U0SOME")) == Whereabouts("T1")
    assert await workspaces.authorize(None, "T2", ["U0OTHER"]) is None
    assert await database.read(places.find, ToPerson("U0OTHER")) is None
    await workspaces.forget(None, "T1")
    assert await workspaces.authorize(None, "T1", []) is None


@pytest.mark.parametrize("index", ["ix_outbox_dead"])
async def test_dead_letters_are_counted_by_their_index(database: Database, index: str) -> None:
    asked = "EXPLAIN {} SELECT count(*) FROM outbox WHERE state = 'dead'"
    async with database.engine.connect() as connection:
        if not database.is_sqlite:
            await connection.execute(text("SET enable_seqscan = off"))
        plan = await connection.execute(text(asked.format("QUERY PLAN" if database.is_sqlite else "")))
        assert index in " ".join(str(row) for row in plan)


async def test_an_expiring_token_is_known_by_its_time(database: Database, store: Installations) -> None:
    await store.async_save(installation())
    soon = await store.async_find_bot(enterprise_id=None, team_id="T1")
    assert soon is not None
    assert soon.bot_token_expires_at is not None
    assert abs(soon.bot_token_expires_at - time.time() - timedelta(hours=12).total_seconds()) < 60
    async with database.engine.begin() as connection:
        await connection.execute(update(bots).values(bot_token_expires_at=None))
    endless = await store.async_find_bot(enterprise_id=None, team_id="T1")
    assert endless is not None
    assert endless.bot_token_expires_at is None
