"""What a topic shows: from the pure data of a topic to words, pictures and sources. No widget is touched here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sciatimer.catalogue.model import Exercise, Source
from sciatimer.figure.describe import describe
from sciatimer.figure.fault_scenes import FaultScene, describe_fault, fault_name, fault_scene
from sciatimer.figure.faults import FormFault
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import Scene, scene_for
from sciatimer.figure.self_check_scenes import SelfCheckStep, describe_step, step_scene
from sciatimer.safety.learn import ABOUT, CHECKS, SOURCES, Drawing, Picture, Topic
from sciatimer.session.model import Side
from sciatimer.texts import Texts

_LINK = re.compile(r"https?://[^\s/]+\.[^\s.]+(?:[^\s]*[^\s.])?")
_OWN = "own"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the topics draw on.

    Args:
        exercises: those that pictures are drawn of, by id.
        sources: what stands behind the words, by key.
        build: the figure's build.
        version: the program's own version.
        folder: where the person's data lies.
    """

    exercises: Mapping[str, Exercise]
    sources: Mapping[str, Source]
    build: Build
    version: str
    folder: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in words. ``address`` is empty where only a copy was read; ``is_link`` says whether it can be opened."""

    key: str
    says: str
    address: str
    is_link: bool


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Sources under one heading."""

    title: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A figure as it should be, or one of wrong form; the line below it, and the picture in words."""

    scene: Scene | FaultScene
    caption: str
    words: str
    glow: float


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic, ready to be shown.

    Args:
        id: the topic's own.
        title: its heading.
        paragraphs: its words.
        pictures: figures side by side.
        diagrams: drawings of what cannot be seen, below the words.
        build: the figure's build in them.
        groups: where it comes from.
        folder: a place on the disk to be copied, empty if there is none.
        checks: the self-checks can be started from here.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    pictures: tuple[PictureView, ...] = ()
    diagrams: tuple[Drawing, ...] = ()
    build: Build = Build.SLIM
    groups: tuple[SourceGroup, ...] = ()
    folder: str = ""
    checks: bool = False


def topic_view(topic: Topic, shelf: Shelf, texts: Texts) -> TopicView:
    """A topic in words and pictures."""
    title = texts(f"learn.title_{topic.id}")
    if topic.id == ABOUT:
        return TopicView(topic.id, title, _about(shelf, texts), folder=shelf.folder)
    paragraphs = tuple(texts(paragraph.text) for paragraph in topic.paragraphs)
    groups = _all_sources(shelf, texts) if topic.id == SOURCES else _sources_of(topic, shelf, texts)
    diagrams = tuple(picture.drawing for picture in topic.pictures if picture.drawing.is_diagram)
    return TopicView(
        topic.id,
        title,
        paragraphs,
        _pictures(topic, shelf, texts),
        diagrams,
        shelf.build,
        groups,
        checks=topic.id == CHECKS,
    )


def _about(shelf: Shelf, texts: Texts) -> tuple[str, ...]:
    return (
        *texts("screens.disclaimer").split("\n"),
        texts("learn.about_version", version=shelf.version),
        texts("learn.about_licence"),
        texts("learn.about_data"),
    )


def _pictures(topic: Topic, shelf: Shelf, texts: Texts) -> tuple[PictureView, ...]:
    views = (_picture(picture, shelf, texts) for picture in topic.pictures)
    return tuple(view for view in views if view is not None)


def _picture(picture: Picture, shelf: Shelf, texts: Texts) -> PictureView | None:
    """None for what is no figure, and for a stretch that a mended catalogue does not have."""
    if picture.drawing.is_diagram:
        return None
    if picture.drawing is Drawing.STEP:
        step = SelfCheckStep(picture.subject)
        scene = step_scene(step, Side.RIGHT, 1.0, build=shelf.build)
        return PictureView(scene, texts(picture.caption), describe_step(step, Side.RIGHT, texts), 0.0)
    exercise = shelf.exercises.get(picture.subject)
    if exercise is None:
        return None
    return (
        _wrong(picture, exercise, shelf, texts)
        if picture.drawing is Drawing.WRONG
        else _stretch(picture, exercise, shelf, texts)
    )


def _wrong(picture: Picture, exercise: Exercise, shelf: Shelf, texts: Texts) -> PictureView:
    fault = FormFault(picture.fault)
    scene = fault_scene(exercise, fault, Side.RIGHT, build=shelf.build)
    words = describe_fault(exercise, fault, Side.RIGHT, texts)
    return PictureView(scene, fault_name(fault, texts), words, 0.0)


def _stretch(picture: Picture, exercise: Exercise, shelf: Shelf, texts: Texts) -> PictureView:
    held = picture.drawing is Drawing.HOLD
    scene = scene_for(exercise, float(held), Side.RIGHT, build=shelf.build)
    words = describe(exercise, held, Side.RIGHT, texts)
    return PictureView(scene, texts(picture.caption), words, float(held))


def _sources_of(topic: Topic, shelf: Shelf, texts: Texts) -> tuple[SourceGroup, ...]:
    keys = [key for key in topic.sources if key in shelf.sources]
    if not keys:
        return ()
    return (SourceGroup(texts("learn.sources_here", count=len(keys)), _views(keys, shelf, texts)),)


def _all_sources(shelf: Shelf, texts: Texts) -> tuple[SourceGroup, ...]:
    """Every source, by the letter of its key; letters that only a person's own packs use come last, together."""
    shelves: dict[str, list[str]] = {}
    for key in sorted(shelf.sources, key=_order):
        letter = key[0] if texts.has(f"learn.sources_{key[0]}") else _OWN
        shelves.setdefault(letter, []).append(key)
    own = shelves.pop(_OWN, [])
    groups = [_group(texts(f"learn.sources_{letter}"), keys, shelf, texts) for letter, keys in shelves.items()]
    return (*groups, *([_group(texts("learn.sources_own"), own, shelf, texts)] if own else []))


def _order(key: str) -> tuple[str, int]:
    return key[0], int(key[1:])


def _group(name: str, keys: Sequence[str], shelf: Shelf, texts: Texts) -> SourceGroup:
    return SourceGroup(texts("learn.sources_count", name=name, count=len(keys)), _views(keys, shelf, texts))


def _views(keys: Sequence[str], shelf: Shelf, texts: Texts) -> tuple[SourceView, ...]:
    return tuple(_view(key, shelf.sources[key], texts) for key in keys)


def _view(key: str, source: Source, texts: Texts) -> SourceView:
    """A copy is told as one, without its address: it belongs to somebody else."""
    if source.copy:
        return SourceView(key, f"{source.says} {texts('learn.source_copy')}", "", is_link=False)
    return SourceView(key, source.says, source.address, is_link=_LINK.fullmatch(source.address) is not None)
