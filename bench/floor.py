"""The floor: a bare Bolt app whose one command is only acknowledged.

`python -m bench.floor stock|prompt` prints its port.
"""

import asyncio
import sys

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bench.slack import SECRET


async def serve(*, is_prompt: bool) -> None:
    """Serve until killed. `is_prompt`: `process_before_response`, without which Bolt polls for the acknowledgement."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1", bot_id="B1", bot_user_id="UBOT")

    app = AsyncApp(
        signing_secret=SECRET, authorize=authorize, client=AsyncWebClient(), process_before_response=is_prompt
    )

    @app.command("/xt")
    async def on_command(ack: AsyncAck) -> None:
        await ack()

    async def handle(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    server = web.Application()
    server.router.add_post("/slack/events", handle)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(is_prompt=sys.argv[1] == "prompt"))
