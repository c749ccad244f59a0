"""One's own data in words: what copies hold, what an import brought, what goes and what stays. No widget is touched."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sciatimer.history.copies import Holdings
from sciatimer.history.deletion import Going
from sciatimer.history.json_export import Exported
from sciatimer.history.merge import Imported
from sciatimer.history.restore import Restored
from sciatimer.texts import Texts
from sciatimer.ui.dates import day_words, short_day

_ASIDE = frozenset({"sessions_today", "rest_day", "skip_day", "mornings", "high_pain_days", "gentle", "unfaded"})


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy in a list."""

    file: Path
    title: str
    words: str


def copy_view(day: date, holdings: Holdings, texts: Texts) -> CopyView:
    """A daily copy with what it holds."""
    return CopyView(holdings.file, texts("data.copy_of", date=day_words(day, texts)), holdings_words(holdings, texts))


def holdings_words(holdings: Holdings, texts: Texts) -> str:
    """What a copy holds."""
    if holdings.first_day is None or holdings.last_day is None:
        said = [texts("data.holds_nothing")]
    else:
        days = {"first": short_day(holdings.first_day, texts), "last": short_day(holdings.last_day, texts)}
        said = [texts("data.holds", sessions=holdings.sessions, **days)]
    said += [texts("data.holds_lock")] if holdings.locked is not None else []
    return " ".join(said)


def exported_words(exported: Exported, file: Path, texts: Texts) -> str:
    """What was written."""
    return texts("data.exported", sessions=exported.sessions, file=file.name)


def imported_words(imported: Imported, texts: Texts) -> str:
    """What came in."""
    if not imported.facts:
        said = [texts("data.imported_nothing")]
    else:
        said = [texts("data.imported", sessions=imported.sessions)]
    said += [texts("data.still_locked")] if imported.locked is not None else []
    said += [texts("data.new_packs", packs=", ".join(imported.packs))] if imported.packs else []
    said += [texts("data.refused_packs", packs=", ".join(imported.refused_packs))] if imported.refused_packs else []
    return " ".join(said)


def restored_words(restored: Restored, texts: Texts) -> str:
    """What is there after a restore."""
    said = [texts("data.restored", sessions=restored.sessions)]
    said += [texts("data.beside", file=restored.beside.name)] if restored.beside is not None else []
    said += [texts("data.still_locked")] if restored.locked else []
    return " ".join(said)


def going_words(going: Going, texts: Texts) -> tuple[str, ...]:
    """What goes, line by line."""
    counts = going.facts
    sessions, breaks = counts.get("session_started", 0), counts.get("break_offered", 0)
    said = [texts("data.goes_sessions", sessions=sessions, breaks=breaks)]
    said += [texts("data.goes_answers"), texts("data.goes_settings")]
    said += [texts("data.goes_copies", count=len(going.copies))] if going.copies else []
    said += [texts("data.goes_packs", count=len(going.packs))] if going.packs else []
    said += [texts("data.goes_log")] if going.log is not None else []
    return tuple(said)


def staying_words(going: Going, texts: Texts) -> tuple[str, ...]:
    """What stays, line by line; that nothing does where nothing has to."""
    if not going.stays:
        return (texts("data.stays_nothing"),)
    said = [texts("data.stays_lock")] if "lock" in going.stays else []
    said += [texts("data.stays_check")] if "checks" in going.stays else []
    said += [texts("data.stays_clinician")] if {"uncleared", "nerve"} & set(going.stays) else []
    said += [texts("data.stays_day")] if _ASIDE & set(going.stays) else []
    return tuple(said)
