# 未能照办时的说明:错在哪里,怎样说才对
working-on-it = ⏳ 正在处理，结果随后发给您。

error-unknown-word = 没听懂“{ $said }”。例如：/xt 待办、/xt 进展 TK-40 60% 选址已完成。输入 /xt 帮助 查看全部说法。
error-unknown-word-near = 没听懂“{ $said }”。您是不是想说“{ $near }”？例如：/xt { $near }
error-reference-missing = { $command ->
    [progress] 请先写明任务编号。例如：/xt 进展 TK-40 60% 选址已完成
    [acknowledge] 请写明任务编号。例如：/xt 签收 TK-40
    [done] 请写明任务编号。例如：/xt 办结 TK-40 分馆已对外开放
    [close] 请写明任务编号。例如：/xt 确认办结 TK-40
    [send-back] 请写明任务编号。例如：/xt 退回 TK-40 请补充验收材料
    [minutes-agree] 请写明会议纪要编号。例如：/xt 同意 MN-1
    [minutes-object] 请写明会议纪要编号。例如：/xt 异议 MN-1 经费分担尚未商定
    [history] 请写明编号。例如：/xt 记录 TK-40
   *[other] 请写明编号。例如：/xt 任务 TK-40
}
error-reference-kind = { $command ->
    [minutes-agree] { $reference } 不是会议纪要。会议纪要的编号以 MN 开头，例如：/xt 同意 MN-1
    [minutes-object] { $reference } 不是会议纪要。会议纪要的编号以 MN 开头，例如：/xt 异议 MN-1 经费分担尚未商定
    [minutes-show] { $reference } 不是会议纪要。会议纪要的编号以 MN 开头，例如：/xt 纪要 MN-1
    [topic-show] { $reference } 不是议题。议题的编号以 TP 开头，例如：/xt 议题 TP-3
    [contact-show] { $reference } 不是人员变更。人员变更的编号以 CC 开头，例如：/xt 联络员 CC-2
    [progress] { $reference } 不是任务。任务的编号以 TK 开头，例如：/xt 进展 TK-40 60% 选址已完成
   *[other] { $reference } 不是任务。任务的编号以 TK 开头，例如：/xt 任务 TK-40
}
error-not-found = 本协调组没有 { $reference }。请核对编号，例如：/xt 任务 列表
error-group-unknown = 没有代号为“{ $key }”的协调组。请先导入该组的档案。
error-clause-not-found = 这条议定事项已被删除。请重新打开会议纪要，例如：/xt 纪要 MN-1

error-no-seat = 您在本协调组没有岗位，不能办理。请所在单位报送名单，例如由现任联络员输入：/xt 联络员 变更
error-no-unit = 这件事须由单位的成员或联络员办理，您没有单位岗位。请联系有关单位联络员，例如：/xt 联络员 区教育局
error-not-your-role = 您的岗位不能“{ $action }”。输入 /xt 帮助 查看您可以办理的事项。
error-not-your-unit = 这件事属于其他单位，您不能代办。查看本单位的任务：/xt 任务 列表 我的
error-which-group = 您在多个协调组任职，请先点选是哪一个。例如在该组的频道中输入：/xt 待办
error-which-unit = 您代表多家单位，请先选定是哪一家。例如从列表中选“教育局”。

error-wrong-state = 现在的状态是“{ $state }”，不能“{ $verb }”。请先查看现状，例如：/xt 任务 TK-40
error-button-stale = 这张卡片已经过时，{ $reference } 现在的状态是“{ $state }”。请重新打开，例如：/xt { $reference }
error-button-broken = 这个按钮无法识别，可能来自旧版本。请重新打开，例如：/xt 待办
error-changed-meanwhile = 刚才有人同时修改了这一项，您的操作没有记录。请再试一次。
error-text-changed = { $reference } 的文稿已经修改，请读过新稿再办理，例如：/xt 纪要 { $reference }
error-said-twice = 这句话一分钟内已经说过，只记录了一次。确需再记一次，请改动内容，例如：/xt 进展 TK-40 65% 已签合同
error-delivered-twice = 这项操作已经办过，只记录了一次。
error-too-fast = 操作太快，这一次没有办理。请稍等几秒再试，一次只点一下。
error-mishap = 出了意外，没有改动任何内容。请稍后再试；仍不行，请把编号 { $incident } 告诉管理员。

error-text-empty = 这里不能为空，请写明内容。例如：选址已完成，正在办理审批
error-text-empty-line = 后面还要写明内容。例如：/xt { $usage }
error-text-too-long = 写了 { $length } 个字，最多 { $limit } 个字。请精简要点，详细材料另附。例如：选址已完成
error-text-classified = 内容带有密级标志，不能在这里处理，也没有保存。请走保密渠道；非涉密内容去掉密级标志后重新填写。
error-number-form = “{ $said }”不是整数。例如：60
error-percent-form = “{ $said }%”不是整数百分比。例如：/xt 进展 TK-40 60% 选址已完成
error-percent-range = 进度应为 0 到 100 的整数，不能是 { $percent }。例如：/xt 进展 TK-40 60% 选址已完成
error-choice-missing = 请在列表中选一项。例如：点开列表，选“教育局”
error-area-unknown = 没有第 { $number } 项职责。请从表单的列表中选择，例如：/xt 议题 提交

error-date-form = 没看懂日期“{ $said }”。例如：2026-12-31、12月31日、下周五、月底、+10（十个工作日后）
error-date-impossible = 日历上没有“{ $said }”这一天。例如：2026-12-31
error-date-missing = 请选一个日期。例如：2026-12-31
error-date-past = { $date }已经过去，请选今天或以后的日期。例如：月底、+10（十个工作日后）
error-date-far = { $date }太远了，最多设到五年以内。例如：2026-12-31
error-date-future = { $date }还没到，会议日期应为今天或以前。例如选今天。

error-unit-unknown = 没有叫“{ $said }”的成员单位。请写简称或全称，例如：区教育局。全部单位：/xt 联络员
error-unit-ambiguous = “{ $said }”可以指{ $units }，请写全称，例如：文广旅体局
error-unit-foreign = 所选单位不是本组的成员单位。请重新打开表单，从列表中选择，例如：区教育局
error-lead-supports = 牵头单位不能同时是配合单位，请从配合单位中去掉。例如：牵头选区教育局，配合选其他单位
error-task-new-form = 请按“单位 时限 标题”的顺序写。例如：/xt 任务 交办 区教育局 12-31 开放学校图书馆

error-topic-unknown = 所选议题不存在。请重新打开表单选择，例如：/xt 纪要 起草
error-topic-not-accepted = { $reference } 的状态是“{ $state }”，只有已受理的议题才能上会。请先受理，例如：/xt 议题 { $reference }
error-minutes-no-clause = 还没有议定事项，不能送会签。请先点“添加议定事项”，例如：区图书馆分馆选址定在老城片区
error-minutes-too-many-clauses = 议定事项最多 { $limit } 条。请合并相近的事项，或另起一份纪要：/xt 纪要 起草
error-minutes-not-asking = { $reference } 现在的状态是“{ $state }”，不在会签期间，不能表态。查看全文：/xt 纪要 { $reference }
error-stance-same = { $unit }已对 { $reference } 表态“{ $stance }”，没有重复记录。要改变表态，例如：/xt 异议 { $reference } 经费分担尚未商定

error-role-not-unit = “{ $role }”不是单位岗位，单位只报送成员和联络员。例如：岗位选联络员
error-person-unknown = 没有“{ $slack_id }”这个人。请核对工作区编号，例如：U0123ABCD
error-erase-seated = 此人在“{ $group }”仍有或将有岗位，不能删除个人信息。请先变更岗位，例如：/xt 联络员 变更
error-person-missing = 请选择新任人员。例如：在“新任人员”中点选一位工作区成员
error-person-deactivated = { $name }的账号已停用，不能担任。请先请管理员恢复账号，或改选他人，例如该单位另一位同志
error-contact-same = { $name }已经是{ $role }，不必变更。请改选他人，例如新接任的同志
error-contact-pending = 该单位的{ $role }变更 { $reference } 还在等待确认。请先撤回或等候确认，例如：/xt { $reference }
error-phone-form = “{ $phone }”不像电话号码，应为 6 到 20 位数字，可带空格、连字符和开头的加号。例如：/xt 联络员 电话 13800000000
error-language-missing = 请写明语言：中文或英文。例如：/xt 语言 中文
error-language-unknown = 不认识语言“{ $said }”。可选中文或英文，例如：/xt 语言 中文

error-roster-heading = 表头应为：{ $columns }。现在缺少【{ $missing }】，多出【{ $unknown }】。
error-roster-role = 岗位“{ $said }”不认识。应为其中之一：{ $roles }
error-roster-unit-missing = { $role }须写明单位。例如：区教育局
error-roster-date = 日期“{ $said }”应写成 2026-01-31 的样子，今天起任的留空。

# 权限名称
action-topic-submit = 提交议题
action-topic-read = 查看议题
action-topic-review = 受理或退回议题
action-minutes-read = 查看会议纪要
action-minutes-draft = 起草会议纪要
action-minutes-answer = 会签会议纪要
action-minutes-sign-off = 签发会议纪要
action-minutes-issue = 印发会议纪要
action-task-read = 查看任务
action-task-assign = 交办任务
action-task-report = 签收任务、报告进展
action-task-claim = 申请办结
action-task-verify = 核验办结
action-contacts-read = 查看联络员名册
action-phones-read = 查看电话
action-contact-propose = 报送人员变更
action-contact-decide = 确认人员变更
action-stand-in = 安排代理
action-contacts-confirm = 确认本单位人员无误
action-own-details = 更正自己的信息
action-record-read = 查看记录
error-setup-not-yours = 只有安装我的人才能建组。请联系单位的技术人员，或由其在配置中写明 slack.installer
error-setup-gone = 这一步已经找不到了，请重新输入：/xt 建组
error-setup-closed = 已经交给办公室，不能再改。要再建一个组，请输入：/xt 建组
error-setup-no-group = 请先建组，例如点一下卡片上的“建组”
error-setup-group-stands = 组已经建好，接着定频道即可
error-setup-unfinished = 还不能交给办公室：先定三个频道和办公室主任
error-setup-channels-differ = 办公室频道要与协调组频道、公告频道分开，例如另建一个私密频道
error-setup-channel-taken = 这个频道已属于另一个协调组，请另选一个，例如新建一个频道
error-setup-not-in-channel = 我不在这个频道。请先在频道里输入：/invite @concord
error-setup-channel-archived = 这个频道已归档，请另选一个，或先取消归档
error-setup-units-many = 成员单位最多 { $most } 个，请分成几个组，例如按领域分
error-setup-units-clash = “{ $name }”出现了两次，每个单位的名称要各不相同，例如写明区别
error-setup-roster-missing = 请选一个名册文件，例如 people.xlsx
error-setup-roster-large = 文件太大，名册不超过 2 MB，例如去掉图片后再传
error-setup-roster-unreadable = 读不出这个文件。请用 .xlsx，或 UTF-8 的 .csv，例如由“导出 名册”得到的文件
error-setup-row = 第 { $line } 行（{ $column } 列）有误，什么也没有改。请改正后重传，例如单位写简称“教育局”
