"""Moments worth jumping to, which an app may offer for the page's time bar."""

from datetime import datetime
from typing import Any

from bot.workspace.workspace import Workspace

_MOST = 20


async def list_marks(workspace: Workspace) -> list[dict[str, Any]]:
    """Return `{"at": ISO time, "label": {"zh", "en"}}` of all apps, the nearest first; an app that fails offers none."""
    marks: list[dict[str, Any]] = []
    for app in workspace.state.apps:
        if app.table.marks_url:
            answer = await workspace.deliverer.http.fetch_json(app.table.marks_url)
            offered = answer.get("marks") if isinstance(answer, dict) else None
            marks += [mark for mark in offered if _is_mark(mark)] if isinstance(offered, list) else []
    return sorted(marks, key=lambda mark: datetime.fromisoformat(mark["at"]))[:_MOST]


def _is_mark(mark: Any) -> bool:
    if not isinstance(mark, dict) or not isinstance(mark.get("label"), dict):
        return False
    try:
        return datetime.fromisoformat(str(mark.get("at"))).tzinfo is not None
    except ValueError:
        return False
