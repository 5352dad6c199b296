# 任务的延期、卡点、分解、分工、催办、中止与取消
task-verb-suspend = 中止
task-verb-resume = 恢复
task-verb-cancel = 取消

task-step-task-extend = 申请延期
task-step-extension-grant = 同意延期
task-step-extension-refuse = 不同意延期
task-step-extension-withdraw = 撤回延期申请
task-step-task-block = 提出卡点
task-step-blocker-accept = 认领卡点
task-step-blocker-refuse = 不认领卡点
task-step-blocker-insist = 再次提出卡点
task-step-blocker-award = 裁定由其解除
task-step-blocker-dismiss = 裁定不成立
task-step-blocker-resolve = 卡点已解除
task-step-blocker-withdraw = 撤回卡点
task-step-blocker-topic = 提为议题
task-step-task-split = 分解任务
task-step-task-set-part = 明确分工
task-step-task-comment = 留言
task-step-task-urge = 催办

suspended = 中止
task-waits-for = ⏳ 等待{ $unit }
task-parent-row = 上级任务：{ $reference }
task-extension-row = 📅 { $person }申请延期至{ $day }：{ $reason }
task-urged-row = 📣 { $person }于 { $at } 催办，尚未答复
task-unacknowledged-row = 未签收：{ $units }
task-segment = { $unit } { $days } 天
task-segments-row = 责任时段（工作日）：{ $segments }
task-part-row = { $unit }：{ $text } · { $percent }%
task-part-due = { " " }· { $day }前
task-blocker-row = { $state ->
    [accepted] ⏳ 卡点由{ $unit }解除：{ $text }
    [refused] ⛔ 卡点{ $unit }未认领：{ $text }
    [escalated] ❗ 卡点{ $unit }两次未认领，待办公室裁定：{ $text }
   *[declared] ⛔ 卡点待{ $unit }答复：{ $text }
}
task-blocker-promised = （{ $day }前解除）
task-blocker-answer = （对方意见：{ $text }）

step-taken = { $step ->
    [task-extend] ✅ 已申请将 { $reference } 延期至{ $day }，待办公室审批；审批前仍按原时限提醒。
    [extension-grant] ✅ 已同意 { $reference } 延期至{ $day }，原定时限保留。
    [extension-refuse] ✅ 已答复不同意 { $reference } 延期。
    [extension-withdraw] ✅ 已撤回 { $reference } 的延期申请。
    [task-block] ✅ 已请{ $unit }认领 { $reference } 的卡点；认领前时限仍由你单位负责。
    [blocker-accept] ✅ { $unit }已认领 { $reference } 的卡点，{ $day }前解除；在此期间时限停计。
    [blocker-refuse] ✅ 已答复不认领 { $reference } 的卡点。
    [blocker-insist] ✅ 已再次请{ $unit }认领 { $reference } 的卡点。
    [blocker-award] ✅ 已裁定 { $reference } 的卡点由{ $unit }在{ $day }前解除。
    [blocker-dismiss] ✅ 已裁定 { $reference } 的卡点不成立。
    [blocker-resolve] ✅ { $reference } 的卡点已解除，时限按等待的工作日顺延。
    [blocker-withdraw] ✅ 已撤回 { $reference } 的卡点。
    [task-split] ✅ 已从 { $reference } 分解出任务，由{ $unit }在{ $day }前完成。
    [task-set-part] ✅ 已明确{ $unit }在 { $reference } 中的分工。
   *[task-urge] ✅ 已催办 { $reference }，通知了{ $unit }。
}
step-told = { $step ->
    [task-extend] 📅 { $unit } { $person }申请将 { $reference } 延期至{ $day }，请审批。
    [extension-grant] ✅ 办公室同意 { $reference } 延期至{ $day }。
    [extension-refuse] ⛔ 办公室不同意 { $reference } 延期。
    [task-block] ⛔ { $unit } { $person }提出：{ $reference } 在等待你单位。请在两个工作日内认领或说明理由。
    [blocker-accept] ✅ { $unit }已认领 { $reference } 的卡点，{ $day }前解除；在此期间你单位时限停计。
    [blocker-refuse] ⛔ { $unit } { $person }不认领 { $reference } 的卡点。
    [blocker-insist] ⛔ { $unit } { $person }再次提出：{ $reference } 在等待你单位。
    [blocker-award] ❗ 办公室裁定 { $reference } 的卡点成立，应在{ $day }前解除。
    [blocker-dismiss] ❗ 办公室裁定 { $reference } 的卡点不成立。
    [blocker-resolve] ✅ { $unit } { $person }报告 { $reference } 的卡点已解除，时限已顺延。
    [blocker-withdraw] { $unit } { $person }撤回了 { $reference } 的卡点。
    [task-set-part] 📌 { $unit } { $person }明确了你单位在 { $reference } 中的分工。
   *[task-urge] 📣 { $person }催办 { $reference }，请尽快报告进展。
}
step-waiting = { $step ->
    [extension-grant] 📅 { $unit }申请延期至{ $day }：{ $text }
    [blocker-award] ❗ { $unit }两次未认领卡点：{ $text }
    [blocker-resolve] ⏳ 你单位应在{ $day }前解除：{ $text }
   *[blocker-accept] ⛔ { $unit }在等待你单位：{ $text }
}
urge-answered = 📣 { $unit }答复了您 { $at } 对 { $reference } 的催办。

desk-steps = ❗ 待您答复或审批（{ $count }）

button-more = 更多操作
button-task-suspend = 中止
button-task-resume = 恢复
button-task-cancel = 取消任务
button-task-extend = 申请延期
button-extension-grant = 同意延期
button-extension-refuse = 不同意
button-extension-withdraw = 撤回延期申请
button-task-block = 提出卡点
button-blocker-accept = 认领卡点
button-blocker-refuse = 不认领
button-blocker-insist = 再次提出卡点
button-blocker-award = 裁定成立
button-blocker-dismiss = 裁定不成立
button-blocker-resolve = 卡点已解除
button-blocker-withdraw = 撤回卡点
button-blocker-topic = 提为议题
button-task-split = 分解任务
button-task-set-part = 明确分工
button-task-comment = 留言
button-task-urge = 催办

form-task-suspend-title = 中止 { $reference }
form-task-cancel-title = 取消 { $reference }
form-task-comment-title = 就 { $reference } 留言
form-task-extend-title = 申请延期 { $reference }
form-extension-grant-title = 同意延期 { $reference }
form-extension-refuse-title = 不同意延期 { $reference }
form-task-block-title = 提出卡点 { $reference }
form-blocker-accept-title = 认领卡点 { $reference }
form-blocker-refuse-title = 不认领卡点 { $reference }
form-blocker-insist-title = 再次提出 { $reference }
form-blocker-award-title = 裁定成立 { $reference }
form-blocker-dismiss-title = 裁定不成立 { $reference }
form-task-split-title = 分解任务 { $reference }
form-task-set-part-title = 明确分工 { $reference }
field-form-task-suspend-text = 中止理由
field-form-task-cancel-text = 取消理由
field-new-due = 申请延至
field-granted-due = 同意延至
field-reason = 理由
field-remark = 说明
field-blocker-unit = 在等待哪家单位
field-blocker-text = 等待的事项
field-promised = 承诺解除日期
field-supporting-unit = 配合单位
field-part-text = 分工内容
field-part-due = 分工时限

record-action-suspend = 中止
record-action-resume = 恢复
record-action-cancel = 取消
record-action-task-extend = 申请延期
record-action-extension-grant = 同意延期
record-action-extension-refuse = 不同意延期
record-action-extension-withdraw = 撤回延期申请
record-action-task-block = 提出卡点
record-action-blocker-accept = 认领卡点
record-action-blocker-refuse = 不认领卡点
record-action-blocker-insist = 再次提出卡点
record-action-blocker-award = 裁定卡点成立
record-action-blocker-dismiss = 裁定卡点不成立
record-action-blocker-resolve = 卡点解除
record-action-blocker-withdraw = 撤回卡点
record-action-task-split = 分解任务
record-action-task-set-part = 明确分工
record-action-comment = 留言
record-action-task-urge = 催办

action-task-suspend = 中止、恢复或取消任务
action-task-divide = 分解任务、明确分工
action-task-extend = 申请延期
action-extension-decide = 审批延期
action-blocker-declare = 提出卡点
action-blocker-answer = 认领或不认领卡点
action-blocker-decide = 裁定卡点
action-task-comment = 就任务留言
action-task-urge = 催办任务
action-reminders-manage = 管理提醒

error-extension-not-later = 新的时限应晚于现在的{ $date }。例如：/xt 延期 TK-40 +10 场地验收推迟
error-extension-asked = { $reference } 已有一项延期申请在等待审批。可在任务卡片上撤回后重新申请，例如：/xt 任务 { $reference }
error-extension-none = { $reference } 没有待审批的延期申请。请先查看任务，例如：/xt 任务 { $reference }
error-blocker-own = 不能等待本单位。请选其他单位，例如：区财政局
error-blocker-open = { $reference } 已有一个未了结的卡点。请先处理或撤回，例如：/xt 任务 { $reference }
error-blocker-none = { $reference } 没有未了结的卡点。请先查看任务，例如：/xt 任务 { $reference }
error-unit-supports-not = 所选单位不是这项任务的配合单位。请在列表中选一家，例如：区财政局
error-part-after-task = 分工时限不能晚于任务的{ $date }。例如早几天的日期
error-subtask-after-task = 分解任务的时限不能晚于上级任务的{ $date }。例如早几天的日期
error-subtask-of-subtask = 分解出的任务不能再分解。请在上级任务上分解，例如：/xt 分解 TK-40 区教育局 12-31 完成摸底
error-subtasks-open = 还有分解任务没有办结：{ $references }。请先办结或取消，例如：/xt 任务 { $references }
error-subtasks-many = 一项任务最多分解成 { $most } 项。例如：合并相近的事项
error-task-split-form = 请按“编号 单位 时限 标题”的顺序写。例如：/xt 分解 TK-40 区教育局 12-31 完成摸底
error-urged-already = 今天已经催办过 { $reference }。请等候答复，或明天再催，例如：/xt 任务 { $reference }

usage-extend = 延期 TK-40 12-31 场地验收推迟
about-extend = 申请延期：日期、理由；只写编号则打开表单
usage-block = 卡点 TK-40 区财政局 等待经费批复
about-block = 提出卡点：在等待哪家单位、什么事
usage-split = 分解 TK-40 区教育局 12-31 完成摸底
about-split = 从任务中分解出一项，由一家单位办理
usage-comment = 留言 TK-40 选址报告请附图纸
about-comment = 就任务留言；在任务卡片下回复也算留言，牵头、配合单位和办公室都能看到
comment-row = 💬 { $at } { $person }：
comment-row-unit = 💬 { $at } { $person }（{ $unit }）：
comment-made = 💬 { $person }就 { $reference } 留言
comment-taken = 💬 已记入 { $reference }{ $told ->
    [0] 。
   *[other] ，已转告 { $told } 处。
}
field-comment = 留言
usage-urge = 催办 TK-40 请本周内报告
about-urge = 催办一项任务，答复会告知您
usage-suspend = 中止 TK-40 规划调整，暂停实施
about-suspend = 中止任务，时限停计
usage-resume = 恢复 TK-40
about-resume = 恢复中止的任务，时限按中止的工作日顺延
usage-cancel = 取消 TK-40 已并入其他任务
about-cancel = 取消任务，须写明理由

blocker-state-declared = 待对方答复
blocker-state-refused = 对方未认领
blocker-state-escalated = 待办公室裁定
blocker-state-accepted = 对方已认领
blocker-state-resolved = 已解除
blocker-state-dismissed = 裁定不成立
blocker-state-withdrawn = 已撤回

blocker-verb-accept = 认领
blocker-verb-refuse = 不认领
blocker-verb-refuse-again = 再次不认领
blocker-verb-insist = 再次提出
blocker-verb-award = 裁定成立
blocker-verb-dismiss = 裁定不成立
blocker-verb-resolve = 解除
blocker-verb-withdraw = 撤回
extension-state-asked = 待审批
extension-state-granted = 已同意
extension-state-refused = 未同意
extension-state-withdrawn = 已撤回
extension-verb-grant = 同意
extension-verb-refuse = 不同意
extension-verb-withdraw = 撤回
error-blocker-moved = { $reference } 的卡点已有变化，不能再这样办理。请重新打开，例如：/xt 任务 { $reference }

overview-title = 任务总览 · { $day }
overview-waiting = 待您办理：核验 { $claimed } 项，审批和裁定 { $steps } 项
overview-untouched = 🕸️ { $days } 天以上没有报告进展的任务：{ $count } 项
overview-holds = ⏸️ 已暂停的提醒：{ $count } 项（/xt 提醒）
button-overview = 任务总览
action-overview-read = 查看任务总览
error-filter-long = 条件太多，最多 { $most } 个。例如：/xt 任务 列表 区教育局 红 本月
usage-overview = 总览
about-overview = 各单位任务红黄绿一览、待我办理、久未报告

task-undone = ↩️ 已撤销您对 { $reference } 的“{ $verb }”，任务恢复原状。
entry-undone = ↩️ { $person }撤销了对 { $reference } 的“{ $verb }”。
button-undo = 撤销
record-action-undo = 撤销
error-undo-nothing = 十分钟内没有可以撤销的签收、进展或办结申请。例如改正进展：/xt 进展 TK-40 65% 已签合同
error-undo-later = { $reference } 之后又有了变化，不能撤销。请另报一次进展改正，例如：/xt 进展 { $reference } 60% 更正说明
usage-undo = 撤销 TK-40
about-undo = 十分钟内撤销自己的签收、进展或办结申请

field-files = 佐证材料（文件）
field-links = 佐证链接
hint-links = 一行一个网址，以 http:// 或 https:// 开头
record-field-evidence = 佐证
error-link-form = “{ $said }”不是网址。请一行写一个，例如：https://www.example.gov.cn/tongzhi.html
error-evidence-many = 佐证最多 { $most } 份。请合并后再报，例如合成一个压缩包
error-date-not-past = { $date }还没有过去，“截至”后面要写以前的日期。例如：/xt 任务 列表 截至2026-09-30
