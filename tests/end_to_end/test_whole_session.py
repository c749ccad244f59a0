"""From first use to the verdict, and past a stop and a kill, by real key presses in a real window."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.resources import shipped
from sciatimer.safety.screens import CLINICIAN_ITEMS, EMERGENCY_ITEMS, EXERCISE_ITEMS, URGENT_ITEMS
from sciatimer.session.model import SegmentKind, Side
from sciatimer.session.plan import Dose, PlannedExercise, PlanSettings, plan
from tests.end_to_end.desk import Desk, History, Row
from tests.end_to_end.traced import Traced

SCREENS = (EMERGENCY_ITEMS, URGENT_ITEMS, CLINICIAN_ITEMS, EXERCISE_ITEMS)
ITEMS = sum(len(items) for items in SCREENS)
SPEED = 40

pytestmark = pytest.mark.onscreen


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(screen_variables: dict[str, str], home: Path, tmp_path: Path) -> Iterator[Desk]:
    """The program, watched by strace where there is one: whatever is done, it opens no network socket."""
    traced = Traced(tmp_path / "calls")
    watched = traced.works()
    made = Desk(screen_variables, home, traced.command if watched else ())
    yield made
    made.clear_away()
    if watched:
        traced.check()


@pytest.fixture
def kept(data_folder: Path) -> History:
    """The history of a folder that outlives the program."""
    return History(lambda: data_folder / "history.db")


def test_a_session_from_first_use_to_the_verdict(desk: Desk, home: Path) -> None:
    history = History(lambda: next(home.glob("sciatimer-*/history.db"), None))
    desk.open("--temp", "--speed", str(SPEED))
    get_through_first_use(desk, history)
    start_a_stretch(desk, history)
    desk.until(history.has("session_ended"), "the session has ended by itself")
    answer_the_check(desk, history)
    desk.until(history.has("pain_checked"), "the verdict is on disk")

    session = only(history.rows("session_started"))
    assert [(row["kind"], row["side"], row["repetition"]) for row in history.rows("phase_begun")] == planned(session)
    assert all(first["utc"] <= second["utc"] for first, second in pairwise(history.rows("phase_begun")))
    end = only(history.rows("session_ended"))
    assert (end["session"], end["reason"]) == (session["id"], "finished")
    assert end["holds_done"] == end["holds_planned"] == 2 * session["repetitions"]
    today = only(history.rows("today_answered"))
    assert (today["pain"], today["place"], today["where"], today["outcome"]) == (3, 2, "left", "START")
    check = only(history.rows("pain_checked"))
    told = {"session": session["id"], "before": 3, "after": 2, "during": 1, "place_after": 2, "quality": 0}
    assert told.items() <= check.items()
    assert (check["outcome"], check["rule"]) == ("GOOD", "R11")
    assert history.rows("locked") == []

    assert desk.close() == ""
    assert list(home.glob("sciatimer-*")) == []


def test_a_nerve_stop_ends_the_routine_for_good(desk: Desk, kept: History) -> None:
    desk.open()
    get_through_first_use(desk, kept)
    start_a_stretch(desk, kept)
    go_into_the_hold(desk, kept)
    desk.press("Escape")
    desk.until(kept.has("session_ended"), "Esc has ended the session")
    desk.press("Tab", "Tab", "Tab", "Return")  # the third feeling: sharp, shooting, burning, tingling or numb
    desk.until(kept.has("stop_felt"), "what was felt is on disk")
    answer_the_check(desk, kept, known=True)
    desk.until(kept.has("locked"), "the lock is on disk")

    assert only(kept.rows("session_ended"))["reason"] == "stopped"
    assert only(kept.rows("stop_felt"))["felt"] == "nerve"
    check = only(kept.rows("pain_checked"))
    assert (check["outcome"], check["rule"]) == ("LOCK", "R3")
    assert desk.close() == ""

    desk.open()
    try_every_way_to_a_stretch(desk)
    assert desk.close() == ""
    assert (len(kept.rows("session_started")), len(kept.rows("today_answered"))) == (1, 1)
    assert (len(kept.rows("locked")), kept.rows("unlocked")) == (1, [])

    desk.open()
    get_to_the_unlock_screens(desk)
    desk.read_and_deny(len(EMERGENCY_ITEMS))
    # Nothing but the routine-ended screen leads to these questions now.
    desk.until(kept.has("screen_answered", ITEMS + len(EMERGENCY_ITEMS)), "the safety screens come first again")
    assert desk.close() == ""
    assert (len(kept.rows("session_started")), kept.rows("unlocked")) == (1, [])


def test_a_kill_in_a_hold_leaves_the_check_open(desk: Desk, kept: History) -> None:
    desk.open()
    get_through_first_use(desk, kept)
    start_a_stretch(desk, kept)
    go_into_the_hold(desk, kept)
    assert kept.rows("session_ended") == []
    desk.kill()

    desk.open()
    desk.until(kept.has("session_ended"), "the session that was cut off has its end")
    session = only(kept.rows("session_started"))
    end = only(kept.rows("session_ended"))
    assert (end["session"], end["reason"], end["holds_done"]) == (session["id"], "interrupted", 0)
    desk.press("Tab", "Return")  # what was felt: the pull was too strong, but no pain
    desk.until(kept.has("stop_felt"), "it asks what was felt")
    answer_the_check(desk, kept)
    desk.until(kept.has("pain_checked"), "it asks the open check")
    assert only(kept.rows("pain_checked"))["session"] == session["id"]
    assert len(kept.rows("session_started")) == 1
    assert desk.close() == ""


def get_through_first_use(desk: Desk, history: History) -> None:
    """The welcome with the first time in its list, and 'none of these' four times."""
    desk.press("Down", "Tab", "Tab", "Tab", "Return")
    desk.until(history.has("setting_changed", 4), "the welcome was read")
    answered = 0
    for items in SCREENS:
        desk.read_and_deny(len(items))
        answered += len(items)
        desk.until(history.has("screen_answered", answered), f"{answered} questions are answered")


def start_a_stretch(desk: Desk, history: History) -> None:
    """Today: pain 3, buttock, left leg, and start."""
    desk.press("3", "3", "1", "Return")
    desk.until(history.has("phase_begun"), "the session has begun")


def go_into_the_hold(desk: Desk, history: History) -> None:
    """On, past getting ready and easing in."""
    for phase in (SegmentKind.EASE_IN, SegmentKind.HOLD):
        desk.press("Right")
        desk.until(partial(is_in, history, phase), f"the phase is {phase}")


def is_in(history: History, phase: SegmentKind) -> bool:
    return history.phase() == phase


def answer_the_check(desk: Desk, history: History, *, known: bool = False) -> None:
    """Pain 2 now and 1 at worst, still the buttock; only the pull, if that is not ``known`` already; better; save."""
    keys = ("2", "1", "3", "1") if known else ("2", "1", "3", "1", "1")
    for count, key in enumerate(keys, start=1):
        desk.press(key)
        desk.until(history.has("check_answer", count), f"answer {count} of the check is on disk")
    desk.press("Return")


def try_every_way_to_a_stretch(desk: Desk) -> None:
    """What starts a stretch from Today, and then every button that Tab can reach, pressed by Space and by Enter."""
    desk.press("3", "3", "1", "Return", "Escape")
    for _ in range(6):
        desk.press("Tab", "space", "Tab", "Return", "3", "1")


def get_to_the_unlock_screens(desk: Desk) -> None:
    """On the routine-ended screen: I have talked to someone, today, and they said yes."""
    desk.press("Return", "Up", "Tab", "space", "Tab", "Tab", "Return")


def planned(session: Row) -> list[tuple[str, str, int]]:
    """What the timeline of a session that was started says of its phases."""
    exercise = load_catalogue(shipped("exercises.json"), Path("none")).by_id(session["exercise"])
    dose = Dose(session["hold"], session["repetitions"], session["rest"])
    better_leg_first = PlanSettings(first_side=Side(session["first_side"]))
    segments = plan([PlannedExercise(exercise, dose)], better_leg_first).segments
    return [(str(segment.kind), str(segment.side), segment.repetition) for segment in segments]


def only(rows: list[Row]) -> Row:
    """The one row there is."""
    assert len(rows) == 1
    return rows[0]
