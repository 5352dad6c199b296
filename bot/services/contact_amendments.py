"""A unit's report of a change, mended and sent again."""

from typing import Protocol

from bot.domain import contacts as domain
from bot.domain.contacts import AmendContactChange, ContactChange, ContactChangeVerb, ProposeContactChange
from bot.domain.errors import Forbidden
from bot.domain.people import Actor, Capacity
from bot.domain.permissions import Action, permit
from bot.domain.references import Reference
from bot.notices.choices import ChangeChoices
from bot.notices.contacts import ContactChangeChanged
from bot.notices.fact import Fact
from bot.services import choices, contact_facts, contacts
from bot.services.items import note, refuse_stale
from bot.store.record import facts_of
from bot.store.transaction import Transaction


class Shown(Protocol):
    """A change as a card or a form showed it."""

    @property
    def reference(self) -> Reference: ...
    @property
    def version(self) -> int | None: ...


_FIELDS = ("role", "slack_id", "name", "title", "phone", "reason", "effective_on")


def amend_change(tx: Transaction, actor: Actor, request: AmendContactChange) -> Fact:
    """Take a unit's mended report: it waits for the secretariat (again), or takes effect at once."""
    request.change.check(actor.today)
    group = tx.groups.of(actor)
    change, capacity = _load(tx, actor, request)
    contacts.refuse_report(tx, group, change.unit_id, request.change, but=change.reference)
    before = facts_of(change)
    was_pending = change.state is domain.ContactChangeState.PENDING
    change.move(ContactChangeVerb.RESUBMIT)
    for name in _FIELDS:
        setattr(change, name, getattr(request.change, name))
    change.return_reason = ""
    change.proposed_by, change.proposed_at = actor.person_id, tx.now
    tx.contacts.save(change)
    note(tx, actor, capacity, ContactChangeVerb.RESUBMIT, change, before=before)
    # Where it still waits, the card that the secretariat has is edited: it is not asked twice.
    if not was_pending:
        contacts.submit(tx, actor, capacity, group, change)
    return ContactChangeChanged(ContactChangeVerb.RESUBMIT, contact_facts.card(tx, group, change, actor))


def prepare_amendment(tx: Transaction, actor: Actor, handle: Shown) -> ChangeChoices:
    """Return what the form of a mended report begins with. Refuses as `amend_change` would."""
    change, _ = _load(tx, actor, handle)
    domain.LIFECYCLE.next(change.state, ContactChangeVerb.RESUBMIT)
    initial = ProposeContactChange(**{name: getattr(change, name) for name in _FIELDS}, unit_id=change.unit_id)
    return ChangeChoices(choices.offered(tx.groups.of(actor), actor), initial)


def _load(tx: Transaction, actor: Actor, request: Shown) -> tuple[ContactChange, Capacity]:
    change = tx.contacts.get(actor.group_id, request.reference)
    capacity = permit(actor, Action.CONTACT_PROPOSE, units=[change.unit_id])
    if not contact_facts.withdraws(actor, change):
        raise Forbidden("not-your-unit")
    allowed = domain.LIFECYCLE.allowed(change.state)
    refuse_stale(change, request.version, is_allowed=ContactChangeVerb.RESUBMIT in allowed)
    return change, capacity
