"""What the tests of the command line share."""

import pytest

from tests.commands.calling import Caller


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Caller:
    """Calls a command in this process."""
    return Caller(capsys, monkeypatch)
