"""What sound servers tell of recordings: a call is found, a level meter, a filter or our own sound is none."""

import json
import os
from collections.abc import Callable
from typing import Any

import pytest

from sciatimer.desktop.busy_call import camera_by_pipewire, microphone_by_pipewire, microphone_by_pulse
from sciatimer.desktop.busy_source import Who

Reader = Callable[[bytes], Who]
SOURCES = [
    {"index": 0, "name": "speaker.monitor", "monitor_source": "speaker"},
    {"index": 1, "name": "microphone", "monitor_source": ""},
    {"index": 2, "name": "headset", "monitor_source": "n/a"},
    {"index": 3, "name": "other.monitor", "monitor_source": None},
]


def recording(source: int = 1, properties: dict[str, str] | None = None, **change: object) -> dict[str, Any]:
    """A program that listens, as pactl tells it."""
    known = {"application.name": "Meeting", "application.process.id": "77"} | (properties or {})
    whole = {"index": 9, "source": source, "client": "3", "corked": False, "mute": False, "resample_method": "speex"}
    return whole | {"properties": known} | change


def pulse(*recordings: dict[str, Any]) -> Who:
    return microphone_by_pulse(json.dumps({"sources": SOURCES, "source_outputs": recordings, "cards": []}).encode())


@pytest.mark.parametrize(
    ("heard", "who"),
    [
        (recording(), ("Meeting",)),
        (recording(2), ("Meeting",)),
        (recording(mute=True), ("Meeting",)),
        (recording(properties={"application.name": ""}), ("",)),
        (recording(0), ()),
        (recording(3), ()),
        (recording(corked=True), ()),
        (recording(client=None), ()),
        (recording(resample_method="peaks"), ()),
        (recording(properties={"stream.monitor": "true"}), ()),
        (recording(properties={"media.name": "Peak detect"}), ()),
        (recording(properties={"application.process.id": str(os.getpid())}), ()),
    ],
)
def test_pactl_tells_who_listens(heard: dict[str, Any], who: Who) -> None:
    assert pulse(heard) == who
    assert pulse(heard, recording(properties={"application.name": "Other"})) == (*(who or ()), "Other")


def test_when_nobody_listens_pactl_says_so() -> None:
    assert pulse() == ()
    assert microphone_by_pulse(b"{}") == ()


def node(kind: str, state: str | None, **properties: object) -> dict[str, Any]:
    """A node, as pw-dump tells it."""
    return {
        "id": 40,
        "type": "PipeWire:Interface:Node",
        "info": {"state": state, "props": {"media.class": kind} | properties},
    }


def pipewire(read: Reader, *nodes: dict[str, Any]) -> Who:
    others = [{"id": 0, "type": "PipeWire:Interface:Core"}, {"id": 1, "info": None}, {"id": 2, "info": {"props": None}}]
    return read(json.dumps([*others, *nodes]).encode())


@pytest.mark.parametrize(
    ("heard", "who"),
    [
        (node("Stream/Input/Audio", "running", **{"application.name": "Meeting"}), ("Meeting",)),
        (node("Stream/Input/Audio", "running"), ("",)),
        (node("Stream/Input/Audio", "idle"), ()),
        (node("Stream/Input/Audio", None), ()),
        (node("Stream/Output/Audio", "running"), ()),
        (node("Stream/Input/Audio", "running", **{"stream.capture.sink": True}), ()),
        (node("Stream/Input/Audio", "running", **{"stream.monitor": True}), ()),
        (node("Video/Source", "running"), ()),
    ],
)
def test_pipewire_tells_who_listens(heard: dict[str, Any], who: Who) -> None:
    assert pipewire(microphone_by_pipewire, heard) == who


@pytest.mark.parametrize(
    ("heard", "who"),
    [
        (node("Video/Source", "running"), ("",)),
        (node("Video/Source", "suspended"), ()),
        (node("Stream/Input/Audio", "running"), ()),
    ],
)
def test_pipewire_tells_whether_a_camera_runs(heard: dict[str, Any], who: Who) -> None:
    assert pipewire(camera_by_pipewire, heard) == who


@pytest.mark.parametrize("read", [microphone_by_pulse, microphone_by_pipewire, camera_by_pipewire])
@pytest.mark.parametrize("answer", [b"", b"Connection failure", b'"\xff"', b"7", b'[{"info": 5}]', b'{"sources": 5}'])
def test_what_is_no_answer_tells_nothing(read: Reader, answer: bytes) -> None:
    assert read(answer) is None
