"""A workbook into somebody's direct message: rendered off the event loop, and never twice."""

import asyncio
import hashlib
from typing import cast

from bot.documents import workbook
from bot.domain.sheets import Sheet
from bot.notices.recipients import ToPerson
from bot.services.delivery import Outgoing
from bot.slack.gateway import Gateway
from bot.texts.catalogue import Texts


async def send(gateway: Gateway, row: Outgoing, sheet: Sheet, texts: Texts, *, oldest: float) -> None:
    """Send a sheet to the person to whom `row` owes it. Where an earlier attempt may have gone out, it is looked for by its
    name, which the row gives it, among the messages since `oldest`."""
    slack_id = cast(ToPerson, row.target).slack_id
    mark = hashlib.sha256(row.key.encode()).hexdigest()[:8]
    name = f"{sheet.name}-{sheet.day.isoformat()}-{mark}.xlsx"
    if row.is_unknown and await gateway.has_file(slack_id, name, oldest=oldest):
        return
    content = await asyncio.to_thread(workbook.write, sheet, texts)
    await gateway.upload(
        slack_id, name, content, title=texts("sheet-title", sheet=texts(f"sheet-{sheet.name}"), day=sheet.day)
    )
