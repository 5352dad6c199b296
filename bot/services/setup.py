"""A group set up in chat by whoever installed Concord; nobody holds a seat yet, so the installer alone may."""

from pathlib import Path

from bot.domain.errors import Forbidden, Invalid, NotFound, WrongState
from bot.domain.groups import Group
from bot.domain.people import Role
from bot.domain.roster import RosterRow, RowFault
from bot.domain.setups import BindChannels, FoundGroup, Named, SeatOffice, Setup
from bot.notices.recipients import ToPerson
from bot.notices.setup import OfficeSeated, SetupCard
from bot.profiles import schema
from bot.profiles.schema import Profile, UnitProfile, load_profile
from bot.services import groups, roster
from bot.services.front_desk import NO_GROUP, Speaker
from bot.store.outbox import card_key
from bot.store.transaction import Transaction
from bot.store.whereabouts import Whereabouts

PREFIX = "setup-"
"""How the name of the card begins; what follows is the row number."""
_CHANNELS = ("group", "announcement", "secretariat")
_STAFF = (Role.DIRECTOR, Role.SECRETARIAT)
_TEMPLATE = Path(schema.__file__).with_name("lucheng.toml")
"""The founding group, whose rules a new group begins with."""


def welcome(tx: Transaction, slack_id: str, team_id: str, *, only_first: bool) -> None:
    """Greet an installer in a direct message, once a workspace. `only_first`: unless there is a group already."""
    setup = tx.setups.find_latest(slack_id)
    if (setup is not None and setup.team_id in {"", team_id}) or (only_first and tx.setups.count_groups()):
        return
    begun = _begin(tx, slack_id, team_id)
    target = ToPerson(slack_id)
    tx.outbox.add(_card(tx, begun), target, key=f"setup:{begun.id}", card=_key(begun))


def show(tx: Transaction, speaker: Speaker, _: object) -> SetupCard:
    """Return where the speaker's setting up stands; when the last is done, begin another group's.

    Raises:
        Forbidden: for somebody who installed nothing.
    """
    setup = tx.setups.find_latest(speaker.slack_id)
    if setup is None:
        raise Forbidden("setup-not-yours")
    if setup.closed:
        setup = _begin(tx, speaker.slack_id, setup.team_id)
    return _card(tx, setup)


def look(tx: Transaction, speaker: Speaker, setup_id: int) -> SetupCard:
    """Return where a setting up stands, for a form of it. Raises NotFound, Forbidden, WrongState."""
    return _card(tx, _open(tx, speaker, setup_id))


def current(tx: Transaction, item: str) -> SetupCard | None:
    """Return the present look of the card with this name."""
    number = item.removeprefix(PREFIX)
    setup = tx.setups.find(int(number)) if number.isdecimal() else None
    return None if setup is None else _card(tx, setup)


def found_group(tx: Transaction, speaker: Speaker, request: tuple[int, FoundGroup]) -> SetupCard:
    """Make the group: with the units named, or those of the founding document, and its rules."""
    setup_id, wanted = request
    wanted.check()
    setup = _open(tx, speaker, setup_id)
    if setup.group_id is not None:
        raise WrongState("setup-group-stands")
    key = f"group-{tx.setups.count_groups() + 1}"
    groups.apply_profile(tx, _profile(key, wanted), {}, is_rehearsal=False)
    setup.group_id = tx.groups.get_by_key(key).id
    return _done(tx, setup)


def bind_channels(tx: Transaction, speaker: Speaker, request: tuple[int, BindChannels]) -> SetupCard:
    """Bind the group's channels; the roster is posted and pinned in the group's own."""
    setup_id, wanted = request
    wanted.check()
    setup = _open(tx, speaker, setup_id)
    group = _group(tx, setup)
    channels = {name: str(getattr(wanted, name)) for name in _CHANNELS}
    others = [tx.groups.get(group_id) for group_id, _ in tx.groups.list_keys() if group_id != group.id]
    for name, channel in channels.items():
        if any(channel in other.channels.values() for other in others):
            raise Invalid("setup-channel-taken", field=name)
    groups.bind_channels(tx, group, channels)
    if setup.team_id:
        tx.whereabouts.note(channels.values(), Whereabouts(setup.team_id))
    return _done(tx, setup)


def seat_office(tx: Transaction, speaker: Speaker, request: tuple[int, SeatOffice]) -> SetupCard:
    """Seat the director, the staff and the convener. A director who was seated before gives way."""
    setup_id, wanted = request
    setup = _open(tx, speaker, setup_id)
    group = _group(tx, setup)
    today = group.today(tx.now)
    for seat in tx.people.list_coming(group.id, Role.DIRECTOR, today):
        held_by = tx.people.map_by_ids([seat.person_id])[seat.person_id]
        if held_by.slack_id != wanted.director.slack_id:
            tx.people.end_seat(seat, max(today, seat.starts_on))
    people = [(Role.DIRECTOR, wanted.director), *((Role.SECRETARIAT, each) for each in wanted.secretaries)]
    people += [(Role.CONVENER, wanted.convener)] if wanted.convener else []
    rows = [_row(line, role, named) for line, (role, named) in enumerate(people, start=1)]
    _, faults = roster.import_roster(tx, group.key, rows, is_rehearsal=False)
    _refuse(faults)
    return _done(tx, setup)


def take_roster(tx: Transaction, speaker: Speaker, request: tuple[int, list[RosterRow]]) -> SetupCard:
    """Take in who holds which seat of the units."""
    setup_id, rows = request
    setup = _open(tx, speaker, setup_id)
    _, faults = roster.import_roster(tx, _group(tx, setup).key, rows, is_rehearsal=False)
    _refuse(faults)
    return _done(tx, setup)


def finish(tx: Transaction, speaker: Speaker, setup_id: int) -> SetupCard:
    """Hand the group over to its secretariat, each of whom is told."""
    setup = _open(tx, speaker, setup_id)
    card = _card(tx, setup)
    if not card.can_finish:
        raise WrongState("setup-unfinished")
    setup.closed = True
    group = _group(tx, setup)
    for person, seat in tx.people.list_seated(group.id, _STAFF, group.today(tx.now)):
        if person.slack_id:
            told = OfficeSeated(group.name, seat.role)
            tx.outbox.add(told, ToPerson(person.slack_id, person.language), key=f"seated:{setup.id}:{person.id}")
    return _done(tx, setup)


def _begin(tx: Transaction, slack_id: str, team_id: str) -> Setup:
    setup = Setup(0, slack_id, team_id)
    tx.setups.add(setup)
    return setup


def _open(tx: Transaction, speaker: Speaker, setup_id: int) -> Setup:
    setup = tx.setups.find(setup_id)
    if setup is None:
        raise NotFound("setup-gone")
    if setup.slack_id != speaker.slack_id:
        raise Forbidden("setup-not-yours")
    if setup.closed:
        raise WrongState("setup-closed")
    return setup


def _group(tx: Transaction, setup: Setup) -> Group:
    if setup.group_id is None:
        raise WrongState("setup-no-group")
    return tx.groups.get(setup.group_id)


def _done(tx: Transaction, setup: Setup) -> SetupCard:
    """Keep what was done, and let the card show it."""
    tx.setups.save(setup)
    tx.outbox.refresh(NO_GROUP, f"{PREFIX}{setup.id}")
    return _card(tx, setup)


def _key(setup: Setup) -> str:
    return card_key(NO_GROUP, f"{PREFIX}{setup.id}")


def _card(tx: Transaction, setup: Setup) -> SetupCard:
    if setup.group_id is None:
        return SetupCard(setup.id, "", 0, (), "", 0, 0, can_finish=False, is_closed=setup.closed)
    group = tx.groups.get(setup.group_id)
    seated = tx.people.list_seated(group.id, (*_STAFF, Role.LIAISON), group.today(tx.now))
    directors = [person.name for person, seat in seated if seat.role is Role.DIRECTOR]
    channels = tuple(group.channels[name] for name in _CHANNELS if name in group.channels)
    return SetupCard(
        setup.id,
        group.name,
        len(group.units),
        channels,
        "、".join(directors),
        sum(seat.role is Role.SECRETARIAT for _, seat in seated),
        len({seat.unit_id for _, seat in seated if seat.role is Role.LIAISON}),
        can_finish=bool(directors) and len(channels) == len(_CHANNELS),
        is_closed=setup.closed,
    )


def _profile(key: str, wanted: FoundGroup) -> Profile:
    template = load_profile(_TEMPLATE)
    named = {"key": key, "name": wanted.name, "short": wanted.short}
    if not wanted.units:
        return template.model_copy(update=named)
    units = tuple(
        UnitProfile(key=f"unit-{number}", name=name, short=short, english=name)
        for number, (name, short) in enumerate(wanted.units, start=1)
    )
    own = {"units": units, "host_unit": units[0].key, "roles": (), "recurring": (), "superiors": ()}
    return template.model_copy(update=named | own | {"english": "", "document": ""})


def _refuse(faults: list[RowFault]) -> None:
    """Raise Invalid with the first fault of a roster, said with its row."""
    if faults:
        raise Invalid("setup-row", field="roster", line=faults[0].line, column=faults[0].column or "–")


def _row(line: int, role: Role, named: Named) -> RosterRow:
    return RosterRow(line, "", role, named.name, "", "", "", named.slack_id, None)
