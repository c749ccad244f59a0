"""What the second version of history.db adds, in plain SQL: the self-checks."""

TABLES = (
    """
    CREATE TABLE self_checked (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        leg TEXT NOT NULL,
        feeling TEXT NOT NULL,
        lean TEXT,
        eases TEXT,
        grows TEXT,
        place TEXT,
        result TEXT NOT NULL,
        rule TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE self_check_skipped (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
        nerve_feelings INTEGER NOT NULL CHECK (nerve_feelings IN (0, 1)),
        new_injury INTEGER NOT NULL CHECK (new_injury IN (0, 1)),
        signs_passed INTEGER NOT NULL CHECK (signs_passed IN (0, 1)),
        rule TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE nerve_feeling_faded (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        self_check INTEGER NOT NULL REFERENCES self_checked (id),
        faded INTEGER NOT NULL CHECK (faded IN (0, 1))
    ) STRICT
    """,
)

INDEXES = (
    "CREATE INDEX nerve_feeling_faded_self_check ON nerve_feeling_faded (self_check)",
    "CREATE INDEX self_check_skipped_day ON self_check_skipped (substr(at, 1, 10))",
)

APPEND_ONLY = ("self_checked", "self_check_skipped", "nerve_feeling_faded")
