# Minutes
minutes-state-draft = draft
minutes-state-circulating = circulating
minutes-state-blocked = blocked by an objection
minutes-state-agreed = agreed, waiting for sign-off
minutes-state-signed = signed, waiting for issue
minutes-state-issued = issued
minutes-state-superseded = corrected

minutes-verb-circulate = circulate
minutes-verb-block = object
minutes-verb-unblock = resume concurrence
minutes-verb-reach-consensus = reach consensus
minutes-verb-amend = take back to amend
minutes-verb-sign-off = sign off
minutes-verb-issue = issue
minutes-verb-correct = correct
minutes-verb-supersede = replaced by a correction

stance-agree = agree
stance-wording = agree, other wording
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
    [amend] ✅ Minutes { $reference } taken back to amend. When they circulate again, only the units that a change concerns are asked; all other answers still count.
    [sign-off] ✅ Minutes { $reference } signed off; the secretariat issues them.
    [issue] ✅ Minutes { $reference } issued as { $number }; the lead units have their tasks.
    [correct] ✅ Correction { $reference } drafted with the same clauses. Edit the ones to correct; only the units that a change concerns will be asked.
    [block] ⛔ A unit objects to minutes { $reference }; they are blocked.
   *[reach-consensus] ✅ All units agree to minutes { $reference }; they wait for the convener's sign-off.
}
minutes-confirm = { $verb ->
    [amend] { $reference } goes back to drafting. Answers to clauses that are not changed still count; changed clauses are asked again.
    [sign-off] Once signed off, the text of { $reference } can no longer change.
   *[issue] { $reference } gets its number, is posted to the announcement channel and becomes tasks. It cannot change afterwards.
}
stance-taken = Answered for { $unit } on minutes { $reference }{ $about }: { $stance }.
stance-left = { $count ->
    [one] One clause still waits for an answer: { $positions }.
   *[other] { $count } clauses still wait for an answer: { $positions }.
}
stance-about = {" "}(clause { $positions })
stance-settled = 🤝 settled by { $person }: { $text }
stance-entered-row = entered by the secretariat from: { $source }
stance-entered = ✏️ { $person } entered the answer of { $unit } on minutes { $reference }: { $stance } (from: { $source }). If that is not what your unit says, answer again with the buttons below.
stances-entered = Of these, entered by the secretariat ({ $count }): { $units }
stances-page = Page { $page } of { $pages }. “Next page” keeps the answers of this one; what is kept stays if you close the form.
member-answers = In this group the unit's member answers. Please remind yours.
stance-by = { $unit } ({ $person })
stances-more = { $count ->
    [one] 1 more unit gave its reasons; see History.
   *[other] { $count } more units gave their reasons; see History.
}
objection-raised = ⛔ { $unit } ({ $person }) objects to minutes { $reference }{ $about }; they are blocked. Please talk it over, and take them back to amend if need be.
objection-referred = { $settles ->
    [yes] 🚩 { $person } asks you to settle: { $unit } objects to minutes { $reference }{ $about }, and talking it over has not helped.
   *[no] ✅ The objection of { $unit } to minutes { $reference }{ $about } is before the convener.
}
objection-settled = 🤝 The objection of { $unit } to minutes { $reference } is settled by { $person }; it stands in the concurrence sheet.
clause-returned = ↩️ { $person } returned an agreed matter of minutes { $reference } to the topics: { $topic }.
clause-dropped = ↩️ { $person } took an agreed matter that binds your unit out of the next text of minutes { $reference }; nothing is left to answer about it. If you disagree, please tell the secretariat.
clause-return-confirm = Clause { $position } leaves the minutes and is an accepted topic again, for later. The other clauses are not touched.
minutes-corrects-row = Corrects: { $minutes }
minutes-corrected-row = Corrected; in force instead: { $minutes }
outcome-task = task
outcome-standing-rule = standing rule
outcome-no-action = no action
outcome-open = not said yet
clause-changed = [changed]{" "}
clause-added = [new]{" "}
clause-every-row = Recurs: { $every }, one task each period
clause-rule-row = Outcome: standing rule, no due date
clause-no-action-row = Outcome: no action. { $reason }
clause-open-row = ⚠️ Outcome: not said yet
clause-was-row = Before: { $was }
clauses-asked = Agreed matters to answer ({ $count })
clauses-asked-again = { $count ->
    [one] { $unit }: please answer on the clause below alone, which was changed or is not answered yet. Your other answers still count.
   *[other] { $unit }: please answer on the { $count } clauses below alone, which were changed or are not answered yet. Your other answers still count.
}
cadence-once = once
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
document-concerned-row = Units concerned by the correction, { $stance } ({ $count }): { $units }
document-signed-row = Signed off by: { $person }
document-issued-row = Issued by the secretariat of { $group }, { $day }

button-minutes-whole = Whole text
button-minutes-new = Draft minutes
button-minutes-circulate = Circulate
button-minutes-agree = Agree
button-minutes-reserve = Agree with reservation
button-minutes-object = Object
button-minutes-amend = Take back to amend
button-minutes-clauses = Clause by clause
button-minutes-enter = Enter an answer
button-minutes-correct = Correct
button-objection-refer = Put before the convener
button-objection-settle = Settle
button-clause-return = Return to topics
button-send-next = Next page
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
form-stance-enter-title = Enter answer { $reference }
form-settlement-title = Settle, { $reference }
field-clause = Which clause
field-clause-all = all of it
field-stance-of = Clause { $position }
field-stance-text-of = Clause { $position }: reason, or the wording you propose
field-otherwise = The other clauses
field-otherwise-box = Agree to all others not answered yet
field-entered-unit = On behalf of
field-source = Source
field-source-hint = Name the paper or the call: its number, or when and with whom. It stands in the concurrence sheet, and the unit is told.
field-source-example = Letter 2026/8 of the finance bureau
field-settlement = How it was settled
field-settlement-hint = Say what was agreed. It stands in the concurrence sheet and the unit that objected is told; it may object anew.
field-clause-outcome = Comes to
field-every = Recurs
field-clause-due-hint = A task needs a due date, or a recurrence below.
field-no-action-reason = Why there is nothing to do
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
error-clause-undated = An agreed matter that becomes a task needs a due date or a recurrence. For example: 2026-12-31, or “each half-year”
error-clause-outcome-missing = Clauses { $positions } do not say yet what they come to, so the minutes cannot be signed off. Take them back and choose for each: a task (with a day), a standing rule, or no action with the reason. For example: clause 3, “standing rule”
error-clause-unknown = These minutes have { $count } clauses. For example: /coord object MN-1 clause 1 the costs are not shared yet
error-clause-last = It is the only clause left, so it cannot return to the topics. Take the minutes back and add another one first, for example with “Add agreed matter”.
error-objection-over = This objection was withdrawn, changed or settled; nothing is left to do. See, for example: /coord minutes MN-1
error-minutes-not-open = { $reference } is now “{ $state }”: objections can no longer be settled nor clauses returned. See: /coord minutes { $reference }
error-member-confirms = In this group the unit's member answers minutes, not the liaison. Please ask yours, for example: /coord agree MN-1
error-not-asked-again = What was changed in { $reference } does not concern your unit; its earlier answer still counts. See: /coord minutes { $reference }
error-correction-begun = The correction { $other } of { $reference } is already drafted; please go on there. For example: /coord minutes { $other }
error-unit-missing = Please choose a unit. For example: open the list and choose “Finance”
action-minutes-settle = settle objections
action-minutes-enter = enter a unit's answer
record-action-correct = correction drafted
record-action-supersede = replaced by a correction
record-action-wording = agreed, other wording
record-action-refer-objection = objection put before the convener
record-action-settle-objection = objection settled
record-action-return-clause = clause returned to the topics
record-field-clauses = Clauses
record-field-source = Entered from
record-field-objection = Objection
record-field-corrects = Corrects
record-field-corrected-by = Corrected by
record-field-every = Recurs
