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
