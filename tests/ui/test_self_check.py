"""The two self-checks at the desk: every row is reached, kept leg by leg, and nothing goes on before it is on disk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent

from sciatimer.history.facts import ScreenAnswered
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.history.settings import change
from sciatimer.safety.self_check import CheckFeeling, CheckKind, CheckPlace, CheckResult, Lean, Leg, Noticed
from sciatimer.safety.values import Place
from sciatimer.ui.self_check_steps import MOVE_SECONDS
from sciatimer.ui.self_check_view import STEPS
from tests.fakes import FakeClock
from tests.ui.desk import Desk
from tests.ui.self_checker import (
    NOTHING,
    TALL,
    TUGGED,
    Given,
    all_four,
    answer,
    begin,
    come_round,
    pass_gate,
    sitting,
    to_the_toes,
    toe,
    walk,
    watch,
)

NERVE = CheckFeeling.NERVE
SITTING_ROWS: dict[str, Given] = {
    "T1": {**TALL, "feeling": NERVE},
    "T2": {**TALL, "lean": Lean.COULD_NOT},
    "T3": {**TALL, "lean": Lean.YES, "place": CheckPlace.ELSEWHERE},
    "T4": {**TALL, "lean": Lean.YES, "place": CheckPlace.MIDDLE_OF_THIGH},
    "T5": {**TALL, "place": CheckPlace.MIDDLE_OF_THIGH},
    "T6": dict(TALL),
}
TOE_ROWS: dict[str, Given] = {
    "S1": {**NOTHING, "feeling": NERVE},
    "S2": dict(NOTHING),
    "S3": dict(TUGGED),
    "S4": {**NOTHING, "place": CheckPlace.MIDDLE_OF_THIGH},
    "S5": {**TUGGED, "grows": Noticed.NOT_SURE},
}
RESULTS = {
    "T1": "NERVE", "T2": "UNCLEAR", "T3": "UNCLEAR", "T4": "MUSCLE", "T5": "MUSCLE", "T6": "NO_SIGN",
    "S1": "NERVE", "S2": "NO_SIGN", "S3": "NERVE", "S4": "MUSCLE", "S5": "UNCLEAR",
}  # fmt: skip


def found(desk: Desk) -> list[tuple[str, str, str]]:
    """Check, leg and row of everything on disk."""
    return [(str(fact.kind), str(fact.leg), fact.rule) for fact in desk.facts(SelfChecked)]


def fade(desk: Desk, *, gone: bool = True) -> None:
    """Waits the minute and answers."""
    watch(desk, 61)
    desk.press("fade-0" if gone else "fade-1", "fade-go")


class TestRows:
    @pytest.mark.parametrize("leg", Leg)
    @pytest.mark.parametrize("rule", SITTING_ROWS)
    def test_every_row_of_the_sitting_check_is_reached_and_kept_for_its_leg(
        self, rule: str, leg: Leg, desk: Desk
    ) -> None:
        desk.open_known()
        begin(desk)
        if leg is Leg.RIGHT:
            sitting(desk)
        sitting(desk, SITTING_ROWS[rule])
        last = desk.last(SelfChecked)
        assert (last.kind, last.leg, last.rule, last.result) == (CheckKind.SITTING, leg, rule, RESULTS[rule])
        if rule == "T1":
            fade(desk)
        else:
            desk.press("gate-leave" if leg is Leg.RIGHT else "self-check-leave")
        assert desk.reads(f"self_check.{rule}")
        assert desk.reads(f"self_check.short_{RESULTS[rule]}")
        assert desk.reads(f"self_check.result_{RESULTS[rule]}")
        assert desk.reads("self_check.nerve_means") == (RESULTS[rule] in {"NERVE", "UNCLEAR"})
        assert desk.reads("self_check.caveat_sitting")

    @pytest.mark.parametrize("leg", Leg)
    @pytest.mark.parametrize("rule", TOE_ROWS)
    def test_every_row_of_the_toe_check_is_reached_and_kept_for_its_leg(self, rule: str, leg: Leg, desk: Desk) -> None:
        desk.open_known()
        to_the_toes(desk)
        if leg is Leg.RIGHT:
            toe(desk)
        toe(desk, TOE_ROWS[rule])
        last = desk.last(SelfChecked)
        assert (last.kind, last.leg, last.rule, last.result) == (CheckKind.TOE, leg, rule, RESULTS[rule])
        if rule == "S1":
            fade(desk)
        elif leg is Leg.LEFT:
            desk.press("self-check-leave")
        assert desk.page == "self_check_result"
        assert desk.reads(f"self_check.{rule}")
        assert desk.reads(f"self_check.result_{RESULTS[rule]}")
        assert desk.reads("self_check.caveat_toe")

    def test_no_diagnosis_and_why_stand_on_every_result(self, desk: Desk) -> None:
        desk.open_known()
        all_four(desk)
        assert desk.reads("self_check.caveat")
        assert desk.reads("self_check.caveat_why")
        assert desk.reads("self_check.worst_counts")
        assert not desk.reads("self_check.still_counts")


class TestOrder:
    def test_one_leg_after_the_other_sitting_first_and_all_on_the_result(self, desk: Desk) -> None:
        desk.open_known()
        assert desk.reads("self_check.due_first")
        all_four(desk, TUGGED)
        assert found(desk) == [
            ("sitting", "left", "T6"),
            ("sitting", "right", "T6"),
            ("toe", "left", "S2"),
            ("toe", "right", "S3"),
        ]
        assert desk.page == "self_check_result"
        assert all(desk.reads(f"self_check.{rule}") for rule in ("T6", "S2", "S3"))
        assert desk.reads("self_check.result_NERVE"), "the worst of both checks and both legs"
        desk.press("result-done")
        assert desk.page == "today"
        assert not desk.can_press("today-self-check")

    def test_each_step_says_its_number_its_leg_and_its_words(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        for leg in Leg:
            for number, step in enumerate(STEPS[CheckKind.SITTING], 1):
                assert desk.reads(f"self_check.step_{step}")
                assert desk.reads("self_check.step_count", number=number, count=3)
                assert desk.reads(f"self_check.leg_{leg}")
                assert desk.can_press("self-check-stop")
                desk.press("self-check-next")
            answer(desk, TALL)

    def test_the_gate_comes_again_before_the_toes_and_its_refusal_keeps_what_was_found(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        sitting(desk)
        sitting(desk, SITTING_ROWS["T4"])
        assert desk.page == "self_check_gate"
        assert desk.reads("self_check.toe_title")
        pass_gate(desk, 3)
        assert desk.page == "self_check_result"
        assert all(desk.reads(f"self_check.{key}") for key in ("G11", "skipped", "T4", "T6"))
        assert desk.past.nerve_result

    def test_a_gate_that_was_passed_too_long_ago_is_asked_again(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        walk(desk, CheckKind.SITTING)
        watch(desk, 31 * 60)
        answer(desk, TALL)
        assert desk.page == "self_check_gate"

    def test_once_a_week(self, desk: Desk, clock: FakeClock) -> None:
        desk.open_known()
        all_four(desk)
        assert desk.reads("self_check.due_later", time="Monday 9 March 2026")
        clock.advance(6 * 24 * 3600)
        desk.pass_screens()
        desk.reopen()
        assert not desk.can_press("today-self-check")
        desk.app.flow.self_check.start()
        assert desk.reads("self_check.due_later", time=desk.texts("outcome.tomorrow_at", time="09:00"))
        clock.advance(24 * 3600)
        desk.reopen()
        assert desk.reads("self_check.due_week")
        begin(desk)
        assert desk.page == "self_check"

    def test_an_earlier_nerve_result_still_counts_and_says_so(self, desk: Desk, clock: FakeClock) -> None:
        desk.open_known()
        all_four(desk, TUGGED)
        clock.advance(7 * 24 * 3600)
        desk.pass_screens()
        desk.reopen()
        assert desk.reads("self_check.due_recheck")
        begin(desk)
        sitting(desk)
        desk.press("self-check-leave")
        assert desk.reads("self_check.still_counts")
        assert desk.reads("self_check.result_NERVE")

    def test_a_check_of_a_week_later_without_the_nerve_ends_it(self, desk: Desk, clock: FakeClock) -> None:
        desk.open_known()
        all_four(desk, TUGGED)
        clock.advance(7 * 24 * 3600)
        desk.pass_screens()
        desk.reopen()
        all_four(desk)
        assert desk.reads("self_check.result_NO_SIGN")
        assert not desk.past.nerve_result


class TestStop:
    @pytest.mark.parametrize("steps", range(3))
    @pytest.mark.parametrize("by_key", [False, True])
    def test_stop_and_escape_end_the_check_at_once_at_every_step(self, steps: int, by_key: bool, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        for _ in range(steps):
            desk.press("self-check-next")
        if by_key:
            desk.key(Qt.Key.Key_Escape)
        else:
            desk.press("self-check-stop")
        assert found(desk) == [("sitting", "left", "T1")]
        assert desk.page == "self_check_fade"

    def test_a_nerve_feeling_named_in_the_questions_is_on_disk_before_another_answer(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        walk(desk, CheckKind.SITTING)
        desk.press("feeling-1")
        assert found(desk) == [("sitting", "left", "T1")]
        assert desk.page == "self_check_fade"

    def test_after_it_nothing_more_is_checked_for_a_week(self, desk: Desk, clock: FakeClock) -> None:
        desk.open_known()
        to_the_toes(desk)
        desk.press("self-check-stop")
        fade(desk)
        assert desk.reads("self_check.S1")
        desk.press("result-done")
        assert not desk.can_press("today-self-check")
        clock.advance(7 * 24 * 3600 - 120)
        desk.pass_screens()
        desk.reopen()
        assert not desk.can_press("today-self-check")

    def test_a_missing_answer_goes_no_further(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        walk(desk, CheckKind.SITTING)
        assert not desk.can_press("questions-save")
        desk.press("lean-0", "place-0")
        assert not desk.can_press("questions-save")
        desk.app.pages.self_check_questions.leave_requested.emit()
        assert found(desk) == []


class TestLeaving:
    def test_before_the_first_result_nothing_is_kept_and_it_says_so(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        desk.press("self-check-leave")
        assert desk.reads("self_check.left_nothing")
        assert found(desk) == []
        desk.press("way-done")
        assert desk.page == "today"
        assert desk.reads("self_check.due_first")

    def test_in_the_middle_what_was_answered_is_kept_and_the_rest_stays_open(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        sitting(desk)
        walk(desk, CheckKind.SITTING)
        desk.press("questions-leave")
        assert desk.reads("self_check.left")
        assert desk.reads("self_check.due_rest")
        assert found(desk) == [("sitting", "left", "T6")]
        desk.press("result-done", "today-self-check")
        pass_gate(desk)
        assert desk.reads("self_check.leg_right")

    def test_a_killed_program_keeps_what_was_answered(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        sitting(desk)
        desk.kill()
        desk.open()
        assert desk.page == "today"
        assert desk.reads("self_check.due_rest")
        assert found(desk) == [("sitting", "left", "T6")]

    def test_from_the_gate_it_leads_back_to_today_as_it_was(self, desk: Desk) -> None:
        desk.open_known()
        desk.say(3)
        desk.press("today-self-check", "gate-leave")
        assert desk.page == "today"
        assert desk.app.pages.today.pain.value == 3

    def test_help_over_a_step_leads_back_to_it(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        desk.press("self-check-next", "header-help", "way-back")
        assert desk.page == "self_check"
        assert desk.reads("self_check.step_count", number=2, count=3)


class TestSafety:
    def test_what_cannot_be_written_goes_no_further_and_is_asked_again(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        walk(desk, CheckKind.SITTING)
        desk.store.full = True
        answer(desk, TALL)
        assert desk.page == "fault"
        desk.store.full = False
        desk.press("way-back", "questions-save")
        assert found(desk) == [("sitting", "left", "T6")]
        assert desk.reads("self_check.leg_right")

    def test_a_stop_that_cannot_be_written_can_be_pressed_again(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        desk.store.full = True
        desk.press("self-check-stop")
        assert desk.page == "fault"
        desk.store.full = False
        desk.press("way-back", "self-check-stop")
        assert found(desk) == [("sitting", "left", "T1")]

    def test_the_nerve_result_shows_in_what_today_offers_and_why(self, desk: Desk) -> None:
        desk.open_known()
        all_four(desk, TUGGED)
        desk.press("result-done")
        desk.say(1, Place.THIGH)
        offered = [offer.exercise for offer in desk.app.flow.today._offers.offers if offer.is_offered]  # type: ignore[union-attr]  # it was just answered
        assert offered
        assert all(exercise.nerve_ok for exercise in offered)
        assert desk.reads("safety.P8_self_check")
        assert not desk.can_press("card-standing")

    def test_who_has_nerve_feelings_today_reads_of_those(self, desk: Desk) -> None:
        desk.open_known()
        all_four(desk, TUGGED)
        desk.press("result-done")
        desk.say(1, Place.CALF)
        assert desk.reads("catalogue.not_with_nerve_signs")

    def test_nothing_is_asked_while_something_else_comes_first(self, desk: Desk) -> None:
        desk.open_known()
        desk.session()
        desk.next_day()
        desk.reopen()
        assert desk.page == "morning"
        desk.app.flow.self_check.start()
        assert desk.reads("safety.P5_morning")
        desk.press("way-done")
        assert desk.page == "morning"

    def test_while_the_routine_is_off_learn_refuses_to_begin(self, desk: Desk) -> None:
        desk.open_known()
        desk.session(after=4)
        desk.press("header-learn")
        desk.app.pages.learn.show_topic("checks")
        desk.press("learn-self-checks")
        assert desk.reads("safety.P3")
        desk.press("way-done")
        assert desk.page == "ended"

    def test_learn_begins_them(self, desk: Desk) -> None:
        desk.open_known()
        desk.press("header-learn")
        desk.app.pages.learn.show_topic("checks")
        desk.press("learn-self-checks")
        assert desk.page == "self_check_gate"
        desk.press("gate-leave")
        assert desk.page == "learn"

    def test_the_weekly_screen_comes_before_them(self, desk: Desk, clock: FakeClock) -> None:
        desk.open_known()
        clock.advance(8 * 24 * 3600)
        answered = len(desk.facts(ScreenAnswered))
        desk.press("today-self-check")
        assert desk.reads("safety.P4_unscreened")
        desk.press("way-done")
        assert desk.page == "screening"
        assert len(desk.facts(ScreenAnswered)) == answered


class TestKeyboardAndPicture:
    def test_all_of_it_goes_by_keyboard_alone(self, desk: Desk) -> None:
        desk.open_known()
        desk.button("today-self-check").setFocus()
        desk.key(Qt.Key.Key_Return, "1", "1", "1", Qt.Key.Key_Return)
        for kind, answers in ((CheckKind.SITTING, "111"), (CheckKind.TOE, "2211")):
            for _ in Leg:
                for index, _step in enumerate(STEPS[kind]):
                    desk.key(Qt.Key.Key_Space if index % 2 else Qt.Key.Key_Return)
                desk.key(*answers, Qt.Key.Key_Return)
            if kind is CheckKind.SITTING:
                desk.key("0", "1", "1", Qt.Key.Key_Return)
        assert [rule for *_, rule in found(desk)] == ["T6", "T6", "S2", "S2"]
        desk.key(Qt.Key.Key_Return)
        assert desk.page == "today"

    def test_the_timer_runs_only_while_the_figure_moves_and_is_seen(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        timer = desk.app.flow.self_check._steps._timer
        assert not timer.isActive(), "who sits tall does not move"
        desk.press("self-check-next")
        assert timer.isActive()
        desk.press("header-help")
        assert not timer.isActive()
        desk.press("way-back")
        assert timer.isActive()
        watch(desk, MOVE_SECONDS)
        assert not timer.isActive()
        desk.press("self-check-again")
        assert timer.isActive()
        desk.press("self-check-leave")
        assert not timer.isActive()

    def test_the_clock_says_how_far_the_figure_has_moved(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        desk.press("self-check-next")
        seen = []
        for _ in range(5):
            seen.append(desk.app.pages.self_check.figure._scene)
            watch(desk, MOVE_SECONDS / 4)
        assert len(set(map(id, seen))) == 5
        come_round(desk)
        assert desk.app.pages.self_check.figure._scene is not seen[0]

    def test_with_reduced_motion_the_end_of_the_step_stands_still_at_once(self, desk: Desk) -> None:
        desk.open_known()
        change(desk.store, "reduced_motion", True, desk.clock.now())
        begin(desk)
        desk.press("self-check-next")
        assert not desk.app.flow.self_check._steps._timer.isActive()
        assert not desk.can_press("self-check-again")

    def test_each_step_is_told_once(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        heard: list[str] = []

        def listen(event: QAccessibleAnnouncementEvent) -> None:
            heard.append(event.message())

        monkeypatch.setattr("sciatimer.ui.self_check_steps.QAccessible.updateAccessibility", listen)
        desk.open_known()
        begin(desk)
        desk.press("self-check-next", "header-help", "way-back")
        watch(desk, 2)
        words = [desk.texts(f"self_check.step_{step}") for step in ("sit_tall", "sit_straighten")]
        assert [said.rpartition("Step ")[2][8:] for said in heard] == words
        assert all(desk.texts("self_check.leg_left") in said for said in heard)

    def test_both_legs_are_drawn_and_described_each_for_itself(self, desk: Desk) -> None:
        desk.open_known()
        begin(desk)
        left = desk.app.pages.self_check.figure.accessibleName()
        sitting(desk)
        right = desk.app.pages.self_check.figure.accessibleName()
        assert "left leg" in left.lower()
        assert "right leg" in right.lower()


def test_the_result_of_the_last_check_is_combined_over_all(desk: Desk) -> None:
    desk.open_known()
    begin(desk)
    sitting(desk, SITTING_ROWS["T3"])
    sitting(desk)
    pass_gate(desk)
    toe(desk)
    toe(desk)
    assert desk.reads("self_check.result_UNCLEAR")
    assert desk.facts(SelfChecked)[0].result is CheckResult.UNCLEAR
