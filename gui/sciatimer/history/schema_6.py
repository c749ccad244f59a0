"""What the sixth version of history.db adds, in plain SQL: indexes that hold all that the plots of a long history read.

With them the sums over 100,000 sessions are read from the indexes alone, in order, and nothing has to be sorted.
"""

REPLACED = ("pain_checked_session", "pain_checked_utc", "morning_checked_utc")

INDEXES = (
    "CREATE INDEX pain_checked_sums ON pain_checked (session, outcome, before, after)",
    "CREATE INDEX pain_checked_course ON pain_checked (utc, session, outcome, before, after)",
    "CREATE INDEX morning_checked_course ON morning_checked (utc, session, outcome, pain)",
    "CREATE INDEX session_started_kind ON session_started (exercise, position, utc)",
)
