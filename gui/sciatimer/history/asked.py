"""What a screen asks about, found again where another process has deleted or replaced the history meanwhile.

Then the same session may have another id, and its old id may be that of something else.
"""

from sciatimer.errors import SciatimerError
from sciatimer.history.facts import SessionStarted
from sciatimer.history.rows import table_of
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.history.store import HistoryStore


class AskedIsGone(SciatimerError):
    """The history was deleted or replaced, and what a screen asks about is no longer in it."""

    wording = (
        "Your history was replaced or deleted meanwhile, and what was asked here is no longer in it. "
        "So this last answer was not saved. Go on, and whatever is still open is asked."
    )


class Asked:
    """A session, or a self-check, that a screen asks about.

    Args:
        store: the history.
        kind: of which class it is.
        row_id: its id.

    Raises:
        HistoryError: the history cannot be read.
        AskedIsGone: there is none with this id.
    """

    def __init__(self, store: HistoryStore, kind: type[SessionStarted | SelfChecked], row_id: int) -> None:
        self._store = store
        self._table = table_of(kind).name
        rows = store.read(f'SELECT at FROM "{self._table}" WHERE id = ?', row_id)
        if not rows:
            raise AskedIsGone
        self._at = str(rows[0][0])
        self.last_id = row_id

    def find(self) -> int:
        """The id that it has now.

        Raises:
            HistoryError: the history cannot be read.
            AskedIsGone: it is not there any more.
        """
        if not self._store.read(f'SELECT 1 FROM "{self._table}" WHERE id = ? AND at = ?', self.last_id, self._at):
            rows = self._store.read(f'SELECT max(id) FROM "{self._table}" WHERE at = ?', self._at)
            if rows[0][0] is None:
                raise AskedIsGone
            self.last_id = int(rows[0][0])
        return self.last_id
