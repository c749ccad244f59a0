"""Who records sound or pictures, as the sound servers of Linux tell it. No Qt: bytes in, names out."""

import json
import os
from collections.abc import Callable
from typing import Any

from sciatimer.desktop.busy_source import Who

_NO_MONITOR = {None, "", "n/a"}
_Properties = dict[str, Any]


def microphone_by_pulse(answer: bytes) -> Who:
    """Reads ``pactl -f json list``, of PulseAudio and of PipeWire; None for something else."""
    return _read(answer, _listeners)


def microphone_by_pipewire(answer: bytes) -> Who:
    """Reads ``pw-dump`` for microphones; None for something else."""
    return _read(answer, _stream_listeners)


def camera_by_pipewire(answer: bytes) -> Who:
    """Reads ``pw-dump`` for cameras; None for something else. It tells that one runs, not for which program."""
    return _read(answer, _cameras)


def _read(answer: bytes, find: Callable[[Any], tuple[str, ...]]) -> Who:
    try:
        return find(json.loads(answer))
    except (ValueError, TypeError, AttributeError, KeyError):  # it is not what it should be
        return None


def _listeners(sound: dict[str, list[Any]]) -> tuple[str, ...]:
    monitors = {source["index"] for source in sound.get("sources", []) if _is_monitor(source)}
    recordings = [each for each in sound.get("source_outputs", []) if each["source"] not in monitors]
    return tuple(str(each["properties"].get("application.name", "")) for each in recordings if _is_somebody_s(each))


def _is_monitor(source: dict[str, Any]) -> bool:
    """Whether it gives what a loudspeaker plays: who records that records no call."""
    return source.get("monitor_source") not in _NO_MONITOR or str(source.get("name")).endswith(".monitor")


def _is_somebody_s(recording: dict[str, Any]) -> bool:
    """Whether a program listens: no filter of the server's own, none that is paused, no level meter, not us."""
    properties: _Properties = recording["properties"]
    is_own = str(properties.get("application.process.id")) == str(os.getpid())
    is_filter = recording.get("client") is None
    is_meter = recording.get("resample_method") == "peaks" or _is_meter(properties)
    return not (is_own or is_filter or is_meter or recording.get("corked", False))


def _stream_listeners(dump: list[dict[str, Any]]) -> tuple[str, ...]:
    heard = [node for node in _running(dump, "Stream/Input/Audio") if not _is_meter(node)]
    return tuple(str(node.get("application.name") or "") for node in heard if not _is_true(node, "stream.capture.sink"))


def _cameras(dump: list[dict[str, Any]]) -> tuple[str, ...]:
    return ("",) if _running(dump, "Video/Source") else ()


def _running(dump: list[dict[str, Any]], kind: str) -> list[_Properties]:
    """The properties of the nodes of a kind through which something goes now."""
    told = [thing.get("info") or {} for thing in dump]
    running = [info.get("props") or {} for info in told if info.get("state") == "running"]
    return [properties for properties in running if properties.get("media.class") == kind]


def _is_meter(properties: _Properties) -> bool:
    return _is_true(properties, "stream.monitor") or properties.get("media.name") == "Peak detect"


def _is_true(properties: _Properties, name: str) -> bool:
    return str(properties.get(name)).lower() == "true"
