"""An offer in words: what it is, why now, what to do; and never a word of pain."""

import statistics
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sciatimer.catalogue.kinds import Position
from sciatimer.reminders.model import BreakKind, Instant, Offer
from sciatimer.session.plan import PlannedExercise, PlanSettings, default_dose, plan
from sciatimer.texts import Texts, load_texts
from sciatimer.ui.break_offer_view import BreakOfferView, OfferedStretch, offer_view, usual_stretch
from tests.safety.examples import EXERCISES

TEXTS = load_texts()
DUE = Instant(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), 5000.0)
POSTURE = Offer(BreakKind.POSTURE, 1, DUE, 52 * 60 + 40, (10, 5))
STRETCH = replace(POSTURE, kind=BreakKind.STRETCH)
SEATED = OfferedStretch(Position.SEATED, 3)
PAIN = ("pain", "hurt", "sciatica", "back", "sore", "schmerz", "weh", "rücken", "prevent")


def words(view: BreakOfferView) -> str:
    return f"{view.title} {view.why} {view.what} {view.accept}"


def view(offer: Offer, stretch: OfferedStretch | None = None, texts: Texts = TEXTS) -> BreakOfferView:
    return offer_view(offer, stretch, texts, sees_away=True)


def test_a_break_of_posture_says_the_words_of_the_clinical_text() -> None:
    shown = view(POSTURE)
    assert f"{shown.title} {shown.what}" == (
        "Time to change position. Stand up, walk a little, or just sit in a new way. One or two minutes is enough."
    )
    assert (shown.why, shown.accept, shown.snoozes) == ("52 minutes seated", "Did it", (10, 5))


def test_the_plain_prompt_of_a_lock_says_the_same_and_offers_no_stretch() -> None:
    assert view(replace(POSTURE, kind=BreakKind.MOVE), SEATED) == view(POSTURE)


def test_a_stretch_names_its_position_and_its_length() -> None:
    shown = view(STRETCH, SEATED)
    assert (shown.why, shown.accept) == ("Seated, about 3 min", "Start")
    assert shown.what.startswith("52 minutes seated. ")


def test_a_stretch_of_which_nobody_knows_the_position_says_how_long_somebody_sat() -> None:
    assert view(STRETCH).why == "52 minutes seated"


def test_a_break_at_a_fixed_time_may_come_after_a_single_minute() -> None:
    early = replace(POSTURE, seated_seconds=60)
    assert view(early).why == "1 minute seated"
    assert offer_view(early, None, TEXTS, sees_away=False).why == "1 minute since your last break"


def test_by_the_clock_nobody_claims_that_somebody_sat() -> None:
    assert offer_view(POSTURE, None, TEXTS, sees_away=False).why == "52 minutes since your last break"


@pytest.mark.parametrize("position", [Position.SEATED, Position.LYING])
def test_the_length_that_is_told_is_that_of_most_stretches(position: Position) -> None:
    there = [exercise for exercise in EXERCISES.values() if exercise.position is position]
    lengths = [plan([PlannedExercise(each, default_dose(each))], PlanSettings()).segments[-1] for each in there]
    minutes = [(last.starts_at + last.seconds) / 60 for last in lengths]
    assert usual_stretch(position).minutes == round(statistics.median(minutes))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", list(BreakKind))
@pytest.mark.parametrize("position", list(Position))
def test_no_offer_has_a_word_of_pain(kind: BreakKind, position: Position, language: str) -> None:
    offer, texts = replace(POSTURE, kind=kind), load_texts(language)
    for sees_away in (True, False):
        for stretch in (None, OfferedStretch(position, 3)):
            said = words(offer_view(offer, stretch, texts, sees_away=sees_away)).lower()
            assert [word for word in PAIN if word in said] == []
