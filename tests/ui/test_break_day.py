"""A day at the desk: what is shown, when, and what becomes of it."""

from tests.ui.workday import Workday


def test_after_forty_five_minutes_of_sitting_one_break_is_offered(workday: Workday) -> None:
    workday.start_program()
    workday.sit(44)
    assert workday.notice is None
    workday.sit(2)
    assert workday.notice is not None
    assert len(workday.office.notifier.all) == 1
    workday.sit(3)
    assert len(workday.office.notifier.all) == 1
