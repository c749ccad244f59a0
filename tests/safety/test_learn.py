"""The topics say every point of the two articles, each with its nuance, in words that are easy to read."""

import re

import pytest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.figure.faults import FormFault
from sciatimer.figure.self_check_steps import SelfCheckStep
from sciatimer.resources import shipped
from sciatimer.safety.learn import ABOUT, SOURCES, TOPICS, Drawing, Group, Paragraph, Topic
from sciatimer.texts import load_texts
from tests.reading_level import HARDEST, grade

TEXTS = load_texts()
CATALOGUE = load_catalogue(shipped("exercises.json"), None)
PARAGRAPHS = [paragraph for topic in TOPICS for paragraph in topic.paragraphs]
FIRST_ARTICLE = [f"1.{number}" for number in range(1, 41)]
SECOND_ARTICLE = [f"2.{number}" for number in range(1, 31)]

# What a reader must find where a point is said (clinical.md 6.1 and 6.2), nuance and all.
SAID = {
    "1.1": ("many care plans", "regular hamstring stretches", "modest"),
    "1.2": ("any exercise", "good form and posture matter"),
    "1.3": ("three long muscles", "semitendinosus", "semimembranosus", "biceps femoris"),
    "1.4": ("from the pelvis to the knee", "bend the knee and straighten the hip"),
    "1.5": ("control how the pelvis and the spine line up",),
    "1.6": ("daily life rarely stretches", "often too tight", "healthy and flexible"),
    "1.7": ("can put more load on the low back", "can start some", "make them worse"),
    "1.8": ("posture changes", "may bring pain", "the hip, the knee or the ankle"),
    "1.9": ("may help ease the pressure", "may help the low back", "weak"),
    "1.10": ("easy to do", "at home or in the office"),
    "1.11": ("standing, sitting or lying", "how much it hurts", "comfortable"),
    "1.12": ("what the hamstrings do", "advice", "stretches"),
    "1.13": ("slowly gets less flexible with age",),
    "1.14": ("early childhood", "less elastic", "used less"),
    "1.15": ("on average", "likely", "how the joints are built", "tiny injuries"),
    "1.16": ("running", "sprinting", "basketball and tennis", "risk factors"),
    "1.17": ("sports doctors advise", "does not show"),
    "1.18": ("support the spine when it moves", "most of all when you bend forward"),
    "1.19": ("low back and the hips share the load", "smooth"),
    "1.20": ("change how the low back, the pelvis and the hips work",),
    "1.21": ("can change the tilt of the pelvis", "do not agree"),
    "1.22": ("can change", "the curve of the low spine"),
    "1.23": ("low spine can move more", "carry more load", "bend forward"),
    "1.24": ("may irritate the nerve roots", "may lead to sciatica"),
    "1.25": ("start at the sitting bone", "end just below the knee"),
    "1.26": ("bend the knee and straighten the hip",),
    "1.27": ("a stretch is the opposite", "knee gets straighter while the hip is bent"),
    "1.28": ("may be tight", "it can also be the nerve"),
    "1.29": ("sitting check looks for tight hamstrings",),
    "1.30": ("sit straight on a flat seat", "knees bent and feet flat", "slowly straighten one knee"),
    "1.31": ("lean back to ease the muscle", "may be tight on that side"),
    "1.32": ("behind you like the legs of a tripod", "tripod sign", "flip sign"),
    "1.33": ("really hurts, stop the stretch",),
    "1.34": ("not feel nerve pain in any stretch", "sciatica should not go up"),
    "1.35": ("if stretching hurts or your sciatica goes up, stop", "physical therapist or a spine specialist"),
    "1.36": ("stays hard", "water therapy program"),
    "1.37": ("holds you up", "gentle resistance", "less stressful", "little or no pain", "check with a doctor"),
    "1.38": ("help keep it steady",),
    "1.39": ("bending is part of daily life", "may help protect the low back and the sciatic nerve"),
    "1.40": ("shakya 2018", "alshammari 2019", "hasebe 2016", "lee and kim 2017", "kreder and jerome 2010",
             "jandre reis 2015"),
    "2.1": ("can play a big part in sciatic pain", "tight or irritated"),
    "2.2": ("deep in the buttock", "under a muscle called the piriformis", "in some people it runs through"),
    "2.3": ("down the back of the thigh", "beside the hamstring muscles or under them"),
    "2.4": ("tension", "can stir up pain"),
    "2.5": ("sciatica means pain that goes down the back of the leg",),
    "2.6": ("does not tell what causes it",),
    "2.7": ("strained or tight can feel like sciatica", "tugging near the nerve"),
    "2.8": ("bend, sit or walk",),
    "2.9": ("poor posture can make the hamstrings tight", "can change the tilt", "irritated there too"),
    "2.10": ("glide and stretch freely when you walk, bend or stretch",),
    "2.11": ("cable in a tube", "never catch"),
    "2.12": ("can press on the nerve", "stop it from gliding"),
    "2.13": ("called neural tension",),
    "2.14": ("stretched or squeezed", "burning, tingling, numbness", "shoots down the leg"),
    "2.15": ("not the only reason", "physical therapist"),
    "2.16": ("burning, tingling, numbness and shooting pain", "look like sciatica, or make it worse"),
    "2.17": ("simple test", "helps tell a tight nerve from a tight muscle", "first asks if a check is right for you"),
    "2.18": ("sit on a chair, your back straight and both feet flat",),
    "2.19": ("slowly straighten one leg with the toes up", "stop at the first tight feeling"),
    "2.20": ("point the toes down, with the leg still out",),
    "2.21": ("ease with the toes down", "stronger with the toes up", "nerve may be", "not a diagnosis"),
    "2.22": ("behind the knee", "upper calf", "buttock", "low back"),
    "2.23": ("do not reach the ankle", "sciatic nerve", "calf"),
    "2.24": ("heel of one leg on a step or a seat",),
    "2.25": ("5 to 10 degrees", "not locked", "toes rest down", "do not pull them up", "every stretch"),
    "2.26": ("upright", "hips back", "chest up"),
    "2.27": ("gently lean over the leg", "chest stays up"),
    "2.28": ("middle of the back of the thigh",),
    "2.29": ("more sciatic pain", "sharp or shooting", "stop at once", "physical therapist"),
    "2.30": ("a physical therapist can treat this",),
}  # fmt: skip
NEVER_SAID = ("prevents", "safe to assume", "cure", "proves", "guarantee", "always helps", "harmless", "no risk")


def said_of(point: str) -> str:
    """All that is said where a point stands, in small letters."""
    return " ".join(TEXTS(paragraph.text) for paragraph in PARAGRAPHS if point in paragraph.points).lower()


def words_of(topic: Topic) -> str:
    return " ".join(TEXTS(paragraph.text) for paragraph in topic.paragraphs)


def test_every_point_of_both_articles_stands_behind_a_paragraph() -> None:
    behind = {point for paragraph in PARAGRAPHS for point in paragraph.points}
    assert sorted(behind) == sorted([*FIRST_ARTICLE, *SECOND_ARTICLE])


@pytest.mark.parametrize("point", [*FIRST_ARTICLE, *SECOND_ARTICLE])
def test_a_point_is_said_where_it_stands_with_its_nuance(point: str) -> None:
    said = said_of(point)
    assert [words for words in SAID[point] if words not in said] == []


@pytest.mark.parametrize("words", NEVER_SAID)
def test_nothing_is_promised(words: str) -> None:
    assert [topic.id for topic in TOPICS if re.search(rf"\b{words}", words_of(topic).lower())] == []


def test_the_pelvis_is_never_said_to_tilt_one_way() -> None:
    said = said_of("1.21") + said_of("2.9")
    assert "pelvis" in said
    assert re.findall(r"\b(?:forward|backward)\b", said) == []


def test_what_ends_a_session_is_not_softened() -> None:
    stop = words_of(next(topic for topic in TOPICS if topic.id == "stop")).lower()
    assert "stop at once" in stop
    assert [word for word in ("maybe", "perhaps", "try to", "should stop", "may want") if word in stop] == []


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic.paragraphs], ids=lambda topic: topic.id)
def test_a_topic_is_easy_to_read(topic: Topic) -> None:
    assert grade(words_of(topic)) <= 6
    hard = {p.text: round(grade(TEXTS(p.text)), 1) for p in topic.paragraphs}
    assert {text: how for text, how in hard.items() if how > HARDEST} == {}


def test_paragraphs_are_short() -> None:
    assert {p.text: len(TEXTS(p.text).split()) for p in PARAGRAPHS if len(TEXTS(p.text).split()) > 75} == {}


def test_every_topic_and_paragraph_stands_once() -> None:
    ids, texts = [topic.id for topic in TOPICS], [paragraph.text for paragraph in PARAGRAPHS]
    assert len(set(ids)) == len(ids)
    assert len(set(texts)) == len(texts)
    assert [topic.id for topic in TOPICS if not topic.paragraphs] == [ABOUT]


def test_the_groups_follow_each_other_and_sources_and_program_come_last() -> None:
    assert list(dict.fromkeys(topic.group for topic in TOPICS)) == list(Group)
    places = [list(Group).index(topic.group) for topic in TOPICS]
    assert places == sorted(places)
    assert [topic.id for topic in TOPICS[-2:]] == [SOURCES, ABOUT]


def test_every_source_that_is_named_is_listed() -> None:
    named = {key for topic in TOPICS for key in topic.sources}
    assert len(named) > 30
    assert named - set(CATALOGUE.sources) == set()


def test_every_point_is_said_with_a_source() -> None:
    sourced = {point for paragraph in PARAGRAPHS if paragraph.sources for point in paragraph.points}
    assert sourced == {*FIRST_ARTICLE, *SECOND_ARTICLE}


def test_a_topic_tells_each_of_its_sources_once() -> None:
    topic = Topic("a", Group.BODY, (Paragraph("x", (), ("A1", "B2")), Paragraph("y", (), ("B2", "A1", "C3"))))
    assert topic.sources == ("A1", "B2", "C3")


def test_no_source_is_a_file_that_nobody_has() -> None:
    assert [key for key, source in CATALOGUE.sources.items() if re.search(r"\.txt\b|^\d{3}_", source.address)] == []
    odd = {key for key, source in CATALOGUE.sources.items() if not source.address.startswith(("http://", "https://"))}
    assert {key: CATALOGUE.sources[key].address.partition(";")[0] for key in odd} == dict.fromkeys(
        ("A1", "A2", "L1", "L4"), "address not known"
    )


def test_every_picture_can_be_drawn() -> None:
    pictures = [picture for topic in TOPICS for picture in topic.pictures]
    exercises = {exercise.id for exercise in CATALOGUE.exercises}
    on_people = {Drawing.START, Drawing.HOLD, Drawing.WRONG}
    stretches = {picture.subject for picture in pictures if picture.drawing in on_people}
    faults = {picture.fault for picture in pictures if picture.drawing is Drawing.WRONG}
    steps = {picture.subject for picture in pictures if picture.drawing is Drawing.STEP}
    assert stretches - exercises == set()
    assert steps - set(SelfCheckStep) == set()
    assert faults - set(FormFault) == set()
    assert {picture.drawing for picture in pictures} == set(Drawing)


def test_the_warning_in_the_water_topic_is_that_of_the_water_advice() -> None:
    advice = TEXTS("safety.N4").split("\n")[-1]
    assert TEXTS("learn.water_4") == advice
