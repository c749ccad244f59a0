"""The shirt: chest, belly and back, its collar and its hem."""

from sciatimer.figure.geometry import Points, along, lerp
from sciatimer.figure.proportions import Body
from sciatimer.figure.shapes import Layer, Shape, Style, Tone
from sciatimer.figure.skeleton import Skeleton, axis

SHARES = (0.03, 0.2, 0.4, 0.6, 0.8, 0.95)
SWELL = (0.0, 0.7, 1.0, 0.9, 0.5, 0.1)  # how much each share moves with the breath
BREATH_CM = 1.1
HEM_DROP_CM = 1.2
HEM_BAND_CM = 2.0
SEAM_CM = 0.45
FLATTENED = 0.75
FLAT_BACK_CM = 9.2
LEAN_FLATTENS = 1.5


def torso_layer(body: Body, skeleton: Skeleton, breath: float) -> Layer:
    """The shirt, its chest and belly moving with the breath (-1 to 1)."""
    backs, fronts = _sides(body, skeleton, 0.0)
    breathing = _sides(body, skeleton, breath)[1]
    up = axis(skeleton.trunk)
    hem = (fronts[0], (fronts[0] + backs[0]) / 2 - up * HEM_DROP_CM, backs[0])
    collar = _collar(skeleton)
    shirt = (*backs, *collar, *reversed(breathing), hem[0], *hem, hem[-1])
    band = tuple(lerp(point, hem[1], 0.02) + up * HEM_BAND_CM for point in hem)
    return Layer(
        (
            Shape(Tone.SHIRT, shirt),
            Shape(Tone.SHIRT_FAR, band, Style.LINE, SEAM_CM),
            Shape(Tone.SHIRT_FAR, _collar_seam(skeleton), Style.LINE, SEAM_CM),
        ),
        edged=True,
    )


def _sides(body: Body, skeleton: Skeleton, breath: float) -> tuple[list[complex], list[complex]]:
    """The back and the front, from the hem up; a lying back is flat on the mat, a leaning one is long and flat."""
    up = axis(skeleton.trunk)
    ahead, lies, leans = -1j * up, max(-up.real, 0.0), min(max(up.real, 0.0) * LEAN_FLATTENS, 1.0)
    spine = [skeleton.hip + up * body.trunk * share for share in SHARES]
    depths = [lerp(along(body.trunk_back, share), body.seat, lies * FLATTENED) for share in SHARES]
    depths = [lerp(depth, FLAT_BACK_CM, leans) for depth in depths]
    reach = [along(body.trunk_front, s) + breath * BREATH_CM * more for s, more in zip(SHARES, SWELL, strict=True)]
    backs = [point - ahead * depth for point, depth in zip(spine, depths, strict=True)]
    return backs, [point + ahead * depth for point, depth in zip(spine, reach, strict=True)]


def _collar(skeleton: Skeleton) -> Points:
    up = axis(skeleton.chest)
    ahead, top = -1j * up, skeleton.neck
    back, front = top - ahead * 4.9 + up * 1.0, top + ahead * 5.2 - up * 2.4
    return (top - ahead * 7.2 - up * 1.2, back, back, top + up * 0.2, front, front, top + ahead * 7.2 - up * 5.4)


def _collar_seam(skeleton: Skeleton) -> Points:
    up = axis(skeleton.chest)
    ahead, top = -1j * up, skeleton.neck
    return (top - ahead * 5.4 - up * 0.9, top - up * 1.8, top + ahead * 5.2 - up * 4.3)
