"""What of the machine a session may use: how to reach its sound, its speech, and what keeps its screen on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sciatimer.desktop.awake import Inhibition
    from sciatimer.desktop.sound import Outputs
    from sciatimer.desktop.speech import Helper


def _outputs() -> "Outputs":
    from sciatimer.desktop.sound import system_outputs

    return system_outputs()


def _speech() -> "Helper":
    from sciatimer.desktop.speech import system_helper

    return system_helper()


def _inhibition(reason: str) -> "Inhibition":
    from sciatimer.desktop.awake import system_inhibition

    return system_inhibition(reason)


@dataclass(frozen=True, slots=True)
class Devices:
    """Makes each of them when it is first wanted; nothing of them is loaded before."""

    outputs: "Callable[[], Outputs]" = _outputs
    speech: "Callable[[], Helper]" = _speech
    inhibition: "Callable[[str], Inhibition]" = _inhibition
