"""What the fourth version of history.db adds, in plain SQL: the breaks."""

_READING = """
        id INTEGER PRIMARY KEY REFERENCES ledger (id),
        utc INTEGER NOT NULL,
        at TEXT NOT NULL,
        boot TEXT NOT NULL,
        elapsed REAL NOT NULL"""

TABLES = (
    f"""
    CREATE TABLE break_offered ({_READING},
        kind TEXT NOT NULL,
        due TEXT NOT NULL,
        seated INTEGER NOT NULL,
        again INTEGER REFERENCES break_offered (id)
    ) STRICT
    """,
    f"""
    CREATE TABLE break_answered ({_READING},
        offer INTEGER NOT NULL REFERENCES break_offered (id),
        answer TEXT NOT NULL,
        snooze INTEGER CHECK (snooze BETWEEN 1 AND 60)
    ) STRICT
    """,
    f"""
    CREATE TABLE break_held_back ({_READING},
        kind TEXT NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE away ({_READING},
        since TEXT NOT NULL,
        seconds INTEGER NOT NULL,
        cause TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE reminders_paused ({_READING},
        seconds INTEGER,
        until TEXT
    ) STRICT
    """,
    f"""
    CREATE TABLE reminders_resumed ({_READING}
    ) STRICT
    """,
    f"""
    CREATE TABLE meeting_said ({_READING},
        "on" INTEGER NOT NULL CHECK ("on" IN (0, 1))
    ) STRICT
    """,
)

INDEXES = (
    "CREATE INDEX break_answered_offer ON break_answered (offer)",
    # the newest of a boot: since when somebody has sat here
    "CREATE INDEX break_offered_boot ON break_offered (boot)",
    "CREATE INDEX break_answered_boot ON break_answered (boot, answer)",
    "CREATE INDEX break_held_back_boot ON break_held_back (boot)",
    "CREATE INDEX away_boot ON away (boot)",
    # the stretch offers, to keep them apart
    "CREATE INDEX break_offered_stretch ON break_offered (id) WHERE kind = 'stretch' AND again IS NULL",
    # how many stretch offers a local day has had
    "CREATE INDEX break_offered_day ON break_offered (substr(at, 1, 10))",
    # what happened since a time, for the day at a glance and the plots
    "CREATE INDEX break_offered_utc ON break_offered (utc)",
    "CREATE INDEX break_answered_utc ON break_answered (utc)",
    "CREATE INDEX break_held_back_utc ON break_held_back (utc)",
    "CREATE INDEX away_utc ON away (utc)",
)

APPEND_ONLY = (
    "break_offered",
    "break_answered",
    "break_held_back",
    "away",
    "reminders_paused",
    "reminders_resumed",
    "meeting_said",
)
