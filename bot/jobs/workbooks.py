"""A workbook into somebody's direct message: rendered off the event loop, and never twice."""

import asyncio
import hashlib

from bot.documents import workbook
from bot.domain.sheets import Sheet
from bot.services.delivery import Outgoing
from bot.slack.gateway import Gateway
from bot.texts.catalogue import Texts


async def send(gateway: Gateway, row: Outgoing, slack_id: str, sheet: Sheet, texts: Texts) -> None:
    """Send a sheet. Where an earlier attempt may have gone out, it is looked for by its name, which the row gives it."""
    mark = hashlib.sha256(row.key.encode()).hexdigest()[:8]
    name = f"{sheet.name}-{sheet.day.isoformat()}-{mark}.xlsx"
    if row.is_unknown and await gateway.has_file(slack_id, name, oldest=row.created_at.timestamp() - 60):
        return
    content = await asyncio.to_thread(workbook.write, sheet, texts)
    await gateway.upload(
        slack_id, name, content, title=texts("sheet-title", sheet=texts(f"sheet-{sheet.name}"), day=sheet.day)
    )
