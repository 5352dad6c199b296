"""Fields that only few apps use: files, formatted text, menus over conversations; and an app that says what it got."""

import json
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from tests.browser.page_blocks import Block, field, mrkdwn, plain

FIELDS: Block = {
    "type": "modal",
    "callback_id": "fields_form",
    "title": plain("上传佐证"),
    "submit": plain("上报"),
    "blocks": [
        {"type": "alert", "level": "warning", "text": mrkdwn("材料 *只给* 办公室看。")},
        field(
            "proof",
            "佐证材料",
            {"type": "file_input", "action_id": "files", "max_files": 2, "filetypes": ["pdf", "txt"]},
        ),
        field("story", "说明", {"type": "rich_text_input", "action_id": "text"}, optional=True),
        field("places", "通知频道", {"type": "multi_channels_select", "action_id": "pick"}, optional=True),
        field("talks", "通知会话", {"type": "multi_conversations_select", "action_id": "pick"}, optional=True),
    ],
}


def _menu(block_id: str, about: str, element: Block) -> Block:
    return {"type": "section", "block_id": block_id, "text": mrkdwn(about), "accessory": element}


MENUS: list[Block] = [
    _menu("m1", "牵头单位", {"type": "external_select", "action_id": "unit", "min_query_length": 0}),
    _menu("m2", "会商室", {"type": "conversations_select", "action_id": "kind_conversation"}),
    _menu("m3", "抄送频道", {"type": "multi_channels_select", "action_id": "kind_channels"}),
    _menu("m4", "抄送会话", {"type": "multi_conversations_select", "action_id": "kind_conversations"}),
    _menu("m5", "抄送人员", {"type": "multi_users_select", "action_id": "kind_users"}),
]


def _button(action_id: str, value: str, text: str) -> Block:
    return {"type": "button", "action_id": action_id, "value": value, "text": plain(text)}


def _card(task: str, title: str) -> Block:
    buttons = [_button("kind_card", task, "查看")]
    return {"type": "card", "title": mrkdwn(f"*{task}* {title}"), "subtitle": plain("区教育局"), "actions": buttons}


def _row(unit: str, share: int) -> list[Block]:
    return [{"type": "raw_text", "text": unit}, {"type": "raw_number", "value": share, "text": f"{share}%"}]


_UNITS = ["区教育局", "区民政局", "区财政局", "区卫健局", "区发改局", "区住建局", "区人社局"]

NEWEST: list[Block] = [
    {
        "type": "data_table",
        "caption": "各单位进度",
        "rows": [
            [{"type": "raw_text", "text": "单位"}, {"type": "raw_text", "text": "进度"}],
            *(_row(unit, (place * 37) % 100) for place, unit in enumerate(_UNITS)),
        ],
    },
    {"type": "carousel", "elements": [_card(f"TK-{number}", "新建小学选址") for number in range(40, 45)]},
    {
        "type": "container",
        "title": plain("本周到期"),
        "subtitle": plain("两件"),
        "is_collapsible": True,
        "default_collapsed": True,
        "child_blocks": [
            {"type": "section", "text": mrkdwn("*TK-41* 养老床位")},
            {"type": "actions", "elements": [_button("kind_inner", "TK-41", "催办")]},
        ],
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "kind_feedback",
                "positive_button": {"text": plain("有用"), "value": "yes"},
                "negative_button": {"text": plain("没用"), "value": "no"},
            },
            {"type": "icon_button", "action_id": "kind_bin", "icon": "trash", "text": plain("清除"), "value": "all"},
        ],
    },
    {
        "type": "video",
        "title": plain("调度会录像"),
        "alt_text": "录像",
        "video_url": "https://example.com/v",
        "thumbnail_url": "https://example.com/v.png",
        "title_url": "https://example.com/v",
    },
]


async def said_of(values: dict[str, Any], client: AsyncWebClient) -> str:
    """Return what an app finds in a submitted form, each file read anew from Slack by its id."""
    lines = []
    for chosen in values["proof"]["files"]["files"]:
        file = dict((await client.files_info(file=chosen["id"]))["file"])
        told = [chosen[key] for key in ("name", "mimetype", "size", "permalink")]
        assert told == [file[key] for key in ("name", "mimetype", "size", "permalink")]
        headers = {"Authorization": f"Bearer {client.token}"}
        async with aiohttp.ClientSession() as session, session.get(file["url_private"], headers=headers) as response:
            content = (await response.read()).decode()
        lines.append(f"{file['name']} {file['mimetype']} {file['size']} {content}")
    rich = values["story"]["text"]["rich_text_value"]
    lines.append(json.dumps(rich["elements"] if rich else None, ensure_ascii=False))
    lines.append(",".join(values["places"]["pick"]["selected_channels"]))
    lines.append(",".join(values["talks"]["pick"]["selected_conversations"]))
    return "\n".join(lines)
