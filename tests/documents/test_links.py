"""What the documents lead to is there, and nothing of it lies about unused."""

import struct
from collections import Counter
from pathlib import Path

import pytest

from tests.documents.pages import GUIDE, Page, chapters, documents, page
from tests.source import ROOT
from tests.tour.guide import SIZE, names

MOST_BYTES = 1_500_000  # of all pictures of the guide
PICTURES = GUIDE / "pictures"


def target_of(document: Page, target: str) -> Path:
    return (document.file.parent / target).resolve() if target else document.file


def test_every_link_leads_to_a_file_and_to_a_heading_in_it() -> None:
    lost = []
    for document in documents():
        for link in document.links:
            file = target_of(document, link.target)
            known = not link.part or (file.suffix == ".md" and link.part in page(str(file.relative_to(ROOT))).anchors)
            if not link.is_address and not (file.exists() and known):
                lost.append((document.name, link.target, link.part))
    assert lost == []


def test_every_picture_has_words_for_who_cannot_see_it() -> None:
    pictures = [(document.name, link.words) for document in documents() for link in document.links if link.is_picture]
    assert len(pictures) > 30
    assert [(name, words) for name, words in pictures if len(words.split()) < 4] == []


def test_each_picture_is_named_and_each_picture_that_is_named_is_drawn() -> None:
    named = {target_of(each, link.target) for each in documents() for link in each.links if link.is_picture}
    assert named == {*PICTURES.glob("*.png")}
    assert {file.stem for file in named} == names()


def test_no_chapter_shows_a_picture_that_another_one_shows() -> None:
    shown = Counter(link.target for each in chapters() for link in each.links if link.is_picture)
    assert [picture for picture, count in shown.items() if count > 1] == []


def test_the_pictures_are_small_on_the_disk_and_not_too_wide_to_read() -> None:
    files = sorted(PICTURES.glob("*.png"))
    assert sum(file.stat().st_size for file in files) < MOST_BYTES
    # A PNG tells its width and height in bytes 16 to 24.
    sizes = [struct.unpack(">II", file.read_bytes()[16:24]) for file in files]
    assert all(wide <= SIZE[0] and high <= SIZE[1] for wide, high in sizes)


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.file.stem)
def test_every_chapter_stands_in_the_index_and_the_index_on_the_first_page(chapter: Page) -> None:
    if chapter.file.name == "README.md":
        assert "docs/guide/README.md" in [link.target for link in page("README.md").links]
    else:
        assert chapter.file.name in [link.target for link in page("docs/guide/README.md").links]


def test_every_document_is_reached_from_the_first_page() -> None:
    reached, ahead = set(), [page("README.md")]
    while ahead:
        here = ahead.pop()
        reached.add(here.name)
        for link in here.links:
            file = target_of(here, link.target)
            if not link.is_address and file.suffix == ".md" and str(file.relative_to(ROOT)) not in reached:
                ahead.append(page(str(file.relative_to(ROOT))))
    assert {document.name for document in documents()} == reached
