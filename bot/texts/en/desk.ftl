# Desk and record
desk-title = Desk of { $name } ({ $count })
desk-header = { $group } · my desk
desk-greeting = Hello, { $name }. Today is { $day }.
desk-roles = Seats: { $roles }
desk-roles-and-units = Seats: { $roles } · units: { $units }
desk-waiting = { $count ->
    [0] 🎉 Nothing waits for you.
    [one] One item waits for you.
   *[other] { $count } items wait for you.
}
desk-overdue = 🔴 Overdue tasks ({ $count })
desk-blocked = ⛔ Minutes with an objection ({ $count })
desk-to-answer = 📝 Minutes for your unit to answer ({ $count })
desk-to-sign = 🖊 To sign off ({ $count })
desk-to-issue = 📄 To issue ({ $count })
desk-to-verify = ☑️ Completions to verify ({ $count })
desk-changes = 👤 Changes of people to settle ({ $count })
desk-to-review = 📥 Topics to review ({ $count })
desk-returned = ↩️ Topics returned to you ({ $count })
desk-soon = 🟡 Due soon ({ $count })
desk-to-circulate = 📝 Minutes being drafted ({ $count })
desk-to-acknowledge = 📌 Tasks to acknowledge ({ $count })
desk-other-tasks = 🟢 Other open tasks ({ $count })
desk-more-tasks = { $count ->
    [one] 1 more open task. All of them: /coord task list mine
   *[other] { $count } more open tasks. All of them: /coord task list mine
}
and-more = … and { $count } more.

button-desk = My desk
button-help = Help
button-language = 中文

history-title = History of { $item }
history-empty = Nothing is recorded.
history-cut = Only the latest { $count } entries are shown.
history-by = { $person } ({ $role })
history-clock = by the clock, as the rules say
history-change = { $field }: { $before } → { $after }
history-set = { $field }: { $after }
history-nothing = (empty)

record-action-assign = assigned
record-action-acknowledge = receipt acknowledged
record-action-report = progress reported
record-action-claim = completion claimed
record-action-close = closed
record-action-send-back = sent back
record-action-submit = submitted
record-action-resubmit = submitted again
record-action-accept = accepted
record-action-return = returned
record-action-withdraw = withdrawn
record-action-decide = decided
record-action-draft = drafted
record-action-circulate = circulated
record-action-block = blocked by an objection
record-action-unblock = objection withdrawn
record-action-reach-consensus = consensus reached
record-action-set-clause = agreed matter changed
record-action-amend = taken back to amend
record-action-sign-off = signed off
record-action-issue = issued
record-action-agree = answered: agree
record-action-reservation = answered: reservation
record-action-objection = answered: objection
record-action-propose = reported
record-action-confirm = confirmed

record-field-state = state
record-field-title = title
record-field-text = words
record-field-percent = progress
record-field-report-percent = reported progress
record-field-due-on = due
record-field-original-due-on = originally due
record-field-expected-result = expected result
record-field-lead-unit-id = lead unit
record-field-supporting-unit-ids = supporting units
record-field-unit-id = unit
record-field-last-report-at = last report
record-field-assigned-at = assigned at
record-field-closed-on = closed on
record-field-number = number
record-field-area = responsibility
record-field-background = background
record-field-ask = what is asked
record-field-urgency = urgency
record-field-reason = reason
record-field-return-reason = why returned
record-field-held-on = day of the meeting
record-field-topics = topics taken up
record-field-clause = agreed matter no.
record-field-answer-by = answers by
record-field-text-version = text
record-field-stance = answer
record-field-signed-by = signed off by
record-field-signed-at = signed off at
record-field-issued-at = issued at
record-field-year = year
record-field-serial = serial
record-field-name = name
record-field-role = seat
record-field-effective-on = in effect from
lines-taken = { $failed ->
    [0] ✅ { $count } lines were taken, one by one.
   *[other] { $count } lines were taken, one by one; { $failed } could not be carried out.
}
error-lines-many = These are { $count } lines; { $most } at most are taken at once. Please send them in parts, ten at a time for example

lineage-title = Lineage of { $item }
lineage-topic = topic
lineage-meeting = meeting
lineage-minutes = minutes
lineage-clause = agreed matter
lineage-task = task
lineage-report = report
lineage-duty = duty
lineage-cut = There is more; please ask for one of them, for example: /coord lineage TK-40
task-step-lineage = see the lineage
button-lineage = Lineage
usage-lineage = lineage TK-40
about-lineage = topic, meeting, minutes, task and reports, from the origin on
record-field-stopped-on = clock stopped on
record-field-waiting-unit-id = waiting for
record-field-was-late = once overdue
record-field-acknowledged-unit-ids = receipt acknowledged by
record-field-verifier-unit-id = verified by
record-field-excused-days = working days stopped
record-field-blocker-unit = blocker of
record-field-new-due-on = asked for
record-field-subtask = sub-task
record-field-until = until
record-field-undone = undone
record-field-unit = unit

# Duties
duties-title = Duties of { $unit } ({ $count }){ $silent ->
    [0] {""}
   *[other] ; nothing reported in { $year } under { $silent }
}
duties-all-title = Duties of all units · { $year }
duties-count = { $unit }: { $duties } duties, { $tasks } open tasks, { $silent } without a report this year
duty-silent = 🕸️ nothing reported in { $year }
cadence-month = each month
cadence-quarter = each quarter
cadence-half-year = each half-year
cadence-year = each year
button-duty-task = Assign a task
button-duties-show = Duties
form-duty-task-title = Task under a duty
action-duties-read = see the units' duties
usage-duties = duties Education
about-duties = a unit's duties and the tasks under them; “duties all” for all units

search-title = Search “{ $said }”: { $count }
search-nothing = Nothing was found. Try another word, or fewer of its letters.
search-cut = There is more than can be shown. Add a word, for example: /coord search library site
search-row = { $reference } · { $place }
search-title-place = title
search-expected-result = expected result
search-background = background
search-clause = agreed matter
search-reason = reason
search-report = report
error-search-empty = Please write the words to look for, for example: /coord search library
usage-search = search library
about-search = find words in tasks, reports, topics and minutes

feedback-given = ✅ Passed on to the secretariat; you will be told of the answer.
feedback-asked = 💬 { $person } said something about the assistant
feedback-row = 💬 { $person } { $at }
feedback-waiting = Waiting for an answer ({ $count })
feedback-answered = 💬 { $person } answered what you said
button-feedback-answer = Answer
form-feedback-title = Answer
field-feedback-answer = Answer
action-feedback-give = say something about the assistant
action-feedback-answer = answer to feedback
error-feedback-answered = Somebody has answered this already. To see what waits: /coord feedback
usage-feedback = feedback several reports at once would help
about-feedback = say something about the assistant; the secretariat answers, and sees with the word alone what waits
draft-kept = 📝 What you typed on { $at } and did not send stands here again. Check it and send it; change what you do not need.
