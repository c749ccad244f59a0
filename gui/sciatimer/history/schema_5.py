"""What the fifth version of history.db adds, in plain SQL: who recorded a fact first, and the facts of looking after it.

``origins`` names the histories that facts came from; its first row is this history itself, with a name drawn at random.
A fact that came from elsewhere tells in the ledger from which (``origin``) and under which id it was there (``number``);
both are null for what was recorded here. Two histories tell a fact that both have by origin, number, class and time:
the time tells apart what two copies of one folder recorded under the same number.
"""

TABLES = (
    "CREATE TABLE origins (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE noted (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        text TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE withdrawn (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        session INTEGER NOT NULL REFERENCES session_started (id),
        withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE corrected (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        first INTEGER NOT NULL REFERENCES ledger (id),
        second INTEGER NOT NULL REFERENCES ledger (id)
    ) STRICT
    """,
    """
    CREATE TABLE kept (
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        what TEXT NOT NULL,
        about TEXT NOT NULL,
        day TEXT,
        number INTEGER,
        repetitions INTEGER,
        session INTEGER REFERENCES session_started (id),
        self_check INTEGER REFERENCES self_checked (id)
    ) STRICT
    """,
)

COLUMNS = (
    "ALTER TABLE ledger ADD COLUMN origin INTEGER REFERENCES origins (id)",
    "ALTER TABLE ledger ADD COLUMN number INTEGER CHECK ((number IS NULL) = (origin IS NULL))",
)

INDEXES = (
    "CREATE INDEX ledger_origin ON ledger (origin, number) WHERE origin IS NOT NULL",
    "CREATE INDEX noted_session ON noted (session)",
    "CREATE INDEX withdrawn_session ON withdrawn (session)",
    "CREATE INDEX corrected_first ON corrected (first)",
    "CREATE INDEX kept_what ON kept (what)",
)

OWN_ORIGIN = "INSERT INTO origins (id, name) VALUES (1, lower(hex(randomblob(16))))"

APPEND_ONLY = ("origins", "noted", "withdrawn", "corrected", "kept")
