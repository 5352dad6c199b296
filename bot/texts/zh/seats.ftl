# 任职、代理、季度核对、联系不上的单位
seat-scope-all = 本单位全部事项
seat-scope-tasks = 仅任务
stand-in-event-appointed = 已安排
stand-in-event-ended = 已结束
gap-no-liaison = 没有联络员
gap-deactivated = 联络员账号已停用
gap-no-account = 联络员不在工作区
gap-refused = 消息发不出去

contacts-title-on = { $group }成员和联络员（{ $day }）
contact-stand-in = （代理，代{ $absent }，至{ $until }，{ $scope }）
contact-change-taken = 📥 { $unit }报送{ $role }变更 { $reference }，按本组规则即日生效，请知悉。
hand-over-stand-in = 您自{ $day }起至{ $until }代理{ $unit }{ $role }，代{ $leaver }办理。以下是手头的事项。
hand-over-dates = 近期日程

seat-history-title = { $unit }历任成员和联络员
seat-term = { $since } 至 { $until }
seat-until-now = 现在
seat-stood-in = （代{ $absent }）

stand-in-changed = { $event ->
    [appointed] ✅ 代理已安排，有关人员已收到通知；到期自动结束。
   *[ended] ✅ 代理已提前结束，有关人员已收到通知。
}
stand-in-notice = { $event ->
    [appointed] 👥 { $person }为{ $unit }{ $role }安排了代理。
   *[ended] 👥 { $person }提前结束了{ $unit }{ $role }的代理。
}
stand-in-row = { $name }代{ $absent }任{ $unit }{ $role }
stand-in-scope-row = 范围：{ $scope }
stand-in-told-instead = 代理期间通知只发代理人
stand-in-told-beside = 代理期间通知同时发本人和代理人
button-stand-in = 安排代理
button-stand-in-end = 结束{ $name }的代理
button-seat-history = 历任人员
button-contact-amend = 更正后重新报送
form-contact-amend-title = 更正 { $reference }
form-stand-in-title = 安排代理
field-stand-in-role = 代理的岗位
field-stand-in = 代理人
field-name-hint = 协调助手还不认识的人才须填写。
field-stand-in-from = 开始日期
field-stand-in-to = 结束日期（含当日）
field-stand-in-scope = 代理范围
field-stand-in-told = 通知发给谁

passed-on = 您已不再担任{ $unit }{ $role }，现由{ $holders }负责。
passed-on-office = 您已不再担任{ $role }，现由{ $holders }负责。

roster-hint = 人员变动后自动更新。电话请用 /xt 联络员 教育局 查询，只有您自己看得到。
roster-row = 成员：{ $member } · 联络员：{ $liaison }
roster-nobody = 暂缺

confirmation-question = 📋 { $period }人员核对：{ $unit }的成员和联络员还是下面这些同志吗？
confirmation-done = ✅ { $period }人员核对：{ $person }已确认{ $unit }人员无误。
confirmation-day = 确认日期：{ $day }
confirmation-overview = { $period }人员核对：已确认 { $done }/{ $total }
confirmation-asked-on = 发出日期：{ $day }
confirmation-waiting = 尚未确认：{ $units }
confirmation-confirmed = 已确认：{ $units }
button-contacts-confirm = 无误

account-gone = ⚠️ { $unit }{ $role }{ $name }的账号已停用，收不到通知。请报送接任人员。
account-back = { $unit }{ $role }{ $name }的账号已恢复。

unreachable-title = 📵 { $day }有 { $count } 家单位联系不上：
unreachable-row = { $unit } · { $name } · { $gap }

error-stand-in-form = 请写明代理人、起止日期，例如：/xt 联络员 代理 @某人 12-01 12-10 任务
error-stand-in-person = 请选代理人，例如单位里接手的同志。
error-stand-in-name = 协调助手还不认识这位同志，请填写姓名，例如：王芳
error-stand-in-order = 结束日期早于开始日期。例如：2026-12-01 至 2026-12-10
error-stand-in-long = 代理最长一年，更久请报送人员变更：/xt 联络员 变更
error-stand-in-nobody = { $unit }那天没有{ $role }，无人可代。请报送人员变更：/xt 联络员 变更
error-stand-in-same = { $name }就是在任人员，不能代理自己。请改选他人。
error-stand-in-overlap = 这个岗位在 { $since } 至 { $until } 已有代理。请先结束它，或改用其他日期。
error-stand-in-gone = 这项代理已经结束。查看现任人员：/xt 联络员
error-confirmation-none = 本季度还没有核对人员。查看名册：/xt 联络员

which-group = 您在多个协调组任职，刚才说的是哪一个？点一下即可，不必重写。
which-unit = 您代表多家单位，刚才说的是哪一家？点一下即可，不必重写。
error-kept-gone = 这条已经过了两天，请重新说一次，例如：/xt 待办
