"""The story: how the group spent the six weeks up to now. Every step is taken by the person who would take it."""

from bot.demo import story_meetings, story_minutes, story_opening, story_tasks, story_today, story_topics
from bot.demo.stage import Tale

FIRST_DAY = -31
"""The working day on which the story begins, counted from its last."""


async def tell(tale: Tale) -> None:
    """Tell the story from its first day to the morning of its last."""
    await story_opening.people_meet(tale)
    await story_topics.the_first_topic(tale)
    await story_meetings.the_plenary_is_called(tale)
    await story_opening.people_are_confirmed(tale)
    await story_meetings.the_plenary_is_held(tale)
    await story_minutes.the_plenary_is_minuted(tale)
    await story_minutes.all_agree_and_the_minutes_are_issued(tale)
    await story_tasks.receipts_and_first_reports(tale)
    await story_topics.topics_for_the_next_meeting(tale)
    await story_tasks.more_is_assigned(tale)
    await story_topics.units_are_consulted(tale)
    await story_meetings.the_topic_meeting_is_called(tale)
    await story_topics.opinions_come_in(tale)
    await story_tasks.the_first_is_overdue(tale)
    await story_meetings.the_topic_meeting_is_held(tale)
    await story_minutes.the_second_minutes_circulate(tale)
    await story_meetings.the_next_plenary_is_called(tale)
    await story_minutes.units_answer(tale)
    await story_meetings.most_units_answer_its_notice(tale)
    await story_topics.the_latest_topics(tale)
    await story_tasks.the_day_before(tale)
    await story_today.the_morning(tale)
