"""A few facts to be read, selected and copied: labels on the left, what is said of them on the right."""

from sciatimer.ui.widgets.copy_text import CopyText


class FactText(CopyText):
    """Shows a small table. Tab comes by, so that a screen reader reads it and the keyboard can select in it."""

    def __init__(self, html: str, name: str) -> None:
        super().__init__("", name)
        self.setProperty("role", "facts")
        self.document().setDocumentMargin(0)
        self.setHtml(html)
