"""``plan``: the timeline of a session with the catalogue's own doses, or what is heard of it."""

from argparse import Namespace

from sciatimer.commands import console
from sciatimer.commands.catalogue import catalogue_of
from sciatimer.session.cue_sheet import CueSheet, cue_sheet
from sciatimer.session.plan import PlannedExercise, PlanSettings, default_dose, plan
from sciatimer.session.spoken import Speaker
from sciatimer.session.timeline import Timeline
from sciatimer.texts import load_texts


def show(arguments: Namespace) -> int:
    """Prints the segments, or with ``--cues`` the session by sound alone, as JSON or as a table.

    Raises:
        UnknownExercise: an id that no exercise has.
        SciatimerError: no session can be made of these exercises.
    """
    catalogue = catalogue_of(arguments)
    if catalogue.fault is not None:
        return 1
    chosen = [catalogue.by_id(name) for name in arguments.exercises]
    timeline = plan([PlannedExercise(each, default_dose(each)) for each in chosen], PlanSettings())
    sheet = cue_sheet(timeline, Speaker(load_texts())) if arguments.cues else None
    if arguments.json:
        console.out_json(timeline.rows() if sheet is None else sheet.rows())
    elif sheet is None:
        _print_table(timeline)
    else:
        _print_cues(sheet)
    return 0


def _print_table(timeline: Timeline) -> None:
    for segment in timeline.segments:
        where = f"{segment.exercise}, {segment.side}, {segment.repetition}"
        console.out(f"{segment.starts_at:7.1f} s  {segment.seconds:5.1f} s  {segment.kind:<11} {where}")
    console.out(f"{timeline.total:7.1f} s")


def _print_cues(sheet: CueSheet) -> None:
    for cue in sheet.cues:
        console.out(f"{cue.at:7.1f} s  {cue.sound or '':<11}  {cue.spoken}".rstrip())
