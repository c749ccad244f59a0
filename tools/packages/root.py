"""A bare Debian in a folder, in which a package meets a machine where nothing of this checkout is."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools import machine
from tools.console import Trouble, call, say

SUITE = "bookworm"
PERSON = 1000  # the number of the ordinary user in it
TOOLS = (machine.Program("mmdebstrap", "mmdebstrap"),)
# How this machine reaches its mirrors: the bare one does the same.
_SETTINGS = ("/etc/apt", "/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs")
_ENTER = """
set -e
root=$1; shared=$2; shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
[ -z "$shared" ] || { mkdir -p "$root$shared"; mount --bind "$shared" "$root$shared"; }
exec chroot "$@"
"""  # in a mount namespace of its own, and without a process in between: the program keeps the number it was started with


class Root:
    """One bare system.

    Args:
        folder: where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self, words: Sequence[str], *, user: int = 0, shared: Path | None = None) -> list[str]:
        """The command line that runs something in it.

        Args:
            words: the command as it stands in there.
            user: who runs it.
            shared: a folder of this machine that is at the same place in there.
        """
        enter = ["unshare", "--mount", "sh", "-c", _ENTER, "sh", str(self.folder), str(shared or "")]
        return [*enter, f"--userspec={user}:{user}", str(self.folder), *words]

    def run(self, *words: str, user: int = 0, variables: Mapping[str, str] | None = None, limit: float = 600) -> str:
        """Runs something in it with nothing of this machine's variables; gives what it says.

        Raises:
            Trouble: it fails, with its last lines.
        """
        home = "/root" if user == 0 else "/home/person"
        plain = {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
        shared = Path("/tmp/.X11-unix") if variables and "DISPLAY" in variables else None  # noqa: S108 - where X has it
        done = subprocess.run(
            self.command(words, user=user, shared=shared),
            env=plain | dict(variables or {}),
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
        said = done.stdout + done.stderr
        if done.returncode != 0:
            last = "\n".join(said.splitlines()[-15:])
            raise Trouble(f"In a bare Debian `{' '.join(words)}` ended with {done.returncode}:\n{last}")
        return said


def can_be_made() -> bool:
    """Whether this machine lets us: it needs root, and Debian's tools."""
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


@contextmanager
def bare_root(cache: Path) -> Iterator[Root]:
    """A fresh one with an ordinary user; it is gone afterwards.

    Args:
        cache: where the archive is kept from which the next one is unpacked.

    Raises:
        Trouble: it could not be made.
    """
    archive = cache / f"{SUITE}.tar"
    if not archive.is_file():
        _make(archive)
    folder = Path(tempfile.mkdtemp(prefix="sciatimer-root-"))
    try:
        subprocess.run(["tar", "--extract", "--file", archive, "--directory", folder], check=True)
        folder.chmod(0o755)  # the ordinary user walks through it
        _take_settings(folder)
        yield Root(folder)
    finally:
        # --one-file-system: should anything still be mounted in it, that stays
        subprocess.run(["rm", "-rf", "--one-file-system", folder], check=False)


def _take_settings(folder: Path) -> None:
    for name in filter(os.path.exists, _SETTINGS):
        inside = folder / name.lstrip("/")
        subprocess.run(["rm", "-rf", inside], check=True)
        inside.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-rL", name, inside.parent], check=True)


def _make(archive: Path) -> None:
    machine.bring(TOOLS)
    say(f"Making a bare Debian {SUITE}, once: it is kept in {archive.parent.name}/")
    archive.parent.mkdir(parents=True, exist_ok=True)
    draft = archive.with_suffix(".part.tar")
    user = f'useradd --root "$1" --create-home --uid {PERSON} --shell /bin/sh person'
    bare = ["mmdebstrap", "--quiet", "--variant=minbase", "--include=ca-certificates", f"--customize-hook={user}"]
    if call([*bare, SUITE, draft]) != 0:
        raise Trouble("mmdebstrap could not make a bare Debian: see its last lines above.")
    draft.rename(archive)


def as_variable(words: Sequence[str]) -> str:
    """A command line in one variable, for the tests that press keys."""
    return json.dumps(list(words))
