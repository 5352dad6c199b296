"""What is told: facts. Frozen, and without a word of text.

A fact is stored as it is and put into words when it is delivered, in its reader's language. Names in it (of units, of
people) are those of the moment at which it became true.
"""


class Fact:
    """What all facts are: frozen dataclasses of plain values, of other facts, and of tuples of these."""

    @property
    def card_reference(self) -> str:
        """The reference of the item whose card this fact shows as an answer; empty for all others."""
        return ""
