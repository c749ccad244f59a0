"""The own exercises: listed, changed, copied, deleted with a way back, exported and taken in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.catalogue.own import blank, copy_of, own, templates
from sciatimer.errors import SciatimerError
from sciatimer.history.settings import load_settings
from sciatimer.ui.appearance import build_of
from sciatimer.ui.exercise_editor_controller import ExerciseEditorController
from sciatimer.ui.exercises_view import exercise_rows, fault_lines, problem_words
from sciatimer.ui.file_dialog import file_dialog
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.own_packs import OwnPacks
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.message import Message, Way
from sciatimer.ui.services import Services


class ExercisesController(QObject):
    """Fills the page of the own exercises and does what it asks for.

    Signals:
        left(): done.
    """

    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._packs = OwnPacks(services)
        self._going = ""  # the exercise that was asked about
        self.editor = ExerciseEditorController(services, window, pages, self._packs)
        self.editor.saved.connect(self._on_saved)
        self.editor.left.connect(self._on_editor_left)
        pages.once("exercises", self._connect)
        pages.once("question", self._connect_question)

    def show(self) -> None:
        """Lists what there is."""
        self._try(self._packs.forget)
        page = self._pages.exercises
        page.show_templates([(each.id, each.name) for each in templates(self._services.catalogue)])
        page.say("")
        self._fill()
        self._window.cover_with(page)
        page.begin()

    def _connect(self) -> None:
        page = self._pages.exercises
        page.requested.connect(self._on_requested)
        page.edit_requested.connect(self._on_edit)
        page.copy_requested.connect(self._on_copy)
        page.delete_requested.connect(self._on_delete)
        page.left.connect(self._on_left)

    def _connect_question(self) -> None:
        self._pages.question.requested.connect(self._on_answered)

    def _fill(self) -> None:
        services, texts = self._services, self._services.texts
        catalogue = services.catalogue
        rows = exercise_rows(own(catalogue), build_of(load_settings(services.store)), texts)
        problems = problem_words(catalogue.problems, texts)
        if catalogue.fault is not None:
            problems.insert(0, texts("ui.catalogue_fault", fault=catalogue.fault))
        self._pages.exercises.show_exercises(rows, problems, can_write=catalogue.builtin is not None)

    def _on_requested(self, request: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "new": self._on_new,
            "import": self._choose_import,
            "export": self._choose_export,
            "undo": self._on_undo,
        }
        ways[request]()

    def _on_new(self) -> None:
        self.editor.begin(blank(Position.LYING, templates(self._services.catalogue)))

    def _on_copy(self, name: str) -> None:
        exercise = self._services.catalogue.by_id(name)
        name = self._services.texts("exercises.copied_name", name=exercise.name)
        self.editor.begin(copy_of(exercise, name, templates(self._services.catalogue)))

    def _on_edit(self, name: str) -> None:
        try:
            self.editor.edit(self._packs.open(name))
        except SciatimerError as error:
            self._say_mistake(error)

    def _on_delete(self, name: str) -> None:
        texts, self._going = self._services.texts, name
        ways = (
            Way("exercise-no", texts("exercises.delete_no")),
            Way("exercise-go", texts("exercises.delete_go"), "stop"),
        )
        words = texts("exercises.delete_ask", name=self._exercise(name).name)
        self._pages.question.show_message(Message(texts("exercises.delete_title"), (words,), ways))
        self._window.cover_with(self._pages.question)

    def _exercise(self, name: str) -> Exercise:
        return self._services.catalogue.by_id(name)

    def _on_answered(self, answer: str) -> None:
        if answer not in {"exercise-go", "exercise-no"}:
            return  # somebody else asked
        self._window.uncover()
        if answer == "exercise-go":
            name = self._exercise(self._going).name
            if self._try(self._delete):
                self._pages.exercises.say(self._services.texts("exercises.deleted", name=name), can_undo=True)

    def _delete(self) -> None:
        self._packs.remove(self._going)

    def _on_undo(self) -> None:
        if self._try(self._packs.put_back):
            self._pages.exercises.say(self._services.texts("exercises.put_back"))

    def _choose_import(self) -> None:
        dialog = self._dialog("import")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_import)
        dialog.open()

    def _choose_export(self) -> None:
        dialog = self._dialog("export")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(self._services.texts("exercises.file_json"))
        dialog.fileSelected.connect(self._on_export)
        dialog.open()

    def _dialog(self, words: str) -> QFileDialog:
        texts = self._services.texts
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"{texts('exercises.kind_json')} (*.json)"
        dialog = file_dialog(self._window, texts(f"exercises.{words}"), folder, kinds)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _on_import(self, name: str) -> None:
        texts, file = self._services.texts, Path(name)
        try:
            faults, count = self._packs.take_in(file)
        except SciatimerError as error:
            self._say_mistake(error)
            return
        self._fill()
        refused = "\n".join((texts("exercises.refused", file=file.name), *fault_lines(faults, texts)))
        self._pages.exercises.say(refused if faults else texts("exercises.taken_in", count=count))

    def _on_export(self, name: str) -> None:
        try:
            count = self._packs.export(Path(name))
        except SciatimerError as error:
            self._say_mistake(error)
            return
        self._pages.exercises.say(self._services.texts("exercises.exported", file=Path(name).name, count=count))

    def _on_saved(self, name: str) -> None:
        self._window.uncover()
        self._fill()
        self._pages.exercises.say(self._services.texts("exercises.saved", name=self._exercise(name).name))

    def _on_editor_left(self) -> None:
        self._window.uncover()

    def _on_left(self) -> None:
        self._try(self._packs.forget)
        self.left.emit()

    def _try(self, deed: Callable[[], None]) -> bool:
        """Does something and shows what there is then; what goes wrong is said."""
        try:
            deed()
        except SciatimerError as error:
            self._fill()
            self._say_mistake(error)
            return False
        self._fill()
        return True

    def _say_mistake(self, error: SciatimerError) -> None:
        self._pages.exercises.say(mistake_words(error, self._services.texts))
