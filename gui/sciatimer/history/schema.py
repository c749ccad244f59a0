"""The first version of history.db in plain SQL.

The ledger hands out the ids of all facts, so an id tells what came before what, whatever a clock said. ``utc`` is the
time in microseconds since 1970, ``at`` the same time as the person saw it: ISO text that begins with the local day.
"""

LEDGER = "CREATE TABLE ledger (id INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT"

TABLES = (
    """
    CREATE TABLE screen_answered (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        item TEXT NOT NULL,
        yes INTEGER NOT NULL CHECK (yes IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE cleared (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        item TEXT NOT NULL,
        spoken_on TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE today_answered (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
        place INTEGER NOT NULL,
        "where" TEXT NOT NULL,
        nerve_feelings INTEGER NOT NULL CHECK (nerve_feelings IN (0, 1)),
        much_worse INTEGER NOT NULL CHECK (much_worse IN (0, 1)),
        red INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        rule TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE session_started (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        today INTEGER NOT NULL REFERENCES today_answered (id),
        exercise TEXT NOT NULL,
        position TEXT NOT NULL,
        hold INTEGER NOT NULL,
        repetitions INTEGER NOT NULL,
        rest INTEGER NOT NULL,
        first_side TEXT NOT NULL,
        left_out TEXT
    ) STRICT
    """,
    """
    CREATE TABLE phase_begun (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        kind TEXT NOT NULL,
        exercise TEXT NOT NULL,
        side TEXT NOT NULL,
        repetition INTEGER NOT NULL,
        position REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE player_changed (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        change TEXT NOT NULL,
        position REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE session_ended (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        reason TEXT NOT NULL,
        holds_done INTEGER NOT NULL,
        holds_planned INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE stop_felt (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        felt TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE check_answer (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        question TEXT NOT NULL,
        value INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE pain_checked (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        red INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        before INTEGER NOT NULL CHECK (before BETWEEN 0 AND 10),
        after INTEGER CHECK (after BETWEEN 0 AND 10),
        during INTEGER CHECK (during BETWEEN 0 AND 10),
        place_before INTEGER NOT NULL,
        place_after INTEGER,
        "where" TEXT NOT NULL,
        quality INTEGER,
        overall INTEGER,
        outcome TEXT NOT NULL,
        rule TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE morning_checked (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        red INTEGER NOT NULL,
        pain INTEGER CHECK (pain BETWEEN 0 AND 10),
        place INTEGER,
        "where" TEXT,
        nerve_new_or_stronger INTEGER CHECK (nerve_new_or_stronger IN (0, 1)),
        outcome TEXT NOT NULL,
        rule TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE locked (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        cause TEXT NOT NULL,
        rule TEXT NOT NULL,
        session INTEGER REFERENCES session_started (id)
    ) STRICT
    """,
    """
    CREATE TABLE unlocked (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        lock INTEGER NOT NULL REFERENCES locked (id),
        spoken_on TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE step_offered (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        rule TEXT NOT NULL,
        exercise TEXT,
        hold INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE dose_chosen (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        exercise TEXT NOT NULL,
        hold INTEGER NOT NULL,
        repetitions INTEGER NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE setting_changed (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        "key" TEXT NOT NULL,
        value TEXT NOT NULL
    ) STRICT
    """,
)

INDEXES = (
    # the newest answer, clearance, dose or setting of each kind
    "CREATE INDEX screen_answered_item ON screen_answered (item)",
    "CREATE INDEX cleared_item ON cleared (item)",
    "CREATE INDEX dose_chosen_exercise ON dose_chosen (exercise)",
    'CREATE INDEX setting_changed_key ON setting_changed ("key")',
    # what belongs to a session
    "CREATE INDEX phase_begun_session ON phase_begun (session)",
    "CREATE INDEX player_changed_session ON player_changed (session)",
    "CREATE INDEX session_ended_session ON session_ended (session)",
    "CREATE INDEX stop_felt_session ON stop_felt (session)",
    "CREATE INDEX check_answer_session ON check_answer (session)",
    "CREATE INDEX pain_checked_session ON pain_checked (session)",
    "CREATE INDEX morning_checked_session ON morning_checked (session)",
    "CREATE INDEX step_offered_session ON step_offered (session)",
    # what happened since a time, for the plots
    "CREATE INDEX today_answered_utc ON today_answered (utc)",
    "CREATE INDEX session_started_utc ON session_started (utc)",
    "CREATE INDEX pain_checked_utc ON pain_checked (utc)",
    "CREATE INDEX morning_checked_utc ON morning_checked (utc)",
    # what happened on a local day, for the rules of the day
    "CREATE INDEX session_started_day ON session_started (substr(at, 1, 10))",
    "CREATE INDEX high_pain_day ON today_answered (substr(at, 1, 10)) WHERE pain >= 6 OR much_worse = 1",
    "CREATE INDEX not_today_day ON today_answered (substr(at, 1, 10)) WHERE outcome = 'NOT_TODAY'",
    "CREATE INDEX pause_day ON pain_checked (substr(at, 1, 10)) WHERE outcome = 'PAUSE'",
    "CREATE INDEX not_settled_day ON morning_checked (substr(at, 1, 10)) WHERE outcome = 'NOT_SETTLED'",
)

APPEND_ONLY = (
    "ledger",
    "screen_answered",
    "cleared",
    "today_answered",
    "session_started",
    "phase_begun",
    "player_changed",
    "session_ended",
    "stop_felt",
    "check_answer",
    "pain_checked",
    "morning_checked",
    "locked",
    "unlocked",
    "step_offered",
    "dose_chosen",
    "setting_changed",
)


def refuse(change: str, table: str) -> str:
    """The trigger that keeps a table from an UPDATE or a DELETE."""
    return f"""
    CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}
    BEGIN SELECT RAISE(ABORT, 'facts are appended, never changed'); END
    """
