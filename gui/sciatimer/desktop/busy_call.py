"""Who records sound or pictures, as the sound servers of Linux tell it. No Qt: bytes in, names out."""

import os
from typing import Any

import msgspec

from sciatimer.desktop.busy_source import Who

_NO_MONITOR = {None, "", "n/a"}


class _Source(msgspec.Struct):
    index: int
    name: str = ""
    monitor_source: str | None = None

    @property
    def is_monitor(self) -> bool:
        """Whether it gives what a loudspeaker plays: who records that records no call."""
        return self.monitor_source not in _NO_MONITOR or self.name.endswith(".monitor")


class _Recording(msgspec.Struct):
    source: int
    client: str | int | None = None
    corked: bool = False
    resample_method: str | None = ""
    properties: dict[str, Any] = {}

    @property
    def is_somebody_s(self) -> bool:
        """Whether a program listens: no filter of the server's own, none that is paused, no level meter, not us."""
        own = str(self.properties.get("application.process.id", "")) == str(os.getpid())
        return self.client is not None and not self.corked and self.resample_method != "peaks" and not own


class _Sound(msgspec.Struct):
    sources: list[_Source] = []
    source_outputs: list[_Recording] = []


class _NodeInfo(msgspec.Struct):
    state: str | None = ""
    props: dict[str, Any] | None = None


class _Node(msgspec.Struct):
    info: _NodeInfo | None = None

    def get(self, name: str) -> object:
        """One of its properties; None if it has none of that name."""
        return (self.info.props or {}).get(name) if self.info is not None else None

    @property
    def is_running(self) -> bool:
        """Whether something goes through it now."""
        return self.info is not None and self.info.state == "running"


def microphone_by_pulse(answer: bytes) -> Who:
    """Reads ``pactl -f json list``, of PulseAudio and of PipeWire; None for something else."""
    try:
        sound = msgspec.json.decode(answer, type=_Sound)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    monitors = {source.index for source in sound.sources if source.is_monitor}
    heard = [each for each in sound.source_outputs if each.is_somebody_s and each.source not in monitors]
    return tuple(str(each.properties.get("application.name", "")) for each in heard if not _is_meter(each.properties))


def microphone_by_pipewire(answer: bytes) -> Who:
    """Reads ``pw-dump`` for microphones; None for something else."""
    nodes = _nodes(answer)
    if nodes is None:
        return None
    heard = [node for node in nodes if node.is_running and node.get("media.class") == "Stream/Input/Audio"]
    return tuple(
        str(node.get("application.name") or "")
        for node in heard
        if node.info is not None and not _is_meter(node.info.props or {}) and not _is_true(node, "stream.capture.sink")
    )


def camera_by_pipewire(answer: bytes) -> Who:
    """Reads ``pw-dump`` for cameras; None for something else. It tells which camera, not which program."""
    nodes = _nodes(answer)
    if nodes is None:
        return None
    return ("",) if any(node.is_running and node.get("media.class") == "Video/Source" for node in nodes) else ()


def _nodes(answer: bytes) -> list[_Node] | None:
    try:
        return msgspec.json.decode(answer, type=list[_Node])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _is_meter(properties: dict[str, Any]) -> bool:
    return str(properties.get("stream.monitor", "")).lower() == "true" or properties.get("media.name") == "Peak detect"


def _is_true(node: _Node, name: str) -> bool:
    return str(node.get(name)).lower() == "true"
