"""``plan``: the timeline of a session with the catalogue's own doses."""

from argparse import Namespace

from sciatimer.commands import console
from sciatimer.commands.catalogue import catalogue_of
from sciatimer.session.plan import PlannedExercise, PlanSettings, default_dose, plan
from sciatimer.session.timeline import Timeline


def show(arguments: Namespace) -> int:
    """Prints the segments, as JSON or as a table.

    Raises:
        UnknownExercise: an id that no exercise has.
        SciatimerError: no session can be made of these exercises.
    """
    catalogue = catalogue_of(arguments)
    if catalogue.fault is not None:
        return 1
    chosen = [catalogue.by_id(name) for name in arguments.exercises]
    timeline = plan([PlannedExercise(each, default_dose(each)) for each in chosen], PlanSettings())
    if arguments.json:
        console.out_json(timeline.rows())
    else:
        _print_table(timeline)
    return 0


def _print_table(timeline: Timeline) -> None:
    for segment in timeline.segments:
        where = f"{segment.exercise}, {segment.side}, {segment.repetition}"
        console.out(f"{segment.starts_at:7.1f} s  {segment.seconds:5.1f} s  {segment.kind:<11} {where}")
    console.out(f"{timeline.total:7.1f} s")
