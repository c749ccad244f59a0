"""Colours that can be read, sizes that can be hit, and a style sheet whose files exist."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from sciatimer.ui.theme import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Metrics, Palette, palette_for, style_sheet

TEXT_PAIRS = [
    (text, ground) for text in ("text", "muted") for ground in ("ground", "surface", "raised")
] + [
    ("on_primary", "primary"), ("on_primary", "primary_hover"), ("on_selected", "selected"), ("text", "selected"),
    ("on_stop", "stop"), ("on_stop", "stop_hover"), ("on_warn", "warn"),
]  # fmt: skip
EDGE_PAIRS = [
    (edge, ground) for edge in ("focus", "field_line", "primary") for ground in ("ground", "surface")
] + [("focus", "selected"), ("primary", "raised")]  # fmt: skip
LINE_PAIRS = [("line", ground) for ground in ("ground", "surface", "raised")]
BOTH = pytest.mark.parametrize(
    "palette", [LIGHT, DARK, LIGHT_HIGH, DARK_HIGH], ids=["light", "dark", "light high", "dark high"]
)
HIGH = pytest.mark.parametrize("palette", [LIGHT_HIGH, DARK_HIGH], ids=["light", "dark"])


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 reckons it."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def too_faint(palette: Palette, pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    found = [(a, b, contrast(getattr(palette, a), getattr(palette, b))) for a, b in pairs]
    return [(a, b, round(value, 2)) for a, b, value in found if value < least]


def test_the_contrast_of_black_and_white_is_as_known() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_every_text_can_be_read_on_its_ground(palette: Palette) -> None:
    assert too_faint(palette, TEXT_PAIRS, 4.5) == []


@BOTH
def test_the_countdown_can_be_read_from_afar(palette: Palette) -> None:
    assert too_faint(palette, [("text", "ground")], 7) == []


@BOTH
def test_fields_ring_and_focus_stand_out(palette: Palette) -> None:
    assert too_faint(palette, EDGE_PAIRS, 3) == []


@BOTH
def test_no_rule_of_the_style_sheet_puts_a_text_on_a_ground_that_is_not_measured(palette: Palette) -> None:
    measured = {(getattr(palette, text), getattr(palette, ground)) for text, ground in TEXT_PAIRS}
    rules = re.findall(r"\{([^}]*)\}", style_sheet(palette, Metrics(1.0)))
    pairs = {
        (text, ground)
        for rule in rules
        for text in re.findall(r"(?<![-\w])color: (#\w{6})", rule)
        for ground in re.findall(r"(?<![-\w])background: (#\w{6})", rule)
    }
    assert len(pairs) > 5
    assert pairs - measured == set()


@HIGH
def test_where_more_contrast_is_asked_for_text_lines_and_edges_are_stronger(palette: Palette) -> None:
    assert too_faint(palette, TEXT_PAIRS, 7) == []
    assert too_faint(palette, [*EDGE_PAIRS, *LINE_PAIRS], 4.5) == []
    assert too_faint(LIGHT, LINE_PAIRS, 4.5), "the usual lines are quiet ones"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("high", [False, True])
def test_dark_and_contrast_are_asked_for_apart(dark: bool, high: bool) -> None:
    palette = palette_for(dark=dark, high=high)
    assert palette.dark is dark
    assert (contrast(palette.line, palette.ground) > 4.5) is high


def test_light_is_light_and_dark_is_dark() -> None:
    assert luminance(LIGHT.ground) > 0.8
    assert luminance(DARK.ground) < 0.02
    assert (LIGHT.dark, DARK.dark) == (False, True)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_sizes_grow_with_the_text(scale: float) -> None:
    metrics = Metrics(scale)
    assert metrics.text(16) == round(16 * scale)
    assert metrics.target >= 44
    assert 10 <= metrics.space(10) <= 14


def test_no_text_is_smaller_than_sixteen_pixels() -> None:
    sizes = [int(size) for size in re.findall(r"font-size: (\d+)px", style_sheet(LIGHT, Metrics(1.0)))]
    assert sizes
    assert min(sizes) >= 16


@BOTH
def test_every_picture_of_the_style_sheet_is_shipped(palette: Palette) -> None:
    files = re.findall(r"url\(([^)]*)\)", style_sheet(palette, Metrics(1.0)))
    assert len(files) >= 2
    assert [file for file in files if not Path(file).is_file()] == []
    assert all(("dark" in Path(file).stem) is palette.dark for file in files)


@BOTH
def test_a_placeholder_can_be_read_and_the_keyboard_is_marked_once(qapp: QApplication, palette: Palette) -> None:
    field, made = QLineEdit(), QPushButton("Go")
    for widget in (field, made):
        widget.setStyleSheet(style_sheet(palette, Metrics(1.0)))
        widget.ensurePolished()
    shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert (shown.name(), shown.alpha()) == (palette.muted.lower(), 255)
    assert "outline: none" in style_sheet(palette, Metrics(1.0)).split("QPushButton:hover")[0].split("QPushButton {")[1]
