"""The report to show a clinician, over histories as the program writes them: all that was answered, and nothing more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sciatimer.catalogue.load import Catalogue
from sciatimer.catalogue.model import Position
from sciatimer.history.facts import (
    CheckAnswer,
    Cleared,
    DoseChosen,
    DoseReason,
    EndReason,
    Locked,
    ScreenAnswered,
    SessionStarted,
    StopFelt,
)
from sciatimer.history.self_check_facts import NerveFeelingFaded
from sciatimer.history.store import HistoryStore
from sciatimer.safety import judge, morning, next_step, start
from sciatimer.safety.lock import lock_cause
from sciatimer.safety.screens import HEALTH, LASTING_NERVE, NERVE_PATTERN, SIGNS
from sciatimer.safety.self_check import (
    CheckFeeling,
    CheckPlace,
    Lean,
    Leg,
    Noticed,
    SittingAnswers,
    ToeAnswers,
)
from sciatimer.safety.values import (
    MorningOutcome,
    Outcome,
    Overall,
    Place,
    Quality,
    RedFlag,
    StopFeeling,
    Where,
)
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from sciatimer.ui.clinician_view import ClinicianReport, clinician_report
from tests.fakes import FakeClock
from tests.history.diary import CHECKED, MORNING, STARTED, TODAY, Diary
from tests.safety.examples import EXERCISES

TEXTS = load_texts()
CATALOGUE = Catalogue(tuple(EXERCISES.values()))
WORSE = replace(
    CHECKED,
    after=5,
    during=4,
    place_after=Place.CALF,
    quality=Quality.NOTHING_OR_PULL,
    overall=Overall.WORSE,
    outcome=Outcome.LOCK,
    rule="R4",
)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """A person who writes into a new history."""
    with HistoryStore(tmp_path / "data" / "history.db") as store:
        yield Diary(store, FakeClock())


def report(diary: Diary, catalogue: Catalogue = CATALOGUE) -> ClinicianReport:
    return clinician_report(diary.store, catalogue, TEXTS, diary.now())


def told(diary: Diary, title: str, catalogue: Catalogue = CATALOGUE) -> list[tuple[str, str, str]]:
    """The lines of the section with a title; none if there is no such section."""
    found = [part for part in report(diary, catalogue).sections if part.title == TEXTS(f"clinician.{title}")]
    return [(line.label, line.value, line.rule) for part in found for line in part.lines]


def value(diary: Diary, title: str, label: str) -> str:
    """What stands beside a label of a section."""
    (found,) = (text for name, text, _ in told(diary, title) if name == TEXTS(f"clinician.{label}"))
    return found


def stopped(diary: Diary, felt: StopFeeling) -> int:
    """A session that was stopped; its check is still open."""
    session = diary.begin()
    diary.clock.advance(100)
    diary.end(session, EndReason.STOPPED, 2)
    diary.store.append(StopFelt(diary.now(), session, felt))
    return session


def locked_after_session(diary: Diary) -> int:
    """A session whose check ended the routine."""
    session = stopped(diary, StopFeeling.PAIN)
    diary.check(session, WORSE)
    return diary.store.append(Locked(diary.now(), Outcome.LOCK, "R4", session))


# an empty history


def test_an_empty_history_says_so_and_claims_nothing(diary: Diary) -> None:
    made = report(diary)
    assert made.summary == (TEXTS("clinician.open"), TEXTS("clinician.no_session"))
    assert (made.locked, made.sessions) == (False, ())
    assert [line.value for part in made.sections for line in part.lines] == [
        TEXTS("clinician.signs_never"),
        TEXTS("clinician.health_never"),
    ]


def test_it_says_what_the_app_is_and_that_this_is_no_diagnosis(diary: Diary) -> None:
    made = report(diary)
    assert "not a diagnosis" in made.about
    assert made.written == "Written on 2 Mar 2026 at 09:00."


def test_nothing_is_written_by_looking(diary: Diary) -> None:
    diary.write_one_of_each()
    before = diary.store.read("SELECT count(*) FROM ledger")
    report(diary)
    assert diary.store.read("SELECT count(*) FROM ledger") == before


# which lock stands


def test_without_a_lock_none_is_told(diary: Diary) -> None:
    diary.answer_screens()
    diary.session()
    assert report(diary).summary[0] == TEXTS("clinician.open")
    assert told(diary, "lock") == told(diary, "routine") == []


def test_the_lock_that_stands_is_told_with_its_day_its_cause_and_its_row(diary: Diary) -> None:
    locked_after_session(diary)
    diary.days_pass(3)
    made = report(diary)
    assert made.locked
    assert made.summary[0] == "The routine has been off since 2 Mar 2026."
    assert told(diary, "lock") == [
        ("Since", "2 Mar 2026 at 09:01", ""),
        ("Cause", TEXTS("clinician.cause_R4"), "R4"),
    ]


def locking_rules() -> set[str]:
    locking = {row.id for row in judge.ROWS if lock_cause(row.outcome) is not None}
    locking |= {row.id for row in morning.ROWS if lock_cause(row.outcome) is not None}
    locking |= {row.id for row in start.ROWS if lock_cause(row.outcome) is not None}
    return locking | {row.id for row in next_step.ROWS if row.id in {"N2", "N3"}} | {"T1", "S1"}


def test_every_rule_that_ends_the_routine_has_its_cause_in_words() -> None:
    causes = {key.removeprefix("clinician.cause_") for key in TEXTS.keys if key.startswith("clinician.cause_")}
    assert causes == locking_rules() | {"other"}
    assert len(locking_rules()) == 17


def test_a_rule_that_is_not_known_claims_nothing(diary: Diary) -> None:
    diary.store.append(Locked(diary.now(), Outcome.LOCK, "Z9", None))
    assert value(diary, "lock", "cause") == TEXTS("clinician.cause_other")


def test_three_days_of_high_pain_are_told_with_the_last_answers(diary: Diary) -> None:
    diary.answer_today(replace(TODAY, pain=7, place=Place.THIGH, much_worse=True))
    diary.store.append(Locked(diary.now(), Outcome.LOCK, "P6", None))
    said = value(diary, "lock", "answered_then")
    assert said == "7 of 10, thigh, left leg. Nerve feelings: no. Much worse than usual: yes."


def test_a_lock_that_is_over_is_told_as_the_person_told_it(diary: Diary) -> None:
    diary.unlock(diary.lock())
    assert told(diary, "routine") == [
        (
            "Earlier",
            "Off on 2 Mar 2026 (R6), on again after a clinician's yes of 2 Mar 2026, as the person entered it.",
            "",
        )
    ]


def test_each_earlier_lock_is_told_with_the_word_that_ended_it(diary: Diary) -> None:
    diary.lock()
    diary.unlock(diary.lock())  # one word for both
    diary.days_pass(10)
    diary.unlock(diary.lock())
    words = [text.partition("yes of ")[2].partition(",")[0] for _, text, _ in told(diary, "routine")]
    assert words == ["12 Mar 2026", "2 Mar 2026", "2 Mar 2026"]


def test_no_more_than_three_earlier_locks_are_told_newest_first(diary: Diary) -> None:
    for _ in range(5):
        diary.unlock(diary.lock())
        diary.days_pass(10)
    diary.lock()
    earlier = [text for label, text, _ in told(diary, "lock") if label == "Earlier"]
    assert [text[:18] for text in earlier] == ["Off on 11 Apr 2026", "Off on 1 Apr 2026 ", "Off on 22 Mar 2026"]


def test_an_earlier_lock_under_one_that_stands_is_not_told_as_over(diary: Diary) -> None:
    diary.lock()
    diary.lock()
    assert value(diary, "lock", "earlier") == "Off on 2 Mar 2026 (R6)."


# what the person was doing


def test_the_stretch_before_the_lock_is_told_whole(diary: Diary) -> None:
    locked_after_session(diary)
    assert told(diary, "session_of_lock") == [
        ("When", "2 Mar 2026 at 09:00", ""),
        ("Stretch", "Towel hamstring stretch, lying", ""),
        ("Dose set", "3\u00a0\u00d7\u00a010\u00a0s hold, 15\u00a0s rest", ""),
        ("Legs", "One after the other, left first", ""),
        ("How it ended", "Stopped by the person. Holds done: 2\u00a0of\u00a06", ""),
    ]


def test_the_session_of_the_lock_is_told_and_not_a_later_one(diary: Diary) -> None:
    session = diary.session()
    for _ in range(12):
        diary.session(started=replace(STARTED, exercise="standing-desk-hinge", position=Position.STANDING))
    diary.store.append(Locked(diary.now(), Outcome.LOCK, "M4", session))
    assert value(diary, "session_of_lock", "stretch") == "Towel hamstring stretch, lying"


def test_without_a_lock_the_last_stretch_is_told(diary: Diary) -> None:
    diary.session()
    diary.session(started=replace(STARTED, exercise="seated-supported-knee-ease", position=Position.SEATED, hold=3))
    assert value(diary, "session_last", "stretch") == "Supported half-straightening, chair. Seated."
    assert value(diary, "session_last", "dose") == "3 slow pulses of 3\u00a0s, 15\u00a0s rest"


@pytest.mark.parametrize(
    ("started", "words"),
    [
        (replace(STARTED, left_out=Side.LEFT), "Right only, left left out"),
        (replace(STARTED, left_out=Side.RIGHT), "Left only, right left out"),
        (replace(STARTED, first_side=Side.RIGHT), "One after the other, right first"),
        (replace(STARTED, exercise="standing-desk-hinge", first_side=Side.BOTH), "Both together"),
    ],
)
def test_the_legs_are_told(started: SessionStarted, words: str, diary: Diary) -> None:
    diary.session(started=started)
    assert value(diary, "session_last", "legs") == words


def test_a_leg_that_was_spared_is_told_with_its_own_dose(diary: Diary) -> None:
    diary.session(started=replace(STARTED, sore_leg=Side.LEFT, sore_hold=5, sore_repetitions=2))
    assert value(diary, "session_last", "dose").endswith("left leg spared: 2\u00a0\u00d7\u00a05\u00a0s")


@pytest.mark.parametrize("reason", EndReason)
def test_how_it_ended_is_told(reason: EndReason, diary: Diary) -> None:
    diary.end(diary.begin(), reason, 4)
    assert value(diary, "session_last", "ended").startswith(TEXTS(f"clinician.ended_{reason}"))


def test_a_stretch_that_is_in_no_catalogue_any_more_is_told_by_its_id(diary: Diary) -> None:
    diary.session()
    made = {label: text for label, text, _ in told(diary, "session_last", Catalogue())}
    assert made["Stretch"] == "lying-towel-thigh"
    assert "Legs" not in made
    assert report(diary, Catalogue()).sessions[0].stretch == "lying-towel-thigh"


def test_a_session_that_has_not_ended_says_so(diary: Diary) -> None:
    diary.begin()
    assert value(diary, "session_last", "ended") == TEXTS("clinician.ended_open")


# what was answered


def test_the_answers_are_told_in_numbers_places_and_words(diary: Diary) -> None:
    locked_after_session(diary)
    assert told(diary, "answers") == [
        ("Before", "2 of 10, buttock, left leg. Nerve feelings: no. Much worse than usual: no.", ""),
        ("At the stop", "Pain or ache", ""),
        ("During", "Worst pain 4 of 10, the pull not counted", ""),
        ("After", "5 of 10, calf or shin", ""),
        ("Kind of feeling", "Nothing, or only the pull", ""),
        ("On the whole", "Worse, or not sure", ""),
        ("Warning sign", "None named", ""),
        ("Outcome", "Routine ended", "R4"),
        ("Next morning", "Not answered", ""),
    ]


@pytest.mark.parametrize(
    ("place", "where", "words"),
    [
        (Place.NONE, Where.BACK_ONLY, "3 of 10, felt nowhere."),
        (Place.LOW_BACK, Where.BACK_ONLY, "3 of 10, low back."),
        (Place.BUTTOCK, Where.BOTH, "3 of 10, buttock, both legs."),
        (Place.FOOT, Where.RIGHT, "3 of 10, foot, right leg."),
    ],
)
def test_places_and_sides_are_told_as_a_person_says_them(place: Place, where: Where, words: str, diary: Diary) -> None:
    diary.begin(answer=replace(TODAY, pain=3, place=place, where=where, nerve_feelings=True))
    assert value(diary, "answers", "before") == f"{words} Nerve feelings: yes. Much worse than usual: no."


def test_an_open_check_is_told_as_far_as_it_was_answered(diary: Diary) -> None:
    session = stopped(diary, StopFeeling.PULL_TOO_STRONG)
    diary.store.append(CheckAnswer(diary.now(), session, "after", 3))
    assert value(diary, "answers", "after") == "3 of 10"
    for label in ("during", "quality", "overall"):
        assert value(diary, "answers", label) == TEXTS("clinician.not_answered")
    assert value(diary, "answers", "outcome") == TEXTS("clinician.outcome_open")


def test_a_check_that_a_warning_sign_ended_says_what_was_not_asked(diary: Diary) -> None:
    session = stopped(diary, StopFeeling.EMERGENCY)
    unasked = replace(CHECKED, after=None, during=None, place_after=None, quality=None, overall=None)
    diary.check(session, replace(unasked, red=RedFlag.EMERGENCY, outcome=Outcome.EMERGENCY, rule="R1"))
    for label in ("during", "after", "quality", "overall"):
        assert value(diary, "answers", label) == TEXTS("clinician.not_asked")
    assert value(diary, "answers", "signs_line") == "Named: help right away"


def test_a_feeling_that_counts_as_new_is_told_as_it_was_answered(diary: Diary) -> None:
    session = diary.begin()
    diary.store.append(CheckAnswer(diary.now(), session, "quality", Quality.NERVE_AS_BEFORE))
    diary.check(session, replace(CHECKED, quality=Quality.NERVE_NEW, outcome=Outcome.LOCK, rule="R3"))
    assert value(diary, "answers", "quality") == (
        "Tingling or numb as before, not stronger. Counted as new, because no nerve feelings were named before."
    )


def test_a_feeling_that_the_stop_filled_in_is_not_told_as_an_answer(diary: Diary) -> None:
    session = stopped(diary, StopFeeling.NERVE)
    diary.check(session, replace(CHECKED, quality=Quality.NERVE_NEW, outcome=Outcome.LOCK, rule="R3"))
    assert value(diary, "answers", "quality").endswith("Filled in from the stop.")
    diary.store.append(CheckAnswer(diary.now(), session, "quality", Quality.NERVE_NEW))
    assert value(diary, "answers", "quality") == TEXTS("check.quality_3")


def test_a_place_that_the_stop_made_graver_is_told_as_it_was_answered(diary: Diary) -> None:
    session = stopped(diary, StopFeeling.CALF_OR_FOOT)
    diary.store.append(CheckAnswer(diary.now(), session, "place_after", Place.THIGH))
    diary.check(session, WORSE)
    assert value(diary, "answers", "after") == "5 of 10, thigh. Counted as calf or shin, because of the stop."


def test_with_two_sessions_in_a_day_the_answer_that_counted_is_told_beside_the_own_one(diary: Diary) -> None:
    session = diary.begin(answer=replace(TODAY, pain=4, place=Place.THIGH))
    diary.check(session, replace(CHECKED, before=2, place_before=Place.NONE))
    said = value(diary, "answers", "before")
    assert said.startswith("4 of 10, thigh, left leg.")
    assert said.endswith(
        "The lower answer of that day counted: 2 of 10. The milder answer of that day counted: felt nowhere."
    )


# the next morning


def test_the_morning_is_told_with_its_numbers(diary: Diary) -> None:
    session = diary.session()
    diary.days_pass(1)
    worse = replace(MORNING, pain=4, place=Place.CALF, nerve_new_or_stronger=True)
    diary.morning(session, replace(worse, outcome=MorningOutcome.LOCK, rule="M4"))
    assert told(diary, "morning") == [
        ("When", "3 Mar 2026 at 09:10", ""),
        ("Pain and place", "4 of 10, calf or shin, left leg", ""),
        ("Nerve feeling new or stronger", "Yes", ""),
        ("Warning sign", "None named", ""),
        ("Outcome", "Routine ended", "M4"),
    ]
    assert "Next morning" not in [label for label, _, _ in told(diary, "answers")]


def test_a_morning_that_a_warning_sign_ended_says_what_was_not_asked(diary: Diary) -> None:
    session = diary.session()
    sign = replace(MORNING, red=RedFlag.URGENT, pain=None, place=None, where=None, nerve_new_or_stronger=None)
    diary.morning(session, replace(sign, outcome=MorningOutcome.URGENT, rule="M2"))
    assert value(diary, "morning", "morning_pain") == TEXTS("clinician.not_asked")
    assert value(diary, "morning", "morning_nerve") == TEXTS("clinician.not_asked")


# warning signs


def test_no_sign_ticked_is_told_with_the_day_of_asking(diary: Diary) -> None:
    diary.answer_screens()
    diary.days_pass(8)
    diary.store.append_all(ScreenAnswered(diary.now(), sign.id, yes=False) for sign in SIGNS)
    assert told(diary, "signs") == [("Answers", "None. Last asked on 10 Mar 2026.", "")]


def test_signs_that_were_not_all_asked_are_not_told_as_none(diary: Diary) -> None:
    diary.store.append_all(ScreenAnswered(diary.now(), sign.id, yes=False) for sign in SIGNS[:8])
    assert told(diary, "signs") == [("Answers", "Not all asked yet", "")]


def test_each_sign_that_was_ticked_is_told_with_its_day(diary: Diary) -> None:
    diary.answer_screens("E2", "U4")
    diary.lock(Outcome.EMERGENCY)
    assert told(diary, "signs") == [
        ("2 Mar 2026", TEXTS("screens.E2"), "E2"),
        ("2 Mar 2026", TEXTS("screens.U4"), "U4"),
    ]


def test_a_sign_that_was_denied_later_is_still_told(diary: Diary) -> None:
    diary.answer_screens("U1")
    diary.days_pass(5)
    diary.answer_screens()
    assert told(diary, "signs") == [("2 Mar 2026", f"{TEXTS('screens.U1')}. Answered no on 7 Mar 2026.", "U1")]


def test_a_sign_named_at_a_stop_is_told_without_saying_which_it_was(diary: Diary) -> None:
    diary.answer_screens()
    stopped(diary, StopFeeling.EMERGENCY)
    assert told(diary, "signs") == [("2 Mar 2026", f"At the stop: {TEXTS('screens.stop_emergency')}", "")]


# self-checks


def test_without_a_self_check_nothing_is_told_of_them(diary: Diary) -> None:
    diary.answer_screens()
    diary.skip_self_check()
    assert told(diary, "self_checks") == []


def test_self_checks_are_told_leg_by_leg_and_never_as_a_diagnosis(diary: Diary) -> None:
    diary.self_check(SittingAnswers(CheckFeeling.PULL, Lean.COULD_NOT, CheckPlace.ELSEWHERE), Leg.LEFT)
    diary.self_check(ToeAnswers(CheckFeeling.PULL, Noticed.YES, Noticed.NOT_SURE, CheckPlace.NOWHERE), Leg.RIGHT)
    (section,) = (part for part in report(diary).sections if part.title == TEXTS("clinician.self_checks"))
    assert section.note == TEXTS("self_check.caveat")
    assert [(line.label, line.value, line.rule) for line in section.lines] == [
        (
            "Sitting check, left leg",
            (
                "2 Mar 2026. Could be muscle or nerve. Feeling: nothing, or a pull. "
                "Leaned back, or hands behind: I could not straighten my knee because it hurt. "
                "Felt: anywhere else: behind the knee, calf, buttock or low back."
            ),
            "T2",
        ),
        (
            "Toe check, right leg",
            (
                "2 Mar 2026. No sign of either. Feeling: nothing, or a pull. Goes away with toes down: yes. "
                "Stronger with toes up: not sure. Felt: nowhere."
            ),
            "S2",
        ),
        ("Counts now", "As the nerve, to be careful", ""),
    ]


def test_of_each_check_and_leg_the_newest_is_told_and_what_counts(diary: Diary) -> None:
    nerve = SittingAnswers(CheckFeeling.NERVE)
    diary.self_check(nerve, Leg.LEFT)
    diary.days_pass(8)
    diary.self_check(leg=Leg.LEFT)
    lines = told(diary, "self_checks")
    assert len(lines) == 2
    assert lines[0][1].startswith("10 Mar 2026. No sign of either.")
    assert lines[1][1] == "Not as the nerve"


@pytest.mark.parametrize(("faded", "key"), [(True, "yes"), (False, "no"), (None, "open")])
def test_whether_a_nerve_feeling_faded_is_told(faded: bool | None, key: str, diary: Diary) -> None:
    check = diary.self_check(ToeAnswers(CheckFeeling.NERVE), Leg.LEFT)
    if faded is not None:
        diary.store.append(NerveFeelingFaded(diary.now(), check, faded))
    assert told(diary, "self_checks")[0][1].endswith(TEXTS(f"clinician.faded_{key}"))


# conditions and a clinician's word


def test_conditions_answered_yes_are_told_with_the_clinicians_word(diary: Diary) -> None:
    diary.answer_screens("C1", "C4", "X3")
    diary.store.append(Cleared(diary.now(), "C1", diary.now().date() - timedelta(days=2)))
    assert told(diary, "health") == [
        ("2 Mar 2026", "I am pregnant. A clinician's yes of 28 Feb 2026 was entered.", "C1"),
        ("2 Mar 2026", "I have or had a broken bone. No clinician's yes was entered.", "C4"),
        ("2 Mar 2026", TEXTS("screens.X3"), "X3"),
    ]


def test_a_word_from_before_the_last_yes_is_not_told_as_given_for_it(diary: Diary) -> None:
    diary.answer_screens("C1")
    diary.store.append(Cleared(diary.now(), "C1", diary.now().date()))
    diary.days_pass(1)
    diary.store.append(ScreenAnswered(diary.now(), "C1", yes=True))
    assert told(diary, "health")[0][1].endswith("No clinician's yes was entered.")


def test_no_condition_is_told_as_none_only_when_all_were_asked(diary: Diary) -> None:
    diary.store.append_all(ScreenAnswered(diary.now(), item.id, yes=False) for item in HEALTH[:-1])
    assert told(diary, "health") == [("Answers", "Not all asked yet", "")]
    diary.answer_screens()
    assert told(diary, "health") == [("Answers", "None", "")]


@pytest.mark.parametrize(("item", "key"), [(LASTING_NERVE, "lasting_nerve"), (NERVE_PATTERN, "nerve_pattern")])
def test_a_word_on_nerve_feelings_is_told_too(item: str, key: str, diary: Diary) -> None:
    diary.answer_screens()
    diary.store.append(Cleared(diary.now(), item, diary.now().date()))
    assert told(diary, "health")[1] == (
        "Clinician's yes",
        f"{TEXTS(f'screens.{key}')}. A yes of 2 Mar 2026 was entered.",
        "",
    )


# level and dose


def test_while_the_routine_is_off_nothing_is_offered(diary: Diary) -> None:
    locked_after_session(diary)
    assert told(diary, "now") == [("Now", TEXTS("clinician.now_locked"), "")]


def test_a_condition_without_a_word_keeps_everything_back(diary: Diary) -> None:
    diary.session()
    diary.answer_screens("C1")
    assert told(diary, "now") == [("Now", TEXTS("clinician.now_ask_first"), "")]


def test_level_and_dose_are_those_that_the_rules_allow(diary: Diary) -> None:
    diary.answer_screens()
    diary.session()
    diary.store.append(DoseChosen(diary.now(), STARTED.exercise, 5, 2, DoseReason.LOWERED))
    assert told(diary, "now") == [
        ("Lying", "Up to: Towel hamstring stretch, lying", ""),
        ("Seated", "Up to: Chair hamstring stretch, heel on the floor", ""),
        ("Standing", "Up to: Desk hip hinge", ""),
        ("Dose now", "Towel hamstring stretch, lying: 2\u00a0\u00d7\u00a05\u00a0s", ""),
    ]


def test_after_the_way_back_only_the_easiest_stretches_are_told(diary: Diary) -> None:
    diary.answer_screens()
    diary.session()
    diary.unlock(diary.lock())
    diary.answer_screens()
    labels = [(label, text.partition(":")[0]) for label, text, _ in told(diary, "now")]
    assert labels == [
        ("Now", TEXTS("clinician.now_after_unlock")),
        ("Dose now", "Bent-knee thigh hold, lying"),
        ("Dose now", "Supported half-straightening, chair"),
    ]


def test_a_nerve_result_is_told_with_what_it_allows(diary: Diary) -> None:
    diary.answer_screens()
    diary.session()
    diary.self_check(ToeAnswers(CheckFeeling.NERVE), Leg.LEFT)
    lines = told(diary, "now")
    assert lines[0] == ("Now", TEXTS("clinician.now_nerve"), "")
    assert lines[-1][1].endswith("10\u00a0s")


# the table


def test_the_last_ten_sessions_stand_in_the_table_newest_first(diary: Diary) -> None:
    for _ in range(12):
        diary.session()
        diary.days_pass(1)
    made = report(diary)
    assert made.columns == ("Date", "Stretch", "Dose", "Pain", "Outcome")
    assert [row.date for row in made.sessions] == [f"{day} Mar 2026" for day in range(13, 3, -1)]
    assert made.summary[1] == "Sessions so far: 12, the first on 2 Mar 2026."
    assert made.sessions[0].cells == (
        "13 Mar 2026",
        "Towel hamstring stretch, lying",
        "3\u00a0\u00d7\u00a010\u00a0s",
        "2\u00a0\u2192\u00a01",
        "Good",
    )


def test_a_check_that_is_open_leaves_its_cell_open(diary: Diary) -> None:
    diary.end(diary.begin())
    row = report(diary).sessions[0]
    assert (row.pain, row.outcome) == ("2\u00a0\u2192\u00a0?", "Check still open")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (MorningOutcome.SETTLED, "Good"),
        (MorningOutcome.NOT_SETTLED, "Good. Next morning: not settled, rest that day"),
        (MorningOutcome.LOCK, "Good. Next morning: routine ended"),
    ],
)
def test_a_morning_that_did_not_settle_is_told_in_the_table(outcome: MorningOutcome, words: str, diary: Diary) -> None:
    diary.morning(diary.session(), replace(MORNING, outcome=outcome))
    assert report(diary).sessions[0].outcome == words


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.CHECK_DUE])
def test_every_outcome_has_its_words_in_the_table(outcome: Outcome, diary: Diary) -> None:
    diary.session(outcome)
    assert report(diary).sessions[0].outcome == TEXTS(f"clinician.outcome_{outcome}")


def test_a_person_who_has_answered_everything_there_is_can_be_reported(diary: Diary) -> None:
    diary.write_one_of_each()
    made = report(diary)
    assert all(line.value and "{" not in line.value for part in made.sections for line in part.lines)
