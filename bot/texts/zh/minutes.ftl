# 会议纪要
minutes-state-draft = 起草中
minutes-state-circulating = 会签中
minutes-state-blocked = 有异议，待协商
minutes-state-agreed = 已一致同意，待签发
minutes-state-signed = 已签发，待印发
minutes-state-issued = 已印发

minutes-verb-circulate = 送会签
minutes-verb-block = 提出异议
minutes-verb-unblock = 恢复会签
minutes-verb-reach-consensus = 达成一致
minutes-verb-amend = 收回修改
minutes-verb-sign-off = 签发
minutes-verb-issue = 印发

stance-agree = 同意
stance-reservation = 有保留
stance-objection = 有异议

minutes-title = { $reference } { $title }
minutes-row = { $state } · { $day }召开
minutes-state-row = 状态：{ $state } · 会议日期：{ $day }
minutes-number-row = 文号：{ $number }
minutes-answer-row = 会签截止：{ $day } · 第 { $version } 稿
minutes-issued-row = 印发日期：{ $day }
minutes-no-clauses = 还没有议定事项，请添加。
minutes-list-title = 会议纪要（{ $total }）
minutes-list-empty = 还没有会议纪要。
minutes-changed = { $verb ->
    [draft] ✅ 会议纪要 { $reference } 已保存。
    [circulate] ✅ 会议纪要 { $reference } 已送各成员单位会签。
    [amend] ✅ 会议纪要 { $reference } 已收回修改。重新送会签后，各单位须就新稿表态。
    [sign-off] ✅ 会议纪要 { $reference } 已签发，由办公室印发。
    [issue] ✅ 会议纪要 { $reference } 已印发，文号{ $number }，任务已交办各牵头单位。
    [block] ⛔ 会议纪要 { $reference } 有单位提出异议，须协商解决。
   *[reach-consensus] ✅ 会议纪要 { $reference } 各单位已一致同意，待召集人签发。
}
minutes-confirm = { $verb ->
    [amend] { $reference } 将退回起草，各单位对本稿的表态不再算数。
    [sign-off] 签发 { $reference } 后，文稿不能再改。
   *[issue] { $reference } 将取得文号，发到公告频道，并生成任务交办各单位，此后不能修改。
}
stance-taken = 已代表{ $unit }对会议纪要 { $reference } 表态：{ $stance }。
stance-by = { $unit } { $person }
stances-more = 另有 { $count } 家单位写了意见，可在“记录”中查看。
objection-raised = ⛔ { $unit } { $person }对会议纪要 { $reference } 提出异议，须协商解决。请与该单位沟通，必要时收回修改。
consensus-reached = ✅ 会议纪要 { $reference } 已由 { $asked } 家单位一致同意，请召集人签发。
minutes-signed = ✅ { $person }已签发会议纪要 { $reference }，请印发。
minutes-circulated = 📝 请{ $unit }会签会议纪要 { $reference }《{ $title }》。
minutes-circulated-by = 📝 请{ $unit }在 { $day }前会签会议纪要 { $reference }《{ $title }》。
minutes-issued = { $count ->
    [0] 📄 会议纪要{ $number }《{ $title }》已印发{ $unit }。本次没有由{ $unit }牵头或配合的事项。
   *[other] 📄 会议纪要{ $number }《{ $title }》已印发{ $unit }。涉及{ $unit }的议定事项有 { $count } 条。
}
minutes-posted = 📄 { $group }印发会议纪要{ $number }《{ $title }》

clause-number = { $position }.{" "}
clause-mine = 【涉及本单位】
clause-units-row = 牵头：{ $lead } · 配合：{ $supporting }
clause-due-row = 完成时限：{ $due }
clause-expected-row = 预期成果：{ $text }
clause-topic = 议题：{ $topic }
clause-task = 任务：{ $task }
clause-remove-confirm = 删除第 { $position } 条议定事项？
clauses-own = 涉及本单位的议定事项（{ $count }）
clauses-other = 其他议定事项（{ $count }）
clauses-none-own = 本稿没有由{ $unit }牵头或配合的事项，仍请就全文表态。
clauses-paged = 共 { $total } 条议定事项，第 { $page }/{ $pages } 页，可用下面的按钮翻页。

concurrence-row = 会签：同意 { $agreed }/{ $asked } · 待表态 { $waiting }
concurrence-units = { $stance }（{ $count }）：{ $units }
concurrence-waiting = 待表态（{ $count }）：{ $units }

document-title = { $group }会议纪要
document-held-row = 会议日期：{ $day }
document-preamble = 经集体讨论、协商一致，会议议定以下事项：
document-units-row = { $stance }单位（{ $count }）：{ $units }
document-signed-row = 签发人：{ $person }
document-issued-row = { $group }办公室 { $day }印发

button-minutes-whole = 查看全文
button-minutes-new = 起草纪要
button-minutes-circulate = 送会签
button-minutes-agree = 同意
button-minutes-reserve = 有保留地同意
button-minutes-object = 有异议
button-minutes-amend = 收回修改
button-minutes-sign-off = 签发
button-minutes-issue = 印发
button-clause-new = 添加议定事项
button-clause-edit = 修改
button-clause-remove = 删除
button-open-item = 打开 { $reference }
button-draft = 开始起草
button-circulate = 送会签
button-save = 保存

form-minutes-new-title = 起草会议纪要
form-clause-new-title = 添加议定事项 { $reference }
form-clause-edit-title = 修改议定事项 { $reference }
form-circulate-title = 送会签 { $reference }
form-stance-title = 会签 { $reference }
field-minutes-title = 会议名称
field-held-on = 会议日期
field-topics = 上会议题
field-topics-hint = 选中的议题各成为一条议定事项，之后可以修改。
field-clause-text = 议定事项
field-answer-by = 会签截止日期
field-answer-by-hint = 到期未表态不视为同意，将继续提醒。
field-stance = 表态
field-stance-text = 理由或修改意见
minutes-unreceived-row = 未签收（{ $count }）：{ $units }
minutes-received = ✅ { $units }已签收 { $reference }。
stances-silent = 其中按本组规则视为同意（未答复，{ $count }）：{ $units }
button-minutes-receive = 签收
action-minutes-receive = 签收会议纪要
chase-stance = 会签答复
chase-minutes-receipt = 纪要签收
record-action-receive = 签收
record-action-silence = 到期视为同意
record-field-silent = 未答复单位
usage-minutes-receive = 纪要 签收 MN-1
about-minutes-receive = 签收印发的会议纪要
error-minutes-not-issued = { $reference } 还没有印发（{ $state }），不用签收。查看：/xt 纪要 { $reference }
