"""The Debian package: the folder without what Debian has itself, put together by debhelper and read by lintian."""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tools import linux, machine, release
from tools.console import ROOT, Trouble, call, say
from tools.packages.folder import Folder

RECIPE = ROOT / "packaging" / "debian"
TOOLS = (
    machine.Program("dh", "debhelper"),
    machine.Program("dpkg-buildpackage", "dpkg-dev"),
    machine.Program("fakeroot", "fakeroot"),
    machine.Program("lintian", "lintian"),
)

Owner = Callable[[str], bool]


def build(folder: Folder, version: str, work: Path, into: Path) -> Path:
    """Makes ``sciatimer_VERSION_ARCHITECTURE.deb``; lintian has to be content.

    Args:
        folder: the packed program.
        version: as the changelog has it.
        work: a folder for the build.
        into: where the package goes.

    Raises:
        Trouble: a tool is missing, the build failed, or lintian found a fault.
    """
    machine.bring(TOOLS)
    source = work / f"sciatimer-{version}"
    shutil.rmtree(work, ignore_errors=True)
    _lay_out(folder, source)
    say("Building the Debian package: dpkg presses 150 MB together, which takes a few minutes")
    with (work / "build.log").open("w", encoding="utf-8") as log:
        command = ["dpkg-buildpackage", "--build=binary", "--no-sign"]
        done = subprocess.run(command, cwd=source, stdout=log, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        raise Trouble(f"dpkg-buildpackage failed: see the end of {work / 'build.log'}.")
    built = next(work.glob("*.deb"))
    say("Reading it with lintian")
    if call(["lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", "--allow-root", built]) != 0:
        raise Trouble("lintian is not content: mend what it names above, or override it with its reason.")
    into.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy2(built, into))


def _lay_out(folder: Folder, source: Path) -> None:
    shutil.copytree(RECIPE, source / "debian")
    changelog = release.debian_changelog(release.CHANGELOG.read_text(encoding="utf-8"))
    (source / "debian" / "changelog").write_text(changelog, encoding="utf-8")
    shutil.copytree(folder.path, source / "program", symlinks=True)
    for name in brought_by_debian(folder.sources, owned):
        (source / "program" / "_internal" / name).unlink()
    linux.lay_out(source / "usr")
    for part in ("guide", "exercise-packs.md", "history-format.md", "rules.md"):
        _copy(ROOT / "docs" / part, source / "docs" / part)


def _copy(what: Path, where: Path) -> None:
    if what.is_dir():
        shutil.copytree(what, where)
    else:
        shutil.copy2(what, where)


def brought_by_debian(sources: Mapping[str, str], is_owned: Owner) -> Iterable[str]:
    """The libraries in the folder that a Debian package has as well: it declares them, and gets their mends.

    Args:
        sources: where each binary came from.
        is_owned: whether a file of this machine belongs to a Debian package.

    Returns:
        Names in ``_internal``. Python's own library stays: the program brings its Python whole.
    """
    return [
        name
        for name, source in sources.items()
        if "/" not in name and not name.startswith("libpython") and is_owned(source)
    ]


def owned(path: str) -> bool:
    """Whether a Debian package brings this file, under either name of a merged /usr."""
    real = str(Path(path).resolve())
    names = {path, real, path.removeprefix("/usr"), real.removeprefix("/usr")}
    asked = ["dpkg-query", "--search", *sorted(names)]
    return any(line for line in subprocess.run(asked, capture_output=True, text=True, check=False).stdout.splitlines())
