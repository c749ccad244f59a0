"""All pages of the window, each made when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from sciatimer.ui.page_set_past import PagesOfThePast

if TYPE_CHECKING:
    from sciatimer.ui.pages.about import AboutPage
    from sciatimer.ui.pages.ask_first import AskFirstPage
    from sciatimer.ui.pages.breaks import BreaksPage
    from sciatimer.ui.pages.check import CheckPage
    from sciatimer.ui.pages.clearance import ClearancePage
    from sciatimer.ui.pages.clinician import ClinicianPage
    from sciatimer.ui.pages.diagnostics import DiagnosticsPage
    from sciatimer.ui.pages.dose import DosePage
    from sciatimer.ui.pages.exercise_editor import ExerciseEditorPage
    from sciatimer.ui.pages.exercises import ExercisesPage
    from sciatimer.ui.pages.filters import FiltersPage
    from sciatimer.ui.pages.learn import LearnPage
    from sciatimer.ui.pages.message import MessagePage
    from sciatimer.ui.pages.morning import MorningPage
    from sciatimer.ui.pages.player import PlayerPage
    from sciatimer.ui.pages.screening import ScreeningPage
    from sciatimer.ui.pages.self_check import SelfCheckPage
    from sciatimer.ui.pages.self_check_fade import SelfCheckFadePage
    from sciatimer.ui.pages.self_check_gate import SelfCheckGatePage
    from sciatimer.ui.pages.self_check_questions import SelfCheckQuestionsPage
    from sciatimer.ui.pages.self_check_result import SelfCheckResultPage
    from sciatimer.ui.pages.settings import SettingsPage
    from sciatimer.ui.pages.settings_breaks import BreakSettingsPage
    from sciatimer.ui.pages.signs import SignsPage
    from sciatimer.ui.pages.stop import StopPage
    from sciatimer.ui.pages.today import TodayPage
    from sciatimer.ui.pages.unlock import UnlockPage
    from sciatimer.ui.pages.variants import VariantsPage
    from sciatimer.ui.pages.welcome import WelcomePage


class Pages(PagesOfThePast):
    """Every page of the window."""

    @cached_property
    def welcome(self) -> "WelcomePage":
        """The disclaimer and the getting-up time."""
        from sciatimer.ui.pages.welcome import WelcomePage

        return self._new("welcome", WelcomePage(self._texts))

    @cached_property
    def screening(self) -> "ScreeningPage":
        """One set of the screens of clinical.md 4.1."""
        from sciatimer.ui.pages.screening import ScreeningPage

        return self._new("screening", ScreeningPage(self._texts))

    @cached_property
    def today(self) -> "TodayPage":
        """How it is right now, and what is offered."""
        from sciatimer.ui.pages.today import TodayPage

        return self._new("today", TodayPage(self._texts, self._looks.palette, self._looks.look))

    @cached_property
    def signs(self) -> "SignsPage":
        """Which of the three it is, when "none of these now" is not true."""
        from sciatimer.ui.pages.signs import SignsPage

        return self._new("signs", SignsPage(self._texts))

    @cached_property
    def variants(self) -> "VariantsPage":
        """Every stretch of a position."""
        from sciatimer.ui.pages.variants import VariantsPage

        return self._new("variants", VariantsPage(self._texts))

    @cached_property
    def filters(self) -> "FiltersPage":
        """What is at hand today."""
        from sciatimer.ui.pages.filters import FiltersPage

        return self._new("filters", FiltersPage(self._texts))

    @cached_property
    def dose(self) -> "DosePage":
        """Hold and repetitions of a stretch."""
        from sciatimer.ui.pages.dose import DosePage

        return self._new("dose", DosePage(self._texts))

    @cached_property
    def player(self) -> "PlayerPage":
        """The session."""
        from sciatimer.ui.pages.player import PlayerPage

        return self._new("player", PlayerPage(self._texts, self._looks.palette, self._looks.look))

    @cached_property
    def stop(self) -> "StopPage":
        """What was felt at a stop."""
        from sciatimer.ui.pages.stop import StopPage

        return self._new("stop", StopPage(self._texts))

    @cached_property
    def check(self) -> "CheckPage":
        """The pain check after a session."""
        from sciatimer.ui.pages.check import CheckPage

        return self._new("check", CheckPage(self._texts))

    @cached_property
    def morning(self) -> "MorningPage":
        """The check of the next morning."""
        from sciatimer.ui.pages.morning import MorningPage

        return self._new("morning", MorningPage(self._texts))

    @cached_property
    def message(self) -> "MessagePage":
        """Outcomes and refusals."""
        from sciatimer.ui.pages.message import MessagePage

        return self._new("message", MessagePage(self._looks.look))

    @cached_property
    def ended(self) -> "MessagePage":
        """The routine-ended screen."""
        from sciatimer.ui.pages.message import MessagePage

        return self._new("ended", MessagePage(self._looks.look))

    @cached_property
    def help(self) -> "MessagePage":
        """The warning signs and where to call."""
        from sciatimer.ui.pages.message import MessagePage

        return self._new("help", MessagePage(self._looks.look))

    @cached_property
    def fault(self) -> "MessagePage":
        """What has to be mended."""
        from sciatimer.ui.pages.message import MessagePage

        return self._new("fault", MessagePage(self._looks.look))

    @cached_property
    def closing(self) -> "MessagePage":
        """What goes on when the window is closed."""
        from sciatimer.ui.pages.message import MessagePage

        return self._new("closing", MessagePage(self._looks.look))

    @cached_property
    def question(self) -> "MessagePage":
        """Something that is asked before it is done."""
        from sciatimer.ui.pages.message import MessagePage

        return self._new("question", MessagePage(self._looks.look))

    @cached_property
    def exercises(self) -> "ExercisesPage":
        """The own exercises."""
        from sciatimer.ui.pages.exercises import ExercisesPage

        return self._new("exercises", ExercisesPage(self._texts, self._looks.look))

    @cached_property
    def exercise_editor(self) -> "ExerciseEditorPage":
        """One of them as it is written."""
        from sciatimer.ui.pages.exercise_editor import ExerciseEditorPage

        return self._new("exercise_editor", ExerciseEditorPage(self._texts, self._looks.look))

    @cached_property
    def unlock(self) -> "UnlockPage":
        """The date and the tick of clinical.md 4.6."""
        from sciatimer.ui.pages.unlock import UnlockPage

        return self._new("unlock", UnlockPage(self._texts))

    @cached_property
    def clinician(self) -> "ClinicianPage":
        """What happened, to show a clinician."""
        from sciatimer.ui.pages.clinician import ClinicianPage

        return self._new("clinician", ClinicianPage(self._texts))

    @cached_property
    def ask_first(self) -> "AskFirstPage":
        """Conditions that need a clinician's word."""
        from sciatimer.ui.pages.ask_first import AskFirstPage

        return self._new("ask_first", AskFirstPage(self._texts))

    @cached_property
    def clearance(self) -> "ClearancePage":
        """Nerve results that a clinician can clear."""
        from sciatimer.ui.pages.clearance import ClearancePage

        return self._new("clearance", ClearancePage(self._texts))

    @cached_property
    def self_check_gate(self) -> "SelfCheckGatePage":
        """What is asked before a self-check."""
        from sciatimer.ui.pages.self_check_gate import SelfCheckGatePage

        return self._new("self_check_gate", SelfCheckGatePage(self._texts))

    @cached_property
    def self_check(self) -> "SelfCheckPage":
        """A step of a self-check."""
        from sciatimer.ui.pages.self_check import SelfCheckPage

        return self._new("self_check", SelfCheckPage(self._texts, self._looks.look))

    @cached_property
    def self_check_questions(self) -> "SelfCheckQuestionsPage":
        """What was noticed in a self-check."""
        from sciatimer.ui.pages.self_check_questions import SelfCheckQuestionsPage

        return self._new("self_check_questions", SelfCheckQuestionsPage(self._texts))

    @cached_property
    def self_check_fade(self) -> "SelfCheckFadePage":
        """A minute of rest, and whether the feeling has gone."""
        from sciatimer.ui.pages.self_check_fade import SelfCheckFadePage

        return self._new("self_check_fade", SelfCheckFadePage(self._texts, self._looks.palette))

    @cached_property
    def self_check_result(self) -> "SelfCheckResultPage":
        """What the self-checks gave."""
        from sciatimer.ui.pages.self_check_result import SelfCheckResultPage

        return self._new("self_check_result", SelfCheckResultPage(self._texts))

    @cached_property
    def learn(self) -> "LearnPage":
        """The why, with its sources."""
        from sciatimer.ui.pages.learn import LearnPage

        return self._new("learn", LearnPage(self._texts, self._looks.palette, self._looks.look))

    @cached_property
    def about(self) -> "AboutPage":
        """The program, what it is built of, and the licences."""
        from sciatimer.ui.pages.about import AboutPage

        return self._new("about", AboutPage(self._texts))

    @cached_property
    def settings(self) -> "SettingsPage":
        """What can be set."""
        from sciatimer.ui.pages.settings import SettingsPage

        return self._new("settings", SettingsPage(self._texts, self._looks.look))

    @cached_property
    def breaks(self) -> "BreaksPage":
        """The breaks of the day."""
        from sciatimer.ui.pages.breaks import BreaksPage

        return self._new("breaks", BreaksPage(self._texts, self._looks.palette))

    @cached_property
    def settings_breaks(self) -> "BreakSettingsPage":
        """When and how breaks come."""
        from sciatimer.ui.pages.settings_breaks import BreakSettingsPage

        return self._new("settings_breaks", BreakSettingsPage(self._texts, self._looks.palette))

    @cached_property
    def diagnostics(self) -> "DiagnosticsPage":
        """What works here."""
        from sciatimer.ui.pages.diagnostics import DiagnosticsPage

        return self._new("diagnostics", DiagnosticsPage(self._texts, self._looks.palette))
