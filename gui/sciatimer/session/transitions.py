"""Which state follows which command: the whole behaviour of the player as one table."""

from enum import Enum, auto

from sciatimer.session.model import PlayerState


class Command(Enum):
    """What can be asked of a player by a person (first part) or by the clock (second part)."""

    START = auto()
    PAUSE = auto()
    CLOSE_VIEWS = auto()
    RESUME = auto()
    BACK = auto()
    FORWARD = auto()
    EASE_OFF = auto()
    FEEL_PULL = auto()
    STOP = auto()

    GAP = auto()
    WAIT = auto()
    END_LEAD_IN = auto()
    END = auto()
    TIME_OUT = auto()


class NoSuchTransition(Exception):
    """A command that makes no sense in a state: a mistake in the program, not of a person."""

    def __init__(self, state: PlayerState, command: Command) -> None:
        super().__init__(f"{command.name} is not possible in {state.name}")


TRANSITIONS = {
    PlayerState.READY: {
        Command.START: PlayerState.RUNNING,
        Command.CLOSE_VIEWS: PlayerState.READY,
        Command.STOP: PlayerState.STOPPED,
    },
    PlayerState.RUNNING: {
        Command.PAUSE: PlayerState.PAUSED,
        Command.CLOSE_VIEWS: PlayerState.PAUSED,
        Command.RESUME: PlayerState.RUNNING,
        Command.BACK: PlayerState.RUNNING,
        Command.FORWARD: PlayerState.RUNNING,
        Command.EASE_OFF: PlayerState.EASED,
        Command.FEEL_PULL: PlayerState.RUNNING,
        Command.STOP: PlayerState.STOPPED,
        Command.GAP: PlayerState.PAUSED,
        Command.WAIT: PlayerState.WAITING,
        Command.END: PlayerState.FINISHED,
    },
    PlayerState.PAUSED: {
        Command.PAUSE: PlayerState.PAUSED,
        Command.CLOSE_VIEWS: PlayerState.PAUSED,
        Command.RESUME: PlayerState.LEAD_IN,
        Command.BACK: PlayerState.PAUSED,
        Command.FORWARD: PlayerState.PAUSED,
        Command.EASE_OFF: PlayerState.EASED,
        Command.FEEL_PULL: PlayerState.PAUSED,
        Command.STOP: PlayerState.STOPPED,
        Command.END: PlayerState.FINISHED,
        Command.TIME_OUT: PlayerState.NOT_FINISHED,
    },
    PlayerState.EASED: {
        Command.PAUSE: PlayerState.EASED,
        Command.CLOSE_VIEWS: PlayerState.EASED,
        Command.RESUME: PlayerState.LEAD_IN,
        Command.BACK: PlayerState.PAUSED,
        Command.FORWARD: PlayerState.PAUSED,
        Command.EASE_OFF: PlayerState.EASED,
        Command.FEEL_PULL: PlayerState.EASED,
        Command.STOP: PlayerState.STOPPED,
        Command.END: PlayerState.FINISHED,
        Command.TIME_OUT: PlayerState.NOT_FINISHED,
    },
    PlayerState.LEAD_IN: {
        Command.PAUSE: PlayerState.PAUSED,
        Command.CLOSE_VIEWS: PlayerState.PAUSED,
        Command.RESUME: PlayerState.LEAD_IN,
        Command.BACK: PlayerState.LEAD_IN,
        Command.FORWARD: PlayerState.LEAD_IN,
        Command.EASE_OFF: PlayerState.EASED,
        Command.FEEL_PULL: PlayerState.LEAD_IN,
        Command.STOP: PlayerState.STOPPED,
        Command.GAP: PlayerState.PAUSED,
        Command.END_LEAD_IN: PlayerState.RUNNING,
        Command.END: PlayerState.FINISHED,
    },
    PlayerState.WAITING: {
        Command.PAUSE: PlayerState.PAUSED,
        Command.CLOSE_VIEWS: PlayerState.PAUSED,
        Command.RESUME: PlayerState.WAITING,
        Command.BACK: PlayerState.RUNNING,
        Command.FORWARD: PlayerState.RUNNING,
        Command.EASE_OFF: PlayerState.EASED,
        Command.FEEL_PULL: PlayerState.RUNNING,
        Command.STOP: PlayerState.STOPPED,
        Command.GAP: PlayerState.PAUSED,
        Command.TIME_OUT: PlayerState.NOT_FINISHED,
    },
}


def next_state(state: PlayerState, command: Command) -> PlayerState:
    """The state that follows.

    Raises:
        NoSuchTransition: the table has no such row; the states that are over have none at all.
    """
    try:
        return TRANSITIONS[state][command]
    except KeyError:
        raise NoSuchTransition(state, command) from None
