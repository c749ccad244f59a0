"""What can be read about hamstrings and sciatica: topics of short paragraphs, each with what stands behind it.

``points`` are the numbers of clinical.md 6.1 and 6.2; ``sources`` are keys of the catalogue's sources. Every point stands
behind a paragraph. Points that the program also acts on (self-checks, timer, rules) are said here too.
"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """The parts of the list of topics, in the order of reading."""

    BODY = "body"
    STRETCHING = "stretching"
    CARE = "care"
    BEHIND = "behind"


class Drawing(StrEnum):
    """What a picture shows: a stretch (start, hold, wrong form), a step of a self-check, or what cannot be seen."""

    START = "start"
    HOLD = "hold"
    WRONG = "wrong"
    STEP = "step"
    ANATOMY = "anatomy"  # hip and thigh under the skin
    BEND = "bend"  # how hip and low back share a bend
    GLIDE = "glide"  # how a nerve glides

    @property
    def is_diagram(self) -> bool:
        """Whether it shows what cannot be seen, with its words inside."""
        return self in {Drawing.ANATOMY, Drawing.BEND, Drawing.GLIDE}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text by its key, and what stands behind it."""

    text: str
    points: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """``subject`` is the id of a built-in exercise, or the name of a step; ``caption`` is a text key.

    A picture of wrong form has the name of its fault, which is also its caption.
    """

    drawing: Drawing
    subject: str = ""
    caption: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to read. The key of its title is ``learn.title_ID``."""

    id: str
    group: Group
    paragraphs: tuple[Paragraph, ...]
    pictures: tuple[Picture, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of all its sources, each once, in the order of reading."""
        return tuple(dict.fromkeys(key for paragraph in self.paragraphs for key in paragraph.sources))


CHECKS, SOURCES, ABOUT = "checks", "sources", "about"

_BODY = (
    Topic(
        "sciatica",
        Group.BODY,
        (
            Paragraph("learn.sciatica_1", ("2.5", "2.6"), ("A2",)),
            Paragraph("learn.sciatica_2", ("2.2",), ("A2",)),
            Paragraph("learn.sciatica_3", ("2.3",), ("A2",)),
            Paragraph("learn.sciatica_4", ("2.15",), ("A2", "F1")),
        ),
        (Picture(Drawing.ANATOMY),),
    ),
    Topic(
        "hamstrings",
        Group.BODY,
        (
            Paragraph("learn.hamstrings_1", ("1.3",), ("A1",)),
            Paragraph("learn.hamstrings_2", ("1.4", "1.25"), ("A1",)),
            Paragraph("learn.hamstrings_3", ("1.4", "1.26", "1.27"), ("A1",)),
            Paragraph("learn.hamstrings_4", ("1.5",), ("A1",)),
            Paragraph("learn.hamstrings_5", ("1.18", "1.19", "1.38"), ("A1",)),
        ),
        (Picture(Drawing.ANATOMY),),
    ),
    Topic(
        "nerve",
        Group.BODY,
        (
            Paragraph("learn.nerve_1", ("2.10",), ("A2",)),
            Paragraph("learn.nerve_2", ("2.11",), ("A2",)),
            Paragraph("learn.nerve_3", ("2.4", "2.12", "2.13"), ("A2",)),
            Paragraph("learn.nerve_4", ("2.14",), ("A2",)),
        ),
        (Picture(Drawing.GLIDE),),
    ),
    Topic(
        "tight",
        Group.BODY,
        (
            Paragraph("learn.tight_1", ("2.1",), ("A2",)),
            Paragraph("learn.tight_2", ("1.7",), ("A1",)),
            Paragraph("learn.tight_3", ("1.20", "1.23"), ("A1", "K2")),
            Paragraph("learn.tight_4", ("1.21", "1.22", "2.9"), ("A1", "A2", "K1")),
            Paragraph("learn.tight_5", ("1.8",), ("A1",)),
            Paragraph("learn.tight_6", ("1.24",), ("A1",)),
            Paragraph("learn.tight_7", ("1.39",), ("A1",)),
        ),
        (Picture(Drawing.BEND),),
    ),
    Topic(
        "nerve_or_muscle",
        Group.BODY,
        (
            Paragraph("learn.nerve_or_muscle_1", ("2.7", "2.8"), ("A2",)),
            Paragraph("learn.nerve_or_muscle_2", ("2.16",), ("A2",)),
            Paragraph("learn.nerve_or_muscle_3", ("1.28",), ("A1", "E2", "C27")),
            Paragraph("learn.nerve_or_muscle_4", ("2.15",), ("A2",)),
        ),
    ),
    Topic(
        "who",
        Group.BODY,
        (
            Paragraph("learn.who_1", ("1.6",), ("A1",)),
            Paragraph("learn.who_2", ("1.13", "1.14"), ("A1",)),
            Paragraph("learn.who_3", ("1.15",), ("A1",)),
            Paragraph("learn.who_4", ("1.16",), ("A1",)),
            Paragraph("learn.who_5", ("1.17",), ("A1",)),
        ),
    ),
)

_STRETCHING = (
    Topic(
        "may_help",
        Group.STRETCHING,
        (
            Paragraph("learn.may_help_1", ("1.1",), ("A1", "D12", "K3")),
            Paragraph("learn.may_help_2", ("1.9",), ("A1", "D12")),
            Paragraph("learn.may_help_3", ("1.10",), ("A1",)),
            Paragraph("learn.may_help_4", ("1.12",), ("A1",)),
        ),
    ),
    Topic(
        "positions",
        Group.STRETCHING,
        (
            Paragraph("learn.positions_1", ("1.11",), ("A1", "B9")),
            Paragraph("learn.positions_2", (), ("B1", "B8", "D5")),
            Paragraph("learn.positions_3", (), ("G4", "G5", "G8")),
        ),
        (
            Picture(Drawing.HOLD, "lying-towel-thigh", "learn.picture_lying"),
            Picture(Drawing.HOLD, "seated-heel-floor", "learn.picture_seated"),
            Picture(Drawing.HOLD, "standing-desk-hinge", "learn.picture_standing"),
        ),
    ),
    Topic(
        "good_stretch",
        Group.STRETCHING,
        (
            Paragraph("learn.good_stretch_1", ("2.28",), ("A2", "C11")),
            Paragraph("learn.good_stretch_2", ("1.2", "2.26"), ("A1", "A2", "D11")),
            Paragraph("learn.good_stretch_3", ("2.25",), ("A2", "B9")),
            Paragraph("learn.good_stretch_4", ("1.34",), ("A1", "A2", "C1", "C26")),
        ),
        (
            Picture(Drawing.HOLD, "seated-footstool", "learn.picture_pull"),
            Picture(Drawing.WRONG, "seated-footstool", fault="back_rounded"),
        ),
    ),
    Topic(
        "step_by_step",
        Group.STRETCHING,
        (
            Paragraph("learn.step_by_step_1", ("2.24",), ("A2",)),
            Paragraph("learn.step_by_step_2", ("2.25",), ("A2",)),
            Paragraph("learn.step_by_step_3", ("2.26",), ("A2",)),
            Paragraph("learn.step_by_step_4", ("2.27",), ("A2",)),
            Paragraph("learn.step_by_step_5", ("2.28",), ("A2",)),
            Paragraph("learn.step_by_step_6"),
        ),
        (
            Picture(Drawing.START, "standing-foot-on-step", "learn.picture_step_start"),
            Picture(Drawing.HOLD, "standing-foot-on-step", "learn.picture_step_hold"),
        ),
    ),
    Topic(
        "toes",
        Group.STRETCHING,
        (
            Paragraph("learn.toes_1", ("2.23",), ("A2",)),
            Paragraph("learn.toes_2", ("2.23",), ("E3",)),
            Paragraph("learn.toes_3", ("2.23",)),
            Paragraph("learn.toes_4", ("2.25",), ("A2", "B2", "C7", "C10")),
        ),
        (
            Picture(Drawing.HOLD, "seated-heel-floor", "learn.picture_toes"),
            Picture(Drawing.WRONG, "seated-heel-floor", fault="toes_up"),
        ),
    ),
    Topic(
        "dose",
        Group.STRETCHING,
        (
            Paragraph("learn.dose_1", (), ("B1", "B5", "D1")),
            Paragraph("learn.dose_2", (), ("D2", "B2", "B9")),
            Paragraph("learn.dose_3", (), ("D6", "D7")),
        ),
    ),
)

_CARE = (
    Topic(
        CHECKS,
        Group.CARE,
        (
            Paragraph("learn.checks_1", ("2.17",), ("E6",)),
            Paragraph("learn.checks_2", ("1.29", "1.30"), ("A1",)),
            Paragraph("learn.checks_3", ("1.31", "1.32"), ("A1", "L4")),
            Paragraph("learn.checks_4", ("1.28", "1.31"), ("E1", "E2")),
            Paragraph("learn.checks_5", ("2.17", "2.18", "2.19", "2.20"), ("A2",)),
            Paragraph("learn.checks_6", ("2.21", "2.22"), ("A2",)),
            Paragraph("learn.checks_7", ("2.21",), ("E4",)),
        ),
        (
            Picture(Drawing.STEP, "sit_notice", "learn.picture_sitting_check"),
            Picture(Drawing.STEP, "toe_down", "learn.picture_toe_check"),
        ),
    ),
    Topic(
        "stop",
        Group.CARE,
        (
            Paragraph("learn.stop_1", ("1.33",), ("A1",)),
            Paragraph("learn.stop_2", ("1.34",), ("A1",)),
            Paragraph("learn.stop_3", ("2.29",), ("A2",)),
            Paragraph("learn.stop_4", ("1.35",), ("A1",)),
            Paragraph("learn.stop_5", ("2.30",), ("A2",)),
            Paragraph("learn.stop_6", (), ("F1", "F3")),
        ),
    ),
    Topic(
        "water",
        Group.CARE,
        (
            Paragraph("learn.water_1", ("1.36",), ("A1",)),
            Paragraph("learn.water_2", ("1.37",), ("A1", "B12")),
            Paragraph("learn.water_3", ("1.37",), ("I1",)),
            Paragraph("learn.water_4", ("1.37",), ("B11",)),
            Paragraph("learn.water_5", ("1.36",)),
        ),
    ),
    Topic(
        "unknown",
        Group.CARE,
        (
            Paragraph("learn.unknown_1", (), ("D1", "D2", "D6", "D7")),
            Paragraph("learn.unknown_2", ("1.1", "1.9"), ("D12",)),
            Paragraph("learn.unknown_3", (), ("C27", "C28")),
            Paragraph("learn.unknown_4", ("1.1",), ("K3",)),
            Paragraph("learn.unknown_5", ("2.21",), ("E5", "E7", "E8")),
            Paragraph("learn.unknown_6"),
        ),
    ),
)

_BEHIND = (
    Topic(
        SOURCES,
        Group.BEHIND,
        (
            Paragraph("learn.sources_1"),
            Paragraph("learn.sources_2", ("1.40",), ("A1", "A2", "L1", "L2", "L3", "D12", "L4", "K2")),
        ),
    ),
    Topic(ABOUT, Group.BEHIND, ()),
)

TOPICS = (*_BODY, *_STRETCHING, *_CARE, *_BEHIND)
