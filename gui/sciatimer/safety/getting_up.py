"""The two hours after getting up, in which only lying stretches are offered (clinical.md 1.1).

It stands alone: the breaks ask for it, too, and know of no catalogue.
"""

from datetime import datetime, time, timedelta

JUST_UP = timedelta(hours=2)
_DAY = timedelta(days=1)


def is_just_up(now: datetime, getting_up: time | None) -> bool:
    """Whether it is within two hours of the usual getting-up time, when only lying is offered.

    Only the usual time is known. Two hours before it count as well, because who is up by then has just got up: the
    stricter reading. Without a time nothing can be told.
    """
    if getting_up is None:
        return False
    since = timedelta(hours=now.hour, minutes=now.minute, seconds=now.second) - timedelta(
        hours=getting_up.hour, minutes=getting_up.minute
    )
    return since % _DAY < JUST_UP or -since % _DAY <= JUST_UP
