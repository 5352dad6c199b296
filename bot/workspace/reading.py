"""Reads the body of a call: query, form, multipart or JSON, and the token that came with it."""

import base64
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.workspace import json_text
from bot.workspace.errors import SlackError

LARGEST = 4 * 1024 * 1024
"""Bytes of one call."""

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class ReadCall:
    """The arguments of a call, without its token."""

    arguments: dict[str, Any]
    token: str


async def read_call(request: web.Request) -> ReadCall:
    """Return what a request says. Raises SlackError with Slack's name for a body that cannot be read."""
    arguments: dict[str, Any] = dict(request.query)
    if not all(json_text.is_writable(value) for value in arguments.values()):
        raise SlackError("invalid_form_data")
    if request.method == "POST":
        arguments |= await _body(request)
    bearer = request.headers.get("Authorization", "")
    arguments |= _basic(bearer)
    token = bearer[7:].strip() if bearer[:7].lower() == "bearer " else ""
    given = arguments.pop("token", "")
    is_json = request.content_type == "application/json"
    return ReadCall(arguments, token or ("" if is_json or not isinstance(given, str) else given))


def _basic(header: str) -> dict[str, str]:
    """Return an app's id and secret, which oauth.v2.access takes as a name and a password as well."""
    if header[:6].lower() != "basic ":
        return {}
    try:
        name, _, password = base64.b64decode(header[6:], validate=True).decode().partition(":")
    except ValueError as error:
        raise SlackError("invalid_auth") from error
    return {"client_id": name, "client_secret": password}


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        raw = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise SlackError("request_too_large", status=413) from error
    if not raw:
        return {}
    if "Content-Type" not in request.headers:
        raise SlackError("missing_post_type")
    if request.content_type == "application/json":
        return parse_object(_decoded(raw, request))
    if request.content_type in {_FORM, "multipart/form-data"}:
        return await _form(request)
    raise SlackError("invalid_post_type")


def _decoded(raw: bytes, request: web.Request) -> str:
    try:
        return raw.decode(request.charset or "utf-8")
    except LookupError as error:
        raise SlackError("invalid_charset") from error
    except UnicodeDecodeError as error:
        raise SlackError("invalid_json") from error


def parse_object(text: str) -> dict[str, Any]:
    """Return a JSON object. Raises SlackError `invalid_json`, `json_not_object`."""
    try:
        value = json_text.parse(text)
    except ValueError as error:
        raise SlackError("invalid_json") from error
    if not isinstance(value, dict):
        raise SlackError("json_not_object")
    return value


async def _form(request: web.Request) -> dict[str, Any]:
    try:
        form = await request.post()
    except (ValueError, LookupError, KeyError, AssertionError) as error:
        raise SlackError("invalid_form_data") from error
    arguments: dict[str, Any] = {}
    for name, value in form.items():
        if "[" in name:
            raise SlackError("invalid_array_arg")
        if not isinstance(value, str) or not json_text.is_writable(value):
            raise SlackError("invalid_form_data")
        arguments[name] = value
    return arguments
