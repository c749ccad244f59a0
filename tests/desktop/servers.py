"""Real servers of a test's own: sound without a device, speech that nobody hears, a bus. Each ends with its block."""

import shutil
import socket as socketlib
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 20  # seconds


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Waits for it on a busy machine; fails if it never comes."""
    pause = threading.Event()
    if not any(condition() or pause.wait(0.02) for _ in range(PATIENCE * 50)):
        pytest.fail(f"waited {PATIENCE} s in vain for {what}")


def need(*programs: str, by: str = "test") -> None:
    """Skips the test where a program is missing; ``by`` is the command of the door that brings it."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}: python3 dev.py {by} brings them with apt")


@contextmanager
def short_folder() -> Iterator[Path]:
    """A folder whose name leaves room for a socket's name."""
    with tempfile.TemporaryDirectory(prefix="sct-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextmanager
def running(command: Sequence[str], variables: dict[str, str]) -> Iterator[None]:
    """A server in the background."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, env=variables, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class SoundServer:
    """A pulseaudio whose devices are null sinks.

    Args:
        folder: its own, short.
        variables: those of the test.
    """

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder = folder
        private = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder / "pulse")}
        self.variables = variables | private | {"PULSE_SERVER": f"unix:{folder}/native"}

    def ask(self, *words: str) -> str:
        """What pactl answers; empty when it cannot."""
        done = subprocess.run(["pactl", *words], env=self.variables, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def add(self, name: str) -> str:
        """Adds a device, and gives what it is removed by."""
        return self.ask("load-module", "module-null-sink", f"sink_name={name}", "rate=48000", "norewinds=1")

    def remove(self, module: str) -> None:
        """The device is pulled out."""
        self.ask("unload-module", module)

    @contextmanager
    def recording(self, device: str) -> Iterator[Path]:
        """What the device plays, as raw samples of 48 kHz, 16 bits, one channel, in a file that grows."""
        file = self.folder / f"{device}.raw"
        how = ["--raw", "--format=s16le", "--rate=48000", "--channels=1", "--latency-msec=20"]
        with running(["parec", *how, f"--device={device}.monitor", str(file)], self.variables):
            wait_until(lambda: file.exists() and file.stat().st_size > 0, "the recorder")
            yield file


@contextmanager
def sound_server(variables: dict[str, str]) -> Iterator[SoundServer]:
    """A sound server without any device."""
    need("pulseaudio", "pactl", "parec")
    with short_folder() as folder:
        server = SoundServer(folder, variables)
        options = ["-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes"]
        entry = f"--load=module-native-protocol-unix socket={folder}/native auth-anonymous=1"
        # On one bus there is one pulseaudio: a second one, for a test beside this one, would end itself.
        alone = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/no-bus"}
        with running(["pulseaudio", *options, entry], server.variables | alone):
            wait_until(lambda: server.ask("info") != "", "the sound server")
            yield server


_SPEECH = """
LogLevel 0
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage "en"
"""


@contextmanager
def speech_server(sound: SoundServer) -> Iterator[dict[str, str]]:
    """A speech-dispatcher that speaks through espeak-ng on a sound server; gives the variables that lead to it."""
    need("speech-dispatcher")
    folder = sound.folder / "speech"
    (folder / "modules").mkdir(parents=True)
    (folder / "modules" / "espeak-ng.conf").touch()
    (folder / "speechd.conf").write_text(_SPEECH, encoding="ascii")
    socket = folder / "socket"
    places = ["-S", str(socket), "-C", str(folder), "-P", str(folder / "pid"), "-L", str(folder)]
    with running(["speech-dispatcher", "-s", "-c", "unix_socket", *places], sound.variables):
        wait_until(socket.exists, "speech-dispatcher")
        yield sound.variables | {"SPEECHD_ADDRESS": f"unix_socket:{socket}"}


@contextmanager
def deaf_speech_server(variables: dict[str, str]) -> Iterator[dict[str, str]]:
    """Something that takes the connection and never answers, as speech-dispatcher does when it hangs."""
    with short_folder() as folder, socketlib.socket(socketlib.AF_UNIX) as listener:
        listener.bind(str(folder / "socket"))
        listener.listen()
        yield variables | {"SPEECHD_ADDRESS": f"unix_socket:{folder}/socket"}
