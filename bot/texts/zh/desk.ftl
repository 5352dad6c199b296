# 待办、记录
desk-title = { $name }的待办（{ $count }）
desk-header = { $group } · 我的待办
desk-greeting = { $name }，您好。今天是 { $day }。
desk-roles = 岗位：{ $roles }
desk-roles-and-units = 岗位：{ $roles } · 单位：{ $units }
desk-waiting = { $count ->
    [0] 🎉 目前没有待办事项。
   *[other] 需要您处理的有 { $count } 项。
}
desk-overdue = 🔴 逾期任务（{ $count }）
desk-blocked = ⛔ 有异议的会议纪要（{ $count }）
desk-to-answer = 📝 待本单位会签（{ $count }）
desk-to-sign = 🖊 待签发（{ $count }）
desk-to-issue = 📄 待印发（{ $count }）
desk-to-verify = ☑️ 待核验办结（{ $count }）
desk-changes = 👤 待处理人员变更（{ $count }）
desk-to-review = 📥 待受理议题（{ $count }）
desk-returned = ↩️ 被退回的议题（{ $count }）
desk-soon = 🟡 即将到期（{ $count }）
desk-to-circulate = 📝 起草中的会议纪要（{ $count }）
desk-to-acknowledge = 📌 待签收任务（{ $count }）
desk-other-tasks = 🟢 其他在办任务（{ $count }）
desk-more-tasks = 还有 { $count } 项在办任务。全部查看：/xt 任务 列表 我的
and-more = 还有 { $count } 项未列出。

button-desk = 我的待办
button-help = 帮助
button-language = English

history-title = { $item } 的记录
history-empty = 没有记录。
history-cut = 只列出最近 { $count } 条。
history-by = { $person }（{ $role }）
history-clock = 系统按规则自动处理
history-change = { $field }：{ $before } → { $after }
history-set = { $field }：{ $after }
history-nothing = （空）

record-action-assign = 交办
record-action-acknowledge = 签收
record-action-report = 报告进展
record-action-claim = 申请办结
record-action-close = 确认办结
record-action-send-back = 退回
record-action-submit = 提交
record-action-resubmit = 重新提交
record-action-accept = 受理
record-action-return = 退回
record-action-withdraw = 撤回
record-action-decide = 议定
record-action-draft = 起草
record-action-circulate = 送会签
record-action-block = 提出异议
record-action-unblock = 异议消除
record-action-reach-consensus = 达成一致
record-action-set-clause = 修改议定事项
record-action-amend = 收回修改
record-action-sign-off = 签发
record-action-issue = 印发
record-action-agree = 表态同意
record-action-reservation = 表态有保留
record-action-objection = 表态有异议
record-action-propose = 报送
record-action-confirm = 确认

record-field-state = 状态
record-field-title = 标题
record-field-text = 内容
record-field-percent = 进度
record-field-report-percent = 报告的进度
record-field-due-on = 完成时限
record-field-original-due-on = 原定时限
record-field-expected-result = 预期成果
record-field-lead-unit-id = 牵头单位
record-field-supporting-unit-ids = 配合单位
record-field-unit-id = 单位
record-field-last-report-at = 最近报告
record-field-assigned-at = 交办时间
record-field-closed-on = 办结日期
record-field-number = 编号
record-field-area = 所属职责
record-field-background = 背景情况
record-field-ask = 提请事项
record-field-urgency = 紧急程度
record-field-reason = 理由
record-field-return-reason = 退回原因
record-field-held-on = 会议日期
record-field-topics = 所列议题
record-field-clause = 议定事项序号
record-field-answer-by = 答复截止
record-field-text-version = 稿次
record-field-stance = 表态
record-field-signed-by = 签发人
record-field-signed-at = 签发时间
record-field-issued-at = 印发时间
record-field-year = 年份
record-field-serial = 序号
record-field-name = 姓名
record-field-role = 岗位
record-field-effective-on = 生效日期
lines-taken = { $failed ->
    [0] ✅ 已逐条办理 { $count } 条。
   *[other] 已逐条办理 { $count } 条，其中 { $failed } 条没有办成。
}
error-lines-many = 一次写了 { $count } 条，最多 { $most } 条。请分几次发，例如每次十条

lineage-title = { $item } 的来历
lineage-topic = 议题
lineage-meeting = 会议
lineage-minutes = 纪要
lineage-clause = 议定事项
lineage-task = 任务
lineage-report = 报告
lineage-duty = 职责
lineage-cut = 还有更多，请查看具体一项，例如：/xt 来历 TK-40
task-step-lineage = 查来历
button-lineage = 来历
usage-lineage = 来历 TK-40
about-lineage = 议题、会议、纪要、任务、报告的来龙去脉
record-field-stopped-on = 停计起始
record-field-waiting-unit-id = 等待单位
record-field-was-late = 曾经逾期
record-field-acknowledged-unit-ids = 已签收单位
record-field-verifier-unit-id = 核验单位
record-field-excused-days = 停计工作日
record-field-blocker-unit = 卡点单位
record-field-new-due-on = 申请延至
record-field-subtask = 分解任务
record-field-until = 时限
record-field-undone = 撤销的操作
record-field-unit = 单位

# 职责
duties-title = { $unit }的职责（{ $count } 项）{ $silent ->
    [0] {""}
   *[other] ，{ $year }年尚无报告 { $silent } 项
}
duties-all-title = 各单位职责 · { $year }年
duties-count = { $unit }：职责 { $duties } 项，在办任务 { $tasks } 项，今年尚无报告 { $silent } 项
duty-silent = 🕸️ { $year }年尚无报告
cadence-month = 每月
cadence-quarter = 每季度
cadence-half-year = 每半年
cadence-year = 每年
button-duty-task = 交办任务
button-duties-show = 职责
form-duty-task-title = 按职责交办任务
action-duties-read = 查看各单位职责
usage-duties = 职责 区教育局
about-duties = 查看一家单位的职责和名下任务；“职责 全部”看所有单位

search-title = 搜索“{ $said }”：{ $count } 项
search-nothing = 没有找到。可以换个词，或只写其中几个字。
search-cut = 结果较多，只列出一部分。请多写一个词再查，例如：/xt 搜索 图书馆 选址
search-row = { $reference } · { $place }
search-title-place = 标题
search-expected-result = 预期成果
search-background = 背景情况
search-clause = 议定事项
search-reason = 缘由
search-report = 进展报告
error-search-empty = 请写要找的词。例如：/xt 搜索 图书馆
usage-search = 搜索 图书馆
about-search = 在任务、报告、议题、纪要中按词查找

feedback-given = ✅ 意见已转给办公室，有答复会告诉您。
feedback-asked = 💬 { $person }对协调助手提了意见
feedback-row = 💬 { $person } { $at }
feedback-waiting = 待答复的意见（{ $count }）
feedback-answered = 💬 { $person }答复了您的意见
button-feedback-answer = 答复
form-feedback-title = 答复意见
field-feedback-answer = 答复
action-feedback-give = 对协调助手提意见
action-feedback-answer = 答复意见
error-feedback-answered = 这条意见已经有人答复。查看还没答复的：/xt 意见
usage-feedback = 意见 希望进展可以一次报几条
about-feedback = 对协调助手提意见，办公室会答复；办公室只输入“意见”可看待答复的
draft-kept = 📝 已恢复您 { $at } 输入但没有提交的内容，请核对后提交；不需要的可以直接改。
