"""Calendar files (.ics, RFC 5545) of meetings."""

from datetime import UTC, datetime

from bot.domain.papers import CalendarEntry


def write(entry: CalendarEntry) -> bytes:
    """Return a meeting as a calendar takes it; a later notice, or a cancellation, replaces the earlier one by its uid."""
    from icalendar import Calendar, Event  # only files need it

    calendar = Calendar()
    calendar.add("prodid", "-//Concord//meetings//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.is_cancelled else "REQUEST")
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("summary", entry.title)
    event.add("location", entry.place)
    event.add("dtstart", _utc(entry.starts_at))
    event.add("dtend", _utc(entry.ends_at))
    event.add("dtstamp", _utc(entry.stamp))
    if entry.description:
        event.add("description", entry.description)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _utc(moment: str) -> datetime:
    """Calendars know UTC without being told of a zone."""
    return datetime.fromisoformat(moment).astimezone(UTC)
