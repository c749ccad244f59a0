"""Writes an own exercise: each change is a step that can be taken back, and nothing is saved that has a fault."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from msgspec import structs
from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from sciatimer.catalogue.model import Exercise, Kind, Position
from sciatimer.catalogue.own import Draft, Trail, blank, moved, of_kind, of_level, posed_as, templates
from sciatimer.catalogue.packs import Picture, with_picture
from sciatimer.errors import SciatimerError
from sciatimer.history.settings import load_settings
from sciatimer.ui.appearance import build_of, stands_still, system_wishes
from sciatimer.ui.exercises_view import field_faults
from sciatimer.ui.file_dialog import file_dialog
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.own_packs import Opened, OwnPacks
from sciatimer.ui.own_pictures import KINDS, bare_picture
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.message import Message, Way
from sciatimer.ui.services import Services


class ExerciseEditorController(QObject):
    """Shows a draft, takes its changes and saves it.

    Signals:
        saved(str): the exercise with this id is on the disk, and offered.
        left(): done without saving.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, packs: OwnPacks) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._packs = packs
        self._opened: Opened | None = None
        self._trail: Trail | None = None
        self._saved: Draft | None = None  # what can be left without a word
        self._shows_faults = False
        self._previews = 0
        pages.once("exercise_editor", self._connect)
        pages.once("question", self._connect_question)

    def begin(self, exercise: Exercise) -> None:
        """A new exercise with these values."""
        self._opened = None
        self._show(Draft(exercise), self._services.texts("exercises.editor_new"))

    def edit(self, opened: Opened) -> None:
        """An exercise that there is."""
        self._opened = opened
        self._show(opened.draft, self._services.texts("exercises.editor_edit"))

    def _show(self, draft: Draft, title: str) -> None:
        page, settings = self._pages.exercise_editor, load_settings(self._services.store)
        self._trail, self._saved = Trail(draft), draft
        self._shows_faults = False
        page.pose.show_templates(self._templates, draft.exercise)
        page.pose.begin(build_of(settings), still=stands_still(settings, system_wishes()))
        self._fill()
        self._window.cover_with(page)
        page.begin(title)

    def _connect(self) -> None:
        page = self._pages.exercise_editor
        page.changed.connect(self._on_changed)
        page.save_requested.connect(self._on_save)
        page.left.connect(self._on_left)
        page.pose.joint_moved.connect(self._on_joint)
        page.pose.template_taken.connect(self._on_template)
        page.pose.requested.connect(self._on_requested)

    def _connect_question(self) -> None:
        self._pages.question.requested.connect(self._on_answered)

    @property
    def _templates(self) -> tuple[Exercise, ...]:
        return templates(self._services.catalogue)

    @property
    def _draft(self) -> Draft:
        if self._trail is None:
            raise RuntimeError("nothing is being written")
        return self._trail.now

    def _fill(self) -> None:
        page, trail, exercise = self._pages.exercise_editor, self._trail, self._draft.exercise
        page.show_exercise(exercise, self._levels(exercise))
        can_undo, can_redo = bool(trail and trail.past), bool(trail and trail.ahead)
        page.pose.show_exercise(self._pictured(), can_undo=can_undo, can_redo=can_redo)
        if self._shows_faults:
            self._show_faults()

    def _levels(self, exercise: Exercise) -> list[tuple[int, str]]:
        """The levels that the built-in exercises of the position have: no step of the way comes between them."""
        texts = self._services.texts
        named = {each.level: each.name for each in self._templates if each.position is exercise.position}
        words = {level: texts("exercises.level_as", level=level, name=name) for level, name in named.items()}
        return sorted({exercise.level: texts("exercises.level_bare", level=exercise.level), **words}.items())

    def _pictured(self) -> Exercise:
        draft = self._draft
        if not draft.picture:
            return draft.exercise
        path = self._packs.lay_aside(draft.picture)
        self._previews += 1
        return with_picture(draft.exercise, Picture(path=str(path), written=self._previews))

    def _change(self, what: str, exercise: Exercise) -> None:
        self._step(what, replace(self._draft, exercise=exercise))

    def _step(self, what: str, draft: Draft) -> None:
        if self._trail is not None:
            self._trail = self._trail.changed(draft, what)
            self._fill()

    def _on_changed(self, field: str, value: object) -> None:
        exercise = self._draft.exercise
        if field == "position" and value is not exercise.position:
            exercise = posed_as(exercise, blank(cast("Position", value), self._templates))
        elif field == "kind":
            exercise = of_kind(exercise, cast("Kind", value))
        elif field == "level":
            exercise = of_level(exercise, cast("int", value), self._templates)
        else:
            exercise = structs.replace(exercise, **{field: value})
        self._change(field, exercise)

    def _on_joint(self, moment: str, limb: str, joint: str, degrees: int) -> None:
        self._change(f"{moment}.{limb}.{joint}", moved(self._draft.exercise, moment, limb, joint, degrees))

    def _on_template(self, name: str) -> None:
        template = next(each for each in self._templates if each.id == name)
        self._change(f"pose.{name}", posed_as(self._draft.exercise, template))

    def _on_requested(self, request: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "undo": self._on_undo,
            "redo": self._on_redo,
            "picture": self._choose_picture,
            "figure": self._on_no_picture,
        }
        ways[request]()

    def _on_undo(self) -> None:
        self._trail = self._trail and self._trail.undone()
        self._fill()

    def _on_redo(self) -> None:
        self._trail = self._trail and self._trail.redone()
        self._fill()

    def _choose_picture(self) -> None:
        texts = self._services.texts
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = f"{texts('exercises.kind_picture')} ({' '.join(f'*.{kind}' for kind in KINDS)})"
        dialog = file_dialog(self._window, texts("exercises.picture_choose"), folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_picture)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_picture(self, name: str) -> None:
        try:
            self._step("picture", replace(self._draft, picture=bare_picture(Path(name))))
        except SciatimerError as error:
            self._say_mistake(error)

    def _on_no_picture(self) -> None:
        self._step("picture", replace(self._draft, picture=b""))

    def _show_faults(self) -> bool:
        """Says what does not fit; False if all does."""
        faults = self._packs.faults(self._draft, self._opened)
        said = field_faults(faults, self._services.texts)
        self._pages.exercise_editor.show_faults(said)
        if faults and not said:
            self._pages.exercise_editor.say(faults[0].message)
        return bool(faults)

    def _on_save(self) -> None:
        self._shows_faults = True
        if self._show_faults():
            self._pages.exercise_editor.show_first_fault()
            return
        try:
            name = self._packs.save(self._draft, self._opened)
        except SciatimerError as error:
            self._say_mistake(error)
            return
        self._trail = None
        self.saved.emit(name)

    def _on_left(self) -> None:
        if self._draft == self._saved:
            self._leave()
            return
        texts = self._services.texts
        ways = (Way("editor-go", texts("exercises.leave_go")), Way("editor-no", texts("exercises.leave_no"), "primary"))
        message = Message(texts("exercises.leave_title"), (texts("exercises.leave_ask"),), ways)
        self._pages.question.show_message(message)
        self._window.cover_with(self._pages.question)

    def _on_answered(self, answer: str) -> None:
        if answer in {"editor-go", "editor-no"}:
            self._window.uncover()
        if answer == "editor-go":
            self._leave()

    def _leave(self) -> None:
        self._trail = None
        self.left.emit()

    def _say_mistake(self, error: SciatimerError) -> None:
        self._pages.exercise_editor.say(mistake_words(error, self._services.texts))
