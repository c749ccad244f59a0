"""The round back of a wrong form: the straight shirt, bent along the spine."""

from dataclasses import replace

from sciatimer.figure.geometry import arc
from sciatimer.figure.proportions import Body
from sciatimer.figure.shapes import Layer
from sciatimer.figure.skeleton import Skeleton, axis
from sciatimer.figure.torso import torso_layer


def shirt_layer(body: Body, skeleton: Skeleton, breath: float) -> Layer:
    """The shirt, round where the back is round; the breath is -1 to 1."""
    if not skeleton.bend:
        return torso_layer(body, skeleton, breath)
    layer = torso_layer(body, _straightened(body, skeleton), breath)
    bent = (
        replace(shape, points=tuple(spine_point(body, skeleton, p) for p in shape.points)) for shape in layer.shapes
    )
    return replace(layer, shapes=tuple(bent))


def spine_point(body: Body, skeleton: Skeleton, point: complex) -> complex:
    """Where a point of the straight trunk goes when the back is round."""
    beside = (point - skeleton.hip) / axis(skeleton.trunk)
    share = min(max(beside.real / body.trunk, 0.0), 1.0)
    bend = skeleton.bend * share
    on = skeleton.hip + arc(skeleton.trunk, bend, body.trunk * share)
    return on + axis(skeleton.trunk + bend) * complex(beside.real - body.trunk * share, beside.imag)


def _straightened(body: Body, skeleton: Skeleton) -> Skeleton:
    up = axis(skeleton.trunk)
    shoulder = skeleton.hip + up * body.trunk
    neck = shoulder + (skeleton.neck - skeleton.shoulder) / axis(skeleton.chest) * up
    return replace(skeleton, bend=0.0, shoulder=shoulder, neck=neck)
