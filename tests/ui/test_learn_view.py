"""From a topic to what is shown: words, pictures that can be drawn, sources with addresses that can be opened."""

import pytest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Source
from sciatimer.figure.fault_scenes import FaultScene
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import Scene
from sciatimer.resources import shipped
from sciatimer.safety.learn import ABOUT, SOURCES, TOPICS, Drawing, Group, Paragraph, Picture, Topic
from sciatimer.texts import load_texts
from sciatimer.ui.learn_view import Shelf, SourceView, TopicView, topic_view

TEXTS = load_texts()
CATALOGUE = load_catalogue(shipped("exercises.json"), None)
SHELF = Shelf(
    {exercise.id: exercise for exercise in CATALOGUE.exercises}, CATALOGUE.sources, Build.SLIM, "1.2.3", "/data/anna"
)


def view(topic: str, shelf: Shelf = SHELF) -> TopicView:
    return topic_view(next(each for each in TOPICS if each.id == topic), shelf, TEXTS)


def with_sources(**sources: Source) -> Shelf:
    return Shelf(SHELF.exercises, sources, Build.SLIM, "1.2.3", "/data/anna")


def entry(source: Source) -> SourceView:
    """How one source is told on a topic of its own."""
    topic = Topic("who", Group.BODY, (Paragraph("learn.who_1", (), ("Z1",)),))
    return topic_view(topic, with_sources(Z1=source), TEXTS).groups[0].sources[0]


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_topic_can_be_shown(topic: Topic) -> None:
    shown = topic_view(topic, SHELF, TEXTS)
    assert shown.title == TEXTS(f"learn.title_{topic.id}")
    assert shown.paragraphs
    assert all(shown.paragraphs)
    drawn = [picture for picture in topic.pictures if not picture.drawing.is_diagram]
    assert len(shown.pictures) == len(drawn)
    assert len(shown.diagrams) == len(topic.pictures) - len(drawn)


def test_a_topic_names_its_own_sources_in_the_order_of_reading() -> None:
    group = view("toes").groups[0]
    assert group.title == "Where this comes from (5)"
    assert [source.key for source in group.sources] == ["A2", "E3", "B2", "C7", "C10"]


def test_what_is_pictured_is_told_in_words() -> None:
    pictures = view("positions").pictures
    assert [picture.caption for picture in pictures] == ["Lying", "Sitting", "Standing"]
    assert all(len(picture.words) > 40 for picture in pictures)
    boxes = {picture.scene.box for picture in pictures if isinstance(picture.scene, Scene)}
    assert len(boxes) == 3


def test_the_muscle_glows_in_a_hold_and_never_at_a_start_or_in_a_check() -> None:
    assert [picture.glow for picture in view("step_by_step").pictures] == [0.0, 1.0]
    assert [picture.glow for picture in view("checks").pictures] == [0.0, 0.0]


def test_relaxed_toes_are_pictured_beside_toes_that_are_pulled_up() -> None:
    right, wrong = view("toes").pictures
    assert isinstance(right.scene, Scene)
    assert isinstance(wrong.scene, FaultScene)
    assert toes_from_the_shin(right.scene) > 0.25 > toes_from_the_shin(wrong.scene.scene)
    assert (wrong.caption, wrong.glow) == ("Toes pulled up", 0.0)
    assert "not like this" in wrong.words


def toes_from_the_shin(scene: Scene) -> float:
    """1 for a pointed foot, 0 for one at a right angle to its shin."""
    leg = scene.skeleton.near_leg
    return (leg.toes * leg.shank_way.conjugate()).real


def test_a_stretch_that_a_mended_catalogue_does_not_have_is_left_out() -> None:
    bare = Shelf({}, CATALOGUE.sources, Build.SLIM, "1.2.3", "/data/anna")
    assert view("positions", bare).pictures == ()
    assert len(view("checks", bare).pictures) == 2


@pytest.mark.parametrize(
    "picture", [Picture(Drawing.STEP, "somersault"), Picture(Drawing.WRONG, "seated-heel-floor", fault="somersault")]
)
def test_a_picture_that_nobody_can_draw_is_a_mistake_of_the_program(picture: Picture) -> None:
    with pytest.raises(ValueError, match="somersault"):
        topic_view(Topic("who", Group.BODY, (), (picture,)), SHELF, TEXTS)


def test_all_sources_are_listed_once_by_subject_in_the_order_of_their_numbers() -> None:
    groups = view(SOURCES).groups
    keys = [source.key for group in groups for source in group.sources]
    assert sorted(keys) == sorted(CATALOGUE.sources)
    assert [group.title for group in groups][:2] == ["The two articles (2)", "Stretches and water (12)"]
    assert [source.key for source in groups[1].sources][-3:] == ["B10", "B11", "B12"]


def test_sources_of_own_packs_come_last_together() -> None:
    own = Source(address="a book", says="so")
    shelf = with_sources(Z2=own, A1=own, Y1=own)
    groups = view(SOURCES, shelf).groups
    assert [(group.title, [source.key for source in group.sources]) for group in groups] == [
        ("The two articles (1)", ["A1"]),
        ("From your own exercise packs (2)", ["Y1", "Z2"]),
    ]


def test_without_any_source_there_is_no_list_of_them() -> None:
    assert view("toes", with_sources()).groups == ()


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://pubmed.ncbi.nlm.nih.gov/26240711/", True),
        ("http://www.physiopro.co.za/2012/09/20/are-your-nerves-tight/", True),
        ("https://nice.org.uk", True),
        ("address not known", False),
        ("address not known; a copy: https://example.org/a", False),
        ("https://studylib.net/doc/27030263/effect-of-3-different-active...", False),
        ("file:///etc/passwd", False),
        ("https://localhost", False),
        ("javascript:alert(1)", False),
        ("https://example.org/a b", False),
    ],
)
def test_only_a_whole_address_in_the_web_can_be_opened(address: str, opens: bool) -> None:
    shown = entry(Source(address=address, says="so"))
    assert (shown.address, shown.is_link) == (address, opens)


def test_the_address_of_a_copy_is_left_out_and_that_is_said() -> None:
    shown = entry(Source(address="https://example.org/copy", says="Hold 10 s.", copy=True))
    assert shown == SourceView("Z1", "Hold 10 s. We read a copy. Its address is left out here.", "", is_link=False)


def test_most_built_in_sources_can_be_opened() -> None:
    entries = [source for group in view(SOURCES).groups for source in group.sources]
    closed = [source.key for source in entries if not source.is_link]
    assert closed == ["A1", "A2", "B8", "B9", "B10", "D3", "F4", "H8", "L1", "L4"]


def test_about_tells_disclaimer_version_licence_and_where_the_data_lies() -> None:
    about = view(ABOUT)
    said = "\n".join(about.paragraphs)
    assert said.startswith(TEXTS("screens.disclaimer"))
    assert [words for words in ("Sciatimer 1.2.3", "MIT", "Sciatimer authors") if words not in said] == []
    assert (about.folder, about.groups) == ("/data/anna", ())
