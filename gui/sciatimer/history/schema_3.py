"""What the third version of history.db adds, in plain SQL: the smaller dose of a sore leg.

All three columns are null where no leg was spared, as in every session before. The table takes no sore leg that gets
more than the other one.
"""

COLUMNS = (
    "ALTER TABLE session_started ADD COLUMN sore_leg TEXT",
    """
    ALTER TABLE session_started ADD COLUMN sore_hold INTEGER
        CHECK (sore_hold <= hold AND (sore_hold IS NULL) = (sore_leg IS NULL))
    """,
    """
    ALTER TABLE session_started ADD COLUMN sore_repetitions INTEGER
        CHECK (sore_repetitions <= repetitions AND (sore_repetitions IS NULL) = (sore_leg IS NULL))
    """,
)
