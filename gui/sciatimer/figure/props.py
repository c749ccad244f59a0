"""What stands around the body, all of one family: pale wood, calm cloth, round corners."""

from sciatimer.catalogue.model import Prop
from sciatimer.figure.hands import hands_of, support_point
from sciatimer.figure.legs import leg_to
from sciatimer.figure.pose import wall_behind
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, block, oval
from sciatimer.figure.stage import DESK_CM, MAT_CM, PAD_CM, PILLOW_CM, SEAT_CM, STEP_CM, STOOL_CM, SUPPORT_CM, Stage

SEAT_DEPTH_CM = 42.0
BACKREST_CM = 88.0
DESK_DEPTH_CM = 66.0
WALL_CM = 12.0
REST_LEAN_CM = 3.4


def _box(tone: Tone, left: float, bottom: float, right: float, top: float, round_: float = 1.0) -> Shape:
    return Shape(tone, block(left, bottom, right, top, round_), Style.SHARP)


def chair(seat_front: float, *, faces: int) -> tuple[Shape, ...]:
    """A plain wooden chair; ``faces`` is 1 with its backrest on the left, -1 with it on the right."""
    front, back = seat_front, seat_front - faces * SEAT_DEPTH_CM
    top = SEAT_CM

    def post(tone: Tone, x: float, low: float, high: float, lean: float) -> Shape:
        return Shape(tone, (complex(x, low), complex(x + lean, high)), Style.LINE, 3.4)

    rest = back - faces * REST_LEAN_CM
    return (
        post(Tone.WOOD_DARK, front - faces * 9, 1.7, top - 4, -faces * 1.5),
        post(Tone.WOOD_DARK, back + faces * 8, 1.7, top - 4, faces * 0.5),
        Shape(Tone.WOOD_DARK, (complex(front - faces * 6, 18), complex(back + faces * 4, 18)), Style.LINE, 2.2),
        post(Tone.WOOD, front - faces * 3.5, 1.7, top - 4, -faces * 1.5),
        post(Tone.WOOD, back - faces * 0.5, 1.7, top - 3, faces * 1.5),
        Shape(
            Tone.WOOD,
            (complex(back + faces, top - 2), complex(back - faces, top + 18), complex(rest, BACKREST_CM - 2)),
            Style.LINE,
            3.4,
        ),
        Shape(
            Tone.WOOD_PALE,
            (complex(back - faces * 0.4, top + 20), complex(rest + faces * 0.4, BACKREST_CM - 3)),
            Style.LINE,
            4.6,
        ),
        _box(Tone.WOOD_PALE, min(front, back) - 0.5, top - 4.2, max(front, back) + 0.5, top, 2.0),
    )


def desk(left: float, right: float, top: float) -> tuple[Shape, ...]:
    """A desk or worktop from the side."""
    return (
        _box(Tone.WOOD_DARK, left + 10, 0, left + 13.5, top - 2),
        _box(Tone.WOOD_DARK, right - 13.5, 0, right - 10, top - 2),
        _box(Tone.WOOD, left + 4, 0, left + 8, top - 2),
        _box(Tone.WOOD, right - 8, 0, right - 4, top - 2),
        _box(Tone.WOOD, left + 5, top - 9, right - 5, top - 3),
        _box(Tone.WOOD_PALE, left, top - 3.6, right, top, 1.4),
    )


def standing_desk(left: float, right: float, top: float) -> tuple[Shape, ...]:
    """A sit-stand desk on one column: a person beside it keeps both legs in sight."""
    middle = (left + right) / 2
    return (
        _box(Tone.WOOD_DARK, middle - 20, 0, middle + 20, 3.2, 1.4),
        _box(Tone.WOOD_DARK, middle - 3, 2, middle + 3, top - 2),
        _box(Tone.WOOD, middle - 4, 2, middle + 4, top * 0.55, 0.8),
        _box(Tone.WOOD, middle - 18, top - 7, middle + 18, top - 3),
        _box(Tone.WOOD_PALE, left, top - 3.6, right, top, 1.4),
    )


def desk_things(at: float, top: float) -> tuple[Shape, ...]:
    """A mug and a small plant."""
    return (
        Shape(
            Tone.LEAF,
            (complex(at + 17, top + 8), complex(at + 13, top + 14), complex(at + 9, top + 22)),
            Style.LINE,
            3.4,
        ),
        Shape(
            Tone.LEAF,
            (complex(at + 17, top + 8), complex(at + 18, top + 16), complex(at + 17, top + 26)),
            Style.LINE,
            3.4,
        ),
        Shape(
            Tone.LEAF,
            (complex(at + 17, top + 8), complex(at + 21, top + 13), complex(at + 25, top + 20)),
            Style.LINE,
            3.4,
        ),
        _box(Tone.CLOTH, at + 12.5, top, at + 21.5, top + 9, 2.0),
        Shape(Tone.ACCENT, (complex(at, top + 7), complex(at - 3.2, top + 5), complex(at, top + 2.6)), Style.LINE, 1.3),
        _box(Tone.ACCENT, at, top, at + 7, top + 8.6, 1.4),
    )


def mat(left: float, right: float) -> tuple[Shape, ...]:
    """An exercise mat with its rolled end."""
    return (_box(Tone.MAT, left, 0, right, MAT_CM, 0.8), _box(Tone.MAT_EDGE, left, 0, right, 0.6, 0.3))


def back_layer(stage: Stage) -> Layer:
    """Everything behind the body."""
    shapes: list[Shape] = []
    for prop, draw in _BACK.items():
        if stage.has(prop):
            shapes += draw(stage)
    return Layer(tuple(shapes))


def middle_layers(stage: Stage) -> tuple[Layer, ...]:
    """What stands between the far leg and the near one: the frame the heel leans on."""
    if not stage.has(Prop.DOORFRAME):
        return ()
    left = stage.start.hip.real + (stage.figure.wall_x_cm or 0.0)
    top = max(stage.hold.near.at.imag, stage.start.near.at.imag) + 36
    return (
        Layer(
            (
                _box(Tone.WALL, left + 3, 0, left + 15, top, 0.6),
                _box(Tone.WOOD_PALE, left, 0, left + 4, top, 0.6),
                _box(Tone.WOOD, left + 3, 0, left + 4, top, 0.4),
                _box(Tone.WALL_TRIM, left + 4, 0, left + 15, 7, 0.4),
            )
        ),
    )


def _mat(stage: Stage) -> tuple[Shape, ...]:
    hip = stage.start.hip.real
    feet = max(aim.at.real for aim in (stage.hold.near, stage.hold.far, stage.start.near, stage.start.far))
    if stage.lying:
        return mat(hip - 92, max(feet, hip + 60) + 20)
    left = wall_behind(stage) if stage.has(Prop.WALL) else hip - 34
    return mat(left, max(feet, hip + 60) + 26)


def _pillow(stage: Stage) -> tuple[Shape, ...]:
    hip, low = stage.start.hip.real, stage.ground
    high = low + PILLOW_CM
    points = (
        complex(hip - 88, low + 1.6), complex(hip - 86, high - 0.2), complex(hip - 76, high + 0.5),
        complex(hip - 66, high + 0.2), complex(hip - 57, high - 0.6), complex(hip - 54, low + 1.2),
        complex(hip - 57, low), complex(hip - 84, low),
    )  # fmt: skip
    return (Shape(Tone.PILLOW, points),)


def _chair(stage: Stage) -> tuple[Shape, ...]:
    hip = stage.start.hip.real
    if stage.leans_back:
        return chair(hip - stage.body.back + 0.6 + SEAT_DEPTH_CM, faces=1)
    if stage.on_chair:
        return chair(hip + 15, faces=1)
    heel = stage.start.near.at
    if heel.imag > STOOL_CM + 10:
        return chair(heel.real - 12, faces=-1)
    return chair(support_point(stage).real + SEAT_DEPTH_CM + REST_LEAN_CM, faces=1)


def _stool(stage: Stage) -> tuple[Shape, ...]:
    heel = stage.start.near.at.real
    left, right, top = heel - 15, heel + 17, STOOL_CM
    return (
        Shape(Tone.WOOD_DARK, (complex(left + 8, 1.6), complex(left + 9, top - 3)), Style.LINE, 3.2),
        Shape(Tone.WOOD_DARK, (complex(right - 8, 1.6), complex(right - 9, top - 3)), Style.LINE, 3.2),
        Shape(Tone.WOOD, (complex(left + 2, 1.6), complex(left + 5, top - 3)), Style.LINE, 3.4),
        Shape(Tone.WOOD, (complex(right - 2, 1.6), complex(right - 5, top - 3)), Style.LINE, 3.4),
        _box(Tone.WOOD_PALE, left, top - 4, right, top, 1.6),
    )


def _step(stage: Stage) -> tuple[Shape, ...]:
    heel = stage.start.near.at.real
    left, right = heel - 9, heel + 36
    return (
        _box(Tone.WOOD, left + 1.5, 0, right - 1.5, STEP_CM - 2, 0.6),
        _box(Tone.WOOD_DARK, left + 1.5, 0, right - 1.5, 2.4, 0.6),
        _box(Tone.WOOD_PALE, left, STEP_CM - 3.6, right, STEP_CM, 1.2),
    )


def _desk(stage: Stage) -> tuple[Shape, ...]:
    if stage.faces_desk:
        at = hands_of(stage).near_start.at.real
        return desk(at - 13, at - 13 + DESK_DEPTH_CM, DESK_CM) + desk_things(at + 22, DESK_CM)
    at = support_point(stage).real
    return standing_desk(at - 16, at + DESK_DEPTH_CM - 8, SUPPORT_CM) + desk_things(at + 22, SUPPORT_CM)


def _wall(stage: Stage) -> tuple[Shape, ...]:
    hip = stage.start.hip.real
    if stage.on_floor:
        edge = wall_behind(stage)
        return (
            _box(Tone.WALL, edge - WALL_CM, 0, edge, 118, 0.6),
            _box(Tone.WALL_TRIM, edge - WALL_CM, 0, edge + 1.0, 7, 0.4),
        )
    corner = stage.start.near.at.real - 12 + SEAT_DEPTH_CM + 7
    return (
        _box(Tone.WALL_TRIM, hip - 52, 0, corner + WALL_CM, 192, 4.0),
        _box(Tone.WALL, hip - 52, 0, corner, 192, 4.0),
        _box(Tone.WALL_TRIM, hip - 52, 0, corner, 7, 0.3),
    )


def _towel(stage: Stage) -> tuple[Shape, ...]:
    """On the floor a towel is folded under the seat; with a wall another is rolled under the knees."""
    if stage.lying:
        return ()
    hip, low = stage.start.hip.real, stage.ground
    pad = (
        _box(Tone.CLOTH, hip - 10, low, hip + 16, low + PAD_CM, 1.9),
        Shape(
            Tone.CLOTH_SHADE,
            (complex(hip - 8.5, low + PAD_CM / 2), complex(hip + 15.5, low + PAD_CM / 2)),
            Style.LINE,
            0.5,
        ),
    )
    return pad + (_roll(stage) if stage.has(Prop.WALL) else ())


def _roll(stage: Stage) -> tuple[Shape, ...]:
    knee = leg_to(stage.body, stage.hold.hip, stage.hold.near).knee
    radius = (knee.imag - stage.body.thigh_back[-1] - stage.ground) / 2
    centre = complex(knee.real, stage.ground + radius)
    return (
        Shape(Tone.CLOTH, oval(centre, radius + 0.6, radius)),
        Shape(Tone.CLOTH_SHADE, oval(centre, radius * 0.55, radius * 0.5), Style.LINE, 0.6),
    )


_BACK = {
    Prop.WALL: _wall,
    Prop.DESK: _desk,
    Prop.CHAIR: _chair,
    Prop.STEP: _step,
    Prop.STOOL: _stool,
    Prop.MAT: _mat,
    Prop.PILLOW: _pillow,
    Prop.TOWEL: _towel,
}
