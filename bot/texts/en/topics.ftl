# Topics
topic-state-draft = draft
topic-state-submitted = submitted
topic-state-accepted = accepted
topic-state-returned = returned
topic-state-merged = merged into another
topic-state-withdrawn = withdrawn
topic-state-in-consultation = in consultation
topic-state-ready = ready
topic-state-scheduled = scheduled
topic-state-decided = decided
topic-state-deferred = deferred
topic-state-referred-upward = referred upward

topic-verb-submit = submit
topic-verb-accept = accept
topic-verb-return = return
topic-verb-resubmit = submit again
topic-verb-withdraw = withdraw
topic-verb-merge = merge
topic-verb-consult = open a consultation
topic-verb-make-ready = make ready
topic-verb-schedule = put on an agenda
topic-verb-unschedule = take off the agenda
topic-verb-decide = decide
topic-verb-defer = defer
topic-verb-take-up = take up again
topic-verb-refer = refer upward
topic-verb-reopen = reopen

urgency-ordinary = ordinary
urgency-urgent = urgent

topic-part-background = background
topic-part-ask = what is asked
topic-part-area = responsibility
topic-part-lead = proposed lead unit
topic-part-basis = basis
topic-part-materials = materials

topic-title = { $reference } { $title }
topic-row = { $unit } · { $state } · submitted { $day }
topic-state-row = State: { $state } · urgency: { $urgency }
topic-from-row = Submitted by { $unit } ({ $person }), { $day }
topic-area-row = Responsibility: { $area }
topic-units-row = Proposed lead: { $lead } · proposed supporting: { $supporting }
topic-background = Background
topic-ask = What is asked of the group
topic-basis = Basis
topic-materials = Materials
topic-reason = Why
topic-defer-reason = Why it is deferred
topic-next-step = Next step
topic-lacks = Still needed before a meeting: { $parts }
topic-list-title = Topics ({ $total })
topic-list-title-words = Topics with “{ $words }” ({ $total })
topic-list-empty = No topic fits. To submit one: /coord topic new TITLE
topic-changed = { $verb ->
    [submit] ✅ Topic { $reference } submitted; the secretariat reviews it.
    [resubmit] ✅ Topic { $reference } submitted again; the secretariat reviews it.
    [accept] ✅ Topic { $reference } accepted.
    [return] ✅ Topic { $reference } returned; its unit is told why.
    [withdraw] ✅ Topic { $reference } withdrawn.
    [draft] 📝 Topic { $reference } is kept as a draft; only your unit sees it.
    [plan] ✅ The roadmap for topic { $reference } is updated.
    [merge] ✅ Topic { $reference } merged; its unit is told.
    [consult] ✅ A consultation on { $reference } has begun.
    [make-ready] ✅ Topic { $reference } is ready for a meeting.
    [defer] ✅ Topic { $reference } deferred; its unit is told why, and the next step.
    [take-up] ✅ Topic { $reference } taken up again.
   *[decide] ✅ Topic { $reference } decided.
}
topic-submitted = 📥 { $unit } submitted topic { $reference }: please review.
topic-reviewed = { $verb ->
    [accept] ✅ The secretariat accepted topic { $reference }; it goes to a meeting.
    [return] ↩️ Topic { $reference } was returned. Please mend what the reason names and submit it again, or withdraw it.
    [decide] ✅ Topic { $reference } was decided; see the minutes.
    [merge] Topic { $reference } was merged into another one, which goes on for both.
    [defer] ⏸️ Topic { $reference } was deferred; the reason and the next step stand below.
    [take-up] ▶️ Topic { $reference } was taken up again.
    [reopen] ↩️ Topic { $reference } went back to the topics and is accepted anew.
   *[withdraw] Topic { $reference } was withdrawn.
}
topic-withdraw-confirm = { $reference } cannot be brought back once withdrawn; it would have to be submitted anew.

button-topic-new = Submit a topic
button-topic-accept = Accept
button-topic-return = Return
button-topic-resubmit = Edit and submit again
button-topic-withdraw = Withdraw

form-topic-new-title = Submit a topic
form-topic-again-title = Submit { $reference } again
form-topic-return-title = Return { $reference }
field-for-unit = On behalf of
field-background = Background
field-ask = What is asked of the group
field-ask-hint = What the group should agree on, for example: where the branch library stands and who pays.
field-area = Responsibility
field-urgency = Urgency
field-proposed-lead = Proposed lead unit
field-proposed-supporting = Proposed supporting units
field-topic-reason = Why it is returned, and the next step
field-topic-reason-hint = Say what is missing and what to do, for example: please add the costs and submit again by the end of the month.
field-next-step = Next step
field-next-step-hint = For example: add the figures and submit again by 10 December.
field-basis = Basis
field-basis-hint = A policy, a request from above, an earlier decision, for example: item 12 of the district's work plan for 2026.
field-is-draft = How to submit
topic-at-once = Submit now
topic-as-draft = Keep as a draft
topic-quarter = { $quarter }
topic-lacks-count = { $count } missing
topic-merged-into-row = Merged into: { $reference }
topic-continues-row = Continues: { $reference }
topic-referral-row = Referral: { $reference }
topic-opinions = Consultation: { $support } support · { $comments } with comments · { $object } object
topic-consult-by = { " " }(by { $day })
topic-silent = No answer: { $units }
topic-waiting = Waiting for: { $units }
topic-unheard = ⚠️ Concerned, but not heard yet: { $units }
opinion-row = { $unit } ({ $person }) { $stance }
opinion-stance-support = supports
opinion-stance-comments = supports with comments
opinion-stance-object = objects
opinion-asked = 💬 { $unit }: please say what you think of topic { $reference }, by { $day }.
opinion-taken = ✅ Kept: { $unit } { $stance } ({ $reference }).
consultation-complete = ✅ Everybody asked about { $reference } has answered.
consultation-silent = ⏳ The consultation on { $reference } is over; no answer from: { $units }
topic-similar = 📝 { $reference } is kept as a draft: { $count } open topics are like it. Is it the same as, a continuation of one of them, or new?
similar-same = the same
similar-continues = a continuation
similar-new = new
button-topic-same = The same: drop mine
button-topic-continues = A continuation: submit
button-topic-is-new = It is new: submit
button-topic-submit = Submit
button-edit = Edit
button-topic-merge = Merge into another
button-topic-consult = Open a consultation
button-topic-make-ready = Ready for a meeting
button-topic-defer = Defer
button-topic-take-up = Take up again
button-topic-refer = Refer upward
button-topic-plan = Plan on the roadmap
button-roadmap = Roadmap
button-opinion-support = Support
button-opinion-comments = Support, with comments
button-opinion-object = Object
form-topic-defer-title = Defer { $reference }
form-topic-merge-title = Merge { $reference }
form-topic-plan-title = Plan { $reference }
form-topic-consult-title = Consult { $reference }
form-opinion-title = Opinion { $reference }
field-merge-into = Into which topic
field-priority = Priority
priority-yes = priority
priority-no = ordinary
field-quarter = Planned quarter
field-consulted = Units to be asked
field-opinion = Opinion
field-opinion-text = In words
roadmap-title = Roadmap of topics ({ $total })
roadmap-quarter = Quarter { $quarter }
roadmap-unplanned = Not planned yet
roadmap-heading = { $name } ({ $count })
error-opinion-not-open = { $reference } is not in consultation now ({ $state }). See: /coord topic { $reference }
error-opinion-not-asked = Your unit was not asked about { $reference }. To be heard, speak to the secretariat; see: /coord topic { $reference }
error-opinion-same = { $unit } has said just that of { $reference }.
error-topic-merge-into = Choose another open topic, for example from: /coord topic list
error-topic-merge-none = There is no other open topic to merge it into. You may return it with a reason.
error-quarter-form = Choose a quarter of the list, for example: 2027Q1
usage-roadmap = topic roadmap
about-roadmap = the open topics quarter by quarter, those with priority first
usage-consult = consult TP-3
about-consult = ask units what they think of a topic, by a day
usage-opinion-support = support TP-3
about-opinion-support = answer to a consultation: support (with words: support with comments)
usage-opinion-object = oppose TP-3 the funds are not settled
about-opinion-object = answer to a consultation: object, and why
desk-awaited = ⏳ Waiting for your answer ({ $count })

# Calls for topics
call-title = Call for topics (closes { $day })
call-open-row = Open; { $waiting } units have not answered
call-closed-row = Closed; { $waiting } units have not answered
call-with-topics = Topics handed in: { $units }
call-with-none = No topic: { $units }
call-waiting = No answer yet: { $units }
call-opened = 📣 Call for topics: please hand yours in by { $day }; if you have none, press “No topic from us”.
call-begun = ✅ All units are asked for topics, until { $day }.
call-none-taken = ✅ Kept: { $unit } has no topic.
call-closed = 📥 The call for topics has closed: { $count } topics from { $units } units.
call-line = Call for topics: hand one in by { $day }, or say that you have none
button-call-none = No topic from us
button-call-new = Call for topics
field-closes-on = Closes on
field-call-text = What is called for
field-call-text-hint = For example: the priorities of 2027, at most two a unit.
form-call-title = Call for topics
error-call-open = A call is open already. See: /coord call status
error-call-none = No topics were called for yet. To begin: /coord topic call 12-31
error-call-closed = That call closed on { $day }. A topic can still be submitted: /coord topic new TITLE
usage-call = topic call 12-31 the priorities of next year
about-call = call for topics from all units; it closes by itself
usage-call-show = call status
about-call-show = who handed in topics, who has none, who has not answered
action-topic-call = call for topics
action-opinion-give = answer to consultations
action-topic-refer = refer major matters upward
chase-opinion = answering a consultation
chase-topic-call = answering a call for topics
chase-referral = looking after a referral

# Referrals
referral-state-referred = referred, waiting for the decision
referral-state-answered = decided, being carried out
referral-state-followed-up = carried out
referral-verb-enter-decision = enter the decision
referral-verb-follow-up = note what followed
referral-row = { $addressee } · { $state } · look after it on { $day }
referral-state-row = State: { $state } · topic: { $topic }
referral-to-row = To: { $addressee } · { $person }, { $day }
referral-follow-up-row = Look after it on: { $day }
referral-text = What was referred
referral-decision = Decision ({ $day })
referral-outcome = What followed
referral-list-title = Referrals ({ $total })
referral-list-empty = Nothing was referred yet. To refer a topic: /coord refer TP-3
referral-changed = { $verb ->
    [refer] ✅ Referral { $reference } is registered.
    [enter-decision] ✅ The decision on { $reference } is entered.
   *[follow-up] ✅ What followed from { $reference } is entered.
}
referral-told = { $verb ->
    [refer] 📤 Topic { $topic } was referred to { $addressee }.
    [enter-decision] 📥 { $addressee } has decided on topic { $topic }.
   *[follow-up] ✅ The decision on topic { $topic } was carried out.
}
referral-settled = Carry it out as decided
referral-reopens = It goes back to the group
button-referral-decision = Enter the decision
button-referral-follow-up = Note what followed
form-referral-title = Refer { $reference }
form-referral-decision-title = Decision { $reference }
form-referral-follow-up-title = Follow-up { $reference }
field-addressee = Addressee
field-addressee-hint = The group may refer to: { $addressees }
field-referral-text = What is referred
field-follow-up-on = Look after it on
field-decided-on = Decided on
field-decision = Decision
field-reopens = After the decision
field-outcome = What followed
usage-refer = refer TP-3
about-refer = refer a major matter upward; the group does not decide it
usage-referral-list = refer list
about-referral-list = what was referred, and the decisions
field-task = Task
form-message-progress-title = Log as progress
error-task-none-open = Your unit has no task to report on now. See: /coord task list mine
record-action-opinion = opinion
record-action-plan = planned
record-action-merge = merged
record-action-consult = opened a consultation
record-action-make-ready = made ready
record-action-defer = deferred
record-action-take-up = took up again
record-action-refer = referred upward
record-action-reopen = reopened
record-action-schedule = put on an agenda
record-action-unschedule = took off the agenda
record-action-enter-decision = entered the decision
record-action-follow-up = noted what followed
record-field-basis = Basis
record-field-materials = Materials
record-field-next-step = Next step
record-field-is-priority = Priority
record-field-quarter = Planned quarter
record-field-consult-by = Consultation until
record-field-unit-ids = Units
record-field-opinion = Opinion
record-field-into = Into
record-field-referral = Referral
record-field-addressee = Addressee
record-field-referred-on = Referred on
record-field-follow-up-on = To look after on
record-field-decision = Decision
record-field-decided-on = Decided on
record-field-outcome = What followed
