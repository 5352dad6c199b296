"""The modal of a stand-in, and what comes back from it."""

from bot.domain.contacts import NAME_LENGTH
from bot.domain.errors import Invalid
from bot.domain.people import Role, SeatScope
from bot.domain.stand_ins import AppointStandIn
from bot.notices.choices import Choice, FormChoices
from bot.texts.catalogue import Texts
from bot.views import inputs
from bot.views.ids import Form
from bot.views.parse import Values
from bot.views.parts import Block

_BESIDE = "beside"
_INSTEAD = "instead"


def stand_in_form(offered: FormChoices, texts: Texts) -> Block:
    """Return the modal that appoints a stand-in. Who holds no seat in a unit (the secretariat) chooses among all."""
    roles: list[Choice] = [(texts.name(role), role.value) for role in (Role.LIAISON, Role.MEMBER)]
    scopes: list[Choice] = [(texts.name(scope), scope.value) for scope in SeatScope]
    told: list[Choice] = [(texts(f"stand-in-told-{value}"), value) for value in (_INSTEAD, _BESIDE)]
    blocks = []
    if len(offered.own_units) != 1:
        units = inputs.one_of(offered.own_units or offered.units)
        blocks.append(inputs.field("unit_id", texts("field-for-unit"), units))
    blocks += [
        inputs.field("role", texts("field-stand-in-role"), inputs.one_of(roles, initial=Role.LIAISON)),
        inputs.field("slack_id", texts("field-stand-in"), inputs.user(), hint=texts("field-person-hint")),
        inputs.field(
            "name", texts("field-name"), inputs.text(limit=NAME_LENGTH), optional=True, hint=texts("field-name-hint")
        ),
        inputs.field("starts_on", texts("field-stand-in-from"), inputs.day(offered.today)),
        inputs.field("last_day", texts("field-stand-in-to"), inputs.day()),
        inputs.field("scope", texts("field-stand-in-scope"), inputs.one_of(scopes, initial=SeatScope.ALL)),
        inputs.field("is_beside", texts("field-stand-in-told"), inputs.one_of(told, initial=_INSTEAD)),
    ]
    title = texts("form-stand-in-title")
    return inputs.modal(Form.STAND_IN, title, texts("button-send"), blocks, metadata="", texts=texts)


def read_stand_in(values: Values) -> AppointStandIn:
    """Read a submitted stand-in. Raises Invalid."""
    role, scope = values.choice("role"), values.choice("scope")
    for field, found, known in (("role", role, set(Role)), ("scope", scope, set(SeatScope))):
        if found not in known:
            raise Invalid("choice-missing", field=field)
    return AppointStandIn(
        slack_id=values.user("slack_id"),
        starts_on=values.required_day("starts_on"),
        last_day=values.required_day("last_day"),
        scope=SeatScope(scope),
        is_beside=values.choice("is_beside") == _BESIDE,
        role=Role(role),
        unit_id=values.row("unit_id"),
        name=values.text("name"),
    )
