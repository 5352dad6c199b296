"""Minutes as tests of their issue bring them about."""

from datetime import date

from bot.domain.clauses import ClauseText, SetClause
from bot.domain.minutes import DraftMinutes, MinutesState
from bot.domain.references import Kind, Reference
from bot.services import clauses, minutes
from bot.services.front_desk import Speaker, identify
from bot.store.transaction import Transaction
from tests.builders import CONVENER, FINANCE, MONDAY, SECRETARY

DUE = date(2026, 12, 31)


def sign_many(tx: Transaction, count: int) -> list[Reference]:
    """Draft minutes of one clause each, and let them be signed: the answers of the units are left out. Return them."""
    secretary, convener = identify(tx, Speaker(SECRETARY)), identify(tx, Speaker(CONVENER))
    references = [Reference(Kind.MINUTES, number) for number in range(1, count + 1)]
    for reference in references:
        minutes.draft_minutes(tx, secretary, DraftMinutes(f"第{reference.number}次工作会议", MONDAY.date()))
        clause = ClauseText(f"落实第{reference.number}次会议的事项", FINANCE, DUE)
        clauses.set_clause(tx, secretary, SetClause(reference, None, clause))
        item = tx.minutes.get(secretary.group_id, reference)
        item.state, item.text_version = MinutesState.SIGNED, 1
        item.signed_by, item.signed_at = convener.person_id, tx.now
        tx.minutes.save(item)
    return references
