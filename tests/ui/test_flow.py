"""What no screen owns: a disk that fills up at any step, help from everywhere, and a bad catalogue."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from sciatimer.catalogue.load import Catalogue
from sciatimer.history.facts import (
    CheckAnswer,
    DoseChosen,
    EndReason,
    Locked,
    MorningChecked,
    PainChecked,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    TodayAnswered,
)
from sciatimer.history.settings import load_settings
from sciatimer.safety.values import Outcome, Place, StartOutcome
from sciatimer.session.model import SegmentKind
from tests.ui.desk import Desk
from tests.ui.test_first_use import choose_getting_up
from tests.ui.test_outcome import three_good_days


def is_told(desk: Desk) -> bool:
    """The full disk is told with what to do, and both ways on are there."""
    assert desk.page == "fault"
    assert "Free some space, then try again" in desk.words
    return {"way-quit", "way-back"} <= set(desk.pressable)


def fill(desk: Desk) -> None:
    desk.store.full = True


def mend(desk: Desk) -> None:
    """Space is made and 'try again' pressed."""
    desk.store.full = False
    desk.press("way-back")


def test_a_full_disk_at_the_welcome_keeps_the_choice(desk: Desk) -> None:
    desk.open()
    choose_getting_up(desk)
    fill(desk)
    desk.press("welcome-go")
    assert is_told(desk)
    desk.press("way-back")
    assert desk.page == "welcome"
    desk.store.full = False
    desk.press("welcome-go")
    assert desk.page == "screening"


def test_a_full_disk_while_a_warning_sign_is_named_does_not_forget_it(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("warning")
    fill(desk)
    desk.tick_signs("E1")
    assert is_told(desk)
    mend(desk)
    assert desk.page == "screening"
    assert desk.app.pages.screening.ticked == ("E1",)
    desk.press("screening-some")
    assert desk.page == "ended"
    assert desk.reads("screens.emergency")


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_full_disk_at_the_start_starts_nothing_unseen(writes: int, desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.store.left = writes  # the answers, the start and the first phase are three writes
    desk.press("today-start")
    assert is_told(desk)
    assert not desk.app.flow.session.is_running
    assert len(desk.facts(TodayAnswered)) == min(writes, 1)
    assert len(desk.facts(SessionStarted)) == max(writes - 1, 0)
    desk.store.left = None
    desk.press("way-back")
    if writes < 2:
        assert desk.page == "today"
        assert desk.app.pages.today.pain.value == 2, "nothing has to be answered again"
        desk.press("today-start")
        assert desk.page == "player"
    else:
        assert desk.page == "stop"
        assert desk.last(SessionEnded).reason is EndReason.INTERRUPTED


def test_a_full_disk_at_high_pain_says_not_today_once_there_is_room(desk: Desk) -> None:
    desk.open_known()
    desk.say(8)
    fill(desk)
    desk.press("today-start")
    assert is_told(desk)
    mend(desk)
    desk.press("today-start")
    assert desk.last(TodayAnswered).outcome is StartOutcome.NOT_TODAY


def test_a_full_disk_in_a_session_ends_it_and_the_check_is_still_asked(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.press("player-views", "player-full")
    desk.play_to(SegmentKind.HOLD)
    fill(desk)
    desk.let_go_by(12)
    assert is_told(desk)
    assert not desk.app.flow.session.is_running
    assert not desk.app.window.isFullScreen()
    desk.press("way-back")
    assert is_told(desk), "still full"
    mend(desk)
    assert desk.page == "stop"
    assert [end.reason for end in desk.facts(SessionEnded)] == [EndReason.INTERRUPTED]
    desk.press("felt-interrupted")
    desk.save_check()
    assert desk.facts_of_verdicts() == [(Outcome.GOOD, "R11")]
    assert desk.past.last_session_end is not None, "the four hours run from here"


def test_escape_stops_at_once_also_when_nothing_can_be_written(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    fill(desk)
    desk.key(Qt.Key.Key_Escape)
    assert is_told(desk)
    assert not desk.app.flow.session.is_running
    mend(desk)
    assert desk.page == "stop"


@pytest.mark.parametrize("felt", ["pain", "nerve", "emergency"])
def test_a_full_disk_at_the_stop_asks_again_what_was_felt(felt: str, desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.press("player-stop")
    fill(desk)
    desk.press(f"felt-{felt}")
    assert is_told(desk)
    mend(desk)
    assert desk.page == "stop"
    desk.press(f"felt-{felt}")
    assert desk.page == ("ended" if felt == "emergency" else "check")


def test_a_full_disk_in_the_check_shows_what_is_really_kept(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.press("after-2")
    fill(desk)
    desk.press("during-1")
    assert is_told(desk)
    mend(desk)
    assert desk.page == "check"
    assert desk.app.pages.check.answers == {"after": 2}
    desk.save_check()
    assert desk.page == "message"


def test_a_full_disk_at_the_verdict_keeps_every_answer_and_judges_later(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.answer_check(after=4)
    fill(desk)
    desk.press("check-save")
    assert is_told(desk)
    assert (desk.facts(PainChecked), desk.facts(Locked)) == ([], [])
    mend(desk)
    assert desk.page == "check"
    desk.press("check-save")
    assert desk.page == "ended"
    assert len(desk.facts(CheckAnswer)) == 5


def test_a_verdict_its_lock_and_its_step_are_written_together_or_not_at_all(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.answer_check()
    desk.store.left = 1  # the verdict could be written, the step not any more
    desk.press("check-save")
    assert is_told(desk)
    assert desk.facts(PainChecked) == []
    assert desk.past.open_check is not None


def test_a_full_disk_at_the_warning_of_a_check_does_not_forget_it(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.press("check-warning")
    fill(desk)
    desk.tick_signs("E1")
    assert is_told(desk)
    mend(desk)
    assert desk.app.pages.screening.ticked == ("E1",)
    desk.press("screening-some")
    assert desk.page == "ended"
    assert desk.facts_of_verdicts() == [(Outcome.EMERGENCY, "R1")]


def test_a_verdict_that_finds_no_room_after_its_lock_leaves_the_routine_locked(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.press("check-warning")
    desk.store.left = 1  # the sign and its lock, but not the verdict
    desk.tick_signs("E1")
    assert is_told(desk)
    desk.store.left = None
    desk.press("way-back")
    assert desk.page == "ended"
    assert desk.reads("screens.emergency")


@pytest.mark.parametrize("hindrance", ["full", "late"])
def test_a_start_that_fails_after_the_emergency_list_leads_back_to_today(hindrance: str, desk: Desk) -> None:
    desk.open_known()
    desk.say(2, Place.THIGH, 2)
    desk.press("today-start")
    assert desk.page == "screening"
    if hindrance == "full":
        desk.store.left = 1  # the list, but not the answers
    else:
        desk.clock.advance(1900)
    desk.press("screening-none")
    assert desk.page == "fault"
    desk.store.left = None
    desk.press("way-back")
    assert desk.page == "today"
    assert desk.facts(SessionStarted) == []
    if hindrance == "late":
        assert desk.app.pages.today.pain.value is None
    else:
        desk.press("today-start")
        assert desk.page == "screening", "an answer to the list is good for one start"


def test_a_full_disk_in_the_morning_keeps_the_answers(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    desk.next_day()
    desk.reopen()
    desk.answer_morning(3)
    fill(desk)
    desk.press("morning-save")
    assert is_told(desk)
    mend(desk)
    assert desk.page == "morning"
    desk.press("morning-save")
    assert desk.last(MorningChecked).rule == "M5"


def test_a_full_disk_at_an_offer_keeps_the_offer(desk: Desk) -> None:
    three_good_days(desk)
    fill(desk)
    desk.press("way-longer")
    assert is_told(desk)
    mend(desk)
    assert desk.reads("safety.N7")
    desk.press("way-longer")
    assert len(desk.facts(DoseChosen)) == 1


def test_a_full_disk_at_the_last_step_of_an_unlock_leaves_it_locked(desk: Desk) -> None:
    desk.open_known()
    desk.session(after=4)
    desk.next_day()
    desk.give_unlock_steps()
    for _ in range(3):
        desk.tick_signs()
    desk.store.left = 1  # the last screen, but not the unlock
    desk.tick_signs()
    assert is_told(desk)
    assert desk.past.locked
    desk.store.left = None
    desk.press("way-back")
    assert desk.page == "ended"
    assert desk.past.locked


def test_a_full_disk_in_the_settings_keeps_the_old_value_and_leads_back(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    fill(desk)
    desk.press("first_side-1")
    assert is_told(desk)
    mend(desk)
    assert desk.page == "settings"
    assert load_settings(desk.store).first_side == "left"


def test_a_full_disk_at_the_filters_and_at_a_clearance_is_told(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("today-filters", "filter-office")
    fill(desk)
    desk.press("filters-save")
    assert is_told(desk)
    mend(desk)
    assert desk.page == "filters"
    desk.press("filters-save")
    assert desk.page == "today"


def test_a_full_disk_when_the_program_is_opened_after_a_kill_is_told_in_the_window(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.kill()
    desk.next_store_is_full = True
    desk.open()
    assert is_told(desk)
    desk.press("way-back")
    assert is_told(desk)
    mend(desk)
    assert desk.page == "stop"


def test_quit_asks_for_the_end_of_the_program(desk: Desk) -> None:
    desk.open_known()
    asked: list[bool] = []
    desk.app.flow.quit_requested.connect(partial(asked.append, True))
    desk.say(2)
    fill(desk)
    desk.press("today-start", "way-quit")
    assert asked == [True]


def test_the_weekly_answers_on_a_full_disk_are_asked_again(desk: Desk) -> None:
    desk.pass_screens()
    desk.clock.advance(7 * 86400)
    desk.open()
    fill(desk)
    desk.press("screening-none")
    assert is_told(desk)
    mend(desk)
    assert desk.reads("ui.screen_weekly")
    before = len(desk.facts(ScreenAnswered))
    desk.press("screening-none")
    assert len(desk.facts(ScreenAnswered)) == before + 17


def test_help_is_one_key_away_and_tells_the_signs_and_the_disclaimer(desk: Desk) -> None:
    desk.open()
    desk.key(Qt.Key.Key_F1)
    assert desk.page == "help"
    assert desk.reads("screens.E1")
    assert desk.reads("screens.U9")
    assert desk.reads("screens.disclaimer")
    desk.press("way-back")
    assert desk.page == "welcome"


def test_help_in_the_middle_of_the_first_screens_keeps_what_was_ticked(desk: Desk) -> None:
    desk.open()
    choose_getting_up(desk)
    desk.press("welcome-go", "screening-none", "sign-U4", "header-help", "way-back")
    assert desk.app.pages.screening.ticked == ("U4",)
    desk.press("screening-some")
    assert desk.page == "ended"


def test_help_at_the_stop_leads_back_to_it(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.press("player-stop", "header-help", "way-back")
    assert desk.page == "stop"
    desk.press("felt-nerve")
    assert desk.reads("check.stop_nerve")


def test_a_bad_catalogue_opens_the_program_says_so_and_offers_nothing(desk: Desk) -> None:
    desk.pass_screens()
    desk.open(Catalogue(fault="exercises.json:3: $.version: wrong"))
    assert "exercises.json:3" in desk.words
    assert desk.page == "today"
    desk.say(2)
    assert desk.reads("today.nothing")
    assert not desk.can_press("today-start")
    desk.press("pain-7", "today-start")
    assert desk.last(TodayAnswered).rule == "P7"


def test_a_bad_pack_is_named_and_changes_nothing_else(desk: Desk) -> None:
    desk.pass_screens()
    (desk.folder / "exercises").mkdir()
    (desk.folder / "exercises" / "mine.json").write_text("{", encoding="utf-8")
    desk.open()
    assert "mine.json" in desk.words
    desk.start()
    assert desk.page == "player"


def test_a_check_of_a_stretch_that_is_gone_can_still_be_answered(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()
    desk.close()
    desk.open(Catalogue(fault="gone"))
    assert desk.page == "check"
    desk.save_check(during=4)
    assert desk.facts_of_verdicts() == [(Outcome.EASE, "R9")]
    assert desk.reads("safety.R9")
    assert not desk.can_press("way-easier"), "there is nothing to take"
    assert "0 seconds" not in desk.words
