"""Dates in the language of the texts, whatever the language of the system is."""

from datetime import UTC, date, datetime

import pytest

from sciatimer.texts import Texts, load_texts
from sciatimer.translation import Translated, print_of
from sciatimer.ui.dates import day_words, short_day

ENGLISH = load_texts()
FORMS = {"ui.date_long": "dddd, d. MMMM yyyy", "ui.date_short": "d. MMM yyyy"}
GERMAN = Texts(
    {key: ENGLISH(key) for key in FORMS}, Translated("de", FORMS, {key: print_of(ENGLISH(key)) for key in FORMS}, {})
)


@pytest.mark.parametrize(
    ("texts", "long", "short"),
    [(ENGLISH, "Monday 2 March 2026", "2 Mar 2026"), (GERMAN, "Montag, 2. März 2026", "2. März 2026")],
    ids=["English", "German"],
)
def test_days_and_months_are_named_in_the_language(texts: Texts, long: str, short: str) -> None:
    assert day_words(date(2026, 3, 2), texts) == long
    assert short_day(datetime(2026, 3, 2, 23, 59, tzinfo=UTC), texts) == short
