"""``catalogue check`` and ``catalogue list``."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from sciatimer.catalogue.checking import check_file
from sciatimer.catalogue.load import Catalogue, load_catalogue
from sciatimer.catalogue.model import Position
from sciatimer.catalogue.offer import Filters, Offer, offered
from sciatimer.commands import console
from sciatimer.commands.places import data_folder
from sciatimer.resources import shipped
from sciatimer.texts import Texts, load_texts

BUILT_IN = "exercises.json"


def check(files: Sequence[Path]) -> int:
    """Names every fault of every file on stderr. Returns 1 if there is any."""
    faulty = [file for file in files if _has_faults(file)]
    return int(bool(faulty))


def show(arguments: Namespace) -> int:
    """Prints what would be offered; with ``--all`` the others too. Returns 1 if there is no catalogue."""
    catalogue = catalogue_of(arguments)
    filters = Filters(
        position=Position(arguments.position) if arguments.position else None,
        pain=arguments.pain,
        nerve=arguments.nerve,
        office=arguments.office,
    )
    offers = offered(catalogue.exercises, filters)
    shown = [offer for offer in offers if offer.is_offered or arguments.all]
    _print(shown, load_texts(), as_json=arguments.json)
    if catalogue.fault is None and not any(offer.is_offered for offer in offers):
        console.tell("Nothing is offered for this. With --all each exercise says why.")
    return int(catalogue.fault is not None)


def catalogue_of(arguments: Namespace) -> Catalogue:
    """The catalogue with the packs of the data folder. What is wrong with either is said on stderr."""
    with data_folder(arguments) as paths:
        catalogue = load_catalogue(shipped(BUILT_IN), paths.packs)
    for trouble in (catalogue.fault, *catalogue.problems):
        if trouble is not None:
            console.tell(str(trouble))
    return catalogue


def _has_faults(file: Path) -> bool:
    checked = check_file(file, shipped(BUILT_IN))
    for fault in checked.faults:
        console.tell(f"{file}:{fault}")
    if not checked.faults:
        form = "an own pack" if checked.is_pack else "the built-in catalogue"
        console.tell(f"{file}: {checked.exercises} exercises, no fault (read as {form})")
    return bool(checked.faults)


def _print(offers: Sequence[Offer], texts: Texts, *, as_json: bool) -> None:
    if as_json:
        console.out_json([_row(offer, texts) for offer in offers])
        return
    for offer in offers:
        exercise = offer.exercise
        why = f"  ({offer.reason.sentence(texts)})" if offer.reason else ""
        console.out(f"{exercise.id:<28} {exercise.position:<9} {exercise.name}{why}")


def _row(offer: Offer, texts: Texts) -> dict[str, str | bool | None]:
    return {
        "id": offer.exercise.id,
        "name": offer.exercise.name,
        "position": offer.exercise.position.value,
        "offered": offer.is_offered,
        "reason": offer.reason.sentence(texts) if offer.reason else None,
    }
