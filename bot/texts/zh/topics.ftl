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

topic-verb-submit = 提交
topic-verb-accept = 受理
topic-verb-return = 退回
topic-verb-resubmit = 重新提交
topic-verb-withdraw = 撤回
topic-verb-merge = 并入
topic-verb-consult = 发起会商
topic-verb-make-ready = 列为可上会
topic-verb-schedule = 列入议程
topic-verb-unschedule = 移出议程
topic-verb-decide = 议定
topic-verb-defer = 暂缓
topic-verb-take-up = 重新启动
topic-verb-refer = 上报
topic-verb-reopen = 重新受理

urgency-ordinary = 一般
urgency-urgent = 紧急

topic-part-background = 背景情况
topic-part-ask = 提请事项
topic-part-area = 所属职责
topic-part-lead = 建议牵头单位
topic-part-basis = 依据
topic-part-materials = 材料

topic-title = { $reference } { $title }
topic-row = { $unit } · { $state } · { $day }提交
topic-state-row = 状态：{ $state } · 紧急程度：{ $urgency }
topic-from-row = 提交：{ $unit } { $person }，{ $day }
topic-area-row = 所属职责：{ $area }
topic-units-row = 建议牵头：{ $lead } · 建议配合：{ $supporting }
topic-background = 背景情况
topic-ask = 提请事项
topic-basis = 依据
topic-materials = 材料
topic-reason = 理由
topic-defer-reason = 暂缓理由
topic-next-step = 下一步
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
    [draft] 📝 议题 { $reference } 已存为草稿，只有本单位看得到。
    [plan] ✅ 议题 { $reference } 的路线图安排已更新。
    [merge] ✅ 议题 { $reference } 已并入，提交单位已告知。
    [consult] ✅ 已就 { $reference } 发起会商。
    [make-ready] ✅ 议题 { $reference } 可以上会了。
    [defer] ✅ 议题 { $reference } 已暂缓，理由和下一步已告知提交单位。
    [take-up] ✅ 议题 { $reference } 已重新启动。
   *[decide] ✅ 议题 { $reference } 已议定。
}
topic-submitted = 📥 { $unit }提交了议题 { $reference }，请受理。
topic-reviewed = { $verb ->
    [accept] ✅ 议题 { $reference } 已由办公室受理，将安排上会。
    [return] ↩️ 议题 { $reference } 被退回。请按退回理由修改后重新提交，或撤回。
    [decide] ✅ 议题 { $reference } 已议定，详见会议纪要。
    [merge] 议题 { $reference } 已并入另一项议题，一并研究。
    [defer] ⏸️ 议题 { $reference } 暂缓，理由和下一步见下。
    [take-up] ▶️ 议题 { $reference } 重新启动。
    [reopen] ↩️ 议题 { $reference } 退回议题库，重新受理。
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
field-next-step = 下一步
field-next-step-hint = 例如：补充测算后于 12 月 10 日前重新提交。
field-basis = 依据
field-basis-hint = 政策文件、上级要求或会议决定，例如：区政府 2026 年工作要点第 12 条。
field-is-draft = 提交方式
topic-at-once = 现在提交
topic-as-draft = 先存为草稿
topic-quarter = { $quarter }
topic-lacks-count = 尚缺 { $count } 项
topic-merged-into-row = 已并入：{ $reference }
topic-continues-row = 延续：{ $reference }
topic-referral-row = 上报件：{ $reference }
topic-opinions = 会商：支持 { $support } · 有意见 { $comments } · 不支持 { $object }
topic-consult-by = （{ $day }前答复）
topic-silent = 未答复：{ $units }
topic-waiting = 待答复：{ $units }
topic-unheard = ⚠️ 拟议事项涉及、尚未听取意见：{ $units }
opinion-row = { $unit } { $person } { $stance }
opinion-stance-support = 支持
opinion-stance-comments = 支持，有意见
opinion-stance-object = 不支持
opinion-asked = 💬 请{ $unit }就议题 { $reference } 提出意见，{ $day }前答复。
opinion-taken = ✅ 已记录{ $unit }对 { $reference } 的意见：{ $stance }。
consultation-complete = ✅ { $reference } 的会商已全部答复。
consultation-silent = ⏳ { $reference } 的会商已到期，未答复：{ $units }
topic-similar = 📝 { $reference } 先存为草稿：有 { $count } 项在办议题与它相近。是同一件事、是它的延续，还是新议题？
similar-same = 同一件事
similar-continues = 是其延续
similar-new = 新议题
button-topic-same = 同一件事，不再提交
button-topic-continues = 是它的延续，提交
button-topic-is-new = 是新议题，提交
button-topic-submit = 提交
button-edit = 修改
button-topic-merge = 并入其他议题
button-topic-consult = 发起会商
button-topic-make-ready = 可以上会
button-topic-defer = 暂缓
button-topic-take-up = 重新启动
button-topic-refer = 上报
button-topic-plan = 路线图安排
button-roadmap = 路线图
button-opinion-support = 支持
button-opinion-comments = 支持，有意见
button-opinion-object = 不支持
form-topic-defer-title = 暂缓 { $reference }
form-topic-merge-title = 并入 { $reference }
form-topic-plan-title = 安排 { $reference }
form-topic-consult-title = 会商 { $reference }
form-opinion-title = 意见 { $reference }
field-merge-into = 并入哪一项
field-priority = 优先议题
priority-yes = 优先
priority-no = 一般
field-quarter = 计划季度
field-consulted = 征求意见的单位
field-opinion = 意见
field-opinion-text = 具体意见
roadmap-title = 议题路线图（{ $total }）
roadmap-quarter = { $quarter } 季度
roadmap-unplanned = 未排期
roadmap-heading = { $name }（{ $count }）
error-opinion-not-open = { $reference } 现在不在会商中（{ $state }）。查看：/xt 议题 { $reference }
error-opinion-not-asked = 没有就 { $reference } 征求您单位的意见。如需发言，请在卡片下联系办公室，例如：/xt 议题 { $reference }
error-opinion-same = { $unit }对 { $reference } 已经是这个意见，不必重复。
error-topic-merge-into = 请选一项在办的其他议题，例如：/xt 议题 列表
error-topic-merge-none = 没有别的在办议题可以并入。可以退回并写明理由。
error-quarter-form = 请选列表中的季度，例如：2027Q1
usage-roadmap = 议题 路线图
about-roadmap = 按季度看在办议题，优先的排在前面
usage-consult = 会商 TP-3
about-consult = 请有关单位在期限前就议题提出意见
usage-opinion-support = 支持 TP-3
about-opinion-support = 会商答复：支持（后面写文字就是“支持，有意见”）
usage-opinion-object = 不支持 TP-3 经费来源尚未落实
about-opinion-object = 会商答复：不支持，写明理由
desk-awaited = ⏳ 待答复、待办理（{ $count }）

# 议题征集
call-title = 议题征集（{ $day }截止）
call-open-row = 征集中，{ $waiting } 家未答复
call-closed-row = 已截止，{ $waiting } 家未答复
call-with-topics = 已提交议题：{ $units }
call-with-none = 无议题：{ $units }
call-waiting = 未答复：{ $units }
call-opened = 📣 议题征集：请在{ $day }前提交议题；没有的也请点“本单位无议题”。
call-begun = ✅ 已向各单位征集议题，{ $day }截止。
call-none-taken = ✅ 已记录：{ $unit }无议题。
call-closed = 📥 议题征集已截止：{ $units } 家单位提交 { $count } 项。
call-line = 议题征集：{ $day }前提交议题，或答复“本单位无议题”
button-call-none = 本单位无议题
button-call-new = 征集议题
field-closes-on = 截止日期
field-call-text = 征集说明
field-call-text-hint = 例如：请围绕 2027 年度重点工作提出，每家不超过两项。
form-call-title = 征集议题
error-call-open = 已有一次征集正在进行。查看：/xt 征集情况
error-call-none = 还没有征集过议题。发起：/xt 议题 征集 12-31
error-call-closed = 这次征集已于{ $day }截止。仍可提交议题：/xt 议题 提交 标题
usage-call = 议题 征集 12-31 围绕明年重点工作
about-call = 向各单位征集议题，到期自动汇总
usage-call-show = 征集情况
about-call-show = 看谁提交了议题、谁没有议题、谁还没答复
action-topic-call = 征集议题
action-opinion-give = 会商答复
action-topic-refer = 上报重大事项
chase-opinion = 会商答复
chase-topic-call = 议题征集
chase-referral = 上报事项

# 上报
referral-state-referred = 已上报，待批复
referral-state-answered = 已批复，落实中
referral-state-followed-up = 已落实
referral-verb-enter-decision = 录入批复
referral-verb-follow-up = 录入落实情况
referral-row = { $addressee } · { $state } · { $day }跟进
referral-state-row = 状态：{ $state } · 议题：{ $topic }
referral-to-row = 报送：{ $addressee } · { $person }，{ $day }
referral-follow-up-row = 跟进日期：{ $day }
referral-text = 上报内容
referral-decision = 批复（{ $day }）
referral-outcome = 落实情况
referral-list-title = 上报事项（{ $total }）
referral-list-empty = 还没有上报事项。上报一项议题：/xt 上报 TP-3
referral-changed = { $verb ->
    [refer] ✅ 已登记上报件 { $reference }。
    [enter-decision] ✅ 已录入 { $reference } 的批复。
   *[follow-up] ✅ 已录入 { $reference } 的落实情况。
}
referral-told = { $verb ->
    [refer] 📤 议题 { $topic } 已上报{ $addressee }。
    [enter-decision] 📥 { $addressee }对议题 { $topic } 已有批复。
   *[follow-up] ✅ 议题 { $topic } 的批复已落实。
}
referral-settled = 按批复落实
referral-reopens = 退回协调组，重新研究
button-referral-decision = 录入批复
button-referral-follow-up = 录入落实情况
form-referral-title = 上报 { $reference }
form-referral-decision-title = 批复 { $reference }
form-referral-follow-up-title = 落实 { $reference }
field-addressee = 报送单位
field-addressee-hint = 本组可报送：{ $addressees }
field-referral-text = 上报内容
field-follow-up-on = 跟进日期
field-decided-on = 批复日期
field-decision = 批复内容
field-reopens = 批复后
field-outcome = 落实情况
usage-refer = 上报 TP-3
about-refer = 把重大事项上报上级，协调组不代为决定
usage-referral-list = 上报 列表
about-referral-list = 看已上报的事项和批复
field-task = 任务
form-message-progress-title = 记为进展
error-task-none-open = 您单位现在没有可报告的任务。查看：/xt 任务 列表 我的
record-action-opinion = 会商意见
record-action-plan = 路线图安排
record-action-merge = 并入
record-action-consult = 发起会商
record-action-make-ready = 可上会
record-action-defer = 暂缓
record-action-take-up = 重新启动
record-action-refer = 上报
record-action-reopen = 重新受理
record-action-schedule = 列入议程
record-action-unschedule = 移出议程
record-action-enter-decision = 录入批复
record-action-follow-up = 录入落实情况
record-field-basis = 依据
record-field-materials = 材料
record-field-next-step = 下一步
record-field-is-priority = 优先
record-field-quarter = 计划季度
record-field-consult-by = 会商截止
record-field-unit-ids = 单位
record-field-opinion = 意见
record-field-into = 并入
record-field-referral = 上报件
record-field-addressee = 报送单位
record-field-referred-on = 上报日期
record-field-follow-up-on = 跟进日期
record-field-decision = 批复
record-field-decided-on = 批复日期
record-field-outcome = 落实情况
