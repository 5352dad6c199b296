# 议题
topic-state-draft = 草稿
topic-state-submitted = 待受理
topic-state-accepted = 已受理
topic-state-returned = 已退回
topic-state-merged = 已并入其他议题
topic-state-withdrawn = 已撤回
topic-state-in-consultation = 会商中
topic-state-ready = 可上会
topic-state-scheduled = 已列入议程
topic-state-decided = 已议定
topic-state-deferred = 暂缓
topic-state-referred-upward = 已上报

topic-verb-accept = 受理
topic-verb-return = 退回
topic-verb-resubmit = 重新提交
topic-verb-withdraw = 撤回
topic-verb-decide = 议定

urgency-ordinary = 一般
urgency-urgent = 紧急

topic-part-background = 背景情况
topic-part-ask = 提请事项
topic-part-area = 所属职责
topic-part-lead = 建议牵头单位

topic-title = { $reference } { $title }
topic-row = { $unit } · { $state } · { $day }提交
topic-state-row = 状态：{ $state } · 紧急程度：{ $urgency }
topic-from-row = 提交：{ $unit } { $person }，{ $day }
topic-area-row = 所属职责：{ $area }
topic-units-row = 建议牵头：{ $lead } · 建议配合：{ $supporting }
topic-background = 背景情况
topic-ask = 提请事项
topic-reason = 退回理由
topic-lacks = 上会前还需补充：{ $parts }
topic-list-title = 议题（{ $total }）
topic-list-title-words = 含“{ $words }”的议题（{ $total }）
topic-list-empty = 没有符合条件的议题。提交议题请用：/xt 议题 提交 标题
topic-changed = { $verb ->
    [submit] ✅ 议题 { $reference } 已提交，由办公室受理。
    [resubmit] ✅ 议题 { $reference } 已重新提交，由办公室受理。
    [accept] ✅ 议题 { $reference } 已受理。
    [return] ✅ 议题 { $reference } 已退回，理由已告知提交单位。
    [withdraw] ✅ 议题 { $reference } 已撤回。
   *[decide] ✅ 议题 { $reference } 已议定。
}
topic-submitted = 📥 { $unit }提交了议题 { $reference }，请受理。
topic-reviewed = { $verb ->
    [accept] ✅ 议题 { $reference } 已由办公室受理，将安排上会。
    [return] ↩️ 议题 { $reference } 被退回。请按退回理由修改后重新提交，或撤回。
    [decide] ✅ 议题 { $reference } 已议定，详见会议纪要。
   *[withdraw] 议题 { $reference } 已撤回。
}
topic-withdraw-confirm = 撤回 { $reference } 后不能恢复，如仍需上会须另行提交。

button-topic-new = 提交议题
button-topic-accept = 受理
button-topic-return = 退回
button-topic-resubmit = 修改并重新提交
button-topic-withdraw = 撤回

form-topic-new-title = 提交议题
form-topic-again-title = 重新提交 { $reference }
form-topic-return-title = 退回 { $reference }
field-for-unit = 代表单位
field-background = 背景情况
field-ask = 提请事项
field-ask-hint = 希望协调组议定什么，例如：明确图书馆分馆选址和经费分担。
field-area = 所属职责
field-urgency = 紧急程度
field-proposed-lead = 建议牵头单位
field-proposed-supporting = 建议配合单位
field-topic-reason = 退回理由和下一步
field-topic-reason-hint = 写明缺什么、怎么办，例如：请补充经费测算，月底前重新提交。
