"""What a session costs in a real window: frames a second while it moves, processor time in a breathing hold."""

import os

from tests.bench.apart import told_by
from tests.bench.measuring import Results, Run
from tests.bench.peers import program_variables
from tests.bench.player_child import Seen
from tests.bench.results import Anchor, Bound, Series, Target, figure
from tools.screen import SIZE, virtual_desktop

FRAMES = Target(Bound.LEAST, 60)  # a second, while it moves
SHARE = Target(Bound.BELOW, 5)  # percent of one core, in a hold with breathing
VIEWS = {
    "window": ("window", SIZE, "window of 1120x760"),
    "desk": ("desk", SIZE, "small desk view"),
    "full": ("full", SIZE, "full screen, 1920x1080"),
    "large": ("1600x1000", SIZE, "window of 1600x1000"),
    "4k": ("full", "3840x2160x24", "full screen, 3840x2160"),
}
_BARE = "a bare widget"
_PLAINLY = ("bare_moving", "bare_frames")


def measure(run: Run) -> Results:
    """Every view in a process and on a screen of its own; with more rounds one round after the other."""
    rounds = run.rounds(3, 1)
    steps = run.steps(len(VIEWS) * rounds)
    seen: dict[str, list[Seen]] = {key: [] for key in VIEWS}
    for turn in range(rounds):
        for key in list(VIEWS)[:: -1 if turn % 2 else 1]:
            view, size, words = VIEWS[key]
            steps.begin(f"{words}, round {turn + 1} of {rounds}")
            with virtual_desktop(os.environ, size) as variables:
                on_screen = program_variables() | {"DISPLAY": variables["DISPLAY"]}
                seen[key].append(told_by("player_child", view, form=Seen, variables=on_screen, patience=180))
    for key, made in seen.items():
        yield from _figures(key, VIEWS[key][2], made)


def _figures(key: str, words: str, made: list[Seen]) -> Results:
    def of(name: str) -> Series:
        return Series(tuple(float(getattr(each, name)) for each in made))

    frames = Anchor(_BARE, of("bare_frames").middle, "a second")
    held = Anchor(_BARE, of("bare_hold").middle, "%")
    spent, plain = (of(moving).over(of(rate)).times(10) for moving, rate in (("moving", "frames"), _PLAINLY))
    yield figure(f"player.{key}", f"frames a second while it moves, {words}", of("frames"), "a second", FRAMES, frames)
    yield figure(f"player.{key}-late", f"between two frames, what 99 of 100 do not exceed, {words}", of("late"), "ms")
    yield figure(f"player.{key}-hold", f"of one core in a breathing hold, {words}", of("hold"), "%", SHARE, held)
    anchor = Anchor(_BARE, plain.middle, "ms")
    yield figure(f"player.{key}-frame", f"processor time of a frame while it moves, {words}", spent, "ms", None, anchor)
