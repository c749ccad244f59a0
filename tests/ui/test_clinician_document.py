"""The report as a document: everything of it is there, and nothing a person typed is taken for markup."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from sciatimer.ui.clinician_document import columns_of, page_html, section_html, table_html
from sciatimer.ui.clinician_session import SessionRow
from sciatimer.ui.clinician_view import ClinicianReport
from sciatimer.ui.clinician_words import Line, Section
from tests.tongues import FROM_RIGHT

SECTIONS = (
    Section("Why", (Line("Cause", "Further down", "R4"), Line("Since", "2 Mar 2026"))),
    Section("Self-checks", (Line("Left leg", "Could be <the> nerve & more"),), note="This is not a diagnosis."),
)
REPORT = ClinicianReport(
    title="For your clinician",
    about="About.",
    written="Written today.",
    locked=True,
    summary=("Off since Monday.", "Sessions so far: 2."),
    sections=SECTIONS,
    table_title="Last sessions",
    columns=("Date", "Stretch", "Dose", "Pain", "Outcome"),
    sessions=(SessionRow("2 Mar", "<b>My own</b>", "3 x 10 s", "2 to 1", "Good"),),
)


def read(html: str) -> str:
    """What stands on the page, as words."""
    document = QTextDocument()
    document.setHtml(html)
    return " ".join(document.toPlainText().split())


def test_everything_of_the_report_stands_on_the_page(qapp: QApplication) -> None:
    page = read(page_html(REPORT, who="Name: <i>Ada</i>", plot_title="Pain", plot="{plot}"))
    told = ["Pain", REPORT.title, REPORT.about, REPORT.written, *REPORT.summary, "Name: <i>Ada</i>", "{plot}"]
    told += [text for part in SECTIONS for line in part.lines for text in (line.label, line.value)]
    told += [part.title for part in SECTIONS] + ["(R4)", "This is not a diagnosis."]
    assert [text for text in told if text not in page] == []


def test_everything_of_a_table_stands_on_the_page(qapp: QApplication) -> None:
    page = read(
        table_html(
            REPORT.table_title, [(column, 20) for column in REPORT.columns], [row.cells for row in REPORT.sessions]
        )
    )
    told = [REPORT.table_title, *REPORT.columns, *REPORT.sessions[0].cells]
    assert [text for text in told if text not in page] == []


def test_a_line_without_a_rule_has_no_empty_brackets(qapp: QApplication) -> None:
    assert read(section_html(Section("Why", (Line("Since", "Monday"),)))) == "Since Monday"


def section(lines: int) -> Section:
    return Section(str(lines), tuple(Line("Label", "short") for _ in range(lines)))


def test_two_columns_are_about_as_high_and_keep_the_order_of_reading() -> None:
    parts = [section(lines) for lines in (2, 6, 7, 1, 3, 2)]
    left, right = columns_of(parts)
    assert [*left, *right] == parts
    assert [part.title for part in left] == ["2", "6"]


def test_a_single_section_stands_on_the_left_or_right_but_is_there_once() -> None:
    left, right = columns_of([section(4)])
    assert len([*left, *right]) == 1
    assert columns_of([]) == ([], [])


def test_from_right_to_left_the_labels_stand_on_the_right(qapp: QApplication) -> None:
    one = Section("Why", (Line("Since", "Monday"),))
    assert labels_left_of_values(section_html(one))
    with FROM_RIGHT.spoken():
        assert not labels_left_of_values(section_html(one))


def labels_left_of_values(html: str) -> bool:
    document = QTextDocument()
    document.setTextWidth(400)
    document.setHtml(html)
    places = {}
    for word in ("Since", "Monday"):
        block = document.find(word).block()
        places[word] = document.documentLayout().blockBoundingRect(block).left()
    return places["Since"] < places["Monday"]
