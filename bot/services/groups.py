"""A group set up from its profile, and brought in line with it later."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.groups import Group
from bot.domain.people import Unit
from bot.profiles.schema import Duty, Profile, Standing, UnitProfile
from bot.services import pinned_roster
from bot.services.reminders import next_morning
from bot.store.transaction import Transaction

_UNIT_FIELDS = ("name", "short", "english", "aliases", "position")


class GroupUnknown(Exception):
    """No group, or more than one, can be meant. One line for an operator."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what stands and what the profile says. `key` names it as the profile does."""

    key: str
    before: str
    after: str


def only_group(tx: Transaction) -> str:
    """Return the key of the only group.

    Raises:
        GroupUnknown: when there is none, or more than one.
    """
    keys = [key for _, key in tx.groups.list_keys()]
    if not keys:
        raise GroupUnknown("there is no group yet: run `concord group apply PROFILE.toml`")
    if len(keys) > 1:
        raise GroupUnknown(f"there are several groups: name one with --group ({', '.join(keys)})")
    return keys[0]


def apply_profile(
    tx: Transaction, profile: Profile, channels: Mapping[str, str], *, is_rehearsal: bool
) -> list[Change]:
    """Bring a group in line with its profile and bind channels; return the differences. Applied twice, there are none.

    A unit that the profile no longer names stays: its seats and tasks are history. Channels that are not named keep
    their binding.
    """
    changes: list[Change] = []
    with tx.undone_if(lambda: is_rehearsal):
        group = tx.groups.find_by_key(profile.key)
        if group is None:
            group = _create(tx, profile, channels)
            changes.append(Change("group", "", profile.name))
            changes += [Change(f"channel {name}", "", channel) for name, channel in sorted(channels.items())]
        else:
            changes += _change_group(tx, group, profile, channels)
        changes += _change_units(tx, group, profile)
        if changes:
            _keep(tx, group, profile, {**group.channels, **channels}, changes)
            tx.outbox.refresh(group.id, pinned_roster.ITEM)
        if "group" in channels and not is_rehearsal:
            pinned_roster.post(tx, group.id, channels["group"])
    return changes


def bind_channels(tx: Transaction, group: Group, channels: Mapping[str, str]) -> None:
    """Bind a group's channels, the group's own among them; the roster is posted and pinned there."""
    before = {f"channel {name}": group.channels.get(name, "") for name in channels}
    after = {f"channel {name}": channel for name, channel in channels.items()}
    standing = tx.groups.standing(group.id)
    tx.groups.change(group.id, group.name, group.short, standing, {**group.channels, **channels})
    tx.record.append(group.id, "profile", "group", before=before, after=after)
    pinned_roster.post(tx, group.id, channels["group"])


def _create(tx: Transaction, profile: Profile, channels: Mapping[str, str]) -> Group:
    group_id = tx.groups.add(profile.key, profile.name, profile.short, profile.standing, channels)
    tx.record.start(group_id)
    return tx.groups.read(group_id)


def _change_group(tx: Transaction, group: Group, profile: Profile, channels: Mapping[str, str]) -> list[Change]:
    changes = [
        Change(f"channel {name}", group.channels.get(name, ""), channel)
        for name, channel in sorted(channels.items())
        if group.channels.get(name) != channel
    ]
    for name, before, after in (("name", group.name, profile.name), ("short", group.short, profile.short)):
        if before != after:
            changes.append(Change(name, before, after))
    before_flat, after_flat = _flat(tx.groups.standing(group.id)), _flat(profile.standing)
    changes += [
        Change(key, before_flat.get(key, ""), after_flat.get(key, ""))
        for key in sorted(before_flat.keys() | after_flat.keys())
        if before_flat.get(key) != after_flat.get(key)
    ]
    return changes


def _change_units(tx: Transaction, group: Group, profile: Profile) -> list[Change]:
    changes: list[Change] = []
    present = {unit.key: unit for unit in group.units}
    duties = tx.groups.list_duties(group.id)
    for position, said in enumerate(profile.units, start=1):
        unit = present.get(said.key)
        if unit is None:
            unit = Unit(0, group.id, said.key, position, said.name, said.short, said.english, said.aliases)
            tx.groups.add_unit(unit)
            changes.append(Change(f"unit {said.key}", "", f"{said.name} ({len(said.duties)} duties)"))
            tx.groups.add_duties(unit.id, said.duties, first=1)
            continue
        changes += _change_unit(tx, unit, said, position)
        changes += _change_duties(tx, unit, duties.get(unit.id, []), said)
    return changes


def _change_unit(tx: Transaction, unit: Unit, said: UnitProfile, position: int) -> list[Change]:
    wanted = {name: getattr(said, name) for name in _UNIT_FIELDS if name != "position"} | {"position": position}
    changes = []
    # The unit of a built group is shared: a new one is written.
    new = Unit(unit.id, unit.group_id, unit.key, **wanted)
    for name in _UNIT_FIELDS:
        before, after = getattr(unit, name), getattr(new, name)
        if before != after:
            changes.append(Change(f"unit {unit.key}.{name}", _said(before), _said(after)))
    if changes:
        tx.groups.save_unit(new)
    return changes


def _change_duties(tx: Transaction, unit: Unit, present: list[Duty], said: UnitProfile) -> list[Change]:
    changes = []
    for position, (before, after) in enumerate(zip(present, said.duties, strict=False), start=1):
        if before != after:
            tx.groups.change_duty(unit.id, position, after)
            changes.append(Change(f"unit {unit.key}.duties.{position}", before.text, after.text))
    new = said.duties[len(present) :]
    tx.groups.add_duties(unit.id, new, first=len(present) + 1)
    changes += [
        Change(f"unit {unit.key}.duties.{position}", "", duty.text)
        for position, duty in enumerate(new, start=len(present) + 1)
    ]
    return changes


def _keep(tx: Transaction, group: Group, profile: Profile, channels: Mapping[str, str], changes: list[Change]) -> None:
    tx.groups.change(group.id, profile.name, profile.short, profile.standing, channels)
    tx.groups.set_next_at(group.id, next_morning(tx.groups.read(group.id), tx.now))
    tx.record.append(
        group.id,
        "profile",
        "group",
        before={change.key: change.before for change in changes},
        after={change.key: change.after for change in changes},
    )


def _flat(standing: Standing) -> dict[str, str]:
    found: dict[str, str] = {}

    def walk(key: str, value: object) -> None:
        if isinstance(value, dict):
            for name, part in value.items():
                walk(f"{key}.{name}" if key else str(name), part)
        elif isinstance(value, list):
            for number, part in enumerate(value, start=1):
                walk(f"{key}.{number}", part)
        else:
            found[key] = _said(value)

    walk("", standing.model_dump(mode="json"))
    return found


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
