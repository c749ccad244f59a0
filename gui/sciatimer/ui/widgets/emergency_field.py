"""Where a person is, and the emergency number there. Nothing is chosen before."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from sciatimer.safety.emergency import OTHER, number_of, regions_for
from sciatimer.texts import Texts

_LONGEST_NUMBER = 24  # characters


class EmergencyField(QWidget):
    """A list of places and the number that belongs to the one chosen; the number can be written over.

    Signals:
        changed(str, str): the person chose a region or wrote a number; both as they are now.
    """

    changed = Signal(str, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.place = self._place_box(texts)
        self.number = QLineEdit()
        self.number.setObjectName("emergency-number")
        self.number.setAccessibleName(texts("regions.number"))
        self.number.setPlaceholderText(texts("regions.number_hint"))
        self.number.setMaxLength(_LONGEST_NUMBER)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.place, 3)
        row.addWidget(self.number, 2)
        self.place.activated.connect(self._on_place)
        self.number.editingFinished.connect(self._on_number)

    @property
    def region(self) -> str:
        """The id of the place chosen, '' for none yet."""
        return str(self.place.currentData() or "")

    def show_values(self, region: str, number: str) -> None:
        """Shows what is set, without announcing it; a number without a region is another place."""
        known = self.place.findData(region or (OTHER if number else ""))
        self.place.setCurrentIndex(max(known, 0))
        self.number.setText(number)

    def _place_box(self, texts: Texts) -> QComboBox:
        box = QComboBox()
        box.setObjectName("emergency-place")
        box.setAccessibleName(texts("regions.question"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.addItem(texts("regions.choose"), "")
        for region in regions_for(QLocale.territoryToCode(QLocale.system().territory())):
            place = texts(f"regions.{region.id}")
            box.addItem(texts("regions.entry", place=place, number=region.number), region.id)
        box.addItem(texts("regions.other"), OTHER)
        return box

    def _on_place(self) -> None:
        self.number.setText(number_of(self.region))
        if self.region == OTHER:
            self.number.setFocus()
        self._tell()

    def _on_number(self) -> None:
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.region, self.number.text().strip())
