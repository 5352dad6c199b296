"""Who, of several replicas, does what only one may do."""

from datetime import timedelta

from bot.store.transaction import Transaction

TERM = timedelta(seconds=9)
"""How long a lease holds without being taken again: with a look every five seconds, another holder has it within 14."""


def take(tx: Transaction, name: str, holder: str) -> bool:
    """Take the lease `name`, or take it again; False while another holder's runs."""
    return tx.leases.take(name, holder, tx.now + TERM)


def release(tx: Transaction, name: str, holder: str) -> None:
    """Let go of a lease."""
    tx.leases.release(name, holder)
