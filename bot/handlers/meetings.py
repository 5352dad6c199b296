"""Meetings: from words, buttons and modals to the use cases."""

from bot.domain.errors import Invalid
from bot.domain.groups import Group
from bot.domain.meeting_requests import (
    AnswerInvitation,
    AnswerNotice,
    AskForMaterials,
    CallMeeting,
    ChangeMeeting,
    CommentAgenda,
    HandInMaterials,
    InviteGuest,
    ProposeMeeting,
    RecordAttendance,
    SetAgenda,
    SetItem,
)
from bot.domain.meetings import Meeting, MeetingVerb, Rsvp
from bot.domain.people import Actor
from bot.domain.references import Kind, Reference
from bot.handlers.grammar import Command, Said
from bot.handlers.paging import read_page
from bot.handlers.routes import Click, Opening, Route, Submission, Table, says_more
from bot.notices.choices import Choice, FormChoices
from bot.notices.meetings import AgendaLine, Attendee, MeetingCard
from bot.services import agenda, attendance, guests, materials, meetings
from bot.texts.catalogue import Texts
from bot.views import forms_meetings as forms
from bot.views import ids
from bot.views.ids import Act, Form, Handle
from bot.views.parts import Block

_VERBS = {
    Act.MEETING_DECLINE: MeetingVerb.DECLINE,
    Act.MEETING_NOTIFY: MeetingVerb.NOTIFY,
    Act.MEETING_OPEN: MeetingVerb.OPEN,
    Act.MEETING_CLOSE: MeetingVerb.CLOSE,
    Act.MEETING_POSTPONE: MeetingVerb.POSTPONE,
    Act.MEETING_CANCEL: MeetingVerb.CANCEL,
}
_RSVPS = {
    Act.RSVP_ATTENDING: Rsvp.ATTENDING,
    Act.RSVP_DEPUTISING: Rsvp.DEPUTISING,
    Act.RSVP_EXCUSED: Rsvp.EXCUSED,
    Command.ATTEND: Rsvp.ATTENDING,
    Command.EXCUSE: Rsvp.EXCUSED,
}


def _reference(source: Said | Click, _: Actor, __: Group) -> Reference:
    found = source.handle.reference if isinstance(source, Click) else source.reference_of(Kind.MEETING)[0]
    if found.kind is not Kind.MEETING:
        raise Invalid("button-broken")
    return found


def _proposed(source: Said | Click, actor: Actor, group: Group) -> Reference | None:
    """The meeting that was proposed; None for a new one."""
    return _reference(source, actor, group) if isinstance(source, Click) and source.value else None


def _handle(source: Said | Click) -> Handle:
    return source.handle if isinstance(source, Click) else ids.read_handle(ids.handle(str(source.reference()[0]), 0))


def _page(source: Said | Click, _: Actor, __: Group) -> int:
    return read_page(source.value)[0] if isinstance(source, Click) else 1


def _change(click: Click, _: Actor, __: Group) -> ChangeMeeting:
    handle = click.handle
    return ChangeMeeting(handle.reference, _VERBS[Act(click.action)], version=handle.version)


def _item(click: Click, _: Actor, __: Group) -> SetItem:
    return SetItem(click.handle.reference, click.handle.part or None)


def _guest(click: Click, _: Actor, __: Group) -> tuple[Reference, int]:
    return click.handle.reference, click.handle.part


def _invitation(click: Click, _: Actor, __: Group) -> AnswerInvitation:
    return AnswerInvitation(click.handle.reference, comes=Act(click.action) is Act.GUEST_COMES)


def _answer_line(said: Said, _: Actor, __: Group) -> AnswerNotice:
    """`参会 MT-2 王芳 副局长`, `请假 MT-2 出差`."""
    reference, rest = said.reference_of(Kind.MEETING)
    rsvp = _RSVPS[said.command]
    if rsvp is Rsvp.EXCUSED:
        return AnswerNotice(reference, rsvp, reason=rest)
    name, _sep, title = rest.partition(" ")
    return AnswerNotice(reference, rsvp, name, title.strip())


def _submitted_proposal(sent: Submission, _: Actor, __: Group) -> ProposeMeeting:
    return forms.read_propose(sent.values)


def _submitted_call(sent: Submission, _: Actor, __: Group) -> CallMeeting:
    return forms.read_call(sent.handle if sent.metadata else None, sent.values)


def _submitted_verb(sent: Submission, _: Actor, __: Group) -> ChangeMeeting:
    return forms.read_verb(sent.form, sent.handle, sent.values)


def _submitted_agenda(sent: Submission, _: Actor, __: Group) -> SetAgenda:
    return forms.read_agenda(sent.handle, sent.values)


def _submitted_item(sent: Submission, _: Actor, __: Group) -> SetItem:
    return forms.read_item(sent.handle, sent.values)


def _submitted_comment(sent: Submission, _: Actor, __: Group) -> CommentAgenda:
    return forms.read_comment(sent.handle, sent.values)


def _submitted_rsvp(sent: Submission, _: Actor, __: Group) -> AnswerNotice:
    return forms.read_rsvp(sent.handle, sent.values)


def _submitted_materials(sent: Submission, _: Actor, __: Group) -> HandInMaterials:
    return forms.read_materials(sent.handle, sent.values)


def _submitted_ask(sent: Submission, _: Actor, __: Group) -> AskForMaterials:
    return forms.read_ask(sent.handle, sent.values)


def _submitted_attendance(sent: Submission, _: Actor, __: Group) -> RecordAttendance:
    return forms.read_attendance(sent.handle, sent.values)


def _submitted_guest(sent: Submission, _: Actor, __: Group) -> InviteGuest:
    return forms.read_guest(sent.handle, sent.values)


def _propose_form(offered: FormChoices, _: Said | Click, texts: Texts) -> Block:
    return forms.propose_form(offered, texts)


def _call_form(prepared: tuple[FormChoices, Meeting | None], source: Said | Click, texts: Texts) -> Block:
    offered, proposed = prepared
    handle = source.handle if isinstance(source, Click) and source.value else None
    return forms.call_form(offered, proposed, texts, handle=handle)


def _verb_form(prepared: tuple[MeetingCard, tuple[Choice, ...]], click: Click, texts: Texts) -> Block:
    card, following = prepared
    return forms.verb_form(_VERBS[Act(click.action)], click.handle, card, following, texts)


def _agenda_form(offered: tuple[Choice, ...], click: Click, texts: Texts) -> Block:
    return forms.agenda_form(click.handle, offered, texts)


def _item_form(prepared: tuple[FormChoices, AgendaLine | None, int], click: Click, texts: Texts) -> Block:
    offered, line, count = prepared
    return forms.item_form(click.handle, offered, line, count, texts)


def _comment_form(offered: FormChoices, click: Click, texts: Texts) -> Block:
    return forms.comment_form(click.handle, offered, texts)


def _rsvp_form(prepared: tuple[FormChoices, MeetingCard, Attendee], source: Said | Click, texts: Texts) -> Block:
    rsvp = _RSVPS[Act(source.action) if isinstance(source, Click) else source.command]
    return forms.rsvp_form(rsvp, _handle(source), prepared[0], prepared[2], texts)


def _materials_form(prepared: tuple[FormChoices, MeetingCard], click: Click, texts: Texts) -> Block:
    return forms.materials_form(click.handle, prepared[0], texts)


def _attendance_form(card: MeetingCard, click: Click, texts: Texts) -> Block:
    return forms.attendance_form(click.handle, card, texts)


def _ask_form(card: MeetingCard, click: Click, texts: Texts) -> Block:
    return forms.ask_form(click.handle, card, texts)


def _guest_form(prepared: tuple[MeetingCard, tuple[Choice, ...]], click: Click, texts: Texts) -> Block:
    return forms.guest_form(click.handle, *prepared, texts)


_PROPOSE = Opening(meetings.prepare_proposal, _propose_form)
_CALL = Opening(meetings.prepare_call, _call_form, read=_proposed)
_LIST = Route(meetings.list_meetings, _page, changes=False)
_SHOW = Route(meetings.show_meeting, _reference, changes=False)
_CHANGE = Route(meetings.change_meeting, _change)
_WORDY = Opening(meetings.prepare_change, _verb_form, read=_change)
_ITEM = Opening(agenda.prepare_item, _item_form, read=_item)
_RSVP = Opening(
    attendance.prepare_notice,
    _rsvp_form,
    read=_reference,
    instead=Route(attendance.answer_notice, _answer_line),
    takes_line=says_more(Kind.MEETING),
)

TABLE = Table(
    commands={
        Command.MEETING_PROPOSE: _PROPOSE,
        Command.MEETING_CALL: _CALL,
        Command.MEETING_LIST: _LIST,
        Command.MEETING_SHOW: _SHOW,
        Command.ATTEND: _RSVP,
        Command.EXCUSE: _RSVP,
    },
    actions={
        Act.MEETING_PROPOSE: _PROPOSE,
        Act.MEETING_CALL: _CALL,
        Act.MEETING_SHOW: _SHOW,
        Act.MEETING_PAGE: _LIST,
        Act.MEETING_NOTIFY: _CHANGE,
        Act.MEETING_OPEN: _CHANGE,
        Act.MEETING_DECLINE: _WORDY,
        Act.MEETING_CLOSE: _WORDY,
        Act.MEETING_POSTPONE: _WORDY,
        Act.MEETING_CANCEL: _WORDY,
        Act.AGENDA_SET: Opening(agenda.prepare_agenda, _agenda_form, read=_reference),
        Act.AGENDA_ITEM: _ITEM,
        Act.AGENDA_ITEM_NEW: _ITEM,
        Act.AGENDA_ITEM_OUT: Route(agenda.set_item, _item),
        Act.AGENDA_DRAFT: Route(agenda.draft_agenda, _reference),
        Act.AGENDA_COMMENT: Opening(agenda.prepare_comment, _comment_form, read=_reference),
        Act.RSVP_ATTENDING: _RSVP,
        Act.RSVP_DEPUTISING: _RSVP,
        Act.RSVP_EXCUSED: _RSVP,
        Act.MATERIALS: Opening(attendance.prepare_answer, _materials_form, read=_reference),
        Act.ARRIVE: Route(attendance.arrive, _reference),
        Act.ATTENDANCE: Opening(attendance.prepare_record, _attendance_form, read=_reference),
        Act.MATERIALS_ASK: Opening(attendance.prepare_record, _ask_form, read=_reference),
        Act.GUEST: Opening(guests.prepare_guest, _guest_form, read=_reference),
        Act.GUEST_OUT: Route(guests.take_back, _guest),
        Act.GUEST_COMES: Route(guests.answer_invitation, _invitation),
        Act.GUEST_EXCUSED: Route(guests.answer_invitation, _invitation),
        Act.EARLIER_PAGE: Route(meetings.list_earlier, _page, changes=False),
    },
    forms={
        Form.MEETING_PROPOSE: Route(meetings.propose_meeting, _submitted_proposal),
        Form.MEETING_CALL: Route(meetings.call_meeting, _submitted_call),
        Form.MEETING_DECLINE: Route(meetings.change_meeting, _submitted_verb),
        Form.MEETING_CLOSE: Route(meetings.change_meeting, _submitted_verb),
        Form.MEETING_POSTPONE: Route(meetings.change_meeting, _submitted_verb),
        Form.MEETING_CANCEL: Route(meetings.change_meeting, _submitted_verb),
        Form.AGENDA_SET: Route(agenda.set_agenda, _submitted_agenda),
        Form.AGENDA_ITEM: Route(agenda.set_item, _submitted_item),
        Form.AGENDA_COMMENT: Route(agenda.comment_agenda, _submitted_comment),
        Form.RSVP: Route(attendance.answer_notice, _submitted_rsvp),
        Form.MATERIALS: Route(materials.hand_in_materials, _submitted_materials),
        Form.MATERIALS_ASK: Route(materials.ask_for_materials, _submitted_ask),
        Form.ATTENDANCE: Route(attendance.record_attendance, _submitted_attendance),
        Form.GUEST: Route(guests.invite_guest, _submitted_guest),
    },
)
