"""The cues of a timeline: what is told when, what fits, and what a look brings."""

from itertools import pairwise
from math import ceil, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.session.cue_sheet import LATE, CueSheet, cue_sheet, cues_between
from sciatimer.session.cues import OPENING, PHASE_CUES, Cue, CueKind, Sound
from sciatimer.session.model import SegmentKind, Side
from sciatimer.session.plan import Dose, PlannedExercise, PlanSettings, SoreLeg, plan
from sciatimer.session.spoken import Speaker
from sciatimer.session.timeline import Timeline
from sciatimer.texts import load_texts
from tests.session.built_in import BOTH, HOLD, PULSE, exercises, planned, session

SPEAKER = Speaker(load_texts())
# Of HOLD at its defaults: get ready 0-10, ease in 10-15, hold 15-25, ease out 25-30, rest 30-45, ease in 45-50, ...
TIMELINE = session(HOLD)
SHEET = cue_sheet(TIMELINE, SPEAKER)
LONGEST_PAIR = plan([planned(PULSE, Dose(5, 8, 5)), planned(BOTH, Dose(30, 4, 30))], PlanSettings())
TIMELINES = [
    TIMELINE,
    session(PULSE),
    session(BOTH),
    session(PULSE, HOLD),
    LONGEST_PAIR,
    plan([planned(HOLD, Dose(5, 2, 10))], PlanSettings(get_ready=3, ease_in=3, ease_out=3, switch_side=3)),
    plan([planned(HOLD, Dose(25, 3, 15))], PlanSettings(ease_in=15, ease_out=15, first_side=Side.RIGHT)),
]
timelines = pytest.mark.parametrize("timeline", TIMELINES)


def of(sheet: CueSheet, kind: CueKind) -> list[Cue]:
    return [cue for cue in sheet.cues if cue.kind is kind]


def told(timeline: Timeline = TIMELINE, start: float = 0.0, end: float = inf) -> list[tuple[float, str]]:
    return [(cue.at, cue.kind.value) for cue in cue_sheet(timeline, SPEAKER).cues if start <= cue.at < end]


def held(seconds: int) -> list[tuple[float, str]]:
    """The cues of the first hold of this length, by its own seconds."""
    timeline = plan([planned(HOLD, Dose(seconds, 2, 15))], PlanSettings())
    return [(at - 15, kind) for at, kind in told(timeline, 15.0, 15.0 + seconds)]


class TestSheet:
    def test_the_first_repetition_is_told_to_the_second(self) -> None:
        assert told(end=46.0) == [
            (0.0, "get_ready"),
            (10.0, "ease_in"),
            (12.0, "count"),
            (13.0, "count"),
            (14.0, "count"),
            (15.0, "start"),
            (20.0, "half"),
            (22.0, "count"),
            (23.0, "count"),
            (24.0, "count"),
            (25.0, "ease_out"),
            (30.0, "rest"),
            (45.0, "ease_in"),
        ]

    @timelines
    def test_every_phase_is_told_when_it_begins_and_the_end_when_it_comes(self, timeline: Timeline) -> None:
        opening = [(cue.at, cue.kind) for cue in cue_sheet(timeline, SPEAKER).cues if cue.kind in OPENING]
        phases = [(segment.starts_at, PHASE_CUES[segment.kind]) for segment in timeline.segments]
        assert opening == [*phases, (timeline.total, CueKind.FINISH)]

    @timelines
    def test_there_are_never_more_than_three_flashes_in_a_second(self, timeline: Timeline) -> None:
        flashes = [cue.at for cue in cue_sheet(timeline, SPEAKER).cues if cue.flash]
        assert all(later - earlier >= 1.0 for earlier, later in pairwise(flashes))

    @timelines
    def test_no_word_runs_into_a_sound(self, timeline: Timeline) -> None:
        sheet = cue_sheet(timeline, SPEAKER)
        for index, cue in enumerate(sheet.cues):
            sound_at = next((later.at for later in sheet.cues[index + 1 :] if later.sound is not None), inf)
            assert cue.quiet_until == sound_at == sheet.next_sound(cue.at)
            assert cue.speaking == SPEAKER.seconds(cue.spoken)
            assert not cue.spoken or cue.at + cue.speak_after + cue.speaking < sound_at

    @timelines
    @pytest.mark.parametrize("pace", [0.5, 1.0, 2.0])
    def test_a_sound_is_over_before_the_next_one(self, timeline: Timeline, pace: float) -> None:
        heard = [cue for cue in cue_sheet(timeline, Speaker(SPEAKER.texts, pace)).cues if cue.sound]
        assert all(one.at + Sound(one.kind.sound or "").longest < other.at for one, other in pairwise(heard))

    @timelines
    def test_a_countdown_shows_what_the_screen_shows(self, timeline: Timeline) -> None:
        for cue in of(cue_sheet(timeline, SPEAKER), CueKind.COUNT):
            segment = next(each for each in timeline.segments if each.starts_at < cue.at < each.ends_at)
            assert segment.kind in {SegmentKind.EASE_IN, SegmentKind.HOLD}
            assert cue.shown == str(ceil(segment.ends_at - cue.at))

    @pytest.mark.parametrize(
        ("seconds", "half"),
        [(5, []), (9, []), (10, [(5, "half")]), (15, [(7, "half")]), (20, [(10, "half")]), (24, [(12, "half")])],
    )
    def test_the_half_is_told_of_holds_of_ten_seconds_and_more(
        self, seconds: int, half: list[tuple[float, str]]
    ) -> None:
        assert [each for each in held(seconds) if each[1] in {"half", "ten_left"}] == half

    @pytest.mark.parametrize(("seconds", "half", "ten"), [(25, 12, 15), (30, 15, 20)])
    def test_ten_seconds_are_told_where_they_are_not_the_half(self, seconds: int, half: int, ten: int) -> None:
        between = [each for each in held(seconds) if each[1] in {"half", "ten_left"}]
        assert between == [(half, "half"), (ten, "ten_left")]

    def test_the_seconds_left_are_those_on_the_screen(self) -> None:
        sheet = cue_sheet(plan([planned(HOLD, Dose(25, 2, 15))], PlanSettings()), SPEAKER)
        assert of(sheet, CueKind.HALF)[0].spoken == "13 seconds left."
        assert of(sheet, CueKind.TEN_LEFT)[0].spoken == "10 seconds left."
        assert of(sheet, CueKind.TEN_LEFT)[0].shown == "10 seconds left"

    def test_a_pulse_is_never_halved(self) -> None:
        halves = of(cue_sheet(LONGEST_PAIR, SPEAKER), CueKind.HALF)
        (change,) = [segment for segment in LONGEST_PAIR.segments if segment.kind is SegmentKind.NEXT]
        assert len(halves) == 4
        assert all(half.at > change.starts_at for half in halves)
        assert of(cue_sheet(session(PULSE), SPEAKER), CueKind.HALF) == []

    def test_a_short_segment_counts_only_what_comes_after_its_beginning(self) -> None:
        three_seconds = ["count", "count"]
        between = [kind for _, kind in told(session(PULSE), 10.0, 16.0)]
        assert between == ["ease_in", *three_seconds, "start", *three_seconds]

    def test_who_waits_for_a_pull_hears_no_countdown_to_it(self) -> None:
        sheet = cue_sheet(TIMELINE, SPEAKER, waits=True)
        before_holds = [cue for cue in sheet.cues if 10.0 < cue.at < 15.0]
        assert before_holds == []
        assert len(of(sheet, CueKind.COUNT)) == 3 * TIMELINE.holds
        assert of(sheet, CueKind.EASE_IN)[0].spoken == "Ease in slowly, left leg."

    def test_who_waits_still_hears_a_pulse_counted(self) -> None:
        assert cue_sheet(session(PULSE), SPEAKER, waits=True) == cue_sheet(session(PULSE), SPEAKER)

    def test_the_words_name_stretch_leg_number_and_seconds(self) -> None:
        spoken = [cue.spoken for cue in SHEET.cues if cue.spoken]
        assert spoken[:7] == [
            "First: Towel hamstring stretch, lying, left leg. 3 times, 10 seconds each.",
            "Ease in.",
            "Hold for 10 seconds.",
            "5 seconds left.",
            "Come out slowly.",
            "Rest. Then number 2 of 3, left leg.",
            "Ease in.",
        ]
        assert "Switch legs. Now the right leg, 3 times, 10 seconds each." in spoken
        assert spoken[-1] == "Done. Now a few short questions."

    def test_a_sore_leg_is_announced_with_its_own_dose(self) -> None:
        sore = PlannedExercise(exercises()[HOLD], Dose(20, 4, 15), SoreLeg(Side.RIGHT, 5, 2))
        sheet = cue_sheet(plan([sore], PlanSettings()), SPEAKER)
        assert "4 times, 20 seconds each." in sheet.cues[0].spoken
        (switch,) = of(sheet, CueKind.SWITCH)
        assert switch.spoken == "Switch legs. Now the right leg, 2 times, 5 seconds each."
        assert of(sheet, CueKind.REST)[-1].spoken == "Rest. Then number 2 of 2, right leg."

    def test_a_sore_leg_that_goes_first_is_not_promised_the_dose_of_the_other(self) -> None:
        sore = PlannedExercise(exercises()[HOLD], Dose(20, 4, 15), SoreLeg(Side.LEFT, 5, 2))
        sheet = cue_sheet(plan([sore], PlanSettings(first_side=Side.LEFT)), SPEAKER)
        assert "left leg. 2 times, 5 seconds each." in sheet.cues[0].spoken

    def test_a_second_stretch_is_announced_by_its_name(self) -> None:
        (coming,) = of(cue_sheet(session(PULSE, BOTH), SPEAKER), CueKind.NEXT)
        assert coming.spoken == "Next: Desk hip hinge, both legs. 3 times, 10 seconds each."
        assert (coming.sound, coming.shown) == (Sound.SWITCH, "Next stretch")

    def test_where_there_is_no_time_for_words_the_sound_is_left(self) -> None:
        starts = of(cue_sheet(session(PULSE), SPEAKER), CueKind.START)
        assert {(cue.spoken, cue.sound) for cue in starts} == {("", Sound.READY_START)}

    def test_the_rows_have_everything_that_is_told(self) -> None:
        rows = SHEET.rows()
        assert len(rows) == len(SHEET.cues)
        assert rows[2] == {"at": 12.0, "kind": "count", "sound": "count", "spoken": "", "shown": "3"}

    def test_after_the_last_sound_there_is_none(self) -> None:
        assert SHEET.next_sound(-1.0) == 0.0
        assert SHEET.next_sound(20.0) == 22.0
        assert SHEET.next_sound(TIMELINE.total) == inf


def kinds(cues: tuple[Cue, ...]) -> list[str]:
    return [cue.kind.value for cue in cues]


class TestLook:
    def test_a_cue_is_told_by_the_look_that_passes_it_and_by_no_other(self) -> None:
        assert kinds(cues_between(SHEET, 14.9, 15.0)) == ["start"]
        assert cues_between(SHEET, 15.0, 15.1) == ()
        assert cues_between(SHEET, 15.0, 15.0) == ()

    def test_the_first_look_tells_the_beginning(self) -> None:
        assert kinds(cues_between(SHEET, -1.0, 0.0)) == ["get_ready"]

    @timelines
    @pytest.mark.parametrize("step", [1 / 60, 0.2, 0.25, 0.9])
    def test_with_steady_looks_every_cue_is_told_once_and_with_its_words(self, timeline: Timeline, step: float) -> None:
        sheet = cue_sheet(timeline, SPEAKER)
        looks = [-1.0, *(number * step for number in range(ceil(timeline.total / step) + 1)), timeline.total]
        heard = [cue for previous, now in pairwise(looks) for cue in cues_between(sheet, previous, now)]
        assert [(cue.at, cue.kind) for cue in heard] == [(cue.at, cue.kind) for cue in sheet.cues]
        if step < 0.2:
            assert heard == list(sheet.cues)

    def test_a_stall_brings_no_backlog_but_the_phase_that_runs_now(self) -> None:
        assert kinds(cues_between(SHEET, 9.0, 18.0)) == ["start"]
        assert kinds(cues_between(SHEET, 9.0, 23.5)) == ["start", "count"]
        assert kinds(cues_between(SHEET, 9.0, 110.9)) == ["ease_in"]

    def test_what_is_late_by_more_than_a_second_is_not_told(self) -> None:
        assert kinds(cues_between(SHEET, 19.0, 20.9)) == ["half"]
        assert cues_between(SHEET, 19.0, 21.1) == ()

    def test_a_tick_that_another_has_overtaken_is_not_heard(self) -> None:
        assert [cue.shown for cue in cues_between(SHEET, 21.0, 23.0)] == ["2"]

    def test_words_that_come_too_late_to_end_in_time_are_left_out(self) -> None:
        (late,) = cues_between(SHEET, 19.0, 20.8)
        assert (late.spoken, late.speaking, late.sound) == ("", 0.0, Sound.HALF)
        (in_time,) = cues_between(SHEET, 19.0, 20.15)
        assert in_time.spoken == "5 seconds left."

    def test_after_a_jump_back_the_same_cues_are_told_again(self) -> None:
        again = cues_between(SHEET, 9.99, 15.0)
        assert kinds(cues_between(SHEET, 9.99, 10.0)) == ["ease_in"]
        assert kinds(again) == ["start"]

    @given(st.sampled_from(TIMELINES), st.data())
    def test_whatever_the_looks_nothing_is_told_twice_or_too_late(
        self, timeline: Timeline, data: st.DataObject
    ) -> None:
        sheet = cue_sheet(timeline, SPEAKER)
        looks = sorted(data.draw(st.lists(st.floats(0.0, timeline.total), max_size=30)))
        heard: list[Cue] = []
        for previous, now in pairwise([-1.0, *looks, timeline.total]):
            found = cues_between(sheet, previous, now)
            assert len(found) <= 2
            assert all(now - cue.at <= LATE for cue in found if cue.kind not in OPENING)
            assert sum(cue.kind in OPENING for cue in found) <= 1
            assert all(now + cue.speak_after + cue.speaking <= cue.quiet_until for cue in found if cue.spoken)
            newest = [cue.at for cue in sheet.cues if previous < cue.at <= now and cue.kind in OPENING][-1:]
            assert [cue.at for cue in found if cue.kind in OPENING] == newest
            heard += found
        times = [cue.at for cue in heard]
        assert times == sorted(set(times))
