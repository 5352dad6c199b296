"""Who acts in these tests: a person at the page, an app with its token, a page's live line."""

import asyncio
from typing import Any

import aiohttp


class Person:
    """A person, acting through the page's addresses."""

    def __init__(self, session: aiohttp.ClientSession, user: str) -> None:
        self._session = session
        self.user = user

    async def get(self, path: str, /, **query: Any) -> dict[str, Any]:
        async with self._session.get(f"/client/{path}", params={"as": self.user, **query}) as response:
            return {"status": response.status, **await response.json()}

    async def post(self, path: str, /, **body: Any) -> dict[str, Any]:
        async with self._session.post(f"/client/{path}", json={"as": self.user, **body}) as response:
            return {"status": response.status, **await response.json()}

    async def say(self, channel: str, text: str, **more: Any) -> str:
        answer = await self.post("send", channel=channel, text=text, **more)
        return str(answer["ts"])

    async def direct(self) -> str:
        """Return the id of the direct message with the only app."""
        boot = await self.get("boot")
        return next(channel["id"] for channel in boot["channels"] if channel["is_im"])

    async def whispers(self) -> list[dict[str, Any]]:
        """Return the ephemeral messages that this person was shown."""
        async with self._session.get("/control/messages", params={"user": self.user}) as response:
            return list((await response.json())["messages"])


class Api:
    """An app with a token."""

    def __init__(self, session: aiohttp.ClientSession, token: str) -> None:
        self._session = session
        self.token = token

    async def __call__(self, method: str, /, **arguments: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self._session.post(f"/api/{method}", json=arguments, headers=headers) as response:
            return {"status": response.status, "headers": response.headers, **await response.json()}


class Page:
    """A page's live line."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.seen: list[dict[str, Any]] = []

    async def next(self, kind: str) -> dict[str, Any]:
        """Return the next event of a type."""
        async with asyncio.timeout(10):
            while True:
                event = await self.socket.receive_json()
                self.seen.append(event)
                if event["type"] == kind:
                    return dict(event)


class Control:
    """The addresses of tests."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get(self, path: str, /, **query: Any) -> dict[str, Any]:
        async with self._session.get(f"/control/{path}", params=query) as response:
            return dict(await response.json())

    async def post(self, path: str, /, **body: Any) -> dict[str, Any]:
        async with self._session.post(f"/control/{path}", json=body) as response:
            return {"status": response.status, **await response.json()}

    async def messages(self, channel: str) -> list[dict[str, Any]]:
        return list((await self.get("messages", channel=channel))["messages"])

    async def idle(self, seconds: float = 10) -> None:
        assert (await self.post("idle", seconds=seconds))["ok"]

    async def fault(self, **rule: Any) -> None:
        assert (await self.post("faults", rules=[rule]))["status"] == 200
