"""The pose of an exercise: the figure as it stands, its joints as sliders, and a picture in its place."""

from collections.abc import Sequence

from PySide6.QtCore import QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.catalogue.joints import LIMB, PARTS, joint_range
from sciatimer.catalogue.model import Exercise
from sciatimer.catalogue.packs import picture_of
from sciatimer.figure.describe import describe
from sciatimer.figure.look import Look
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import scene_for
from sciatimer.texts import Texts
from sciatimer.ui.exercises_view import side_of
from sciatimer.ui.widgets.basics import ActionButton, button, label
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.joint_slider import JointSlider

MOMENTS = ("start", "hold")
_FIGURE = 210  # pixels
_MOVE_MS = 2600  # there and back


class PoseEditor(QWidget):
    """Shows an exercise and asks for other angles.

    Signals:
        joint_moved(str, str, str, int): moment, limb, joint and the angle it is to have.
        template_taken(str): the pose of the built-in exercise with this id is wanted.
        requested(str): undo, redo, picture or figure.
    """

    joint_moved = Signal(str, str, str, int)
    template_taken = Signal(str)
    requested = Signal(str)

    def __init__(self, texts: Texts, look: Look) -> None:
        super().__init__()
        self._texts = texts
        self._exercise: Exercise | None = None
        self._build = Build.SLIM
        self._still = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.figure = FigureView(look, least=_FIGURE)
        self._column.addWidget(label(texts("exercises.section_pose"), "title"))
        self._buttons = {name: self._way(name) for name in ("play", "undo", "redo", "picture_choose", "picture_remove")}
        self._add_templates()
        self._add_buttons("picture_choose", "picture_remove")
        self._column.addWidget(label(texts("exercises.picture_note"), "muted"))
        self._add_joints()
        self._column.addWidget(label(texts("exercises.pose_note"), "muted"))
        self._moving = QVariantAnimation(self)
        self._moving.setDuration(_MOVE_MS)
        self._moving.setKeyValues([(0.0, 0.0), (0.45, 1.0), (0.65, 1.0), (1.0, 0.0)])
        self._moving.valueChanged.connect(self._on_moved)
        self._moving.finished.connect(self._draw)

    def show_templates(self, templates: Sequence[Exercise], chosen: Exercise) -> None:
        """The poses one can begin with; that of ``chosen`` is shown, if it is one of them."""
        self._templates.clear()
        for template in templates:
            self._templates.addItem(template.name, template.id)
        figures = [template.figure for template in templates]
        self._templates.setCurrentIndex(figures.index(chosen.figure) if chosen.figure in figures else 0)

    def begin(self, build: Build, *, still: bool) -> None:
        """Shows the hold, which is what a list shows, too; ``still`` where nothing is to move by itself."""
        self._build, self._still = build, still
        self._moment.choose(MOMENTS.index("hold"))
        self._part.choose(1)

    def show_exercise(self, exercise: Exercise, *, can_undo: bool, can_redo: bool) -> None:
        """Shows the pose as it stands."""
        self._exercise = exercise
        self._buttons["undo"].setEnabled(can_undo)
        self._buttons["redo"].setEnabled(can_redo)
        has_picture = picture_of(exercise) is not None
        self._buttons["picture_remove"].setVisible(has_picture)
        self._buttons["play"].setEnabled(not has_picture)
        self._show_joints()
        if self._moving.state() is not QVariantAnimation.State.Running:
            self._draw()

    def set_look(self, look: Look) -> None:
        """Draws in other colours."""
        self.figure.set_look(look)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._moving.stop()

    def _add_buttons(self, *names: str) -> None:
        row = FlowLayout(gap=8)
        for name in names:
            row.addWidget(self._buttons[name])
        self._column.addLayout(row)

    def _way(self, words: str) -> ActionButton:
        made = button(self._texts(f"exercises.{words}"), name=f"pose-{words}")
        made.setProperty("request", {"picture_choose": "picture", "picture_remove": "figure"}.get(words, words))
        made.clicked.connect(self._on_way)
        return made

    def _add_templates(self) -> None:
        words = self._texts("exercises.template")
        self._templates = QComboBox()
        self._templates.setObjectName("pose-templates")
        self._templates.setAccessibleName(words)
        self._templates.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._templates.setMinimumContentsLength(10)
        take = button(self._texts("exercises.template_go"), name="pose-take")
        take.clicked.connect(self._on_take)
        row = QHBoxLayout()
        row.addWidget(self._templates, 1)
        row.addWidget(take)
        self._column.addWidget(label(words, "heading"))
        self._column.addLayout(row)

    def _add_joints(self) -> None:
        texts = self._texts
        moments = [Option(at, texts(f"exercises.moment_{each}")) for at, each in enumerate(MOMENTS)]
        self._moment = ChoiceGroup(texts("exercises.moment"), moments, name="pose-moment")
        parts = [Option(at, texts(f"exercises.part_{each or 'body'}")) for at, each in enumerate(PARTS)]
        self._part = ChoiceGroup(texts("exercises.part"), parts, name="pose-part")
        for group in (self._moment, self._part):
            group.chosen.connect(self._on_chosen)
            self._column.addWidget(group)
        self._add_buttons("play", "undo", "redo")
        self._column.addWidget(self.figure)  # right above what moves it, so that both are seen
        self._joints = {joint: JointSlider(joint, texts) for joint in (*PARTS[""], *LIMB)}
        for slider in self._joints.values():
            slider.moved.connect(self._on_joint)
            self._column.addWidget(slider)

    def _chosen(self) -> tuple[str, str]:
        """Moment and limb whose joints are shown."""
        return MOMENTS[self._moment.value or 0], list(PARTS)[self._part.value or 0]

    def _show_joints(self) -> None:
        if self._exercise is None:
            return
        moment, limb = self._chosen()
        pose = getattr(self._exercise.figure, moment)
        part = getattr(pose, limb) if limb else pose
        for joint, slider in self._joints.items():
            slider.setVisible(joint in PARTS[limb])
            if joint in PARTS[limb]:
                slider.show_angle(getattr(part, joint), *joint_range(self._exercise.position, moment, limb, joint))

    def _draw(self) -> None:
        self._on_moved(float(self._chosen()[0] == "hold"))

    def _on_moved(self, amount: float) -> None:
        if self._exercise is None:
            return
        side, is_hold = side_of(self._exercise), amount > 1 / 2
        self.figure.show_scene(scene_for(self._exercise, amount, side, build=self._build), glow=amount)
        self.figure.setAccessibleName(describe(self._exercise, is_hold, side, self._texts))

    def _on_chosen(self) -> None:
        self._moving.stop()
        self._show_joints()
        self._draw()

    def _on_joint(self, degrees: int) -> None:
        slider = self.sender()
        if isinstance(slider, JointSlider):
            self._moving.stop()
            self.joint_moved.emit(*self._chosen(), slider.joint, degrees)

    def _on_take(self) -> None:
        self.template_taken.emit(str(self._templates.currentData()))

    def _on_way(self) -> None:
        made = self.sender()
        request = str(made.property("request")) if isinstance(made, ActionButton) else ""
        if request != "play":
            self.requested.emit(request)
        elif self._still:
            self._moment.press(1 - (self._moment.value or 0))
        else:
            self._moving.stop()
            self._moving.start()
