"""Colours, sizes and the one style sheet. Everything is derived from a palette and a text scale."""

from dataclasses import dataclass, replace

from sciatimer.resources import shipped


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by use. Text on its ground has at least 4.5:1, the countdown 7:1 (a test measures it).

    Where the system asks for more contrast all text has 7:1, and every line that separates has 4.5:1.
    """

    dark: bool
    ground: str
    surface: str
    raised: str
    line: str
    field_line: str
    text: str
    muted: str
    primary: str
    primary_hover: str
    on_primary: str
    selected: str
    on_selected: str
    stop: str
    stop_hover: str
    on_stop: str
    warn: str
    on_warn: str
    glow: str
    focus: str


LIGHT = Palette(
    dark=False,
    ground="#F5F1EA",
    surface="#FFFDF9",
    raised="#ECE6DB",
    line="#DCD4C6",
    field_line="#84796A",
    text="#1F2B33",
    muted="#54606A",
    primary="#1B6762",
    primary_hover="#14524E",
    on_primary="#FFFFFF",
    selected="#D5E8E4",
    on_selected="#0E3B38",
    stop="#A8301F",
    stop_hover="#862416",
    on_stop="#FFFFFF",
    warn="#FBE9D0",
    on_warn="#5B3A08",
    glow="#E4572E",
    focus="#0B4FA8",
)

DARK = Palette(
    dark=True,
    ground="#12181C",
    surface="#1B2329",
    raised="#27323A",
    line="#34414A",
    field_line="#8496A1",
    text="#F1EEE8",
    muted="#B1BCC3",
    primary="#7CCFC7",
    primary_hover="#9BE0D9",
    on_primary="#08211F",
    selected="#1F4A47",
    on_selected="#DDF5F2",
    stop="#F29B8C",
    stop_hover="#F8B9AE",
    on_stop="#360A03",
    warn="#4A3514",
    on_warn="#FBE3BD",
    glow="#FF8A63",
    focus="#9CC7FF",
)

LIGHT_HIGH = replace(
    LIGHT,
    ground="#FFFFFF",
    surface="#FFFFFF",
    raised="#EFEFEF",
    line="#4A4A4A",
    field_line="#1A1A1A",
    text="#000000",
    muted="#2B2F33",
    primary="#0A4541",
    primary_hover="#06302D",
    selected="#CFE8E4",
    on_selected="#00201E",
    stop="#7E1509",
    stop_hover="#5C0E05",
    on_warn="#3A2200",
    glow="#B3330F",
    focus="#003A8C",
)

DARK_HIGH = replace(
    DARK,
    ground="#000000",
    surface="#000000",
    raised="#1C1C1C",
    line="#B0B0B0",
    field_line="#E6E6E6",
    text="#FFFFFF",
    muted="#E2E2E2",
    primary="#8DF0E6",
    primary_hover="#B5F7F0",
    on_primary="#001412",
    selected="#0B3B38",
    on_selected="#FFFFFF",
    stop="#FFB3A6",
    stop_hover="#FFCDC4",
    on_stop="#240300",
    warn="#3A2700",
    on_warn="#FFE9C2",
    focus="#BBD8FF",
)

_PALETTES = {(False, False): LIGHT, (True, False): DARK, (False, True): LIGHT_HIGH, (True, True): DARK_HIGH}


def palette_for(*, dark: bool, high: bool) -> Palette:
    """The colours of a light or dark window; ``high`` where the system asks for more contrast."""
    return _PALETTES[dark, high]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in device-independent pixels at a text scale of 1.0 to 2.0."""

    scale: float

    def text(self, pixels: float) -> int:
        """A text size that grows with the scale."""
        return round(pixels * self.scale)

    def space(self, pixels: float) -> int:
        """A distance: it grows half as fast as text, so that large text still has room."""
        return round(pixels * (1 + (self.scale - 1) * 0.35))

    @property
    def target(self) -> int:
        """The least height of anything that is pressed: 44 px, more with large text."""
        return max(44, round(40 * self.scale * 0.9))


def style_sheet(palette: Palette, metrics: Metrics) -> str:
    """The whole style sheet of the program."""
    parts = (_ground, _buttons, _fields, _reading)
    return "\n".join(part(palette, metrics) for part in parts)


def _ground(p: Palette, m: Metrics) -> str:
    return f"""
* {{ font-size: {m.text(16)}px; color: {p.text}; }}
QMainWindow, QDialog, QWidget#page, QWidget#body, QScrollArea, QStackedWidget {{ background: {p.ground}; border: none; }}
QLabel {{ background: transparent; }}
QLabel[role="display"] {{
    font-size: {m.text(30)}px; font-weight: 600; padding-bottom: 3px; border-bottom: 3px solid transparent; }}
QLabel[role="display"]:focus {{ border-bottom-color: {p.focus}; }}
QLabel[role="title"] {{ font-size: {m.text(24)}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {m.text(18)}px; font-weight: 600; }}
QLabel[role="lead"] {{ font-size: {m.text(19)}px; }}
QLabel[role="prose"] {{ font-size: {m.text(17)}px; }}
QLabel[role="muted"] {{ color: {p.muted}; }}
QLabel[role="phase"] {{ font-size: {m.text(28)}px; font-weight: 600; }}
QLabel[role="cue"] {{ font-size: {m.text(22)}px; }}
QLabel[role="notice"] {{
    background: {p.warn}; color: {p.on_warn}; border-radius: 10px; padding: {m.space(10)}px {m.space(14)}px; }}
QFrame[role="card"] {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 14px; }}
QFrame[role="bar"] {{ background: {p.surface}; border: none; border-top: 1px solid {p.line}; }}
QFrame[role="header"] {{ background: {p.ground}; border: none; border-bottom: 1px solid {p.line}; }}
QMenu {{ background: {p.surface}; border: 1px solid {p.field_line}; padding: 4px; }}
QMenu::item {{ padding: {m.space(8)}px {m.space(20)}px; min-height: {m.target - 16}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {p.selected}; color: {p.on_selected}; }}
QMenu::item:disabled {{ color: {p.muted}; }}
QToolTip {{ background: {p.surface}; color: {p.text}; border: 1px solid {p.line}; padding: 6px; }}
QProgressBar {{ background: {p.raised}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }}
QProgressBar::chunk {{ background: {p.primary}; border-radius: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {p.field_line}; border-radius: 4px; min-height: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ background: transparent; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; height: 0; }}
"""


def _buttons(p: Palette, m: Metrics) -> str:
    return f"""
QPushButton {{
    background: {p.surface}; border: 1px solid {p.field_line}; border-radius: 10px;
    min-height: {m.target - 14}px; padding: 6px {m.space(16)}px; outline: none; }}
QPushButton:hover {{ background: {p.raised}; }}
QPushButton:focus, QCheckBox:focus, QFrame[role="card"]:focus {{ border: 3px solid {p.focus}; outline: none; }}
QPushButton:focus {{ padding: 4px {m.space(16) - 2}px; }}
QPushButton:disabled {{ color: {p.muted}; background: {p.raised}; border-color: {p.line}; }}
QPushButton:checked {{
    background: {p.selected}; color: {p.on_selected}; border: 2px solid {p.primary};
    padding: 5px {m.space(16) - 1}px; }}
QPushButton:checked:focus {{ border: 3px solid {p.focus}; padding: 4px {m.space(16) - 2}px; }}
QPushButton[role="primary"] {{
    background: {p.primary}; color: {p.on_primary}; border: 1px solid {p.primary}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {p.primary_hover}; }}
QPushButton[role="primary"]:disabled {{ background: {p.raised}; color: {p.muted}; border-color: {p.line}; }}
QPushButton[role="stop"] {{
    background: {p.stop}; color: {p.on_stop}; border: 1px solid {p.stop}; font-weight: 700;
    font-size: {m.text(18)}px; }}
QPushButton[role="stop"]:hover {{ background: {p.stop_hover}; }}
QPushButton[role="quiet"] {{ background: transparent; border: 1px solid transparent; color: {p.text}; }}
QPushButton[role="quiet"]:hover {{ background: {p.raised}; }}
QPushButton[role="primary"]:focus, QPushButton[role="stop"]:focus, QPushButton[role="quiet"]:focus {{
    border: 3px solid {p.focus}; }}
QPushButton[role="transport"] {{ padding: 6px 10px; min-width: {m.target}px; }}
QPushButton[role="transport"]:focus {{ padding: 4px 8px; }}
QPushButton[role="step"] {{ padding: 6px 0; min-width: {m.target}px; font-weight: 600; }}
QPushButton[role="step"]:focus {{ padding: 4px 0; }}
QPushButton[role="step"]:checked {{ padding: 5px 0; }}
QPushButton[role="row"] {{ text-align: left; }}
QPushButton[role="position"] {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 14px; padding: 0; }}
QPushButton[role="position"]:hover {{ border-color: {p.field_line}; }}
QPushButton[role="position"]:checked {{ background: {p.selected}; border: 2px solid {p.primary}; padding: 0; }}
QPushButton[role="position"]:disabled {{ background: {p.ground}; border: 1px dashed {p.line}; }}
QPushButton[role="position"]:focus {{ border: 3px solid {p.focus}; padding: 0; }}
QPushButton[role="position"] QLabel:disabled {{ color: {p.muted}; }}
"""


def _icon(name: str, p: Palette) -> str:
    return shipped(f"assets/icons/{name}-{'dark' if p.dark else 'light'}.svg").as_posix()


def _fields(p: Palette, m: Metrics) -> str:
    box = m.text(22)
    return f"""
QCheckBox {{ spacing: {m.space(12)}px; padding: 8px; border: 3px solid transparent; border-radius: 8px; }}
QCheckBox::indicator {{
    width: {box}px; height: {box}px; border: 2px solid {p.field_line}; border-radius: 6px; background: {p.surface}; }}
QCheckBox::indicator:checked {{
    background: {p.primary}; border-color: {p.primary}; image: url({_icon("check", p)}); }}
QComboBox, QSpinBox, QDateEdit, QTimeEdit, QLineEdit, QPlainTextEdit {{
    background: {p.surface}; border: 1px solid {p.field_line}; border-radius: 10px;
    min-height: {m.target - 14}px; padding: 6px {m.space(12)}px;
    selection-background-color: {p.selected}; selection-color: {p.on_selected}; placeholder-text-color: {p.muted}; }}
QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus, QLineEdit:focus, QPlainTextEdit:focus {{
    border: 3px solid {p.focus}; padding: 4px {m.space(12) - 2}px; }}
QPlainTextEdit[role="note"] {{
    background: {p.surface}; border: 1px solid {p.field_line}; border-radius: 10px; padding: 6px;
    selection-background-color: {p.selected}; selection-color: {p.on_selected}; }}
QPlainTextEdit[role="note"]:focus {{ border: 3px solid {p.focus}; padding: 4px; }}
QSlider::groove:horizontal {{ background: {p.field_line}; height: 4px; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {p.primary}; width: 22px; margin: -9px 0; border-radius: 11px; }}
QSlider::handle:horizontal:focus {{ border: 3px solid {p.focus}; width: 16px; }}
QComboBox::drop-down, QDateEdit::drop-down {{
    subcontrol-origin: padding; subcontrol-position: center right; border: none; width: {m.text(32)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{
    image: url({_icon("down", p)}); width: {m.text(14)}px; height: {m.text(14)}px; }}
QComboBox QAbstractItemView {{
    background: {p.surface}; border: 1px solid {p.field_line}; selection-background-color: {p.selected};
    selection-color: {p.on_selected}; }}
"""


def _reading(p: Palette, m: Metrics) -> str:
    return f"""
QListWidget[role="topics"] {{
    background: {p.ground}; border: 3px solid transparent; border-radius: 12px; outline: none; }}
QListWidget[role="topics"]:focus {{ border-color: {p.focus}; }}
QListWidget[role="topics"]::item {{ color: {p.text}; padding: 0 {m.space(12)}px; border-radius: 8px; }}
QListWidget[role="topics"]::item:hover {{ background: {p.raised}; }}
QListWidget[role="topics"]::item:selected {{ background: {p.selected}; color: {p.on_selected}; }}
QListWidget[role="topics"]::item:disabled {{ background: transparent; color: {p.muted}; padding-bottom: 4px; }}
QAbstractScrollArea[role="reading"] {{
    background: {p.ground}; border: 3px solid transparent; border-radius: 12px;
    selection-background-color: {p.selected}; selection-color: {p.on_selected}; }}
QAbstractScrollArea[role="reading"]:focus {{ border-color: {p.focus}; }}
QTextEdit[role="copy"], QTextEdit[role="facts"] {{
    background: transparent; border: 3px solid transparent; border-radius: 6px;
    selection-background-color: {p.selected}; selection-color: {p.on_selected}; }}
QTextEdit[role="copy"] {{ color: {p.muted}; }}
QTextEdit[role="copy"]:focus {{ border-color: {p.focus}; }}
QGraphicsView[role="plot"] {{ border: 3px solid transparent; border-radius: 6px; }}
QGraphicsView[role="plot"]:focus {{ border-color: {p.focus}; }}
QTextEdit[role="facts"]:focus, QTableWidget[role="table"]:focus {{ border-color: {p.focus}; }}
QTableWidget[role="table"] {{
    background: transparent; border: 3px solid transparent; border-radius: 6px; outline: none;
    selection-background-color: {p.selected}; selection-color: {p.on_selected}; }}
QTableWidget[role="table"]::item {{ border-bottom: 1px solid {p.line}; padding: 4px 0; }}
QTableWidget[role="table"] QHeaderView, QTableWidget[role="table"] QHeaderView::section {{
    background: transparent; border: none; padding: 4px 3px; font-weight: 600; }}
QPushButton[role="link"] {{
    background: transparent; border: 1px solid transparent; color: {p.primary}; text-align: left;
    text-decoration: underline; padding: 6px 6px; }}
QPushButton[role="link"]:hover {{ background: {p.raised}; }}
QPushButton[role="link"]:focus {{ border: 3px solid {p.focus}; padding: 4px 4px; }}
"""
