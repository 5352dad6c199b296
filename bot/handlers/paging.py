"""The buttons that turn a list's pages: `page|scope`, as `views.tasks.page_buttons` writes it."""

_MOST = 5


def read_page(value: str) -> tuple[int, str]:
    """Return the page asked for (from 1) and the list's scope."""
    page, _, scope = value.partition("|")
    number = int(page) if page.isascii() and page.isdigit() and len(page) <= _MOST else 1
    return max(1, number), scope
