# 每日提醒、逾期表
audience-liaison = 联络员
audience-member = 成员
audience-convener = 召集人
audience-inspector = 督查员
audience-secretariat = 办公室
audience-group-channel = 协调组频道

digest-header = 今日提醒 · { $day }
digest-title = { $overdue ->
    [0] ⏰ 今天有 { $count } 项待办需要关注。
   *[other] ⏰ 今天有 { $count } 项待办需要关注，其中逾期 { $overdue } 项。
}
digest-escalated = 🔴 逾期，已升级提醒
digest-overdue = 🔴 逾期
digest-today = 🟡 今天到期
digest-soon = 🟡 即将到期
digest-when = { $sign ->
    [1] 逾期 { $days } 个工作日
    [0] 到期当天
   *[other] 到期前 { $days } 个工作日
}
digest-why = 为何收到：{ $about }（{ $due }到期），{ $when }，按规则提醒{ $audience }
chase-task = 任务办理
chase-receipt = 任务签收
chase-support = 配合办理
chase-extension = 延期审批
chase-blocker-answer = 卡点答复
chase-blocker = 卡点解除
chase-blocker-decision = 卡点裁定
chase-contact-confirmation = 人员确认
digest-more = 还有 { $count } 项，可在“我的待办”中查看。

overdue-header = 逾期任务一览 · { $day }
overdue-title = { $total ->
    [0] 🎉 { $day }没有逾期任务。
   *[other] 🔴 { $day }：{ $units } 家单位有逾期任务，共 { $total } 项。
}
overdue-unit = { $unit }（{ $count }）
overdue-legend = 本表当天随办理情况更新。报告进展请用：/xt 进展 TK-40 60% 选址已完成
