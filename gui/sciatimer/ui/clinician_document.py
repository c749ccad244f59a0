"""The report as a document for paper: black on white, two columns and a table. No widget is touched here."""

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QGuiApplication

from sciatimer.ui.clinician_view import ClinicianReport
from sciatimer.ui.clinician_words import Line, Section

_STYLE = """
body { color: #000000; }
h1 { font-size: x-large; margin: 0; }
h2 { font-size: large; margin: 10px 0 2px 0; }
p { margin: 3px 0 0 0; }
td, th { color: #000000; }
th { border-bottom: 1px solid #000000; }
.cell { border-bottom: 1px solid #aaaaaa; }
"""
_HEIGHT_OF_HEADING = 2  # lines
_GAP = '<td width="2%"></td>'


def page_html(report: ClinicianReport, *, who: str = "", plot_title: str = "", plot: str = "") -> str:
    """What happened, as HTML that a QTextDocument understands.

    Args:
        report: what is told.
        who: whom it tells of, as a line of its own; '' for nobody.
        plot_title: stands above the drawing.
        plot: the words in whose place a drawing comes; '' for none.
    """
    said = escape(" ".join(report.summary))
    name = f'<p style="margin: 6px 0 0 0;"><b>{escape(who)}</b></p>' if who else ""
    drawing = f'<h2>{escape(plot_title)}</h2><p style="margin: 0;">{escape(plot)}</p>' if plot else ""
    return _document(
        f"<h1>{escape(report.title)}</h1>{name}<p>{escape(report.about)} {escape(report.written)}</p>"
        f'<p style="margin: 8px 0 0 0;"><b>{said}</b></p>{drawing}{_columns(report.sections)}'
    )


def table_html(title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> str:
    """A table with its title; each column has its words and its width in percent."""
    begin = "right" if QGuiApplication.isRightToLeft() else "left"
    heads = _across(*(f'<th align="{begin}" width="{width}%">{escape(words)}</th>' for words, width in columns))
    cells = (_across(*(f'<td class="cell">{escape(cell)}</td>' for cell in row)) for row in rows)
    lines = "".join(f"<tr>{row}</tr>" for row in cells)
    return _document(
        f"<h2>{escape(title)}</h2>"
        '<table width="100%" border="0" cellspacing="0" cellpadding="4" style="border-collapse: collapse;">'
        f"<thead><tr>{heads}</tr></thead>{lines}</table>"
    )


def section_html(section: Section) -> str:
    """The lines of a section as a table of labels and values."""
    rows = "".join(_row(line) for line in section.lines)
    note = f"<p>{escape(section.note)}</p>" if section.note else ""
    return f'{note}<table width="100%" cellspacing="0" cellpadding="2">{rows}</table>'


def columns_of(sections: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section]]:
    """The sections in two columns of about the same height, in the order of reading."""
    heights = [_height(section) for section in sections]
    splits = range(len(sections) + 1)
    best = min(splits, key=lambda split: abs(sum(heights[:split]) - sum(heights[split:])))
    return sections[:best], sections[best:]


def _height(section: Section) -> int:
    return _HEIGHT_OF_HEADING + sum(1 + len(line.value) // 36 for line in section.lines)


def _row(line: Line) -> str:
    rule = f' <span style="font-size: small;">({escape(line.rule)})</span>' if line.rule else ""
    label, value = f'<td width="32%">{escape(line.label)}</td>', f'<td width="68%">{escape(line.value)}{rule}</td>'
    return f"<tr>{_across(label, value)}</tr>"


def _across(*cells: str) -> str:
    """Cells in the direction of reading: tables do not turn around by themselves."""
    return "".join(reversed(cells) if QGuiApplication.isRightToLeft() else cells)


def _columns(sections: Sequence[Section]) -> str:
    first, second = (f'<td width="49%">{_stack(column)}</td>' for column in columns_of(sections))
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top: 10px;"><tr>'
        f"{_across(first, _GAP, second)}</tr></table>"
    )


def _stack(sections: Sequence[Section]) -> str:
    return "".join(f"<h2>{escape(section.title)}</h2>{section_html(section)}" for section in sections)


def _document(body: str) -> str:
    return f"<html><head><style>{_STYLE}</style></head><body>{body}</body></html>"
