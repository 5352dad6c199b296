# Extensions, blockers, sub-tasks, parts, urging, suspension and cancellation
task-verb-suspend = suspend
task-verb-resume = resume
task-verb-cancel = cancel

task-step-task-extend = ask for an extension
task-step-extension-grant = grant the extension
task-step-extension-refuse = refuse the extension
task-step-extension-withdraw = withdraw the request for an extension
task-step-task-block = declare a blocker
task-step-blocker-accept = accept the blocker
task-step-blocker-refuse = refuse the blocker
task-step-blocker-insist = insist on the blocker
task-step-blocker-award = settle that the blocker stands
task-step-blocker-dismiss = settle that there is no blocker
task-step-blocker-resolve = report the blocker removed
task-step-blocker-withdraw = withdraw the blocker
task-step-blocker-topic = make it a topic
task-step-task-split = split the task
task-step-task-set-part = set a part
task-step-task-comment = comment
task-step-task-urge = urge

suspended = suspended
task-waits-for = ⏳ waiting for { $unit }
task-parent-row = Part of: { $reference }
task-extension-row = 📅 { $person } asks for an extension to { $day }: { $reason }
task-urged-row = 📣 Urged by { $person } at { $at }, not answered yet
task-unacknowledged-row = Receipt not acknowledged: { $units }
task-segment = { $unit } { $days }
task-segments-row = Responsible, in working days: { $segments }
task-part-row = { $unit }: { $text } · { $percent }%
task-part-due = { " " }· by { $day }
task-blocker-row = { $state ->
    [accepted] ⏳ { $unit } removes the blocker: { $text }
    [refused] ⛔ { $unit } refused the blocker: { $text }
    [escalated] ❗ { $unit } refused the blocker twice; the secretariat decides: { $text }
   *[declared] ⛔ Blocker, { $unit } to answer: { $text }
}
task-blocker-promised = { " " }(by { $day })
task-blocker-answer = { " " }(they say: { $text })

step-taken = { $step ->
    [task-extend] ✅ Asked to extend { $reference } to { $day }; until the secretariat decides, reminders go on as before.
    [extension-grant] ✅ { $reference } extended to { $day }; the original day is kept.
    [extension-refuse] ✅ Extension of { $reference } refused.
    [extension-withdraw] ✅ The request to extend { $reference } is withdrawn.
    [task-block] ✅ { $unit } is asked to accept the blocker of { $reference }; until then the clock stays yours.
    [blocker-accept] ✅ { $unit } accepted the blocker of { $reference }, to be removed by { $day }; until then the task's clock stands still.
    [blocker-refuse] ✅ The blocker of { $reference } is refused.
    [blocker-insist] ✅ { $unit } is asked once more to accept the blocker of { $reference }.
    [blocker-award] ✅ Settled: { $unit } removes the blocker of { $reference } by { $day }.
    [blocker-dismiss] ✅ Settled: { $reference } is not blocked.
    [blocker-resolve] ✅ The blocker of { $reference } is removed; the due day moved on by the working days waited.
    [blocker-withdraw] ✅ The blocker of { $reference } is withdrawn.
    [task-split] ✅ A task was split off { $reference }: { $unit }, by { $day }.
    [task-set-part] ✅ The part of { $unit } in { $reference } is set.
   *[task-urge] ✅ { $reference } urged; { $unit } is told.
}
step-told = { $step ->
    [task-extend] 📅 { $unit } ({ $person }) asks to extend { $reference } to { $day }: please decide.
    [extension-grant] ✅ The secretariat extended { $reference } to { $day }.
    [extension-refuse] ⛔ The secretariat refused to extend { $reference }.
    [task-block] ⛔ { $unit } ({ $person }) says that { $reference } waits for your unit. Please accept it or say why not within two working days.
    [blocker-accept] ✅ { $unit } accepted the blocker of { $reference }, to be removed by { $day }; until then your clock stands still.
    [blocker-refuse] ⛔ { $unit } ({ $person }) refused the blocker of { $reference }.
    [blocker-insist] ⛔ { $unit } ({ $person }) says once more that { $reference } waits for your unit.
    [blocker-award] ❗ The secretariat settled that { $reference } is blocked; it is to be removed by { $day }.
    [blocker-dismiss] ❗ The secretariat settled that { $reference } is not blocked.
    [blocker-resolve] ✅ { $unit } ({ $person }) reports the blocker of { $reference } removed; the due day has moved on.
    [blocker-withdraw] { $unit } ({ $person }) withdrew the blocker of { $reference }.
    [task-set-part] 📌 { $unit } ({ $person }) set the part of your unit in { $reference }.
   *[task-urge] 📣 { $person } urges { $reference }: please report soon.
}
step-waiting = { $step ->
    [extension-grant] 📅 { $unit } asks for an extension to { $day }: { $text }
    [blocker-award] ❗ { $unit } refused the blocker twice: { $text }
    [blocker-resolve] ⏳ To be removed by your unit by { $day }: { $text }
   *[blocker-accept] ⛔ { $unit } waits for your unit: { $text }
}
urge-answered = 📣 { $unit } answered your urging of { $reference } of { $at }.

desk-steps = ❗ Waiting for your answer ({ $count })

button-more = More
button-task-suspend = Suspend
button-task-resume = Resume
button-task-cancel = Cancel the task
button-task-extend = Ask for an extension
button-extension-grant = Grant
button-extension-refuse = Refuse
button-extension-withdraw = Withdraw the extension request
button-task-block = Declare a blocker
button-blocker-accept = Accept the blocker
button-blocker-refuse = Refuse the blocker
button-blocker-insist = Insist
button-blocker-award = It is blocked
button-blocker-dismiss = It is not blocked
button-blocker-resolve = Blocker removed
button-blocker-withdraw = Withdraw the blocker
button-blocker-topic = Make it a topic
button-task-split = Split the task
button-task-set-part = Set a unit's part
button-task-comment = Comment
button-task-urge = Urge

form-task-suspend-title = Suspend { $reference }
form-task-cancel-title = Cancel { $reference }
form-task-comment-title = Comment on { $reference }
form-task-extend-title = Extend { $reference }
form-extension-grant-title = Extend { $reference }
form-extension-refuse-title = Refuse { $reference }
form-task-block-title = Blocker { $reference }
form-blocker-accept-title = Accept { $reference }
form-blocker-refuse-title = Refuse { $reference }
form-blocker-insist-title = Insist { $reference }
form-blocker-award-title = Blocked: { $reference }
form-blocker-dismiss-title = Not blocked: { $reference }
form-task-split-title = Split { $reference }
form-task-set-part-title = Part of { $reference }
field-form-task-suspend-text = Why it is suspended
field-form-task-cancel-text = Why it is cancelled
field-new-due = Extend to
field-granted-due = Granted until
field-reason = Reason
field-remark = Remark
field-blocker-unit = Unit waited for
field-blocker-text = What is waited for
field-promised = Removed by
field-supporting-unit = Supporting unit
field-part-text = What it does
field-part-due = By

record-action-suspend = suspended
record-action-resume = resumed
record-action-cancel = cancelled
record-action-task-extend = asked for an extension
record-action-extension-grant = granted an extension
record-action-extension-refuse = refused an extension
record-action-extension-withdraw = withdrew the extension request
record-action-task-block = declared a blocker
record-action-blocker-accept = accepted the blocker
record-action-blocker-refuse = refused the blocker
record-action-blocker-insist = insisted on the blocker
record-action-blocker-award = settled that it is blocked
record-action-blocker-dismiss = settled that it is not blocked
record-action-blocker-resolve = reported the blocker removed
record-action-blocker-withdraw = withdrew the blocker
record-action-task-split = split the task
record-action-task-set-part = set a unit's part
record-action-comment = commented
record-action-task-urge = urged

action-task-suspend = suspend, resume or cancel tasks
action-task-divide = split tasks and set parts
action-task-extend = ask for extensions
action-extension-decide = decide on extensions
action-blocker-declare = declare blockers
action-blocker-answer = answer to blockers
action-blocker-decide = settle blockers
action-task-comment = comment on tasks
action-task-urge = urge tasks
action-reminders-manage = manage reminders

error-extension-not-later = The new day must lie after { $date }. For example: /coord extend TK-40 +10 the inspection is late
error-extension-asked = An extension of { $reference } is already asked for. Withdraw it on the task's card to ask anew: /coord task { $reference }
error-extension-none = No extension of { $reference } is asked for. Please look at the task first: /coord task { $reference }
error-blocker-own = A unit cannot wait for itself. Please choose another one, for example: Finance Bureau
error-blocker-open = { $reference } already has an open blocker. Please settle or withdraw it first: /coord task { $reference }
error-blocker-none = { $reference } has no open blocker. Please look at the task first: /coord task { $reference }
error-unit-supports-not = This unit does not support the task. Please choose one of the list, for example: Finance Bureau
error-part-after-task = A part cannot be due after the task, which is due on { $date }. For example: some days before
error-subtask-after-task = A sub-task cannot be due after its task, which is due on { $date }. For example: some days before
error-subtask-of-subtask = A sub-task cannot be split. Please split the whole, for example: /coord split TK-40 Education 12-31 Count the sites
error-subtasks-open = These sub-tasks are still open: { $references }. Please finish or cancel them first: /coord task { $references }
error-subtasks-many = A task can be split into at most { $most }. For example: put similar matters together
error-task-split-form = Please write reference, unit, day and title in this order: /coord split TK-40 Education 12-31 Count the sites
error-urged-already = You urged { $reference } today. Please wait for the answer, or urge it tomorrow: /coord task { $reference }

usage-extend = extend TK-40 12-31 the inspection is late
about-extend = ask for an extension: day and reason; the reference alone opens the form
usage-block = blocker TK-40 Finance the funds are not approved
about-block = declare a blocker: which unit is waited for, and for what
usage-split = split TK-40 Education 12-31 Count the sites
about-split = split a task off another, for one unit
usage-comment = comment TK-40 please attach the drawings
about-comment = comment on a task; a reply beneath its card is one, too: its units and the secretariat see it
comment-row = 💬 { $at } { $person }:{ " " }
comment-row-unit = 💬 { $at } { $person } ({ $unit }):{ " " }
comment-made = 💬 { $person } commented on { $reference }
comment-taken = 💬 Kept with { $reference }{ $told ->
    [0] .
    [one] , and passed on to one place.
   *[other] , and passed on to { $told } places.
}
field-comment = Comment
usage-urge = urge TK-40 please report this week
about-urge = urge a task; you are told of the answer
usage-suspend = suspend TK-40 the plan is being changed
about-suspend = suspend a task; its clock stands still
usage-resume = resume TK-40
about-resume = resume a suspended task; its due day moves on by the working days suspended
usage-cancel = cancel TK-40 taken up in another task
about-cancel = cancel a task, with the reason

blocker-state-declared = declared
blocker-state-refused = refused
blocker-state-escalated = escalated to the secretariat
blocker-state-accepted = accepted
blocker-state-resolved = resolved
blocker-state-dismissed = dismissed
blocker-state-withdrawn = withdrawn

blocker-verb-accept = accept
blocker-verb-refuse = refuse
blocker-verb-refuse-again = refuse again
blocker-verb-insist = insist
blocker-verb-award = settle that it stands
blocker-verb-dismiss = settle that there is none
blocker-verb-resolve = remove
blocker-verb-withdraw = withdraw
extension-state-asked = asked
extension-state-granted = granted
extension-state-refused = refused
extension-state-withdrawn = withdrawn
extension-verb-grant = grant
extension-verb-refuse = refuse
extension-verb-withdraw = withdraw
error-blocker-moved = The blocker of { $reference } has moved on, so this is not possible any more. Please open it again: /coord task { $reference }

overview-title = All tasks · { $day }
overview-waiting = Waiting for you: { $claimed } completions to verify, { $steps } to decide
overview-untouched = 🕸️ Not reported on for over { $days } days: { $count }
overview-holds = ⏸️ Reminders held: { $count } (/coord reminders)
button-overview = All tasks
action-overview-read = see all tasks at one glance
error-filter-long = These are too many conditions; { $most } at most. For example: /coord task list Education red this month
usage-overview = overview
about-overview = each unit's tasks by light, what waits for me, what nobody reports on

task-undone = ↩️ Your “{ $verb }” on { $reference } is taken back; the task stands as before.
entry-undone = ↩️ { $person } took back “{ $verb }” on { $reference }.
button-undo = Undo
record-action-undo = undone
error-undo-nothing = There is no receipt, report or claim of the last ten minutes to take back. To correct a report: /coord progress TK-40 65% contract signed
error-undo-later = Something happened to { $reference } since, so it cannot be taken back. Please report again: /coord progress { $reference } 60% correction
usage-undo = undo TK-40
about-undo = within ten minutes, take back your own receipt, report or claim

field-files = Evidence: files
field-links = Evidence: links
hint-links = One web address a line, beginning with http:// or https://
record-field-evidence = evidence
error-link-form = “{ $said }” is no web address. Please write one a line, for example: https://www.example.gov.cn/notice.html
error-evidence-many = At most { $most } pieces of evidence are taken. Please put them together, for example in one archive
error-date-not-past = { $date } is not past; “as-of:” wants an earlier day. For example: /coord task list as-of:2026-09-30
