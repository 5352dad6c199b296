"""Files: announced, received in full, then shared."""

import mimetypes
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from bot.workspace.errors import SlackError
from bot.workspace.identifiers import Identifiers, secret_path

LARGEST = 64 * 1024 * 1024
"""Bytes of one file that the stand-in takes (Slack takes 1 GB)."""

_ALL_TOGETHER = 512 * 1024 * 1024


@dataclass(slots=True)
class File:
    """A file. `content` is None until its bytes have arrived; `shares` are the messages it stands in, by channel."""

    id: str
    name: str
    size: int
    user: str
    created: int
    title: str = ""
    content: bytes | None = None
    is_complete: bool = False
    shares: dict[str, list[str]] = field(default_factory=dict)

    @property
    def mimetype(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"


class Files:
    """The files of a workspace, in memory."""

    def __init__(self, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._files: dict[str, File] = {}
        self._uploads: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._files)

    def find(self, file_id: str) -> File | None:
        """Return a file by id."""
        return self._files.get(file_id)

    def announce(self, name: str, size: int, *, user: str, created: int) -> tuple[File, str]:
        """Expect a file; return it and the secret part of the address for its bytes."""
        file = File(self._identifiers.new("F"), PurePath(name).name or "file", size, user, created)
        self._files[file.id] = file
        token = secret_path()
        self._uploads[token] = file.id
        return file, token

    def receive(self, token: str, content: bytes) -> File:
        """Take the bytes of an announced file; again is harmless. Raises SlackError for a wrong address or length."""
        file = self._files.get(self._uploads.get(token, ""))
        if file is None:
            raise SlackError("file_not_found", status=404)
        if len(content) != file.size:
            raise SlackError("file_upload_size_restricted", status=400)
        if sum(each.size for each in self._files.values() if each.content) + len(content) > _ALL_TOGETHER:
            raise SlackError("storage_limit_reached", status=400)
        file.content = content
        return file

    def keep(self, name: str, content: bytes, *, user: str, created: int) -> File:
        """Take a whole file that a person chose."""
        file, token = self.announce(name, len(content), user=user, created=created)
        self.receive(token, content)
        file.title, file.is_complete = file.name, True
        return file

    def for_api(self, file: File, base_url: str, *, private: frozenset[str]) -> dict[str, Any]:
        """Return Slack's file object; `private` are the channels that are not public."""
        address = f"{base_url}/files/{file.id}/{file.name}"
        shares: dict[str, dict[str, list[dict[str, str]]]] = {}
        for channel, times in file.shares.items():
            shares.setdefault("private" if channel in private else "public", {})[channel] = [{"ts": ts} for ts in times]
        suffix = PurePath(file.name).suffix.lstrip(".").lower()
        return {
            "id": file.id,
            "created": file.created,
            "timestamp": file.created,
            "name": file.name,
            "title": file.title or file.name,
            "mimetype": file.mimetype,
            "filetype": suffix or "binary",
            "pretty_type": suffix.upper() or "Binary",
            "user": file.user,
            "size": file.size,
            "mode": "hosted",
            "is_external": False,
            "is_public": any(channel not in private for channel in file.shares),
            "url_private": address,
            "url_private_download": address,
            "permalink": address,
            "channels": [channel for channel in file.shares if channel not in private],
            "groups": [channel for channel in file.shares if channel in private and channel[0] != "D"],
            "ims": [channel for channel in file.shares if channel[0] == "D"],
            "shares": shares,
        }
