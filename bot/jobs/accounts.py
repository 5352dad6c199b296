"""Accounts disabled while nobody listened: looked up now and then, beside the events that tell of them at once."""

import structlog

from bot.services import accounts
from bot.services.runner import Runner
from bot.slack.gateway import Gateway, NotSent, Unknown, Unsendable

log = structlog.get_logger(__name__)


async def look(runner: Runner, gateway: Gateway) -> int:
    """Note every known person whose account has been disabled, or opened again; return how many."""
    known = await runner.read(accounts.list_known)
    noted = 0
    try:
        async for slack_id, is_deactivated in gateway.list_accounts():
            if known.get(slack_id, is_deactivated) != is_deactivated:
                noted += await runner.write(accounts.note_account, slack_id, is_deactivated=is_deactivated)
    except (NotSent, Unknown, Unsendable) as error:  # the next look finds the same
        log.warning("accounts not looked at", reason=str(error))
    return noted
