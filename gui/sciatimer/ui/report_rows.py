"""The table of the report: a row for each stretch. No widget is touched here."""

from collections.abc import Mapping

from sciatimer.catalogue.model import Exercise
from sciatimer.history.episode import Episode
from sciatimer.safety.values import MorningOutcome
from sciatimer.texts import Texts
from sciatimer.ui.clinician_session import session_row
from sciatimer.ui.dates import short_day

_WIDTHS = {"date": 19, "stretch": 29, "dose": 12, "pain": 8, "morning": 14, "outcome": 18}  # percent


def report_columns(texts: Texts) -> tuple[tuple[str, int], ...]:
    """What stands above the columns, and how wide they are, in percent."""
    return tuple((texts(f"report.column_{column}"), width) for column, width in _WIDTHS.items())


def report_row(episode: Episode, exercises: Mapping[str, Exercise], texts: Texts) -> tuple[str, ...]:
    """A stretch from left to right: when, what, how much, the pain, the next morning, what came of it and why."""
    row = session_row(episode, exercises, texts)
    started = episode.started.at
    return (
        texts("report.moment", date=short_day(started, texts), time=f"{started:%H:%M}"),
        row.stretch,
        _dose(row.dose, episode, texts),
        row.pain,
        _morning(episode, texts),
        _outcome(episode, texts),
    )


def _dose(dose: str, episode: Episode, texts: Texts) -> str:
    ended = episode.ended
    if ended is None or ended.holds_done >= ended.holds_planned:
        return dose
    return texts("report.holds", dose=dose, done=ended.holds_done, planned=ended.holds_planned)


def _morning(episode: Episode, texts: Texts) -> str:
    checked = episode.morning
    if checked is None:
        return texts("report.not_answered")
    if checked.outcome is MorningOutcome.SETTLED:
        return str(checked.pain)
    outcome = texts(f"clinician.outcome_{checked.outcome}")
    return outcome if checked.pain is None else texts("report.morning", pain=checked.pain, outcome=outcome)


def _outcome(episode: Episode, texts: Texts) -> str:
    check = episode.check
    said = texts("clinician.outcome_open" if check is None else f"clinician.outcome_{check.outcome}")
    felt = "; ".join(texts(f"screens.stop_{each}") for each in episode.felt)
    if felt:
        return texts("report.stopped", outcome=said, felt=felt)
    return said if check is None else texts("report.by_rule", outcome=said, rule=check.rule)
