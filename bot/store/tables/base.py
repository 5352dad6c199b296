"""What every table is made of."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData

from bot.store.types import Key

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def own_id() -> Column[int]:
    """Return the key of a row."""
    return Column("id", Key, primary_key=True)


def to(name: str, table: str, *, nullable: bool = False, index: bool = False) -> Column[int]:
    """Return a column that names a row of another table."""
    return Column(name, Key, ForeignKey(f"{table}.id"), nullable=nullable, index=index)


def item_version() -> Column[int]:
    """Return the column that counts an item's changes."""
    return Column("version", Integer, nullable=False)
