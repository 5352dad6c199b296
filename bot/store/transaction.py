"""One transaction as the services see it: its moment, its repositories, its record and its outbox."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.store.blockers import BlockerRepository
from bot.store.chases import ChaseRepository
from bot.store.comments import CommentRepository
from bot.store.confirmations import ConfirmationRepository
from bot.store.consultation import CallRepository, ConsultationRepository
from bot.store.contacts import ContactRepository
from bot.store.drafts import FormDrafts
from bot.store.duties import DutyRepository
from bot.store.extensions import ExtensionRepository
from bot.store.feedback import FeedbackRepository
from bot.store.groups import GroupRepository
from bot.store.kept import KeptLines
from bot.store.leases import Leases
from bot.store.meetings import MeetingRepository
from bot.store.minutes import MinutesRepository
from bot.store.outbox import Outbox
from bot.store.paces import Paces
from bot.store.papers import PaperRepository
from bot.store.people import PeopleRepository
from bot.store.personal_data import PersonalData
from bot.store.record import Record
from bot.store.referrals import ReferralRepository
from bot.store.reminding import ReminderRepository
from bot.store.search import Search
from bot.store.seen import Seen
from bot.store.setups import SetupRepository
from bot.store.task_search import TaskSearch
from bot.store.tasks import TaskRepository
from bot.store.topics import TopicRepository
from bot.store.urges import UrgeRepository
from bot.store.whereabouts import WhereaboutsRepository


class Transaction:
    """A connection in a transaction that began at `now` (UTC). The database commits it; nobody else does."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self.connection = connection
        self.now = now

    @cached_property
    def groups(self) -> GroupRepository:
        return GroupRepository(self.connection)

    @cached_property
    def drafts(self) -> FormDrafts:
        return FormDrafts(self.connection, self.now)

    @cached_property
    def people(self) -> PeopleRepository:
        return PeopleRepository(self.connection)

    @cached_property
    def topics(self) -> TopicRepository:
        return TopicRepository(self.connection)

    @cached_property
    def minutes(self) -> MinutesRepository:
        return MinutesRepository(self.connection)

    @cached_property
    def tasks(self) -> TaskRepository:
        return TaskRepository(self.connection)

    @cached_property
    def chases(self) -> ChaseRepository:
        return ChaseRepository(self.connection)

    @cached_property
    def extensions(self) -> ExtensionRepository:
        return ExtensionRepository(self.connection)

    @cached_property
    def blockers(self) -> BlockerRepository:
        return BlockerRepository(self.connection)

    @cached_property
    def comments(self) -> CommentRepository:
        return CommentRepository(self.connection)

    @cached_property
    def consultation(self) -> ConsultationRepository:
        return ConsultationRepository(self.connection)

    @cached_property
    def calls(self) -> CallRepository:
        return CallRepository(self.connection)

    @cached_property
    def referrals(self) -> ReferralRepository:
        return ReferralRepository(self.connection)

    @cached_property
    def meetings(self) -> MeetingRepository:
        return MeetingRepository(self.connection)

    @cached_property
    def papers(self) -> PaperRepository:
        return PaperRepository(self.connection)

    @cached_property
    def urges(self) -> UrgeRepository:
        return UrgeRepository(self.connection)

    @cached_property
    def reminders(self) -> ReminderRepository:
        return ReminderRepository(self.connection)

    @cached_property
    def task_search(self) -> TaskSearch:
        return TaskSearch(self.connection)

    @cached_property
    def duties(self) -> DutyRepository:
        return DutyRepository(self.connection)

    @cached_property
    def search(self) -> Search:
        return Search(self.connection)

    @cached_property
    def feedback(self) -> FeedbackRepository:
        return FeedbackRepository(self.connection)

    @cached_property
    def contacts(self) -> ContactRepository:
        return ContactRepository(self.connection)

    @cached_property
    def confirmations(self) -> ConfirmationRepository:
        return ConfirmationRepository(self.connection)

    @cached_property
    def seen(self) -> Seen:
        return Seen(self.connection, self.now)

    @cached_property
    def kept(self) -> KeptLines:
        return KeptLines(self.connection, self.now)

    @cached_property
    def leases(self) -> Leases:
        return Leases(self.connection, self.now)

    @cached_property
    def personal_data(self) -> PersonalData:
        return PersonalData(self.connection)

    @cached_property
    def paces(self) -> Paces:
        return Paces(self.connection)

    @cached_property
    def setups(self) -> SetupRepository:
        return SetupRepository(self.connection)

    @cached_property
    def whereabouts(self) -> WhereaboutsRepository:
        return WhereaboutsRepository(self.connection)

    @cached_property
    def record(self) -> Record:
        return Record(self.connection, self.now)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self.connection, self.now)

    @contextmanager
    def undone_if(self, is_undone: Callable[[], bool]) -> Iterator[None]:
        """Take back what is written inside the block when `is_undone` says so at its end: for a rehearsal."""
        savepoint = self.connection.begin_nested()
        try:
            yield
        except BaseException:
            savepoint.rollback()
            raise
        if is_undone():
            savepoint.rollback()
            self.record.clear()
            self.outbox.clear()
        else:
            savepoint.commit()

    def flush(self) -> None:
        """Write what the record and the outbox have gathered: last, so that the record's lock is held shortest."""
        self.outbox.flush()
        self.record.flush()
