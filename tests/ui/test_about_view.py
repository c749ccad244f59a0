"""What is told of the program and its parts, before any widget shows it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer import __version__
from sciatimer.parts import Part, parts_inside
from sciatimer.texts import load_texts
from sciatimer.ui import about_view
from sciatimer.ui.about_view import OWN, Kind, Libraries, about_entries, holding, reflowed
from tests.source import ROOT

FOLDERS = {"qt": "/there/Qt/lib", "ffmpeg": "/there/Qt/lib", "pyside": "/there", "shiboken": "/there/too"}
ENTRIES = about_entries(__version__, Libraries("6.99.1", FOLDERS), load_texts())
BY_ID = {entry.id: entry for entry in ENTRIES}


def said(entry_id: str) -> list[str]:
    return [paragraph.words for paragraph in BY_ID[entry_id].paragraphs]


def test_the_program_comes_first_and_then_its_parts() -> None:
    assert [entry.id for entry in ENTRIES] == [OWN, *(part.id for part in parts_inside())]


def test_the_program_says_what_it_is_and_what_not() -> None:
    assert f"Sciatimer {__version__}" in said(OWN)
    assert any("not a doctor" in words for words in said(OWN))
    assert any("MIT licence" in words for words in said(OWN))
    assert any("THE SOFTWARE IS PROVIDED" in words for words in said(OWN))


def test_qt_tells_how_to_replace_it_and_where_it_lies() -> None:
    assert "Version 6.99.1" in said("qt")
    assert "/there/Qt/lib" in said("qt")
    assert any("your own build" in words for words in said("qt"))
    assert any("https://download.qt.io/" in words for words in said("qt"))
    headings = [paragraph.words for paragraph in BY_ID["qt"].paragraphs if paragraph.kind is Kind.HEADING]
    assert headings == ["LGPL-3.0.txt", "GPL-3.0.txt", "Qt-parts.txt"]


@pytest.mark.parametrize("part", [part for part in parts_inside() if part.licence.startswith("LGPL")])
def test_every_part_under_the_lgpl_tells_its_folder_and_its_source(part: Part) -> None:
    assert FOLDERS[part.id] in said(part.id)
    assert any("https://" in words for words in said(part.id)[:10])


@pytest.mark.parametrize("part", parts_inside(), ids=lambda part: part.id)
def test_every_part_tells_its_licence_and_shows_it(part: Part) -> None:
    assert said(part.id)[0] == part.name
    assert f"Licence: {part.licence}" in said(part.id)
    assert any(paragraph.kind is Kind.HEADING for paragraph in BY_ID[part.id].paragraphs)


def test_a_package_without_the_texts_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about_view, "licence_texts", lambda _: ())
    (entry,) = [entry for entry in about_entries("1", Libraries("6", FOLDERS), load_texts()) if entry.id == "numpy"]
    assert entry.paragraphs[-1].words.startswith("This copy of Sciatimer came without the text")


def test_words_are_found_in_names_licences_and_texts_whatever_their_case() -> None:
    assert holding(ENTRIES, "jEEpney")[0].id == "jeepney"
    assert {"qt", "pyside", "shiboken", "ffmpeg"} <= {entry.id for entry in holding(ENTRIES, "lesser general  public")}
    assert holding(ENTRIES, "no such words anywhere") == ()
    assert holding(ENTRIES, " ") == ENTRIES


BROKEN = """Permission is hereby granted, free of charge, to any person
obtaining a copy of this software.

    * Redistributions of source code must retain the above
      copyright notice, this list of conditions.
    * Neither the name of the authors nor the names of its
contributors may be used.
Copyright (c) 2026 somebody whose name is rather long, and others
Copyright (c) 2025 somebody else
Upstream-Contact: somebody else, at an address of his own choice
Source: there
--------------------------------
The end.
"""


def test_lines_that_were_full_are_joined_and_what_begins_anew_is_not() -> None:
    assert reflowed(BROKEN) == (
        "Permission is hereby granted, free of charge, to any person obtaining a copy of this software.",
        "* Redistributions of source code must retain the above copyright notice, this list of conditions.",
        "* Neither the name of the authors nor the names of its contributors may be used.",
        "Copyright (c) 2026 somebody whose name is rather long, and others",
        "Copyright (c) 2025 somebody else",
        "Upstream-Contact: somebody else, at an address of his own choice",
        "Source: there",
        "The end.",
    )


def words_of(text: str) -> list[str]:
    """All words, without lines that are drawn."""
    lines = [line for line in text.splitlines() if not re.fullmatch(r"[-=*_]{4,}", line.strip())]
    return " ".join(lines).split()


@given(st.text(alphabet=st.sampled_from("ab* -.()1\n\t©"), max_size=400))
def test_no_word_is_lost_and_none_moves(text: str) -> None:
    assert " ".join(reflowed(text)).split() == words_of(text)


def test_every_word_of_every_licence_is_shown_in_its_order() -> None:
    for file in (ROOT / "assets" / "licences").glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        assert " ".join(reflowed(text)).split() == words_of(text), file.name


def test_no_paragraph_is_a_single_broken_line_of_a_longer_one() -> None:
    """Of the texts that are long: the lines were joined, or nobody could read them in a narrow window."""
    text = (ROOT / "assets" / "licences" / "GPL-3.0.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(reflowed(text)) < len(lines) / 2
    assert re.search(r"\blicense\b", " ".join(reflowed(text)))
