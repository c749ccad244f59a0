"""Somebody's own work: a line to type into, which says what stands in it: python -m tests.end_to_end.typist."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit


def main() -> int:
    """Shows the line until it is told to go."""
    qt = QApplication(sys.argv[:1])
    line = QLineEdit()
    line.setWindowTitle("Work")
    line.resize(400, 60)
    line.textChanged.connect(lambda text: print(text, flush=True))
    line.show()
    print("shown", flush=True)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
