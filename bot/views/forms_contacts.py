"""The modals about people and their seats, and what comes back from them."""

from bot.domain import wording
from bot.domain.contacts import (
    NAME_LENGTH,
    AmendContactChange,
    ContactChangeVerb,
    DecideContactChange,
    ProposeContactChange,
)
from bot.domain.errors import Invalid
from bot.domain.people import Role
from bot.notices.choices import ChangeChoices, Choice, FormChoices
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block

_PHONE_LENGTH = 20


def change_form(offered: FormChoices, texts: Texts, *, value: str = "") -> Block:
    """Return the modal that reports a new member or liaison. Who holds no seat in a unit (the secretariat) chooses
    among all units. `value`: of the button that opened it: a unit's row number and a role, which it begins with."""
    unit, _, role = value.partition("|")
    blocks = [*_seat(offered, texts, unit=unit, role=role), *_person(None, texts), *_why(None, offered, texts)]
    title = texts("form-contact-change-title")
    return inputs.modal(Form.CONTACT_CHANGE, title, texts("button-send"), blocks, metadata="", texts=texts)


def amend_form(handle: Handle, found: ChangeChoices, texts: Texts) -> Block:
    """Return the modal in which a unit mends its report."""
    initial = found.initial
    blocks = [_role(initial.role, texts), *_person(initial, texts), *_why(initial, found.offered, texts)]
    title = texts("form-contact-amend-title", reference=str(handle.reference))
    return inputs.modal(Form.CONTACT_AMEND, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_amendment(handle: Handle, values: Values) -> AmendContactChange:
    """Read a mended report. Raises Invalid."""
    return AmendContactChange(handle.reference, read_change(values), handle.version)


def read_change(values: Values) -> ProposeContactChange:
    """Read a submitted change. Raises Invalid."""
    role = values.choice("role")
    if role not in set(Role):
        raise Invalid("choice-missing", field="role")
    return ProposeContactChange(
        role=Role(role),
        slack_id=values.user("slack_id"),
        name=values.text("name"),
        title=values.text("title"),
        phone=values.text("phone"),
        reason=values.text("reason"),
        effective_on=values.required_day("effective_on"),
        unit_id=values.row("unit_id"),
    )


def return_form(handle: Handle, texts: Texts) -> Block:
    """Return the modal that asks which fault a change is returned for."""
    reason = inputs.text(limit=wording.TEXT_LENGTH, several=True)
    blocks = [inputs.field("reason", texts("field-contact-return-reason"), reason)]
    title = texts("form-contact-return-title", reference=str(handle.reference))
    return inputs.modal(Form.CONTACT_RETURN, title, texts("button-send"), blocks, metadata=str(handle), texts=texts)


def read_return(handle: Handle, values: Values) -> DecideContactChange:
    """Read a submitted return."""
    return DecideContactChange(handle.reference, ContactChangeVerb.RETURN, values.text("reason"), handle.version)


def _seat(offered: FormChoices, texts: Texts, *, unit: str, role: str) -> list[Block]:
    blocks = [_role(Role.MEMBER if role == Role.MEMBER else Role.LIAISON, texts)]
    if len(offered.own_units) != 1:
        units = inputs.one_of(offered.own_units or offered.units, initial=unit)
        blocks.insert(0, inputs.field("unit_id", texts("field-for-unit"), units))
    return blocks


def _role(initial: Role, texts: Texts) -> Block:
    roles: list[Choice] = [(texts.name(role), role.value) for role in (Role.LIAISON, Role.MEMBER)]
    return inputs.field("role", texts("field-role"), inputs.one_of(roles, initial=initial))


def _person(initial: ProposeContactChange | None, texts: Texts) -> list[Block]:
    slack_id, name, job, phone = (
        (initial.slack_id, initial.name, initial.title, initial.phone) if initial else ("", "", "", "")
    )
    number = inputs.text(phone, limit=_PHONE_LENGTH, placeholder="13800000000")
    return [
        inputs.field("slack_id", texts("field-person"), inputs.user(slack_id), hint=texts("field-person-hint")),
        inputs.field("name", texts("field-name"), inputs.text(name, limit=NAME_LENGTH)),
        inputs.field("title", texts("field-job"), inputs.text(job, limit=NAME_LENGTH), optional=True),
        inputs.field("phone", texts("field-phone"), number, optional=True, hint=texts("field-phone-hint")),
    ]


def _why(initial: ProposeContactChange | None, offered: FormChoices, texts: Texts) -> list[Block]:
    """The reason and the day; a day that has passed meanwhile becomes today."""
    reason = inputs.text(initial.reason if initial else "", limit=wording.LINE_LENGTH, several=True)
    day = max(initial.effective_on, offered.today) if initial else offered.today
    return [
        inputs.field("reason", texts("field-change-reason"), reason),
        inputs.field("effective_on", texts("field-effective-on"), inputs.day(day)),
    ]
