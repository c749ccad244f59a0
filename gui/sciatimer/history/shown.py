"""Which sessions are shown, and of which of their answers the last counts: as SQL, for everything that only shows.

No rule of safety reads this: there every session and every answer counts.
"""

# the sessions that the person took out of view
OUT_OF_VIEW = """
    SELECT session FROM withdrawn AS w WHERE withdrawn = 1
    AND NOT EXISTS (SELECT 1 FROM withdrawn WHERE session = w.session AND id > w.id)
"""
# the sessions whose check, or whose morning check, was corrected
CORRECTED_CHECKS = "SELECT session FROM pain_checked WHERE id IN (SELECT second FROM corrected)"
CORRECTED_MORNINGS = "SELECT session FROM morning_checked WHERE id IN (SELECT second FROM corrected)"
