# 会议纪要
minutes-state-draft = 起草中
minutes-state-circulating = 会签中
minutes-state-blocked = 有异议，待协商
minutes-state-agreed = 已一致同意，待签发
minutes-state-signed = 已签发，待印发
minutes-state-issued = 已印发
minutes-state-superseded = 已被更正

minutes-verb-circulate = 送会签
minutes-verb-block = 提出异议
minutes-verb-unblock = 恢复会签
minutes-verb-reach-consensus = 达成一致
minutes-verb-amend = 收回修改
minutes-verb-sign-off = 签发
minutes-verb-issue = 印发
minutes-verb-correct = 更正
minutes-verb-supersede = 被更正代替

stance-agree = 同意
stance-wording = 同意，建议改文字
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
    [amend] ✅ 会议纪要 { $reference } 已收回修改。重新送会签时，只请改动条款涉及的单位再次表态，其余表态继续有效。
    [sign-off] ✅ 会议纪要 { $reference } 已签发，由办公室印发。
    [issue] ✅ 会议纪要 { $reference } 已印发，文号{ $number }，任务已交办各牵头单位。
    [correct] ✅ 更正稿 { $reference } 已起草，各条与原纪要相同。请修改需要更正的条款；送会签时只问改动涉及的单位。
    [block] ⛔ 会议纪要 { $reference } 有单位提出异议，须协商解决。
   *[reach-consensus] ✅ 会议纪要 { $reference } 各单位已一致同意，待召集人签发。
}
minutes-confirm = { $verb ->
    [amend] { $reference } 将退回起草。没有改动的条款，各单位的表态继续有效；改动的条款重新会签。
    [sign-off] 签发 { $reference } 后，文稿不能再改。
   *[issue] { $reference } 将取得文号，发到公告频道，并生成任务交办各单位，此后不能修改。
}
stance-taken = 已代表{ $unit }对会议纪要 { $reference } 表态：{ $stance }{ $about }。
stance-left = 还有 { $count } 条待表态：第 { $positions } 条。
stance-about = （第 { $positions } 条）
stance-settled = 🤝 { $person }协调：{ $text }
stance-entered-row = 办公室代录，依据：{ $source }
stance-entered = ✏️ { $person }代{ $unit }录入了对会议纪要 { $reference } 的表态：{ $stance }（依据：{ $source }）。如与贵单位意见不符，请直接用下面的按钮重新表态。
stances-entered = 其中办公室代录（{ $count }）：{ $units }
stances-page = 第 { $page }/{ $pages } 页。按“下一页”即保存本页的表态；中途关闭，已保存的不会丢。
member-answers = 本组由成员代表会签，请提醒贵单位的成员代表答复。
stance-by = { $unit } { $person }
stances-more = 另有 { $count } 家单位写了意见，可在“记录”中查看。
objection-raised = ⛔ { $unit } { $person }对会议纪要 { $reference } 提出异议{ $about }，须协商解决。请与该单位沟通，必要时收回修改。
objection-referred = { $settles ->
    [yes] 🚩 { $person }提请您协调：{ $unit }对会议纪要 { $reference } 的异议{ $about }，商量后仍未解决。
   *[no] ✅ 已把{ $unit }对会议纪要 { $reference } 的异议{ $about }提请召集人协调。
}
objection-settled = 🤝 { $unit }对会议纪要 { $reference } 的异议，已由{ $person }协调解决，记入会签表。
clause-returned = ↩️ { $person }已把会议纪要 { $reference } 的一条议定事项退回议题：{ $topic }。
clause-dropped = ↩️ { $person }修改会议纪要 { $reference } 时，删去了涉及贵单位的一条议定事项，不用再就它表态。有不同意见，请与办公室联系。
clause-return-confirm = 第 { $position } 条将从纪要中退出，转为已受理的议题，以后再议。其余各条不受影响。
minutes-corrects-row = 更正：{ $minutes }
minutes-corrected-row = 已被更正，以此为准：{ $minutes }
outcome-task = 形成任务
outcome-standing-rule = 长期执行
outcome-no-action = 不另行动
outcome-open = 还没定
clause-changed = 【有改动】
clause-added = 【新增】
clause-every-row = 周期：{ $every }，每期自动生成一件任务
clause-rule-row = 落实方式：长期执行，不设时限
clause-no-action-row = 落实方式：不另行动。{ $reason }
clause-open-row = ⚠️ 落实方式：还没定
clause-was-row = 原为：{ $was }
clauses-asked = 请表态的议定事项（{ $count }）
clauses-asked-again = 请{ $unit }只就以下 { $count } 条表态：有改动的，或还没有表态的。{ $unit }对其他各条的表态继续有效，不用再答。
cadence-once = 一次
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
document-concerned-row = 更正涉及的单位，{ $stance }（{ $count }）：{ $units }
document-signed-row = 签发人：{ $person }
document-issued-row = { $group }办公室 { $day }印发

button-minutes-whole = 查看全文
button-minutes-new = 起草纪要
button-minutes-circulate = 送会签
button-minutes-agree = 同意
button-minutes-reserve = 有保留地同意
button-minutes-object = 有异议
button-minutes-amend = 收回修改
button-minutes-clauses = 逐条表态
button-minutes-enter = 代录表态
button-minutes-correct = 更正
button-objection-refer = 提请召集人协调
button-objection-settle = 协调解决
button-clause-return = 退回议题
button-send-next = 下一页
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
form-stance-enter-title = 代录表态 { $reference }
form-settlement-title = 协调异议 { $reference }
field-clause = 哪一条
field-clause-all = 全文
field-stance-of = 第 { $position } 条
field-stance-text-of = 第 { $position } 条：理由或修改意见
field-otherwise = 其余各条
field-otherwise-box = 还没表态的其余各条一并同意
field-entered-unit = 代哪个单位
field-source = 依据
field-source-hint = 写明来文或来电，例如公函文号、通话时间和对方姓名。会写入会签表，并告知该单位。
field-source-example = 区财政局书面意见〔2026〕8号
field-settlement = 怎样协调的
field-settlement-hint = 写明商定的办法。会写入会签表，并告知提出异议的单位；该单位仍可再次提出异议。
field-clause-outcome = 落实方式
field-every = 重复
field-clause-due-hint = 形成任务的，须定完成时限，或在下面选重复周期。
field-no-action-reason = 不另行动的理由
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
error-clause-undated = 形成任务的议定事项须有完成时限，或选一个重复周期。例如：2026-12-31，或“每半年”
error-clause-outcome-missing = 第 { $positions } 条还没有定落实方式，不能签发。请收回修改，给每一条选：形成任务（有时限）、长期执行，或不另行动并写明理由。例如：第 3 条选“长期执行”
error-clause-unknown = 这份纪要只有 { $count } 条。例如：/xt 异议 MN-1 第1条 经费分担尚未商定
error-clause-last = 纪要里只剩这一条，不能退回议题。请收回修改，例如先点“添加议定事项”。
error-objection-over = 这条异议已经撤回、改口或协调解决，不用再办。查看现状，例如：/xt 纪要 MN-1
error-minutes-not-open = { $reference } 现在的状态是“{ $state }”，不能再协调异议或退回议题。查看：/xt 纪要 { $reference }
error-member-confirms = 本组由成员代表会签纪要，联络员不能代答。请贵单位的成员代表答复，例如：/xt 同意 MN-1
error-not-asked-again = { $reference } 这一稿的改动不涉及贵单位，原来的表态继续有效，不用再答。查看：/xt 纪要 { $reference }
error-correction-begun = { $reference } 的更正稿 { $other } 已经起草，请在那份稿上继续。例如：/xt 纪要 { $other }
error-unit-missing = 请选一个单位。例如：点开列表，选“财政局”
action-minutes-settle = 协调异议
action-minutes-enter = 代录单位表态
record-action-correct = 起草更正
record-action-supersede = 被更正代替
record-action-wording = 表态同意，建议改文字
record-action-refer-objection = 提请召集人协调异议
record-action-settle-objection = 协调解决异议
record-action-return-clause = 议定事项退回议题
record-field-clauses = 条款
record-field-source = 代录依据
record-field-objection = 异议
record-field-corrects = 所更正的纪要
record-field-corrected-by = 更正后的纪要
record-field-every = 重复周期
