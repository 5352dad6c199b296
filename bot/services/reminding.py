"""What people ask of the clock: hold and release, snooze, and why something is told (PRODUCT: Reminders and escalation)."""

from bot.domain import chasing, ladder
from bot.domain.chasing import KINDS, Chase
from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.people import Actor
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.domain.reminding import Hold, HoldReminders, ReleaseReminders, Snooze
from bot.notices.fact import Fact
from bot.notices.reminders import HoldChanged, ReasonLine, Reasons, Snoozed
from bot.store.transaction import Transaction


def hold(tx: Transaction, actor: Actor, request: HoldReminders) -> Fact:
    """Silence the clock for a unit or for everybody, with a reason; what people do is told all the same.

    Raises:
        Invalid: `hold-stands`, where it is silent already.
    """
    capacity = permit(actor, Action.REMINDERS_MANAGE)
    request.check()
    group = tx.groups.of(actor)
    unit = group.unit(request.unit_id).short if request.unit_id is not None else ""
    if any(held.unit_id == request.unit_id for held in tx.reminders.list_holds(group.id)):
        raise Invalid("hold-stands")
    tx.reminders.add_hold(Hold(0, group.id, request.unit_id, actor.person_id, request.reason, tx.now))
    tx.record.append(
        group.id,
        "hold",
        "reminders",
        person_id=actor.person_id,
        role=capacity.role,
        after={"unit": unit, "text": request.reason},
    )
    return HoldChanged(unit, is_held=True)


def release(tx: Transaction, actor: Actor, request: ReleaseReminders) -> Fact:
    """Let the clock speak again; the next morning tells each matter once, at that day's rung.

    Raises:
        Invalid: `hold-none`, where it was not silent.
    """
    capacity = permit(actor, Action.REMINDERS_MANAGE)
    group = tx.groups.of(actor)
    unit = group.unit(request.unit_id).short if request.unit_id is not None else ""
    found = [held for held in tx.reminders.list_holds(group.id) if held.unit_id == request.unit_id]
    if not found:
        raise Invalid("hold-none")
    for held in found:
        tx.reminders.release(held, tx.now)
    tx.record.append(
        group.id, "release", "reminders", person_id=actor.person_id, role=capacity.role, after={"unit": unit}
    )
    return HoldChanged(unit, is_held=False)


def prepare_snooze(tx: Transaction, actor: Actor, reference: Reference) -> Reasons:
    """Return what may be snoozed of a task. Refuses as `snooze` would."""
    _own(tx, actor, reference)
    return why(tx, actor, reference)


def snooze(tx: Transaction, actor: Actor, request: Snooze) -> Fact:
    """Remind the actor's unit of a task once more on a day, never past the next rung. The secretariat sees the reason."""
    found, group = _own(tx, actor, request.reference), tx.groups.of(actor)
    calendar = group.rules.calendar
    latest = min(
        chasing.latest_snooze(group.rules.ladder_of(KINDS[each.kind]), each, calendar=calendar) for each in found
    )
    request.check(actor.today, latest)
    day = calendar.next_workday(request.day)
    for chase in found:
        chase.snoozed_until, chase.snooze_reason = day, request.reason
        if chase.next_at is not None:
            chase.next_at = min(chase.next_at, group.local(day, group.rules.digest_at))
        tx.chases.save(chase)
    capacity = permit(actor, Action.TASK_REPORT, units=actor.unit_ids)
    tx.record.append(
        group.id,
        "snooze",
        request.reference,
        person_id=actor.person_id,
        role=capacity.role,
        after={"until": day.isoformat(), "text": request.reason},
    )
    return Snoozed(str(request.reference), day)


def why(tx: Transaction, actor: Actor, reference: Reference) -> Reasons:
    """Answer what is awaited about a task: by which rungs it was told, and when the next one comes."""
    permit(actor, Action.TASK_READ)
    group, task = tx.groups.of(actor), tx.tasks.get(actor.group_id, reference)
    lines = tuple(_line(group, chase) for chase in tx.chases.list_about(group.id, str(reference)))
    return Reasons(str(reference), task.title, lines)


def _own(tx: Transaction, actor: Actor, reference: Reference) -> list[Chase]:
    """Return what is awaited of the actor's units about a task and was told. Raises Invalid for nothing."""
    tx.tasks.get(actor.group_id, reference)
    permit(actor, Action.TASK_REPORT, units=actor.unit_ids)
    found = [
        chase
        for chase in tx.chases.list_about(actor.group_id, str(reference))
        if chase.unit_id in actor.unit_ids and chase.stage is not None and chase.next_at is not None
    ]
    if not found:
        raise Invalid("snooze-nothing", reference=str(reference))
    return found


def _line(group: Group, chase: Chase) -> ReasonLine:
    steps, calendar = group.rules.ladder_of(KINDS[chase.kind]), group.rules.calendar
    following = 0 if chase.stage is None else chase.stage + 1
    return ReasonLine(
        about=chase.kind,
        unit=group.unit(chase.unit_id).short if chase.unit_id is not None else "",
        due_on=chase.due_on,
        offset=steps.rung(chase.stage).offset if chase.stage is not None else None,
        told_on=chase.told_on,
        next_on=ladder.next_day(steps, due=chase.due_on, last=chase.stage, calendar=calendar)
        if chase.next_at
        else None,
        next_offset=steps.rung(following).offset,
        snoozed_until=chase.snoozed_until,
        snooze_reason=chase.snooze_reason,
    )
