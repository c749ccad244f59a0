"""How pages are kept: each is made when it is first asked for, and then stays."""

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QWidget

from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.appearance import Appearance
from sciatimer.ui.theme import Palette

P = TypeVar("P", bound=QWidget)


@runtime_checkable
class Coloured(Protocol):
    """A page that paints something itself."""

    def set_colours(self, palette: Palette, look: Look) -> None:
        """Paints in other colours."""


class PageShelf:
    """Keeps one page of each kind; a subclass names them. A page costs nothing until somebody asks for it.

    Args:
        texts: the words.
        looks: colours and the figure's looks of the pages that are made next.
        take_in: called with each page the moment it is made.
    """

    def __init__(self, texts: Texts, looks: Appearance, take_in: Callable[[QWidget], None]) -> None:
        self._texts = texts
        self._looks = looks
        self._take_in = take_in
        self._waiting: defaultdict[str, list[Callable[[], None]]] = defaultdict(list)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The name of every page."""
        kinds = (vars(kind).items() for kind in cls.__mro__)
        return tuple(name for kind in kinds for name, value in kind if isinstance(value, cached_property))

    def made(self) -> dict[str, QWidget]:
        """The pages there are by now, by name."""
        return {name: vars(self)[name] for name in self.names() if name in vars(self)}

    def once(self, name: str, connect: Callable[[], None]) -> None:
        """Calls ``connect`` when the page of this name has been made; at once if it has.

        Raises:
            KeyError: there is no such page.
        """
        if name not in self.names():
            raise KeyError(name)
        if name in vars(self):
            connect()
        else:
            self._waiting[name].append(connect)

    def dress(self, looks: Appearance) -> None:
        """Puts other colours on the pages that paint, and on those that are made from now on."""
        self._looks = looks
        for page in self.made().values():
            if isinstance(page, Coloured):
                page.set_colours(looks.palette, looks.look)

    def _new(self, name: str, page: P) -> P:
        vars(self)[name] = page  # so that what is called below finds it made
        self._take_in(page)
        for connect in self._waiting.pop(name, []):
            connect()
        return page
