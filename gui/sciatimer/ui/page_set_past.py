"""The pages on which one looks back: the course, single sessions, the report, one's own data."""

from functools import cached_property
from typing import TYPE_CHECKING

from sciatimer.ui.page_shelf import PageShelf

if TYPE_CHECKING:
    from sciatimer.ui.pages.correct import CorrectPage
    from sciatimer.ui.pages.data import DataPage
    from sciatimer.ui.pages.out_of_view import OutOfViewPage
    from sciatimer.ui.pages.progress import ProgressPage
    from sciatimer.ui.pages.report import ReportPage
    from sciatimer.ui.pages.session_record import RecordPage


class PagesOfThePast(PageShelf):
    """Pages on what was."""

    @cached_property
    def progress(self) -> "ProgressPage":
        """How it goes over time."""
        from sciatimer.ui.pages.progress import ProgressPage

        return self._new("progress", ProgressPage(self._texts, self._looks.palette))

    @cached_property
    def record(self) -> "RecordPage":
        """One past session."""
        from sciatimer.ui.pages.session_record import RecordPage

        return self._new("record", RecordPage(self._texts))

    @cached_property
    def correct(self) -> "CorrectPage":
        """What was answered wrongly."""
        from sciatimer.ui.pages.correct import CorrectPage

        return self._new("correct", CorrectPage(self._texts))

    @cached_property
    def out_of_view(self) -> "OutOfViewPage":
        """The sessions that were taken out of view."""
        from sciatimer.ui.pages.out_of_view import OutOfViewPage

        return self._new("out_of_view", OutOfViewPage(self._texts))

    @cached_property
    def report(self) -> "ReportPage":
        """The same on paper."""
        from sciatimer.ui.pages.report import ReportPage

        return self._new("report", ReportPage(self._texts))

    @cached_property
    def data(self) -> "DataPage":
        """One's own data."""
        from sciatimer.ui.pages.data import DataPage

        return self._new("data", DataPage(self._texts))
