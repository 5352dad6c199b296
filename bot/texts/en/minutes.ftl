# Minutes
minutes-state-draft = draft
minutes-state-circulating = circulating
minutes-state-blocked = blocked by an objection
minutes-state-agreed = agreed, waiting for sign-off
minutes-state-signed = signed, waiting for issue
minutes-state-issued = issued

minutes-verb-circulate = circulate
minutes-verb-block = object
minutes-verb-unblock = resume concurrence
minutes-verb-reach-consensus = reach consensus
minutes-verb-amend = take back to amend
minutes-verb-sign-off = sign off
minutes-verb-issue = issue

stance-agree = agree
stance-reservation = reservation
stance-objection = objection

minutes-title = { $reference } { $title }
minutes-row = { $state } · meeting of { $day }
minutes-state-row = State: { $state } · meeting: { $day }
minutes-number-row = Number: { $number }
minutes-answer-row = Answers by: { $day } · text { $version }
minutes-issued-row = Issued: { $day }
minutes-no-clauses = No agreed matters yet: please add one.
minutes-list-title = Minutes ({ $total })
minutes-list-empty = No minutes yet.
minutes-changed = { $verb ->
    [draft] ✅ Minutes { $reference } saved.
    [circulate] ✅ Minutes { $reference } sent to all units for concurrence.
    [amend] ✅ Minutes { $reference } taken back to amend. Once they circulate again, every unit answers on the new text.
    [sign-off] ✅ Minutes { $reference } signed off; the secretariat issues them.
    [issue] ✅ Minutes { $reference } issued as { $number }; the lead units have their tasks.
    [block] ⛔ A unit objects to minutes { $reference }; they are blocked.
   *[reach-consensus] ✅ All units agree to minutes { $reference }; they wait for the convener's sign-off.
}
minutes-confirm = { $verb ->
    [amend] { $reference } goes back to drafting; answers to this text no longer count.
    [sign-off] Once signed off, the text of { $reference } can no longer change.
   *[issue] { $reference } gets its number, is posted to the announcement channel and becomes tasks. It cannot change afterwards.
}
stance-taken = Answered for { $unit } on minutes { $reference }: { $stance }.
stance-by = { $unit } ({ $person })
stances-more = { $count ->
    [one] 1 more unit gave its reasons; see History.
   *[other] { $count } more units gave their reasons; see History.
}
objection-raised = ⛔ { $unit } ({ $person }) objects to minutes { $reference }; they are blocked. Please talk it over, and take them back to amend if need be.
consensus-reached = ✅ All { $asked } units agree to minutes { $reference }; convener, please sign off.
minutes-signed = ✅ { $person } signed off minutes { $reference }: please issue them.
minutes-circulated = 📝 { $unit }: please answer on minutes { $reference } “{ $title }”.
minutes-circulated-by = 📝 { $unit }: please answer by { $day } on minutes { $reference } “{ $title }”.
minutes-issued = { $count ->
    [0] 📄 Minutes { $number } “{ $title }” are issued to { $unit }. No matter in them is led or supported by { $unit }.
    [one] 📄 Minutes { $number } “{ $title }” are issued to { $unit }. One agreed matter binds { $unit }.
   *[other] 📄 Minutes { $number } “{ $title }” are issued to { $unit }. { $count } agreed matters bind { $unit }.
}
minutes-posted = 📄 { $group } issues minutes { $number } “{ $title }”

clause-number = { $position }.{" "}
clause-mine = [your unit]{" "}
clause-units-row = Lead: { $lead } · supporting: { $supporting }
clause-due-row = Due: { $due }
clause-expected-row = Expected result: { $text }
clause-topic = Topic: { $topic }
clause-task = Task: { $task }
clause-remove-confirm = Remove agreed matter { $position }?
clauses-own = Agreed matters that bind your unit ({ $count })
clauses-other = Other agreed matters ({ $count })
clauses-none-own = { $unit } neither leads nor supports a matter in this text; please answer on the whole of it all the same.
clauses-paged = { $total } agreed matters, page { $page } of { $pages }; the buttons below turn the page.

concurrence-row = Concurrence: { $agreed }/{ $asked } agree · { $waiting } to answer
concurrence-units = { $stance } ({ $count }): { $units }
concurrence-waiting = to answer ({ $count }): { $units }

document-title = Minutes of { $group }
document-held-row = Meeting: { $day }
document-preamble = Upon collective discussion and by consensus, the meeting agreed on the following matters:
document-units-row = Units, { $stance } ({ $count }): { $units }
document-signed-row = Signed off by: { $person }
document-issued-row = Issued by the secretariat of { $group }, { $day }

button-minutes-whole = Whole text
button-minutes-new = Draft minutes
button-minutes-circulate = Circulate
button-minutes-agree = Agree
button-minutes-reserve = Agree with reservation
button-minutes-object = Object
button-minutes-amend = Take back to amend
button-minutes-sign-off = Sign off
button-minutes-issue = Issue
button-clause-new = Add agreed matter
button-clause-edit = Edit
button-clause-remove = Remove
button-open-item = Open { $reference }
button-draft = Start draft
button-circulate = Circulate
button-save = Save

form-minutes-new-title = Draft minutes
form-clause-new-title = Add matter to { $reference }
form-clause-edit-title = Edit matter, { $reference }
form-circulate-title = Circulate { $reference }
form-stance-title = Answer on { $reference }
field-minutes-title = Name of the meeting
field-held-on = Day of the meeting
field-topics = Topics dealt with
field-topics-hint = Each chosen topic becomes an agreed matter, which can be edited afterwards.
field-clause-text = Agreed matter
field-answer-by = Answers by
field-answer-by-hint = Silence is not consent: units that have not answered are reminded.
field-stance = Answer
field-stance-text = Reason, or the wording you propose
minutes-unreceived-row = Not received yet ({ $count }): { $units }
minutes-received = ✅ { $units } acknowledged receipt of { $reference }.
stances-silent = Of these, taken as consent by the group's rule (no answer, { $count }): { $units }
button-minutes-receive = Acknowledge receipt
action-minutes-receive = acknowledge receipt of minutes
chase-stance = answering circulated minutes
chase-minutes-receipt = receipt of minutes
record-action-receive = acknowledged receipt
record-action-silence = silence taken for consent
record-field-silent = Units without an answer
usage-minutes-receive = minutes receive MN-1
about-minutes-receive = acknowledge receipt of issued minutes
error-minutes-not-issued = { $reference } is not issued yet ({ $state }). See: /coord minutes { $reference }
