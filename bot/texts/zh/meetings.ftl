# 会议
meeting-kind-plenary = 全体会议
meeting-kind-working = 办公室工作会议
meeting-kind-topic = 专题会议
meeting-state-proposed = 已提议
meeting-state-declined = 未采纳
meeting-state-called = 筹备中
meeting-state-notified = 已通知
meeting-state-in-session = 进行中
meeting-state-closed = 已结束
meeting-state-postponed = 已延期
meeting-state-cancelled = 已取消
meeting-verb-call = 召开
meeting-verb-decline = 不采纳
meeting-verb-notify = 发出通知
meeting-verb-open = 开会
meeting-verb-close = 散会
meeting-verb-postpone = 延期
meeting-verb-cancel = 取消
agenda-block-earlier = 前次议定事项落实情况
agenda-block-discussion = 研究讨论
agenda-block-no-discussion = 各单位意见一致、不再讨论
rsvp-attending = 参会
rsvp-deputising = 派人代会
rsvp-excused = 请假
attendance-present = 出席
attendance-late = 迟到
attendance-deputised = 代会
attendance-excused = 请假
attendance-absent = 缺席

meeting-undated = 日期待定
meeting-row = { $kind } · { $state }
meeting-when = { $when } · { $place }
meeting-ends = { " " }至 { $time }（预计）
meeting-days = { $answer }前答复参会 · { $materials }前备齐材料
meeting-proposed-by = 提议人：{ $person }
meeting-guests = 邀请列席
guest-whole = 全程
guest-by-letter = 不在工作区，另行书面邀请
guest-take-back = 不再邀请 { $guest }
guest-uninvited = { $title }不再邀请您列席。如有疑问请联系办公室。
meeting-mine = { $unit }：
meeting-my-tasks = 本单位尚未办结的议定事项
meeting-here = 到会 { $here } / { $invited }
meeting-quorum = { $is_met ->
    [yes] ，已达到会人数（{ $quorum }）
   *[no] ，未达到会人数（{ $quorum }）
}
attendance-row = { $attendance }（{ $count }）：{ $units }
attendance-unknown = 未登记（{ $count }）：{ $units }
rsvp-none = ⏳ 还没答复是否参会
rsvp-waiting = ⏳ 未答复（{ $count }）：{ $units }
materials-ready = 📎 材料已备齐
materials-none = 📎 材料待备齐
materials-wanting = 📎 材料未备齐：{ $units }
meeting-said = { $unit }：{ $text }
meeting-materials = 会议材料
materials-asked-for = 办公室请您单位准备：{ $text }
materials-wanted = 📎 { $title }：请您单位在{ $day }前备好材料。
items-carried-over = { $where ->
    [next] 🗓 { $title }未议的事项，转到 { $following } 的议程。
   *[ready] 🗓 { $title }未议的事项，转回可上会议题，留待下次会议。
}
earlier-title = 前次议定事项（{ $total }）
earlier-empty = 还没有从纪要分出的任务。
meeting-list-none = 没有邀请您列席的会议。
agenda-earlier = 前次议定事项落实情况
agenda-carried-over = 未议，转下次
agenda-comments = 对议程的意见
agenda-none = 没有议题
agenda-edit = 修改第 { $position } 项 { $title }
agenda-take-out = 移出第 { $position } 项 { $title }
earlier-decisions = 前次议定事项：已办结 { $closed } 项
meeting-list-title = 会议（{ $total }）
meeting-list-empty = 还没有会议。提议一次会议：/xt 会议 提议
meeting-year = { $year } 年已召开全体会议 { $held } 次，规则为每年 { $least } 至 { $most } 次
meeting-proposed = 🗓 { $who }提议召开会议：{ $title }
meeting-changed = { $change ->
    [propose] ✅ 已提议会议 { $reference }，由召集人决定。
    [call] ✅ 会议 { $reference } 开始筹备。
    [notify] ✅ 会议 { $reference } 的通知已发出。
    [open] ✅ 会议 { $reference } 开始。
    [close] ✅ 会议 { $reference } 结束。
    [postpone] ✅ 会议 { $reference } 已延期，已通知的都会收到。
    [cancel] ✅ 会议 { $reference } 已取消，已通知的都会收到。
    [decline] ✅ 已答复不采纳 { $reference }。
    [set-agenda] ✅ { $reference } 的议程已更新。
    [draft-agenda] ✅ { $reference } 的议程草案已送各单位。
    [comment-agenda] ✅ 对 { $reference } 议程的意见已转办公室。
    [rsvp] ✅ 已记录对 { $reference } 的答复。
    [materials] ✅ 已记录 { $reference } 的材料备齐。
    [guest] ✅ 已邀请列席 { $reference }。
    [guest-out] ✅ 已取消对 { $reference } 的列席邀请。
    [ask-materials] ✅ 已请有关单位为 { $reference } 准备材料。
   *[attendance] ✅ { $reference } 的到会情况已登记。
}
meeting-told = { $verb ->
    [call] 🗓 将召开会议：{ $title }，{ $day }
    [decline] 会议提议未采纳：{ $title }
    [notify] 🗓 会议通知：{ $title }，{ $day }。请答复参会，备好材料。
    [invite] 🗓 邀请您列席：{ $title }，{ $day }。请答复能否列席。
    [postpone] ⏸️ 会议延期：{ $title }，改为{ $day }
   *[cancel] ⛔ 会议取消：{ $title }
}
agenda-drafted = 🗓 { $title }的议程草案，请在{ $day }前提出意见。
agenda-commented = 💬 { $unit }对{ $title }的议程有意见
plenary-wanting = ⚠️ { $year } 年已召开全体会议 { $held } 次，规则要求至少 { $least } 次（议事规则第七条）。

button-meeting-propose = 提议会议
button-meeting-call = 召开会议
button-meeting-decline = 不采纳
button-meeting-notify = 发出通知
button-meeting-open = 开会
button-meeting-close = 散会
button-meeting-postpone = 延期
button-meeting-cancel = 取消会议
button-agenda-set = 列入议题
button-agenda-item-new = 增加其他事项
button-agenda-draft = 送各单位征求意见
button-agenda-comment = 对议程提意见
button-rsvp-attending = 参会
button-rsvp-deputising = 派人代会
button-rsvp-excused = 请假
button-materials = 材料已备齐
button-arrive = 签到
button-attendance = 登记到会
button-guest = 邀请列席
button-guest-comes = 列席
button-guest-excused = 不能列席
button-materials-ask = 请单位准备材料
button-earlier = 前次议定事项

form-meeting-propose-title = 提议会议
form-meeting-call-title = 召开会议
form-meeting-decline-title = 不采纳 { $reference }
form-meeting-close-title = 散会 { $reference }
form-meeting-postpone-title = 延期 { $reference }
form-meeting-cancel-title = 取消 { $reference }
form-agenda-set-title = 列入议题 { $reference }
form-agenda-item-title = 议程事项 { $reference }
form-agenda-comment-title = 议程意见 { $reference }
form-rsvp-title = 参会答复 { $reference }
form-materials-title = 材料 { $reference }
form-materials-ask-title = 准备材料 { $reference }
form-attendance-title = 登记到会 { $reference }
form-guest-title = 邀请列席 { $reference }
field-meeting-kind = 会议类型
field-meeting-day = 日期
field-starts-at = 开始时间
field-place = 地点
field-invited = 参会单位
field-invited-hint = 全体会议不必选；专题会议选有关单位。
field-new-day = 新的日期
field-reached = 已议事项（未选的转下次）
field-agenda-topics = 议题
field-minutes-each = 每项时间（分钟）
field-position = 第几项
field-minutes = 时间（分钟）
field-presenter = 汇报单位
field-block = 议程部分
field-rsvp = 答复
field-attendee = 参会人姓名
field-attendee-title = 参会人职务
field-excuse = 请假理由
field-materials = 材料
field-materials-hint = 写明材料名称；文件和链接填在下面。
field-organisation = 列席单位
field-guest = 列席人
field-guest-item = 列席哪一项
field-guest-item-hint = 不选为列席全程。
field-guest-account = 列席账号
field-guest-account-hint = 在工作区里的列席人员：由助手通知，只看到邀请列席的事项。
field-asked-units = 哪些单位
field-asked-for = 准备什么
field-carry-to = 未议事项转到（不选则转回可上会议题）

error-minutes-range = 时间请写 1 至 { $most } 分钟，例如：15
error-time-missing = 请选择时间，例如：09:00
error-agenda-empty = { $reference } 还没有议程。先列入议题：/xt 会议 { $reference }
error-agenda-long = 议程最多 { $most } 项。请减少一些，或另开一次会。
error-agenda-late = { $reference } 的议程排到了半夜以后。请减少时间或事项，或另开一次会。
error-agenda-item-guests = 有列席人员只受邀列席这一项。请先在 { $reference } 卡片的“更多操作”里取消邀请，或改为全程列席。
error-guest-gone = 这位列席人员已不在名单上。查看：/xt 会议 { $reference }
error-unit-not-invited = 有的单位没有受邀参加 { $reference }。请只选受邀单位。
error-meeting-day-past = { $reference } 的日期已过。请先在卡片上“延期”到新的日期，再发出通知。
error-meeting-not-yet = { $reference } 定在{ $day }，还没到日子。要提前，请先“延期”改到新的日期。
error-agenda-item-gone = 这一项已不在议程上。请打开最新的会议卡片，例如：/xt 会议 列表
error-topic-none-ready = 还没有可以上会的议题。查看：/xt 议题 列表
error-meeting-not-planned = { $reference } 不在筹备中（{ $state }），不能这样做。查看：/xt 会议 { $reference }
error-meeting-not-invited = { $reference } 没有邀请您单位。查看：/xt 会议 列表
error-meeting-not-in-session = { $reference } 现在没有开会（{ $state }）。查看：/xt 会议 { $reference }
error-rsvp-not-open = { $reference } 现在不收参会答复（{ $state }）。查看：/xt 会议 { $reference }

usage-meeting-propose = 会议 提议
about-meeting-propose = 提议召开会议，由召集人决定
usage-meeting-call = 会议 召开
about-meeting-call = 召开会议：类型、日期、地点、参会单位
usage-meeting-list = 会议 列表
about-meeting-list = 看会议和今年全体会议次数
usage-meeting-show = 会议 MT-2
about-meeting-show = 看一次会议的议程、答复、到会
usage-attend = 参会 MT-2 王芳 副局长
about-attend = 答复参会，写明谁来
usage-excuse = 请假 MT-2 出差
about-excuse = 会议请假，写明理由
action-meeting-read = 查看会议
action-meeting-propose = 提议会议
action-meeting-decide = 决定会议提议
action-meeting-call = 召开会议
action-meeting-manage = 筹备会议
action-meeting-answer = 答复会议通知
action-meeting-visit = 列席会议
chase-rsvp = 参会答复
chase-materials = 会议材料
chase-meeting-proposal = 决定会议提议
chase-meeting-record = 说明会议是否召开
record-action-set-agenda = 调整议程
record-action-draft-agenda = 议程征求意见
record-action-comment-agenda = 对议程提意见
record-action-rsvp = 参会答复
record-action-materials = 材料备齐
record-action-attendance = 登记到会
record-action-guest = 邀请列席
record-action-guest-out = 取消列席邀请
record-action-ask-materials = 请单位准备材料
record-field-kind = 类型
record-field-place = 地点
record-field-starts-at = 开始时间
record-field-materials-by = 材料截止
record-field-comment-by = 意见截止
record-field-rsvp = 答复
record-field-attendance = 到会
record-field-meeting = 会议
record-field-present-unit-ids = 出席
record-field-late-unit-ids = 迟到
record-field-deputised-unit-ids = 代会
record-field-excused-unit-ids = 请假
record-field-absent-unit-ids = 缺席
record-field-asked-unit-ids = 请哪些单位
record-field-guest = 列席
record-action-meeting-propose = 提议
record-action-meeting-call = 召开
record-action-meeting-decline = 不采纳
record-action-meeting-notify = 发出通知
record-action-meeting-open = 开会
record-action-meeting-close = 散会
record-action-meeting-postpone = 延期
record-action-meeting-cancel = 取消
