"""Speech by a real speech-dispatcher in a real process: it speaks, is cut off, hangs, is missing; nobody waits for it."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QProcess
from pytestqt.qtbot import QtBot

from sciatimer.desktop import speech
from sciatimer.desktop.helper_process import HelperProcess
from sciatimer.desktop.own_program import own_command
from sciatimer.desktop.speech import Speaker, SpeechChoice
from sciatimer.desktop.speech_words import SPEAK, Choose, to_line
from sciatimer.texts import load_texts
from tests.desktop.servers import SoundServer, deaf_speech_server, sound_server, speech_server

TEXTS = load_texts()
UP = 15_000  # ms until a real engine must be up on a busy machine
AT_ONCE = 0.5  # seconds that nothing the window calls may take
LONG = (
    "This is a sentence that goes on and on, so that there is time enough to cut it off before it has come to an end."
)


def lead_to(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes that the test starts find the servers."""
    for name in ("SPEECHD_ADDRESS", "PULSE_SERVER", "XDG_RUNTIME_DIR", "HOME"):
        if name in variables:
            monkeypatch.setenv(name, variables[name])


@pytest.fixture
def sound(program_variables: dict[str, str]) -> Iterator[SoundServer]:
    with sound_server(program_variables) as server:
        server.add("desk")
        yield server


@pytest.fixture
def speaker(qapp: QCoreApplication) -> Iterator[Speaker]:
    made = Speaker(TEXTS)
    yield made
    made.close()


def pid_of(speaker: Speaker) -> int:
    helper = speaker._helper
    assert isinstance(helper, HelperProcess)
    process = helper.findChild(QProcess)
    assert process is not None
    return process.processId()


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_it_speaks_and_tells_its_voices_and_each_end(
    sound: SoundServer, speaker: Speaker, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with speech_server(sound) as variables, sound.recording("desk") as file:
        lead_to(variables, monkeypatch)
        with qtbot.waitSignal(speaker.ready, timeout=UP):
            begun = time.monotonic()
            speaker.open()
            assert time.monotonic() - begun < AT_ONCE
        found = speaker.found
        assert found is not None
        assert found.engine == "speechd"
        assert "mock" not in found.engines
        assert found.voice in found.voices
        assert all("English" in name and "+" not in name for name in found.voices)
        with qtbot.waitSignal(speaker.spoken, timeout=UP):
            speaker.say("Hold.")
        with qtbot.waitSignals([speaker.spoken, speaker.spoken], timeout=UP):
            speaker.say("Half-way.")
            speaker.say("Ten seconds.")
        assert any(file.read_bytes()), "something was heard"
        assert speaker._saying == []
        process = pid_of(speaker)
        speaker.close()
        assert not is_alive(process)


def test_what_is_said_can_be_cut_off(
    sound: SoundServer, speaker: Speaker, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with speech_server(sound) as variables:
        lead_to(variables, monkeypatch)
        with qtbot.waitSignal(speaker.ready, timeout=UP):
            speaker.open()
        ends: list[float] = []
        speaker.spoken.connect(lambda: ends.append(time.monotonic()))
        speaker.say(LONG)
        with qtbot.waitSignal(speaker.spoken, timeout=UP):
            speaker.say("Stop.", cancels=True)
        assert len(ends) == 1
        speaker.say(LONG)
        speaker.hush()
        assert speaker._saying == []
        with qtbot.waitSignal(speaker.spoken, timeout=UP):
            speaker.say("Well done.")


def test_the_voice_that_was_chosen_speaks(
    sound: SoundServer, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with speech_server(sound) as variables:
        lead_to(variables, monkeypatch)
        speaker = Speaker(TEXTS, SpeechChoice("en", "mock", "English (Scotland)", 100, 50))
        with qtbot.waitSignal(speaker.ready, timeout=UP):
            speaker.open()
        found = speaker.found
        speaker.close()
    assert found is not None
    assert (found.engine, found.voice) == ("speechd", "English (Scotland)")


def test_an_engine_that_hangs_holds_nothing_up_and_is_ended(
    speaker: Speaker, program_variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(speech, "START_LIMIT", 1.5)
    with deaf_speech_server(program_variables) as variables:
        lead_to(variables, monkeypatch)
        begun = time.monotonic()
        speaker.open()
        speaker.say("Get ready.")
        speaker.hush()
        assert time.monotonic() - begun < AT_ONCE
        process = pid_of(speaker)
        with qtbot.waitSignal(speaker.unavailable, timeout=UP) as told:
            pass
        assert told.args == [TEXTS("desktop.no_speech")]
        assert not is_alive(process)


def test_closing_beside_an_engine_that_hangs_takes_no_time(
    speaker: Speaker, program_variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with deaf_speech_server(program_variables) as variables:
        lead_to(variables, monkeypatch)
        speaker.open()
        process = pid_of(speaker)
        qtbot.waitUntil(lambda: is_alive(process))
        begun = time.monotonic()
        speaker.close()
        assert time.monotonic() - begun < AT_ONCE
        assert not is_alive(process)


def test_without_a_speech_server_it_says_so_once(
    speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    lead_to({"SPEECHD_ADDRESS": f"unix_socket:{tmp_path}/none"}, monkeypatch)
    told: list[str] = []
    speaker.unavailable.connect(told.append)
    with qtbot.waitSignal(speaker.unavailable, timeout=UP):
        speaker.open()
        speaker.say("Get ready.")
    assert told == [TEXTS("desktop.no_speech")]


def test_a_speech_process_ends_with_the_program_that_started_it(program_variables: dict[str, str]) -> None:
    process = subprocess.Popen(own_command(SPEAK), env=program_variables, stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0


def test_a_speech_process_that_hangs_ends_even_if_nobody_is_left_to_end_it(program_variables: dict[str, str]) -> None:
    code = "from sciatimer.desktop import engines, speech_process; engines.LONGEST_CALL = 1; speech_process.serve()"
    with deaf_speech_server(program_variables) as variables:
        process = subprocess.Popen([sys.executable, "-c", code], env=variables, stdin=subprocess.PIPE)
        assert process.stdin is not None
        process.stdin.write(to_line(Choose("en")))
        process.stdin.close()
        assert process.wait(10) in {0, -signal.SIGALRM}


def test_a_program_that_is_not_there_is_told(
    speaker: Speaker, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    monkeypatch.setattr("sciatimer.desktop.own_program.sys.executable", str(tmp_path / "none"))
    with qtbot.waitSignal(speaker.unavailable, timeout=UP):
        speaker.open()
