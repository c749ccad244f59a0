"""A working day with breaks, how they stand, and a reminder that is only asked."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from sciatimer.history.break_day import Day, DayHeld, DayOffer, DaySpan
from sciatimer.history.settings import Settings
from sciatimer.reminders.hours import read_holidays, read_week
from sciatimer.reminders.known import Known
from sciatimer.reminders.model import Answer, AwayCause, BreakKind, Decision, Held, Instant
from sciatimer.ui.breaks_view import PauseFor, Standing

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def at(clock: str) -> datetime:
    """A time of that Monday, such as 09:30."""
    return datetime.combine(MONDAY, time.fromisoformat(clock), tzinfo=UTC)


NOW = Instant(at("13:24"), 20_000.0)
GLANCE = Day(
    day=MONDAY.date(),
    work=((at("09:00"), at("12:30")), (at("13:00"), at("17:00"))),
    spans=(
        DaySpan(at("00:00"), at("09:03"), AwayCause.OFF),
        DaySpan(at("09:03"), at("11:05"), None),
        DaySpan(at("11:05"), at("11:20"), AwayCause.SCREEN_LOCK),
        DaySpan(at("11:20"), at("12:16"), None),
        DaySpan(at("12:16"), at("13:10"), AwayCause.IDLE),
        DaySpan(at("13:10"), at("13:24"), None),
    ),
    offers=(
        DayOffer(at("09:48"), BreakKind.POSTURE, Answer.TAKEN, at("09:50"), 45 * 60, 1),
        DayOffer(at("10:35"), BreakKind.POSTURE, Answer.SKIPPED, at("10:46"), 45 * 60, 2),
        DayOffer(at("12:15"), BreakKind.STRETCH, Answer.TAKEN, at("12:15"), 45 * 60, 1),
        DayOffer(at("13:20"), BreakKind.POSTURE, Answer.UNANSWERED, at("13:22"), 600, 1),
        DayOffer(at("13:23"), BreakKind.POSTURE, Answer.LATER, at("13:23"), 780, 1),
    ),
    held=(DayHeld(at("12:02"), at("12:15"), BreakKind.STRETCH, Held.FULL_SCREEN),),
    pauses=((at("10:50"), at("11:00")),),
    next_kind=BreakKind.POSTURE,
    next_at=at("13:55"),
)
EMPTY = replace(GLANCE, work=(), spans=(), offers=(), held=(), pauses=(), next_kind=None, next_at=None)
SEATED = Instant(NOW.wall - timedelta(minutes=14), NOW.elapsed - 14 * 60)
NEXT = Decision(None, None, None, BreakKind.POSTURE, at("13:55"), 60.0)
NOTHING = Decision(None, None, None, None, None, None)
STANDING = Standing(Known(SEATED, SEATED), NEXT, NOW, sees_away=True)
SETTINGS = Settings(
    break_hours=read_week("mon 09:00-12:30,13:15-17:00; tue 09:00-17:00; sat 22:00-24:00"),
    break_holidays=read_holidays("2026-05-01, 2026-12-24..2027-01-01"),
    break_times=(time(10, 30), time(15)),
)


def held(why: Held, kept: BreakKind | None = BreakKind.POSTURE) -> Standing:
    """Something is kept back for a reason."""
    return replace(STANDING, decision=Decision(None, why, kept, None, None, None))


class FakeReminder:
    """Notes what was asked of it.

    Attributes:
        stands: how the breaks stand.
        asked: what was asked, in order.
    """

    def __init__(self, stands: Standing | None = STANDING) -> None:
        self.stands = stands
        self.asked: list[object] = []

    def standing(self) -> Standing | None:
        return self.stands

    def pause(self, length: PauseFor) -> None:
        self.asked.append(length)

    def resume(self) -> None:
        self.asked.append("resume")

    def say_meeting(self, on: bool) -> None:
        self.asked.append(("meeting", on))

    def look(self) -> None:
        self.asked.append("look")
