"""What stands around the body: the places of the props, worked out from the pose."""

from dataclasses import dataclass, replace

from sciatimer.catalogue.model import Exercise, Figure, Pose, Position, Prop, Sides
from sciatimer.figure.geometry import way
from sciatimer.figure.legs import LegAim, Touch, aim_of, placed
from sciatimer.figure.proportions import Body

MAT_CM = 1.6
SEAT_CM = 43.0
STEP_CM = 18.0
STOOL_CM = 22.0
DESK_CM = 73.0
SUPPORT_CM = 88.0
PAD_CM = 4.0
PILLOW_CM = 4.5
# What a foot does is read off the angles of the pose, in degrees.
SOFT_TILT = 3.0
BENT_KNEE = 70.0
HALF_BENT_KNEE = 30.0
FLAT_LEG = 20.0
RAISED_THIGH = 60.0
HIGH_THIGH = 45.0
HIPS_BACK_PER_DEGREE = 0.17
FLAT_FEET_SHARE = 0.4  # a flat rear foot lets the hips go back only a little
WALK_BACK_CM = 30.0
STRIDE_CM = 31.0
FEET_APART_CM = 4.5
HEELS_APART_CM = 1.3


@dataclass(frozen=True, slots=True)
class Key:
    """One key pose with its contacts placed: hip in cm, trunk and neck in degrees."""

    hip: complex
    trunk: float
    neck: float
    near: LegAim
    far: LegAim


@dataclass(frozen=True, slots=True)
class Stage:
    """An exercise made ready to draw: both key poses, and where its props are (cm; None = not there)."""

    body: Body
    exercise: Exercise
    start: Key
    hold: Key
    ground: float
    leans_back: bool = False

    @property
    def figure(self) -> Figure:
        """The catalogue's figure."""
        return self.exercise.figure

    def has(self, prop: Prop) -> bool:
        """Whether a prop stands around."""
        return prop in self.figure.props

    @property
    def lying(self) -> bool:
        """Whether the person lies."""
        return self.exercise.position is Position.LYING

    @property
    def on_floor(self) -> bool:
        """Whether the person sits on the floor."""
        return self.exercise.position is Position.SEATED and not self.has(Prop.CHAIR)

    @property
    def on_chair(self) -> bool:
        """Whether the person sits on a chair."""
        return self.exercise.position is Position.SEATED and self.has(Prop.CHAIR)

    @property
    def standing(self) -> bool:
        """Whether the person stands."""
        return self.exercise.position is Position.STANDING

    @property
    def faces_desk(self) -> bool:
        """Whether both hands are on a desk in front."""
        return self.standing and self.exercise.sides is Sides.BOTH and self.has(Prop.DESK)


def set_up(body: Body, exercise: Exercise) -> Stage:
    """The stage of an exercise."""
    figure = exercise.figure
    ground = MAT_CM if Prop.MAT in figure.props else 0.0
    raw_start, raw_hold = (_raw(exercise, pose, ground) for pose in (figure.start, figure.hold))
    leans_back = Prop.CHAIR in figure.props and abs(figure.start.trunk) + abs(figure.hold.trunk) < 1
    start = _start(body, exercise, raw_start, ground)
    hold = _hold(body, exercise, raw_hold, start)
    return Stage(body, exercise, start, hold, ground, leans_back and exercise.position is Position.SEATED)


def _raw(exercise: Exercise, pose: Pose, ground: float) -> Key:
    near, far = (
        aim_of(limb, pose.trunk, *_touch(exercise, pose, stretched, ground))
        for limb, stretched in ((pose.stretch, True), (pose.other, False))
    )
    return Key(0j, pose.trunk, pose.neck, near, far)


def _touch(exercise: Exercise, pose: Pose, stretched: bool, ground: float) -> tuple[Touch, float]:
    """What a foot is on, from the position, the props and the angles."""
    limb = pose.stretch if stretched else pose.other
    props = exercise.figure.props
    if exercise.position is Position.LYING:
        return _lying_touch(exercise, limb.hip, limb.knee, stretched), ground
    if exercise.position is Position.STANDING:
        return _standing_touch(exercise, pose, stretched)
    if Prop.CHAIR not in props:
        return (Touch.TURNED if limb.turn_out else Touch.HEEL), ground
    if Prop.STOOL in props and stretched:
        return Touch.HEEL, STOOL_CM
    if limb.knee > BENT_KNEE:
        return Touch.SOLE, ground
    return (Touch.FREE if limb.knee > HALF_BENT_KNEE else Touch.HEEL), ground


def _lying_touch(exercise: Exercise, hip: float, knee: float, stretched: bool) -> Touch:
    if stretched and Prop.DOORFRAME in exercise.figure.props:
        return Touch.WALL
    if hip < FLAT_LEG and knee < FLAT_LEG:
        return Touch.HEEL
    return Touch.SOLE if hip < RAISED_THIGH and knee > BENT_KNEE else Touch.FREE


def _standing_touch(exercise: Exercise, pose: Pose, stretched: bool) -> tuple[Touch, float]:
    limb = pose.stretch if stretched else pose.other
    props = exercise.figure.props
    if stretched and Prop.STEP in props:
        return Touch.HEEL, STEP_CM
    if stretched and Prop.CHAIR in props and limb.hip - pose.trunk > HIGH_THIGH:
        return Touch.HEEL, SEAT_CM
    tilt = limb.hip - pose.trunk - limb.knee - limb.ankle
    return (Touch.SOLE if abs(tilt) <= SOFT_TILT or not stretched else Touch.HEEL), 0.0


def _start(body: Body, exercise: Exercise, raw: Key, ground: float) -> Key:
    start = _with_feet(body, exercise, replace(raw, hip=_first_hip(body, exercise, raw, ground)))
    return _strode(start) if exercise.position is Position.STANDING else _apart(start)


def _strode(key: Key) -> Key:
    """A heel put forward on the floor is a whole step ahead of the other foot; the hips go down with it."""
    ahead = key.far.at.real + STRIDE_CM
    if key.near.touch is not Touch.HEEL or key.near.level > 0 or key.near.at.real >= ahead:
        return _apart(key)
    reach = abs(key.near.at - key.hip)
    rise = max(reach * reach - (ahead - key.hip.real) ** 2, 0.0) ** 0.5
    near = replace(key.near, at=complex(ahead, key.near.at.imag))
    return replace(key, hip=complex(key.hip.real, key.near.at.imag + rise), near=near)


def _apart(key: Key) -> Key:
    """The far foot a little off the near one where both would be in one place, so that both legs are seen."""
    together = key.near.touch is key.far.touch and abs(key.near.at - key.far.at) < FEET_APART_CM
    if not together or key.near.touch not in {Touch.SOLE, Touch.HEEL}:
        return key
    # A leg that is nearly straight reaches no further ahead, so its heel goes a little back.
    off = FEET_APART_CM if key.near.touch is Touch.SOLE else -HEELS_APART_CM
    return replace(key, far=replace(key.far, at=key.far.at + off))


def _first_hip(body: Body, exercise: Exercise, raw: Key, ground: float) -> complex:
    if exercise.position is Position.LYING:
        return complex(0, ground + body.seat)
    if exercise.position is Position.STANDING:
        return complex(0, _standing_height(body, raw.far))
    seat = SEAT_CM - 0.8 if Prop.CHAIR in exercise.figure.props else ground + PAD_CM
    return complex(0, seat + body.seat)


def _standing_height(body: Body, aim: LegAim) -> float:
    """How high the hip is over a flat foot."""
    return body.sole - (way(aim.thigh) * body.thigh + way(aim.shank) * body.shank).imag


def _with_feet(body: Body, exercise: Exercise, key: Key) -> Key:
    wall = exercise.figure.wall_x_cm or 0.0
    near, far = (placed(body, key.hip, aim, wall=key.hip.real + wall) for aim in (key.near, key.far))
    return replace(key, near=near, far=far)


def _hold(body: Body, exercise: Exercise, raw: Key, start: Key) -> Key:
    if exercise.position is not Position.STANDING:
        hold = _with_feet(body, exercise, replace(raw, hip=start.hip))
        near, far = _kept(start.near, hold.near, exercise), _kept(start.far, hold.far, exercise)
        return _apart(replace(hold, near=near, far=far))
    if exercise.sides is Sides.BOTH:
        back = complex(-WALK_BACK_CM, _standing_height(body, raw.far))
        return _apart(_with_feet(body, exercise, replace(raw, hip=back)))
    share = FLAT_FEET_SHARE if start.near.touch is Touch.SOLE else 1.0
    hip = _hips_back(start, (raw.trunk - start.trunk) * HIPS_BACK_PER_DEGREE * share)
    near, far = replace(raw.near, at=start.near.at), replace(raw.far, at=start.far.at)
    return replace(raw, hip=hip, near=near, far=far)


def _kept(start: LegAim, hold: LegAim, exercise: Exercise) -> LegAim:
    """A planted foot stays where it is, unless both heels slide on the floor or one slides up the wall."""
    slides = exercise.sides is Sides.BOTH or hold.touch is Touch.WALL
    return hold if slides or start.touch is not hold.touch else replace(hold, at=start.at)


def _hips_back(start: Key, back: float) -> complex:
    """The hip after it went back on the circle round the planted front foot: less far the higher that foot is."""
    front = start.near.at
    steep = (start.hip - front).imag / abs(start.hip - front)
    across = front.real - start.hip.real + back * max(steep, 0.0) ** 1.6
    reach = abs(start.hip - front)
    return complex(front.real - across, front.imag + max(reach * reach - across * across, 0.0) ** 0.5)
