"""Months at a desk: sleep, screen locks, summer time, midnight, the year's end, clocks that are set, restarts, crashes."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from sciatimer.history.files import OWNER_ONLY
from sciatimer.reminders.hours import read_holidays
from sciatimer.reminders.model import BUSY, Answer, AwayCause, BreakKind
from tests.history.office import Office
from tests.history.witness import BERLIN, HOUR, MINUTE, MONDAY

WEEKS = 2


class Day:
    """One workday of a person who does now this, now that."""

    def __init__(self, office: Office, chance: Random) -> None:
        self.office = office
        self.chance = chance

    def live(self) -> None:
        """From the first coffee to going home, with something that happens every half hour or so."""
        office, chance = self.office, self.chance
        office.answer_morning()
        end = office.machine.now().replace(hour=18, minute=0)
        while office.machine.now() < end:
            office.sit(chance.uniform(2, 40) * MINUTE)
            chance.choice(
                [self.answer, self.answer, self.answer, self.answer, self.leave, self.leave, self.lunch, self.call,
                 self.type, self.meet, self.pause, self.crash, self.nap, self.set_clock, self.stretch]
            )()  # fmt: skip

    def answer(self) -> None:
        """The person says something to what is on the screen."""
        answer = self.chance.choice([Answer.TAKEN, Answer.LATER, Answer.SKIPPED, Answer.UNANSWERED])
        self.office.say(answer, self.chance.choice([5, 10, 15]) if answer is Answer.LATER else None)

    def leave(self) -> None:
        """A few minutes, or more."""
        self.office.go_away(
            self.chance.uniform(1, 20) * MINUTE, self.chance.choice([AwayCause.IDLE, AwayCause.SCREEN_LOCK])
        )

    def lunch(self) -> None:
        """The lid is closed."""
        self.office.sleep(self.chance.uniform(1, 60) * MINUTE, told=self.chance.random() < 0.5)

    nap = lunch

    def call(self) -> None:
        """Something makes busy for a while."""
        self.office.be_busy(self.chance.choice(BUSY))
        self.office.sit(self.chance.uniform(1, 70) * MINUTE)
        self.office.be_busy()

    def type(self) -> None:
        """Typing without a pause, now and then for minutes."""
        self.office.be_busy(typing=True)
        self.office.sit(self.chance.uniform(0.1, 5) * MINUTE)
        self.office.be_busy()

    def meet(self) -> None:
        """A meeting, said by hand."""
        self.office.be_in_a_meeting(on=True)
        self.office.sit(self.chance.uniform(5, 60) * MINUTE)
        self.office.be_in_a_meeting(on=False)

    def pause(self) -> None:
        """A pause that ends by itself, by tomorrow, or by a word."""
        self.chance.choice([self.office.pause_until_tomorrow, self._pause, self._pause, self._pause_long])()

    def _pause(self) -> None:
        self.office.pause(self.chance.randint(5, 120))

    def _pause_long(self) -> None:
        self.office.pause(None)
        self.office.sit(self.chance.uniform(5, 90) * MINUTE)
        self.office.resume()

    def crash(self) -> None:
        """The program dies, or the machine is started anew; for moments, or for a while."""
        seconds = self.chance.choice([2.0, 200.0, 900.0])
        self.chance.choice([self.office.crash, self.office.reboot])(seconds)

    def set_clock(self) -> None:
        """The clock is wrong for a while."""
        by = self.chance.choice([-26 * HOUR, -HOUR, -10 * MINUTE, 10 * MINUTE, HOUR, 26 * HOUR])
        self.office.set_clock(by)
        self.office.sit(self.chance.uniform(1, 30) * MINUTE)
        self.office.set_clock(-by)

    def stretch(self) -> None:
        """A session, if one may start."""
        self.office.stretch()


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("seed", "begin"),
    [
        (1, MONDAY),  # summer time begins on the first Sunday
        (2, datetime(2026, 10, 19, 7, 30, tzinfo=BERLIN)),  # and ends
        (3, datetime(2026, 12, 21, 8, 0, tzinfo=BERLIN)),  # over the year's end
    ],
)
def test_months_at_a_desk_break_no_rule(tmp_path: Path, seed: int, begin: datetime) -> None:
    office, chance = Office(tmp_path, begin), Random(seed)  # noqa: S311 - a person, not a secret
    office.first_run()
    office.set("break_holidays", read_holidays("2026-04-03, 2026-12-24..2026-12-26, 2027-01-01"))
    for _ in range(WEEKS * 7):
        office.resume()
        Day(office, chance).live()
        night = office.machine.now().replace(hour=8, minute=10) + timedelta(days=1) - office.machine.now()
        chance.choice([office.go_away, office.reboot])(night.total_seconds())
        office.diary.answer_screens()
    kinds = [offer.kind for offer in office.memory.shown]
    assert kinds.count(BreakKind.STRETCH) >= 4
    assert kinds.count(BreakKind.POSTURE) >= 20
    assert (tmp_path / "sitting.json").stat().st_mode & 0o777 == OWNER_ONLY
