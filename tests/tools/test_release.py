"""One changelog tells every package what changed and when."""

import re
import subprocess
from datetime import UTC, date, datetime

import pytest

from tests.source import ROOT
from tools import release
from tools.console import Trouble

OUT = """# Changelog

Newest first.

## 1.1.0 (unreleased)

What it brings, in a sentence.

- A first thing, told in a line that goes on and on until it has to be
  broken, and that names a `command`.
- A & B.

## 1.0.0 (2026-03-02)

- The beginning.
"""
NOW = {"SOURCE_DATE_EPOCH": "1772452800"}  # 2 March 2026, 12:00


def test_a_changelog_is_read_with_days_and_points() -> None:
    newest, first = release.releases(OUT)
    assert (newest.version, newest.day, len(newest.changes)) == ("1.1.0", None, 2)
    assert newest.changes[0].endswith("it has to be broken, and that names a command.")
    assert (first.version, first.day, first.changes) == ("1.0.0", date(2026, 3, 2), ("The beginning.",))


@pytest.mark.parametrize("text", ["", OUT + "\n## 0.9.0 (soon)\n\n- A.\n", "## 1.0.0 (2026-03-02)\n\nNothing.\n"])
def test_a_changelog_that_cannot_be_read_says_how_it_should_be(text: str) -> None:
    with pytest.raises(Trouble, match=r"CHANGELOG\.md needs heads"):
        release.releases(text)


def test_the_own_changelog_begins_with_the_version_of_the_program() -> None:
    assert release.releases(release.CHANGELOG.read_text(encoding="utf-8"))[0].version == release.version()


def test_every_point_of_the_own_changelog_is_told() -> None:
    text = release.CHANGELOG.read_text(encoding="utf-8")
    told = [change for each in release.releases(text) for change in each.changes]
    assert len(told) == len(re.findall(r"^- ", text, re.MULTILINE))


def test_debian_gets_an_entry_for_each_release() -> None:
    assert (
        release.debian_changelog(OUT, "-1", NOW)
        == """sciatimer (1.1.0-1) UNRELEASED; urgency=medium

  * A first thing, told in a line that goes on and on until it has to be
    broken, and that names a command.
  * A & B.

 -- The Sciatimer authors <authors@sciatimer.invalid>  Mon, 02 Mar 2026 12:00:00 +0000

sciatimer (1.0.0-1) unstable; urgency=medium

  * The beginning.

 -- The Sciatimer authors <authors@sciatimer.invalid>  Mon, 02 Mar 2026 12:00:00 +0000
"""
    )


def test_no_line_for_debian_is_too_long() -> None:
    text = release.debian_changelog(release.CHANGELOG.read_text(encoding="utf-8"), variables=NOW)
    assert [line for line in text.splitlines() if len(line) > 80 and not line.startswith(" -- ")] == []


def test_a_release_that_is_out_keeps_its_day_whatever_the_environment_says() -> None:
    assert release.moment(release.releases(OUT)[1], {"SOURCE_DATE_EPOCH": "0"}) == datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_what_is_not_out_has_the_moment_of_the_last_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    newest = release.releases(OUT)[0]
    monkeypatch.setattr(release, "_last_commit", lambda: "86400")
    assert release.moment(newest, {}) == datetime(1970, 1, 2, tzinfo=UTC)
    monkeypatch.setattr(release, "_last_commit", lambda: "")
    with pytest.raises(Trouble, match="set SOURCE_DATE_EPOCH"):
        release.moment(newest, {})


def test_the_last_commit_is_asked_of_git_where_there_is_git(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert release._last_commit() == done.stdout.strip()
    monkeypatch.setenv("PATH", "")
    assert release._last_commit() == ""


def test_the_date_of_a_build_can_be_given() -> None:
    assert release.source_date(NOW) == NOW["SOURCE_DATE_EPOCH"]
