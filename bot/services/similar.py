"""Open topics that are like a text, so that nobody hands in what is on the table already."""

import unicodedata

from rapidfuzz import fuzz, process

from bot.domain import topics
from bot.domain.groups import Group
from bot.domain.topics import Topic, TopicState
from bot.store.transaction import Transaction

LIKE = 60
"""Of 100: how alike two titles are from which on the author is asked."""
SHOWN = 3


def list_similar(tx: Transaction, group: Group, title: str, *, but: int = 0) -> list[Topic]:
    """Return the open topics whose titles are most like `title`, the likest first; `but` is the row number of one that is
    not compared."""
    found = {
        topic.id: topic for topic in tx.topics.list_in_states(group.id, topics.OPEN_STATES - {TopicState.RETURNED})
    }
    found.pop(but, None)
    titles = {topic_id: plain(topic.title) for topic_id, topic in found.items()}
    best = process.extract(plain(title), titles, scorer=likeness, score_cutoff=LIKE, limit=SHOWN)
    return [found[topic_id] for _, _, topic_id in best]


def likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    """Return how alike two plain titles are (0 to 100): by characters, as Chinese needs it, and by words in any order, as
    English does."""
    return max(
        fuzz.ratio(one, other, score_cutoff=score_cutoff), fuzz.token_sort_ratio(one, other, score_cutoff=score_cutoff)
    )


def plain(title: str) -> str:
    """Return a title without what makes no difference: width, case, punctuation, the usual first word 关于."""
    text = unicodedata.normalize("NFKC", title).casefold().removeprefix("关于")
    return "".join(character if character.isalnum() else " " for character in text).strip()
