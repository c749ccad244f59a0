"""A program under strace: what the kernel saw of its sockets, and of those of all that it started."""

import re
import shutil
import subprocess
from pathlib import Path

from tests.private_words import OF_THE_PERSON

OF_THIS_MACHINE = (  # the screen, the buses, the loudspeaker, the voice, the screen reader, the names of users
    r".*/\.X11-unix/X\d+",
    r".*/dbus[-/].*|.*/bus|.*/system_bus_socket",
    r".*/pulse.*/native",
    r".*/speech-dispatcher/.*",
    r".*/at-spi.*",
    r".*/nscd/socket",
)
SPEECH_SERVER = re.compile(r"speech-dispatch.*|sd_.*")  # of the system; where it does not run yet its library starts it
_LONGEST = 8192  # bytes of a message that are kept
LINE = re.compile(r"\d+<([^>]*)>\s+(.*)")
FAMILY = re.compile(r"\b[AP]F_[A-Z0-9]+")
PEER = re.compile(r'connect\(\d+[^{]*\{sa_family=AF_UNIX, sun_path=@?"([^"]*)"')
SENT = re.compile(r"send(?:to|msg)\(.*")
ESCAPE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9a-f]{2}|.)")
ADDRESS = re.compile(r'inet_(?:addr\(|pton\(AF_INET6, )"([^"]*)"')


class Traced:
    """What strace writes of a program and of all that it starts."""

    def __init__(self, file: Path) -> None:
        self.file = file
        watched = ("-e", "trace=network", "-s", str(_LONGEST), "--decode-pids=comm", "-A", "-o", str(file))
        self.command = ("strace", "-D", "-f", "-qq", "--seccomp-bpf", *watched)

    def calls(self, *, speech_server: bool) -> list[str]:
        """Every call that has to do with sockets, of the system's speech server or of everything else."""
        lines = (LINE.match(line) for line in self.file.read_text(encoding="utf-8", errors="replace").splitlines())
        found = [(line[1], line[2]) for line in lines if line is not None]
        return [call for name, call in found if bool(SPEECH_SERVER.fullmatch(name)) is speech_server]

    def works(self) -> bool:
        """Whether strace is here, and the system lets one program watch another."""
        if shutil.which("strace") is None:
            return False
        return subprocess.run([*self.command, "true"], check=False, capture_output=True).returncode == 0

    def check(self) -> None:
        """Nothing left this machine, and whom it spoke to here is known."""
        calls = self.calls(speech_server=False)
        families = {family for call in calls for family in FAMILY.findall(call)}
        assert families == {"AF_UNIX"}, f"sockets of {sorted(families)}"
        peers = {peer for call in calls for peer in PEER.findall(call)}
        assert peers
        unknown = {peer for peer in peers if not any(re.fullmatch(known, peer) for known in OF_THIS_MACHINE)}
        assert unknown == set(), f"spoke to {sorted(unknown)}"
        sent = [ESCAPE.sub(" ", call) for call in calls if SENT.match(call)]
        assert sent
        told = [message for message in sent if OF_THE_PERSON.search(message)]
        assert told == [], f"said on a bus of this machine: {told}"
        spoken_to = {address for call in self.calls(speech_server=True) for address in ADDRESS.findall(call)}
        assert spoken_to <= {"127.0.0.1", "::1"}, "the speech server looks for voices on this machine, and nowhere else"
