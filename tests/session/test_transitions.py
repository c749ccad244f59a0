"""The table of the player's behaviour."""

import pytest

from sciatimer.session.model import PlayerState
from sciatimer.session.transitions import TRANSITIONS, Command, NoSuchTransition, next_state

LIVE = [state for state in PlayerState if not state.is_over]
OVER = [state for state in PlayerState if state.is_over]


@pytest.mark.parametrize("state", LIVE)
def test_stop_is_one_step_from_every_state(state: PlayerState) -> None:
    assert next_state(state, Command.STOP) is PlayerState.STOPPED


@pytest.mark.parametrize("state", OVER)
@pytest.mark.parametrize("command", list(Command))
def test_nothing_leads_out_of_a_session_that_is_over(state: PlayerState, command: Command) -> None:
    with pytest.raises(NoSuchTransition):
        next_state(state, command)


def test_standing_still_goes_on_only_through_the_lead_in() -> None:
    for state in (PlayerState.PAUSED, PlayerState.EASED):
        assert PlayerState.RUNNING not in TRANSITIONS[state].values()


def test_only_what_runs_comes_to_a_wait() -> None:
    assert [state for state, row in TRANSITIONS.items() if Command.WAIT in row] == [PlayerState.RUNNING]


def test_every_state_can_be_reached() -> None:
    reached = {PlayerState.READY, *(after for row in TRANSITIONS.values() for after in row.values())}
    assert reached == set(PlayerState)


@pytest.mark.parametrize(
    "command",
    [
        Command.PAUSE,
        Command.RESUME,
        Command.BACK,
        Command.FORWARD,
        Command.EASE_OFF,
        Command.FEEL_PULL,
        Command.CLOSE_VIEWS,
    ],
)
@pytest.mark.parametrize("state", [state for state in LIVE if state is not PlayerState.READY])
def test_every_key_is_answered_while_a_session_is_on(state: PlayerState, command: Command) -> None:
    assert not next_state(state, command).is_over


@pytest.mark.parametrize(
    ("state", "command"),
    [
        (PlayerState.READY, Command.PAUSE),
        (PlayerState.RUNNING, Command.START),
        (PlayerState.RUNNING, Command.TIME_OUT),
        (PlayerState.PAUSED, Command.GAP),
        (PlayerState.EASED, Command.END_LEAD_IN),
        (PlayerState.READY, Command.FEEL_PULL),
        (PlayerState.PAUSED, Command.WAIT),
    ],
)
def test_what_is_not_in_the_table_is_an_error_that_names_both(state: PlayerState, command: Command) -> None:
    with pytest.raises(NoSuchTransition, match=f"{command.name} is not possible in {state.name}"):
        next_state(state, command)
