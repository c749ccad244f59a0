"""A day of the history as it stands on the strip, each item with its words."""

from collections.abc import Iterator
from datetime import date, datetime

from sciatimer.history.break_day import Day, DayOffer, DaySpan
from sciatimer.reminders.model import Answer, AwayCause, BreakKind
from sciatimer.texts import Texts
from sciatimer.ui.day_view import DAY_MINUTES, SPANS, DayItem, DayLook, DayView

_USUAL = (8 * 60, 18 * 60)  # what is shown of a day of which nothing is known
_HOUR = 60
_LOOKS = {
    Answer.TAKEN: DayLook.TAKEN,
    Answer.LATER: DayLook.LATER,
    Answer.SKIPPED: DayLook.SKIPPED,
    Answer.UNANSWERED: DayLook.UNANSWERED,
}


def day_view(day: Day, now: datetime, texts: Texts) -> DayView:
    """The strip of a day."""
    items = sorted(_items(day, texts), key=_order)
    begins, ends = _range(items)
    shown = [item for item in items if item.ends > begins or item.look not in SPANS]
    return DayView(
        begins=begins,
        ends=ends,
        now=minute_of(now, day.day) if now.date() == day.day else None,
        items=tuple(item for item in shown if item.begins <= ends),
    )


def count_words(day: Day, texts: Texts) -> str:
    """What came of the breaks of a day, and how often the person was away from the desk."""
    answers = [offer.answer for offer in day.offers]
    counts = {f"breaks.count_{look}": answers.count(answer) for answer, look in _LOOKS.items()}
    counts["breaks.count_held"] = len(day.held)
    said = [texts(key, count=count) for key, count in counts.items() if count]
    away = sum(span.cause not in {None, AwayCause.OFF} for span in day.spans)
    said += [texts.counted("breaks.count_away", count=away)] if away else []
    return ", ".join(said) or texts("breaks.nothing_yet")


def minute_of(at: datetime, day: date) -> float:
    """Where a local wall time lies on a day, in minutes since its midnight: 0 to 1440."""
    if at.date() != day:
        return 0.0 if at.date() < day else float(DAY_MINUTES)
    return at.hour * _HOUR + at.minute + at.second / _HOUR


def _order(item: DayItem) -> tuple[float, int]:
    return item.begins, list(DayLook).index(item.look)


def _range(items: list[DayItem]) -> tuple[int, int]:
    """Whole hours around all that somebody did; how long nobody was here before and after is of no interest."""
    told = [item for item in items if item.look not in {DayLook.AWAY, DayLook.PAUSED}]
    if not told:
        return _USUAL
    first, last = min(item.begins for item in told), max(item.ends for item in told)
    begins = int(first // _HOUR) * _HOUR
    return begins, min(DAY_MINUTES, max(begins + _HOUR, -int(-last // _HOUR) * _HOUR))


def _items(day: Day, texts: Texts) -> Iterator[DayItem]:
    for start, end in day.work:
        yield _lasting(DayLook.WORK, start, end, day.day, texts("breaks.legend_work"))
    for span in day.spans:
        yield _span(span, day.day, texts)
    for start, end in day.pauses:
        yield _lasting(DayLook.PAUSED, start, end, day.day, texts("breaks.day_paused"))
    for held in day.held:
        why = texts("breaks.day_held", what=_what(held.kind, texts), why=texts(f"breaks.held_{held.reason}"))
        yield _lasting(DayLook.HELD, held.start, held.end, day.day, why)
    for offer in day.offers:
        yield _moment(_look(offer), offer.answered or offer.at, day.day, _offer_words(offer, texts))
    if day.next_kind is not None and day.next_at is not None:
        words = texts("breaks.day_next", what=_what(day.next_kind, texts))
        yield _moment(DayLook.NEXT, day.next_at, day.day, words)


def _span(span: DaySpan, day: date, texts: Texts) -> DayItem:
    look = DayLook.SEATED if span.cause is None else DayLook.AWAY
    minutes = round((span.end - span.start).total_seconds() / 60)
    words = texts("breaks.legend_seated") if span.cause is None else texts(f"breaks.away_{span.cause}")
    return _lasting(look, span.start, span.end, day, texts("breaks.day_minutes", what=words, minutes=minutes))


def _look(offer: DayOffer) -> DayLook:
    """An offer that is on the screen now is the next break still."""
    return DayLook.NEXT if offer.answer is None else _LOOKS[offer.answer]


def _offer_words(offer: DayOffer, texts: Texts) -> str:
    answer = texts("breaks.answer_open" if offer.answer is None else f"breaks.answer_{offer.answer}")
    if offer.showings > 1:
        answer = texts("breaks.answer_again", answer=answer, times=offer.showings)
    return texts("breaks.day_offer", what=_what(offer.kind, texts), answer=answer)


def _what(kind: BreakKind, texts: Texts) -> str:
    return texts(f"breaks.what_{kind}")


def _lasting(look: DayLook, start: datetime, end: datetime, day: date, words: str) -> DayItem:
    when = f"{start:%H:%M}-{end:%H:%M}"
    return DayItem(look, minute_of(start, day), minute_of(end, day), when, words)


def _moment(look: DayLook, at: datetime, day: date, words: str) -> DayItem:
    minute = minute_of(at, day)
    return DayItem(look, minute, minute, f"{at:%H:%M}", words)
