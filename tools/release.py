"""What every package tells of a release, made from its two sources: the version of the program and CHANGELOG.md."""

import os
import re
import subprocess
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from xml.sax.saxutils import escape

from tools.console import ROOT, Trouble

VERSION_FILE = ROOT / "gui" / "sciatimer" / "__init__.py"
CHANGELOG = ROOT / "CHANGELOG.md"
LINUX = ROOT / "packaging" / "linux"
MAINTAINER = "The Sciatimer authors <authors@sciatimer.invalid>"  # .invalid: there is no address to write to
_HEAD = re.compile(r"^## (\d+\.\d+\.\d+) \((unreleased|\d{4}-\d\d-\d\d)\)$", re.MULTILINE)
_POINT = re.compile(r"^- (.+?)(?=\n- |\n\n|\Z)", re.MULTILINE | re.DOTALL)
_PICTURES = re.compile(r" *<screenshots>.*</screenshots>\n", re.DOTALL)
_COLUMNS = 78  # of a Debian changelog: its lines end before the 80th


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the program: when it came out, None as long as it has not, and what changed, a sentence or two each."""

    version: str
    day: date | None
    changes: tuple[str, ...]


def version() -> str:
    """The version, from the one place where it stands."""
    found = re.search(r'^__version__ = "(.+)"$', VERSION_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise Trouble(f'{VERSION_FILE.name} has no line __version__ = "...": put it back.')
    return found[1]


def releases(changelog: str) -> tuple[Release, ...]:
    """All releases of a changelog, the newest first.

    Raises:
        Trouble: there is none, or one without what changed.
    """
    heads = [*_HEAD.finditer(changelog)]
    ends = [*(head.start() for head in heads[1:]), len(changelog)]
    found = tuple(_release(head, changelog[head.end() : end]) for head, end in zip(heads, ends, strict=False))
    if not found or len(found) < changelog.count("\n## ") or not all(release.changes for release in found):
        raise Trouble('CHANGELOG.md needs heads such as "## 1.2.3 (2026-11-22)", each with its points below.')
    return found


def _release(head: re.Match[str], body: str) -> Release:
    day = None if head[2] == "unreleased" else date.fromisoformat(head[2])
    points = (" ".join(point.split()).replace("`", "") for point in _POINT.findall(body))  # ` is for Markdown alone
    return Release(head[1], day, tuple(points))


def moment(release: Release, variables: Mapping[str, str] = os.environ) -> datetime:
    """When a release was made: SOURCE_DATE_EPOCH, its day at noon, or the last commit while it is not out.

    Raises:
        Trouble: none of them is known.
    """
    if release.day is not None:
        return datetime.combine(release.day, time(12), UTC)
    given = variables.get("SOURCE_DATE_EPOCH") or _last_commit()
    if not given.isdecimal():
        raise Trouble("When this was made is not known: set SOURCE_DATE_EPOCH to the seconds since 1970.")
    return datetime.fromtimestamp(int(given), UTC)


def source_date(variables: Mapping[str, str] = os.environ) -> str:
    """SOURCE_DATE_EPOCH for what is built from this checkout, so that building it again gives the same bytes."""
    newest = releases(CHANGELOG.read_text(encoding="utf-8"))[0]
    return variables.get("SOURCE_DATE_EPOCH") or str(int(moment(newest, variables).timestamp()))


def _last_commit() -> str:
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return ""
    return done.stdout.strip()


def debian_changelog(changelog: str, revision: str = "", variables: Mapping[str, str] = os.environ) -> str:
    """A debian/changelog from CHANGELOG.md.

    Args:
        changelog: the text of CHANGELOG.md.
        revision: what follows the version, such as "-1"; empty for a native package.
        variables: the environment, for SOURCE_DATE_EPOCH.

    Raises:
        Trouble: it cannot be read, or when a release was made is not known.
    """
    return "\n".join(_debian_entry(release, revision, variables) for release in releases(changelog))


def _debian_entry(release: Release, revision: str, variables: Mapping[str, str]) -> str:
    suite = "UNRELEASED" if release.day is None else "unstable"
    points = "\n".join(map(_filled, release.changes))
    made = format_datetime(moment(release, variables))
    head = f"sciatimer ({release.version}{revision}) {suite}; urgency=medium"
    return f"{head}\n\n{points}\n\n -- {MAINTAINER}  {made}\n"


def _filled(change: str) -> str:
    return textwrap.fill(
        change,
        _COLUMNS,
        initial_indent="  * ",
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def metainfo(changelog: str, pictures_at: str = "", variables: Mapping[str, str] = os.environ) -> str:
    """The AppStream metainfo of a package.

    Args:
        changelog: the text of CHANGELOG.md.
        pictures_at: the address under which packaging/linux/screenshots can be fetched, without a slash at its end.
            AppStream takes pictures from the web alone, so that none are named where it is empty.
        variables: the environment, for SOURCE_DATE_EPOCH.

    Raises:
        Trouble: the changelog cannot be read, or when a release was made is not known.
    """
    template = (LINUX / "sciatimer.metainfo.xml.in").read_text(encoding="utf-8")
    shown = template.replace("@PICTURES@", escape(pictures_at)) if pictures_at else _PICTURES.sub("", template)
    entries = "\n".join(line for release in releases(changelog) for line in _appstream_entry(release, variables))
    return shown.replace("  <releases/>", f"  <releases>\n{entries}\n  </releases>")


def _appstream_entry(release: Release, variables: Mapping[str, str]) -> Iterator[str]:
    kind = "development" if release.day is None else "stable"
    day = moment(release, variables).date().isoformat()
    yield f'    <release version="{release.version}" date="{day}" type="{kind}">'
    yield "      <description>"
    yield "        <ul>"
    yield from (f"          <li>{escape(change)}</li>" for change in release.changes)
    yield "        </ul>"
    yield "      </description>"
    yield "    </release>"


def man_page(changelog: str, variables: Mapping[str, str] = os.environ) -> str:
    """The page sciatimer(1), with version and day filled in.

    Raises:
        Trouble: the changelog cannot be read, or when the release was made is not known.
    """
    newest = releases(changelog)[0]
    page = (LINUX / "sciatimer.1.in").read_text(encoding="utf-8")
    day = moment(newest, variables).date().isoformat()
    return page.replace("@VERSION@", newest.version).replace("@DATE@", day)
