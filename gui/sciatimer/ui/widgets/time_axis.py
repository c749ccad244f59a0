"""The axis of time below a plot: days, months or years, in the language of the texts."""

from collections.abc import Sequence
from math import ceil

import pyqtgraph
from PySide6.QtCore import QLocale

from sciatimer.ui.time_ticks import moment_words, moments, step_for

_ROOM = 110  # pixels between two words with plain text
_PLAIN = 16


class TimeAxis(pyqtgraph.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """Words for local days and hours. Values are seconds since 1970.

    Args:
        language: that of the words.
    """

    def __init__(self, language: str) -> None:
        super().__init__(orientation="bottom")
        self._locale = QLocale(language)
        self._room = _ROOM
        self._bars: Sequence[float] = ()
        self._width = 0.0

    def stand_under(self, bars: Sequence[float], width: float) -> None:
        """Words stand under bars, each with the moment at which its bar begins; without bars at midnights and hours.

        Args:
            bars: the middles of the bars, growing.
            width: the time that a bar stands for, in seconds.
        """
        self._bars, self._width = bars, width
        self.picture = None  # what pyqtgraph drew before

    def set_text_size(self, pixels: int) -> None:
        """Larger words need more room."""
        self._room = _ROOM * pixels // _PLAIN

    def tickValues(
        self,
        minVal: float,  # noqa: N803 - pyqtgraph's name
        maxVal: float,  # noqa: N803 - pyqtgraph's name
        size: float,
    ) -> list[tuple[float, list[float]]]:
        """The moments that get words."""
        if self._bars:
            every = ceil((maxVal - minVal) / self._width * self._room / max(size, 1.0))
            return [(every * self._width, list(self._bars[::every]))]
        step = step_for(maxVal - minVal, size / self._room)
        return [(step, moments(minVal, maxVal, step))]

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        """The words."""
        return [moment_words(value - self._width / 2, spacing, self._locale) for value in values]
