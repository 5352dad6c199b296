# 成员和联络员
contact-change-state-pending = 待确认
contact-change-state-confirmed = 已确认
contact-change-state-returned = 已退回
contact-change-state-withdrawn = 已撤回

contact-change-verb-confirm = 确认
contact-change-verb-return = 退回
contact-change-verb-withdraw = 撤回
contact-change-verb-resubmit = 重新报送

contacts-title = { $group }成员和联络员
contacts-office = 召集人和办公室
contacts-nobody = 暂缺，请尽快报送名单。
contact-row = { $role }：{ $name }
contact-job = （{ $title }）
contact-phone = {" "}☎ { $phone }

contact-change-title = { $reference } { $unit }人员变更
contact-change-state-row = 状态：{ $state }
contact-change-person-row = 新任{ $role }：{ $name } · 职务：{ $title }
contact-change-leaver-row = 原任：{ $leaver }
contact-change-day-row = 生效日期：{ $day }
contact-change-by-row = 报送人：{ $person }
contact-change-reason-row = 变更原因：{ $reason }
contact-change-return-row = 退回原因：{ $reason }
contact-change-item = { $reference } { $unit }报送新任{ $role }：{ $name }
contact-change-changed = { $verb ->
    [propose] ✅ 变更 { $reference } 已报送，由办公室确认。
    [confirm] ✅ 变更 { $reference } 已确认，新任人员和有关单位已收到通知。
    [taken] ✅ 变更 { $reference } 已生效，新任人员和有关单位已收到通知，办公室已知悉。
    [resubmit] ✅ 变更 { $reference } 已更正并重新报送，由办公室确认。
    [return] ✅ 变更 { $reference } 已退回，原因已告知报送单位。
   *[withdraw] ✅ 变更 { $reference } 已撤回。
}
contact-change-proposed = 📥 { $unit }报送{ $role }变更 { $reference }，请确认。
contact-change-decided = { $verb ->
    [confirm] ✅ { $unit }的人员变更 { $reference } 已确认，未办事项已移交新任人员。
    [return] ↩️ { $unit }的人员变更 { $reference } 被退回，请按退回原因更正后重新报送。
   *[withdraw] { $unit }的人员变更 { $reference } 已撤回。
}

hand-over-title = 工作移交：{ $unit }{ $role }
hand-over = 您自 { $day }起担任{ $unit }{ $role }，原任：{ $leaver }。以下事项随岗位移交给您。
hand-over-minutes = 待表态的会议纪要
hand-over-tasks = 未办结任务
hand-over-topics = 在办议题
hand-over-more = 还有 { $count } 项任务，可在“我的待办”中查看。
hand-over-empty = 目前没有未办事项。

phone-corrected = ✅ 已把您的电话更新为 { $phone }。号码只存在协调助手自己的数据库里，不会发到频道。
language-chosen = { $language ->
    [en] ✅ 今后用英文与您联系。
   *[zh] ✅ 今后用中文与您联系。
}

button-contacts-show = 联络员名册
button-contact-change = 报送人员变更
button-contact-confirm = 确认
button-contact-return = 退回
button-contact-withdraw = 撤回

form-contact-change-title = 报送人员变更
form-contact-return-title = 退回 { $reference }
field-role = 变更的岗位
field-person = 新任人员
field-person-hint = 从工作区成员中选择；不在工作区的，请先邀请加入。
field-name = 姓名
field-job = 职务
field-phone = 电话
field-phone-hint = 只存在协调助手自己的数据库里，不会发到频道。
field-change-reason = 变更原因
field-effective-on = 生效日期
field-contact-return-reason = 退回原因
