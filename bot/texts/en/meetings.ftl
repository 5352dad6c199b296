# Meetings
meeting-kind-plenary = plenary
meeting-kind-working = working meeting of the secretariat
meeting-kind-topic = topic meeting
meeting-state-proposed = proposed
meeting-state-declined = declined
meeting-state-called = being prepared
meeting-state-notified = notified
meeting-state-in-session = in session
meeting-state-closed = closed
meeting-state-postponed = postponed
meeting-state-cancelled = cancelled
meeting-verb-call = call
meeting-verb-decline = decline
meeting-verb-notify = send the notice
meeting-verb-open = open
meeting-verb-close = close
meeting-verb-postpone = postpone
meeting-verb-cancel = cancel
agenda-block-earlier = Earlier decisions
agenda-block-discussion = For discussion
agenda-block-no-discussion = Agreed by all, without discussion
rsvp-attending = attending
rsvp-deputising = a deputy comes
rsvp-excused = excused
attendance-present = present
attendance-late = late
attendance-deputised = deputised
attendance-excused = excused
attendance-absent = absent

meeting-undated = no day yet
meeting-row = { $kind } · { $state }
meeting-when = { $when } · { $place }
meeting-ends = { " " }to { $time } (expected)
meeting-days = Answer by { $answer } · materials by { $materials }
meeting-proposed-by = Proposed by: { $person }
meeting-guests = Guests
guest-whole = the whole meeting
guest-by-letter = not in the workspace, to be invited in writing
guest-take-back = Invite { $guest } no more
guest-uninvited = You are no longer invited to { $title }. The secretariat can tell you more.
meeting-mine = { $unit }:
meeting-my-tasks = Open tasks of your unit from earlier decisions
meeting-here = Here: { $here } of { $invited }
meeting-quorum = { $is_met ->
    [yes] ; the quorum of { $quorum } is met
   *[no] ; the quorum of { $quorum } is not met
}
attendance-row = { $attendance } ({ $count }): { $units }
attendance-unknown = not recorded ({ $count }): { $units }
rsvp-none = ⏳ No answer to the notice yet
rsvp-waiting = ⏳ No answer ({ $count }): { $units }
materials-ready = 📎 Materials are ready
materials-none = 📎 Materials are wanted
materials-wanting = 📎 Materials not ready: { $units }
meeting-said = { $unit }: { $text }
meeting-materials = Materials
materials-asked-for = The secretariat asks your unit for: { $text }
materials-wanted = 📎 { $title }: materials are wanted of your unit by { $day }.
items-carried-over = { $where ->
    [next] 🗓 Not reached at { $title }, now on the agenda of { $following }.
   *[ready] 🗓 Not reached at { $title }, ready for the next meeting.
}
earlier-title = Earlier decisions ({ $total })
earlier-empty = No task has come from minutes yet.
meeting-list-none = You are invited to no meeting.
agenda-earlier = Where earlier decisions stand
agenda-carried-over = not reached, carried over
agenda-comments = Comments on the agenda
agenda-none = No items
agenda-edit = Edit item { $position } { $title }
agenda-take-out = Take out item { $position } { $title }
earlier-decisions = Earlier decisions: { $closed } done
meeting-list-title = Meetings ({ $total })
meeting-list-empty = No meetings yet. To propose one: /coord meeting propose
meeting-year = { $year }: { $held } plenaries held; the rules ask for { $least } to { $most } a year
meeting-proposed = 🗓 { $who } proposes a meeting: { $title }
meeting-changed = { $change ->
    [propose] ✅ Meeting { $reference } is proposed; the convener decides.
    [call] ✅ Meeting { $reference } is being prepared.
    [notify] ✅ The notice of meeting { $reference } is sent.
    [open] ✅ Meeting { $reference } has begun.
    [close] ✅ Meeting { $reference } is closed.
    [postpone] ✅ Meeting { $reference } is postponed; whoever was told is told.
    [cancel] ✅ Meeting { $reference } is cancelled; whoever was told is told.
    [decline] ✅ { $reference } is declined.
    [set-agenda] ✅ The agenda of { $reference } is updated.
    [draft-agenda] ✅ The draft agenda of { $reference } is shown to the units.
    [comment-agenda] ✅ Your comment on the agenda of { $reference } is with the secretariat.
    [rsvp] ✅ Your answer to { $reference } is kept.
    [materials] ✅ Materials for { $reference } are noted as ready.
    [guest] ✅ A guest is invited to { $reference }.
    [guest-out] ✅ The invitation to { $reference } is taken back.
    [ask-materials] ✅ Units are asked for materials for { $reference }.
   *[attendance] ✅ The attendance of { $reference } is recorded.
}
meeting-told = { $verb ->
    [call] 🗓 A meeting is called: { $title }, { $day }
    [decline] A proposed meeting was declined: { $title }
    [notify] 🗓 Notice of meeting: { $title }, { $day }. Please answer, and have your materials ready.
    [invite] 🗓 You are invited to { $title }, { $day }. Please say whether you will come.
    [postpone] ⏸️ Meeting postponed: { $title }, now { $day }
   *[cancel] ⛔ Meeting cancelled: { $title }
}
agenda-drafted = 🗓 Draft agenda of { $title }: please comment by { $day }.
agenda-commented = 💬 { $unit } comments on the agenda of { $title }
plenary-wanting = ⚠️ { $year }: { $held } plenaries held, the rules ask for at least { $least } (Rules of procedure, Art. 7).

button-meeting-propose = Propose a meeting
button-meeting-call = Call a meeting
button-meeting-decline = Decline
button-meeting-notify = Send the notice
button-meeting-open = Open the meeting
button-meeting-close = Close the meeting
button-meeting-postpone = Postpone
button-meeting-cancel = Cancel the meeting
button-agenda-set = Put topics on it
button-agenda-item-new = Add another item
button-agenda-draft = Ask the units about the agenda
button-agenda-comment = Comment on the agenda
button-rsvp-attending = Attending
button-rsvp-deputising = A deputy comes
button-rsvp-excused = Excused
button-materials = Materials are ready
button-arrive = I am here
button-attendance = Record attendance
button-guest = Invite a guest
button-guest-comes = I will come
button-guest-excused = I cannot come
button-materials-ask = Ask for materials
button-earlier = Earlier decisions

form-meeting-propose-title = Propose a meeting
form-meeting-call-title = Call a meeting
form-meeting-decline-title = Decline { $reference }
form-meeting-close-title = Close { $reference }
form-meeting-postpone-title = Postpone { $reference }
form-meeting-cancel-title = Cancel { $reference }
form-agenda-set-title = Agenda { $reference }
form-agenda-item-title = Item { $reference }
form-agenda-comment-title = Agenda { $reference }
form-rsvp-title = Answer { $reference }
form-materials-title = Materials { $reference }
form-materials-ask-title = Materials { $reference }
form-attendance-title = Attendance { $reference }
form-guest-title = Guest { $reference }
field-meeting-kind = Kind of meeting
field-meeting-day = Day
field-starts-at = Begins at
field-place = Place
field-invited = Units invited
field-invited-hint = Not needed for a plenary; for a topic meeting, the units it concerns.
field-new-day = New day
field-reached = Reached (the others are carried over)
field-agenda-topics = Topics
field-minutes-each = Minutes for each
field-position = Place on the agenda
field-minutes = Minutes
field-presenter = Presented by
field-block = Part of the agenda
field-rsvp = Answer
field-attendee = Who comes
field-attendee-title = Title
field-excuse = Why nobody comes
field-materials = Materials
field-materials-hint = Their names; files and links go below.
field-organisation = Organisation
field-guest = Who comes
field-guest-item = Invited to which item
field-guest-item-hint = None: the whole meeting.
field-guest-account = Account of the guest
field-guest-account-hint = An observer in the workspace is told by Concord, and sees only what the invitation is for.
field-asked-units = Which units
field-asked-for = What is wanted
field-carry-to = Where the others go (none: ready again)

error-minutes-range = Please give 1 to { $most } minutes, for example: 15
error-time-missing = Please choose a time, for example: 09:00
error-agenda-empty = { $reference } has no agenda yet. Put topics on it first: /coord meeting { $reference }
error-agenda-long = An agenda holds at most { $most } items. Take some out, or hold another meeting.
error-agenda-late = The agenda of { $reference } runs past midnight. Give it less time or fewer items, or hold another meeting.
error-agenda-item-guests = Guests are invited to this item alone. Take back their invitations first, in the menu of the card: /coord meeting { $reference }
error-guest-gone = That guest is no longer on the list. See: /coord meeting { $reference }
error-unit-not-invited = Not all of these units are invited to { $reference }. Please choose among those invited.
error-meeting-day-past = The day of { $reference } is past. Postpone it to a new day first, then send the notice.
error-meeting-not-yet = { $reference } is on { $day }, which has not come. To hold it earlier, give it a new day with “Postpone”.
error-agenda-item-gone = That item is no longer on the agenda. Open the newest card, for example from: /coord meeting list
error-topic-none-ready = No topic is ready for a meeting yet. See: /coord topic list
error-meeting-not-planned = { $reference } is not being prepared ({ $state }). See: /coord meeting { $reference }
error-meeting-not-invited = Your unit is not invited to { $reference }. See: /coord meeting list
error-meeting-not-in-session = { $reference } is not in session ({ $state }). See: /coord meeting { $reference }
error-rsvp-not-open = { $reference } takes no answers now ({ $state }). See: /coord meeting { $reference }

usage-meeting-propose = meeting propose
about-meeting-propose = propose a meeting; the convener decides
usage-meeting-call = meeting call
about-meeting-call = call a meeting: kind, day, place, units
usage-meeting-list = meeting list
about-meeting-list = the meetings, and how many plenaries the year has had
usage-meeting-show = meeting MT-2
about-meeting-show = a meeting's agenda, answers, attendance
usage-attend = attend MT-2 Wang deputy director
about-attend = answer a notice: who comes
usage-excuse = excuse MT-2 on a journey
about-excuse = be excused from a meeting, and why
action-meeting-read = read meetings
action-meeting-propose = propose meetings
action-meeting-decide = decide on proposed meetings
action-meeting-call = call meetings
action-meeting-manage = prepare meetings
action-meeting-answer = answer notices of meetings
action-meeting-visit = attend meetings as a guest
chase-rsvp = answering a notice of meeting
chase-materials = materials for a meeting
chase-meeting-proposal = deciding on a proposed meeting
chase-meeting-record = what became of a meeting
record-action-set-agenda = changed the agenda
record-action-draft-agenda = asked about the agenda
record-action-comment-agenda = commented on the agenda
record-action-rsvp = answered the notice
record-action-materials = materials ready
record-action-attendance = attendance
record-action-guest = invited a guest
record-action-guest-out = took back an invitation
record-action-ask-materials = asked for materials
record-field-kind = Kind
record-field-place = Place
record-field-starts-at = Begins at
record-field-materials-by = Materials by
record-field-comment-by = Comments by
record-field-rsvp = Answer
record-field-attendance = Attendance
record-field-meeting = Meeting
record-field-present-unit-ids = Present
record-field-late-unit-ids = Late
record-field-deputised-unit-ids = Deputised
record-field-excused-unit-ids = Excused
record-field-absent-unit-ids = Absent
record-field-asked-unit-ids = Units asked
record-field-guest = Guest
record-action-meeting-propose = proposed
record-action-meeting-call = called
record-action-meeting-decline = declined
record-action-meeting-notify = sent the notice
record-action-meeting-open = opened
record-action-meeting-close = closed
record-action-meeting-postpone = postponed
record-action-meeting-cancel = cancelled
