"""The report for the clinic, on paper: what happened on one page, and every stretch in a table behind it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sciatimer.catalogue.model import Equipment
from sciatimer.history.course import newest_sessions
from sciatimer.history.episode import episode
from sciatimer.history.settings import Settings, load_settings
from sciatimer.texts import Texts, at_the_start
from sciatimer.ui.clinician_document import page_html, table_html
from sciatimer.ui.clinician_view import clinician_report
from sciatimer.ui.clinician_words import Line, Section, yes_or_no
from sciatimer.ui.dates import short_day
from sciatimer.ui.printing import Sheet
from sciatimer.ui.progress_view import Span, progress_view, since
from sciatimer.ui.report_plot import PainPlot
from sciatimer.ui.report_rows import report_columns, report_row

if TYPE_CHECKING:
    from sciatimer.catalogue.load import Catalogue
    from sciatimer.history.store import HistoryStore

MOST_ROWS = 120  # stretches in the table; the newest of them
_PLOT = "{plot}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the report is to be.

    Attributes:
        who: the person's name, as they want it on the page; '' for none. It is kept nowhere.
        span: how far back plot and table go.
    """

    who: str = ""
    span: Span = Span.QUARTER


def report_sheet(store: "HistoryStore", catalogue: "Catalogue", texts: Texts, now: datetime, wanted: Wanted) -> Sheet:
    """The report on the history as it is now.

    Raises:
        HistoryError: the file cannot be read.
    """
    exercises = catalogue.all_by_id
    with store.snapshot():
        report = clinician_report(store, catalogue, texts, now)
        view = progress_view(store, exercises, texts, now, wanted.span)
        settings = settings_section(load_settings(store), texts)
        newest = newest_sessions(store, since(wanted.span, now), MOST_ROWS)
        rows = [report_row(episode(store, each), exercises, texts) for each in newest]
    whole = replace(report, sections=(*report.sections, settings))
    who = texts("report.who_line", who=wanted.who) if wanted.who else ""
    reach = texts.inside(texts(f"progress.span_{wanted.span}"))
    title = texts("report.table", span=reach, count=len(rows))
    table = (table_html(title, report_columns(texts), rows),) if rows else ()
    footer = texts("clinician.footer", date=short_day(now, texts), page="{page}", pages="{pages}")
    first = page_html(whole, who=who, plot_title=texts("report.plot", span=reach), plot="" if view.is_empty else _PLOT)
    return Sheet((first, *table), footer, texts("clinician.document"), {_PLOT: PainPlot(view, texts)})


def settings_section(settings: Settings, texts: Texts) -> Section:
    """What is set, as far as it bears on what was done."""
    up = texts("report.not_set") if settings.getting_up is None else f"{settings.getting_up:%H:%M}"
    side = texts(f"clinician.side_{settings.first_side}")
    return Section(
        texts("report.settings"),
        (
            Line(texts("report.getting_up"), up),
            Line(texts("report.first_side"), at_the_start(side)),
            Line(texts("report.office"), yes_or_no(settings.office, texts)),
            Line(texts("report.no_floor"), yes_or_no(settings.no_floor, texts)),
            Line(texts("report.equipment"), _equipment(settings, texts)),
            Line(texts("report.breaks"), _breaks(settings, texts)),
        ),
    )


def _equipment(settings: Settings, texts: Texts) -> str:
    missing = [kind for kind in Equipment if kind not in settings.equipment]
    if not missing:
        return texts("report.all_equipment")
    return texts(
        "report.all_but", missing=", ".join(texts.inside(texts(f"today.equipment_{kind}")) for kind in missing)
    )


def _breaks(settings: Settings, texts: Texts) -> str:
    if not (settings.reminders and settings.break_posture):
        return texts("report.breaks_off")
    return texts("report.breaks_on", minutes=settings.break_interval)
