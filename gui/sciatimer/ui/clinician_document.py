"""The report as a document for paper: black on white, two columns and a table. No widget is touched here."""

from collections.abc import Sequence
from html import escape

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
    return f'<tr><td width="32%">{escape(line.label)}</td><td width="68%">{escape(line.value)}{rule}</td></tr>'


def _columns(sections: Sequence[Section]) -> str:
    left, right = columns_of(sections)
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top: 10px;"><tr>'
        f'<td width="49%">{_stack(left)}</td><td width="2%"></td><td width="49%">{_stack(right)}</td></tr></table>'
    )


def _stack(sections: Sequence[Section]) -> str:
    return "".join(f"<h2>{escape(section.title)}</h2>{section_html(section)}" for section in sections)


def _table(report: ClinicianReport) -> str:
    if not report.sessions:
        return ""
    heads = "".join(f'<th align="left">{escape(column)}</th>' for column in report.columns)
    rows = "".join(
        "<tr>" + "".join(f'<td class="cell">{escape(cell)}</td>' for cell in row.cells) + "</tr>"
        for row in report.sessions
    )
    return (
        f"<h2>{escape(report.table_title)}</h2>"
        '<table width="100%" border="0" cellspacing="0" cellpadding="3" style="border-collapse: collapse;">'
        f"<thead><tr>{heads}</tr></thead>{rows}</table>"
    )
