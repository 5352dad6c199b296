"""The modals about people and their seats, and what comes back from them."""

from bot.domain import wording
from bot.domain.contacts import NAME_LENGTH, ContactChangeVerb, DecideContactChange, ProposeContactChange
from bot.domain.errors import Invalid
from bot.domain.people import Role
from bot.notices.choices import Choice, FormChoices
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.ids import Form, Handle
from bot.views.parse import Values
from bot.views.parts import Block

_PHONE_LENGTH = 20


def change_form(offered: FormChoices, texts: Texts) -> Block:
    """Return the modal that reports a new member or liaison. Who holds no seat in a unit (the secretariat) chooses
    among all units."""
    blocks = [*_seat(offered, texts), *_person(texts)]
    reason = inputs.text(limit=wording.LINE_LENGTH, several=True)
    blocks += [
        inputs.field("reason", texts("field-change-reason"), reason),
        inputs.field("effective_on", texts("field-effective-on"), inputs.day(offered.today)),
    ]
    title = texts("form-contact-change-title")
    return inputs.modal(Form.CONTACT_CHANGE, title, texts("button-send"), blocks, metadata="", texts=texts)


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


def _seat(offered: FormChoices, texts: Texts) -> list[Block]:
    roles: list[Choice] = [(texts.name(role), role.value) for role in (Role.LIAISON, Role.MEMBER)]
    blocks = [inputs.field("role", texts("field-role"), inputs.one_of(roles, initial=Role.LIAISON))]
    if len(offered.own_units) != 1:
        units = inputs.one_of(offered.own_units or offered.units)
        blocks.insert(0, inputs.field("unit_id", texts("field-for-unit"), units))
    return blocks


def _person(texts: Texts) -> list[Block]:
    phone = inputs.text(limit=_PHONE_LENGTH, placeholder="13800000000")
    return [
        inputs.field("slack_id", texts("field-person"), inputs.user(), hint=texts("field-person-hint")),
        inputs.field("name", texts("field-name"), inputs.text(limit=NAME_LENGTH)),
        inputs.field("title", texts("field-job"), inputs.text(limit=NAME_LENGTH), optional=True),
        inputs.field("phone", texts("field-phone"), phone, optional=True, hint=texts("field-phone-hint")),
    ]
