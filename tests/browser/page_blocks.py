"""What the small app of the page's tests shows: every block and element of Block Kit that Slack documents for messages."""

from typing import Any

Block = dict[str, Any]

FAULT = "已有同名议题，请换一个标题。"


def plain(text: str) -> Block:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Block:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str, about: str = "") -> Block:
    """An option object."""
    return {"text": plain(text), "value": value} | ({"description": plain(about)} if about else {})


LIGHTS = [option("🟢 正常", "green"), option("🟡 临近", "yellow"), option("🔴 逾期", "red")]
GROUPS = [
    {"label": plain("教育"), "options": [option("区教育局", "jy"), option("区体育局", "ty")]},
    {"label": plain("民生"), "options": [option("区民政局", "mz"), option("区卫健局", "wj")]},
]


def field(block_id: str, label: str, element: Block, **more: Any) -> Block:
    """An input block."""
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


def form(channel: str, title: str = "") -> Block:
    """The modal in which a topic is submitted to a channel."""
    text = {"type": "plain_text_input", "action_id": "text", "max_length": 60} | (
        {"initial_value": title} if title else {}
    )
    return {
        "type": "modal",
        "callback_id": "topic_form",
        "private_metadata": channel,
        "title": plain("提交议题"),
        "submit": plain("提交"),
        "close": plain("取消"),
        "blocks": [
            field("title", "标题", text, hint=plain("一句话说清要协调的事")),
            field(
                "background",
                "背景",
                {"type": "plain_text_input", "action_id": "text", "multiline": True},
                optional=True,
            ),
            field(
                "unit",
                "建议牵头单位",
                {"type": "external_select", "action_id": "unit", "min_query_length": 0},
                optional=True,
            ),
            field(
                "urgency", "紧急程度", {"type": "radio_buttons", "action_id": "pick", "options": LIGHTS}, optional=True
            ),
        ],
    }


def note_modal(depth: int, *, refreshed: bool = False) -> Block:
    """A modal that can be pushed (three deep) and updated in place."""
    head = "已刷新" if refreshed else f"第 {depth} 层"
    buttons = [
        {"type": "button", "action_id": "push_next", "text": plain("下一层")},
        {"type": "button", "action_id": "refresh", "text": plain("刷新")},
    ]
    return {
        "type": "modal",
        "callback_id": "note_form",
        "private_metadata": str(depth),
        "title": plain(f"备注 {depth}"),
        "submit": plain("完成"),
        "blocks": [
            {"type": "section", "block_id": "head", "text": mrkdwn(f"*{head}*")},
            {"type": "actions", "block_id": "tools", "elements": buttons},
            field("note", "备注", {"type": "plain_text_input", "action_id": "text"}, optional=True),
        ],
    }


LONG_FORM: Block = {
    "type": "modal",
    "callback_id": "long_form",
    "title": plain("填报"),
    "submit": plain("上报"),
    "blocks": [
        field(
            "count",
            "学位数",
            {
                "type": "number_input",
                "action_id": "n",
                "is_decimal_allowed": False,
                "min_value": "1",
                "max_value": "500",
            },
        ),
        field("mail", "邮箱", {"type": "email_text_input", "action_id": "m"}),
        field("site", "网址", {"type": "url_text_input", "action_id": "u"}, optional=True),
        field("due", "期限", {"type": "datepicker", "action_id": "d", "initial_date": "2026-12-31"}),
        field("at", "时间", {"type": "timepicker", "action_id": "t"}, optional=True),
        field("moment", "会议时间", {"type": "datetimepicker", "action_id": "dt"}, optional=True),
        field("lights", "状态", {"type": "checkboxes", "action_id": "c", "options": LIGHTS}, optional=True),
        field(
            "units",
            "配合单位",
            {"type": "multi_static_select", "action_id": "ms", "option_groups": GROUPS, "max_selected_items": 3},
            optional=True,
        ),
        field("who", "联系人", {"type": "multi_users_select", "action_id": "mu"}, optional=True),
        field("file", "佐证材料", {"type": "file_input", "action_id": "f", "max_files": 2}, optional=True),
        field(
            "why",
            "说明",
            {"type": "plain_text_input", "action_id": "w", "multiline": True, "min_length": 4},
            optional=True,
        ),
    ],
}

CONFIRM = {
    "title": plain("确定办结？"),
    "text": mrkdwn("办结后不再催办。"),
    "confirm": plain("办结"),
    "deny": plain("再想想"),
}

RICH_TEXT: Block = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "议定事项", "style": {"bold": True}},
                {"type": "text", "text": "由"},
                {"type": "user", "user_id": "U0CHEN"},
                {"type": "text", "text": "牵头，"},
                {"type": "text", "text": "原定", "style": {"strike": True}},
                {"type": "text", "text": " 12 月底前完成。"},
                {"type": "link", "url": "https://example.com/plan", "text": "方案"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]} for text in ("选址", "立项")
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "indent": 1,
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "发改局会签"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "协商一致，形成纪要。"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "/demo kinds"}]},
    ],
}

TABLE: Block = {
    "type": "table",
    "column_settings": [{"is_wrapped": True}, {"align": "right"}, {"align": "center"}],
    "rows": [
        [{"type": "raw_text", "text": text} for text in row]
        for row in (
            ("单位", "进度", "灯"),
            ("区教育局", "60%", "🟢"),
            ("区民政局", "20%", "🟡"),
            ("区财政局", "0%", "🔴"),
        )
    ],
}

KINDS: list[Block] = [
    {"type": "header", "text": plain("任务进展 :bar_chart:")},
    {
        "type": "section",
        "text": mrkdwn(
            "*TK-40* 新建小学选址 <@U0CHEN> <#C0NOTICE>\n> 11 月底前报送\n`/demo` ~作废~ _待定_ <https://example.com|附件>"
        ),
    },
    {
        "type": "section",
        "fields": [
            mrkdwn("*牵头*\n区教育局"),
            mrkdwn("*期限*\n12月31日"),
            mrkdwn("*状态*\n:large_yellow_circle: 临近"),
            mrkdwn("*进度*\n60%"),
        ],
    },
    {
        "type": "context",
        "elements": [mrkdwn("依据：议事规则第九条"), mrkdwn("<!date^1795392000^{date_long} {time}|2026-11-23>")],
    },
    {"type": "divider"},
    {
        "type": "actions",
        "block_id": "buttons",
        "elements": [
            {
                "type": "button",
                "action_id": "kind_button",
                "text": plain("报进展"),
                "style": "primary",
                "value": "TK-40",
            },
            {"type": "button", "action_id": "open_note", "text": plain("备注")},
            {"type": "button", "action_id": "close_card", "text": plain("办结"), "style": "danger", "confirm": CONFIRM},
            {"type": "button", "action_id": "kind_link", "text": plain("查看方案"), "url": "https://example.com/plan"},
            {
                "type": "overflow",
                "action_id": "kind_overflow",
                "options": [option("催办", "urge"), option("来历", "lineage")],
            },
        ],
    },
    {
        "type": "actions",
        "block_id": "menus",
        "elements": [
            {
                "type": "static_select",
                "action_id": "kind_static",
                "placeholder": plain("选择单位"),
                "option_groups": GROUPS,
            },
            {"type": "users_select", "action_id": "kind_user", "placeholder": plain("选择人员")},
            {"type": "channels_select", "action_id": "kind_channel", "placeholder": plain("选择频道")},
            {"type": "conversations_select", "action_id": "kind_conversation", "placeholder": plain("选择会话")},
            {"type": "datepicker", "action_id": "kind_date", "initial_date": "2026-12-31"},
            {"type": "timepicker", "action_id": "kind_time", "initial_time": "09:00"},
        ],
    },
    {
        "type": "section",
        "text": mrkdwn("灯号"),
        "accessory": {"type": "radio_buttons", "action_id": "kind_radio", "options": LIGHTS},
    },
    {
        "type": "section",
        "text": mrkdwn("配合单位"),
        "accessory": {
            "type": "multi_static_select",
            "action_id": "kind_multi",
            "placeholder": plain("可多选"),
            "option_groups": GROUPS,
        },
    },
    {
        "type": "section",
        "text": plain("提醒方式"),
        "accessory": {
            "type": "checkboxes",
            "action_id": "kind_checks",
            "options": [option("私聊", "dm", "每天至多一条"), option("频道", "channel")],
        },
    },
    RICH_TEXT,
    TABLE,
]


def home(*, done: bool) -> Block:
    """The Home tab: one thing to do, or none."""
    card = [
        {
            "type": "section",
            "block_id": "todo",
            "text": mrkdwn("*TK-40* 新建小学选址 · 12月31日"),
            "accessory": {"type": "button", "action_id": "home_done", "style": "primary", "text": plain("签收")},
        },
    ]
    rest = card if not done else [{"type": "section", "block_id": "none", "text": plain("没有待办。")}]
    return {"type": "home", "blocks": [{"type": "header", "text": plain("我的待办")}, *rest]}
