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


def report_html(report: ClinicianReport) -> str:
    """The whole report as HTML that a QTextDocument understands."""
    said = escape(" ".join(report.summary))
    return (
        f"<html><head><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(report.title)}</h1><p>{escape(report.about)} {escape(report.written)}</p>"
        f'<p style="margin: 8px 0 0 0;"><b>{said}</b></p>'
        f"{_columns(report.sections)}{_table(report)}</body></html>"
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


def _table(report: ClinicianReport) -> str:
    if not report.sessions:
        return ""
    begin = "right" if QGuiApplication.isRightToLeft() else "left"
    heads = _across(*(f'<th align="{begin}">{escape(column)}</th>' for column in report.columns))
    cells = (_across(*(f'<td class="cell">{escape(cell)}</td>' for cell in row.cells)) for row in report.sessions)
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    return (
        f"<h2>{escape(report.table_title)}</h2>"
        '<table width="100%" border="0" cellspacing="0" cellpadding="3" style="border-collapse: collapse;">'
        f"<thead><tr>{heads}</tr></thead>{rows}</table>"
    )
