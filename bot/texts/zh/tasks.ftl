# 任务
task-state-assigned = 待签收
task-state-acknowledged = 已签收
task-state-in-progress = 办理中
task-state-completion-claimed = 待核验
task-state-sent-back = 已退回
task-state-closed = 已办结
task-state-suspended = 已中止
task-state-cancelled = 已取消

task-verb-acknowledge = 签收
task-verb-report = 进展
task-verb-claim = 申请办结
task-verb-close = 确认办结
task-verb-send-back = 退回

task-title = { $reference } { $title }
task-row = { $lead }牵头 · { $state } · { $percent }% · { $due }到期
task-overdue-by = 逾期 { $days } 个工作日
task-due-in = 还有 { $days } 个工作日
task-due-today = 今天到期
task-state-row = 状态：{ $state } · 进度 { $percent }%
task-lead-row = 牵头：{ $lead } · 配合：{ $supporting }
task-due-row = 完成时限：{ $due }
task-original-due-row = 原定时限：{ $due }
task-expected-row = 预期成果：{ $text }
task-origin-row = 来源：会议纪要{ $origin }{ $clause ->
    [0] {""}
   *[other] 第 { $clause } 条
}
report-row = { $at } { $unit } { $person } · { $verb }
task-list-all = 未办结任务（{ $total }）
task-list-of = 任务：{ $said }（{ $total }）
task-list-empty = 没有符合条件的任务。
task-changed = { $verb ->
    [acknowledge] ✅ 已签收 { $reference }。
    [report] ✅ 已记录 { $reference } 的进展，现为 { $percent }%。
    [claim] ✅ 已申请办结 { $reference }，由办公室核验。
    [close] ✅ { $reference } 已确认办结。
    [suspend] ✅ 已中止 { $reference }，时限停计。
    [resume] ✅ 已恢复 { $reference }，时限已顺延。
    [cancel] ✅ 已取消 { $reference }。
   *[send-back] ✅ { $reference } 已退回，请牵头单位继续办理。
}
task-part-reported = ✅ 已记录{ $unit }在 { $reference } 中的配合进展，现为 { $percent }%，牵头单位会看到。
task-created = ✅ 已交办 { $reference }，牵头单位：{ $lead }。
task-assigned-lead = 📌 新任务 { $reference } 交由{ $lead }牵头办理，请签收。
task-assigned-supporting = 📌 新任务 { $reference } 由{ $lead }牵头，你单位配合。
task-support-reported = { $unit }报告了 { $reference } { $title } 的配合进展。
task-claimed = { $unit } { $person }申请办结 { $reference }，请核验。
task-decided = { $verb ->
    [close] ✅ { $reference } 已由办公室确认办结。
    [suspend] ⏸️ 办公室中止了 { $reference }，时限停计。
    [resume] ▶️ 办公室恢复了 { $reference }，时限已顺延，请继续办理。
    [cancel] 🚫 办公室取消了 { $reference }。
   *[send-back] ↩️ { $reference } 未通过核验，请继续办理。
}
button-task-new = 交办任务
button-task-acknowledge = 签收
button-task-report = 报进展
button-task-claim = 申请办结
button-task-close = 确认办结
button-task-send-back = 退回
form-task-report-title = 报告进展 { $reference }
form-task-claim-title = 申请办结 { $reference }
form-task-send-back-title = 退回 { $reference }
form-task-new-title = 交办任务
field-percent = 完成进度（0-100）
field-progress-text = 进展情况
field-form-task-claim-text = 完成情况
field-form-task-send-back-text = 退回理由
