"""Sums of what was done and said in spans of time, read from long histories in milliseconds. For showing alone."""

from collections import defaultdict

from sciatimer.history.shown import CORRECTED_CHECKS, CORRECTED_MORNINGS, OUT_OF_VIEW
from sciatimer.history.store import HistoryStore

# span by span, each table by itself and nothing left out: read so, an index is gone through in order without sorting
_SESSIONS_OF_SPAN = "SELECT count(*) FROM session_started WHERE utc >= ? AND utc < ?"
_CHECKS_OF_SPAN = """
    SELECT count(before), total(before), count(after), total(after) FROM pain_checked INDEXED BY pain_checked_course
    WHERE utc >= ? AND utc < ? AND outcome <> 'CHECK_DUE'
"""
_MORNINGS_OF_SPAN = """
    SELECT count(pain), total(pain) FROM morning_checked INDEXED BY morning_checked_course
    WHERE utc >= ? AND utc < ? AND outcome <> 'CHECK_DUE'
"""
# those that are to be taken off again: out of view, or corrected
_SESSIONS_LESS = f"SELECT (utc - ?) / ? FROM session_started WHERE utc >= ? AND id IN ({OUT_OF_VIEW})"
_CHECKS_LESS = f"""
    SELECT (utc - ?) / ?, before, after FROM pain_checked WHERE utc >= ? AND outcome <> 'CHECK_DUE'
    AND (session IN ({OUT_OF_VIEW}) OR session IN ({CORRECTED_CHECKS}))
"""
_MORNINGS_LESS = f"""
    SELECT (utc - ?) / ?, pain FROM morning_checked WHERE utc >= ? AND outcome <> 'CHECK_DUE'
    AND (session IN ({OUT_OF_VIEW}) OR session IN ({CORRECTED_MORNINGS}))
"""
# those that were corrected, at the time of the first answer with the values of the last
_CORRECTED_OF_SPANS = f"""
    WITH answered AS (
        SELECT min(utc) AS utc, max(id) AS id FROM {{table}} WHERE outcome <> 'CHECK_DUE'
        AND session IN ({{corrected}}) AND session NOT IN ({OUT_OF_VIEW}) GROUP BY session
    )
    SELECT (a.utc - ?) / ? AS span, {{values}} FROM answered AS a JOIN {{table}} AS c ON c.id = a.id WHERE a.utc >= ?
"""
_CORRECTED_CHECKS_OF_SPANS = _CORRECTED_OF_SPANS.format(
    table="pain_checked", values="c.before, c.after", corrected=CORRECTED_CHECKS
)
_CORRECTED_MORNINGS_OF_SPANS = _CORRECTED_OF_SPANS.format(
    table="morning_checked", values="c.pain", corrected=CORRECTED_MORNINGS
)


class Sums:
    """What was done and said in spans of equal length: everything, less what is not to be counted, and the corrected.

    Args:
        store: the history.
        first: what was before does not count. This and the next two in microseconds, since 1970 or in length.
        start: of the first span.
        length: of each span.
        count: how many spans.
    """

    def __init__(self, store: HistoryStore, first: int, start: int, length: int, count: int) -> None:
        self.sessions: list[int] = []
        self.before, self.after, self.later = Means(), Means(), Means()
        for span in range(count):
            bounds = (max(first, start + span * length), start + (span + 1) * length)
            self._add_all(store, span, bounds)
        self._correct(store, (start, length, first))

    def _add_all(self, store: HistoryStore, span: int, bounds: tuple[int, int]) -> None:
        self.sessions += store.read(_SESSIONS_OF_SPAN, *bounds)[0]
        befores, before, afters, after = store.read(_CHECKS_OF_SPAN, *bounds)[0]
        self.before.add(span, befores, before)
        self.after.add(span, afters, after)
        self.later.add(span, *store.read(_MORNINGS_OF_SPAN, *bounds)[0])

    def _correct(self, store: HistoryStore, cut: tuple[int, int, int]) -> None:
        for (span,) in store.read(_SESSIONS_LESS, *cut):
            if span < len(self.sessions):
                self.sessions[span] -= 1
        for sign, checks in ((-1, _CHECKS_LESS), (1, _CORRECTED_CHECKS_OF_SPANS)):
            for span, before, after in store.read(checks, *cut):
                self.before.add_one(span, before, sign)
                self.after.add_one(span, after, sign)
        for sign, mornings in ((-1, _MORNINGS_LESS), (1, _CORRECTED_MORNINGS_OF_SPANS)):
            for span, pain in store.read(mornings, *cut):
                self.later.add_one(span, pain, sign)


class Means:
    """Means by span, put together from sums of whole numbers."""

    def __init__(self) -> None:
        self._counts: defaultdict[int, int] = defaultdict(int)
        self._sums: defaultdict[int, float] = defaultdict(float)

    def add(self, span: int, count: int, total: float) -> None:
        """Takes in some values at once."""
        self._counts[span] += count
        self._sums[span] += total

    def add_one(self, span: int, value: int | None, sign: int) -> None:
        """Takes in one value, if there is one, or (-1) takes it off again."""
        if value is not None:
            self.add(span, sign, sign * value)

    def of(self, span: int) -> float | None:
        """The mean of a span, None where nothing was given."""
        count = self._counts.get(span, 0)
        return self._sums[span] / count if count else None
