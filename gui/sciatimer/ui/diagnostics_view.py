"""What works on this machine, in words: what it gives the person, and what to do where it is missing."""

import platform
from dataclasses import dataclass
from enum import StrEnum

from sciatimer import __version__
from sciatimer.desktop.mechanisms import MECHANISMS, NONE
from sciatimer.texts import Texts


class MechanismState(StrEnum):
    """How a mechanism stands."""

    ASKED = "asked"
    LIVE = "live"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class MechanismView:
    """A mechanism in words.

    Attributes:
        name: as the doctor calls it.
        state: how it stands.
        title: what it is about.
        words: what it gives, or what is lost and what to do.
        detail: what the machine said, as it said it; empty while nobody knows.
    """

    name: str
    state: MechanismState
    title: str
    words: str
    detail: str


def mechanism_view(name: str, line: str | None, texts: Texts) -> MechanismView:
    """A mechanism in words; ``line`` is what it says of itself, None while it is asked."""
    key = name.replace("-", "_")
    state = _state(line)
    words = texts("diagnostics.asking") if line is None else texts(f"diagnostics.{state}_{key}")
    return MechanismView(name, state, texts(f"diagnostics.title_{key}"), words, _detail(line))


def diagnostics_text(found: dict[str, str], texts: Texts) -> str:
    """All of it as text, for whoever is asked for help: no name, no path, nothing of the person."""
    views = [mechanism_view(name, found.get(name), texts) for name in MECHANISMS]
    head = f"Sciatimer {__version__}, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    return "\n".join((head, *(_line(view, texts) for view in views)))


def _state(line: str | None) -> MechanismState:
    if line is None:
        return MechanismState.ASKED
    return MechanismState.MISSING if line.startswith(NONE) else MechanismState.LIVE


def _detail(line: str | None) -> str:
    """Without the mark that nothing is there: that is said in words."""
    return "" if line is None else line.removeprefix(f"{NONE}:").strip()


def _line(view: MechanismView, texts: Texts) -> str:
    return f"{view.title}: {texts(f'diagnostics.state_{view.state}')} ({view.name}: {view.detail})"
