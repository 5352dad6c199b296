# Tasks
task-state-assigned = assigned
task-state-acknowledged = acknowledged
task-state-in-progress = in progress
task-state-completion-claimed = completion claimed
task-state-sent-back = sent back
task-state-closed = closed
task-state-suspended = suspended
task-state-cancelled = cancelled

task-verb-acknowledge = acknowledge
task-verb-report = progress
task-verb-claim = claim completion
task-verb-close = close
task-verb-send-back = send back

task-title = { $reference } { $title }
task-row = lead: { $lead } · { $state } · { $percent }% · due { $due }
task-overdue-by = { $days ->
    [one] 1 working day overdue
   *[other] { $days } working days overdue
}
task-due-in = { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}
task-due-today = due today
task-state-row = State: { $state } · { $percent }%
task-lead-row = Lead: { $lead } · supporting: { $supporting }
task-due-row = Due: { $due }
task-original-due-row = Originally due: { $due }
task-expected-row = Expected result: { $text }
task-origin-row = From: minutes { $origin }{ $clause ->
    [0] {""}
   *[other] , item { $clause }
}
report-row = { $at } { $unit } { $person } · { $verb }
task-list-all = Open tasks ({ $total })
task-list-of = Tasks: { $said } ({ $total })
task-list-empty = No task fits.
task-changed = { $verb ->
    [acknowledge] ✅ Receipt of { $reference } acknowledged.
    [report] ✅ Progress of { $reference } recorded: { $percent }%.
    [claim] ✅ Completion of { $reference } claimed; the secretariat verifies it.
    [close] ✅ { $reference } closed.
    [suspend] ✅ { $reference } suspended; its clock stands still.
    [resume] ✅ { $reference } resumed; its due day moved on.
    [cancel] ✅ { $reference } cancelled.
   *[send-back] ✅ { $reference } sent back to its lead unit.
}
task-part-reported = ✅ Your report on { $reference } is kept: the part of { $unit } stands at { $percent }%. The lead sees it.
task-created = ✅ { $reference } assigned; lead unit: { $lead }.
task-assigned-lead = 📌 New task { $reference }, led by { $lead }: please acknowledge receipt.
task-assigned-supporting = 📌 New task { $reference }, led by { $lead }; your unit supports.
task-support-reported = { $unit } reported its part of { $reference } { $title }.
task-claimed = { $unit } ({ $person }) claims completion of { $reference }: please verify.
task-decided = { $verb ->
    [close] ✅ { $reference } was closed by the secretariat.
    [suspend] ⏸️ The secretariat suspended { $reference }; its clock stands still.
    [resume] ▶️ The secretariat resumed { $reference }; its due day moved on, please go on.
    [cancel] 🚫 The secretariat cancelled { $reference }.
   *[send-back] ↩️ { $reference } was not accepted as complete; please go on.
}
button-task-new = Assign a task
button-task-acknowledge = Acknowledge
button-task-report = Report progress
button-task-claim = Claim completion
button-task-close = Close
button-task-send-back = Send back
form-task-report-title = Progress of { $reference }
form-task-claim-title = Completion of { $reference }
form-task-send-back-title = Send back { $reference }
form-task-new-title = New task
field-percent = Progress (0-100)
field-progress-text = What was done
field-form-task-claim-text = What was completed
field-form-task-send-back-text = Why it is sent back
