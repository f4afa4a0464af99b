"""Asking for a home's settings, a line at a time: what the steps of `callout setup` are asked with (setup_steps.py).

Plain lines in and out, like everywhere. Each line is saved before the next is asked. Enter leaves what is there, so a step can be
walked through again without harm.
"""

from collections.abc import Callable, Sequence

from calloutcli.cli.desk import Desk, choose_protocol
from calloutcli.cli.prompt import AskAgain, ask_line, choice_lines, numbers, one_of
from calloutcli.cli.render import wrap
from calloutcli.errors import CalloutError
from calloutcli.frozen import replace
from calloutcli.protocol.model import Protocol
from calloutcli.store.home import Home, save_settings
from calloutcli.store.settings import Settings
from calloutcli.wording import Words

CLEAR = "-"


class Back(Exception):
    """The person goes back to the line before."""


class Stop(Exception):
    """The person stops. All that was typed is saved."""


class Sitting:
    """Somebody at the keyboard, and the home's settings as they are by now."""

    def __init__(self, desk: Desk) -> None:
        self.world = desk.world
        self.home: Home = desk.home
        self._read: tuple[str, Protocol | None] | None = None

    @property
    def desk(self) -> Desk:
        """The desk with the settings as they are by now."""
        return Desk(self.world, self.home)

    @property
    def words(self) -> Words:
        """The words of the language in force."""
        return self.world.words

    @property
    def settings(self) -> Settings:
        """The settings as they are by now."""
        return self.home.settings

    def protocol(self) -> Protocol | None:
        """The protocol in use; None where it cannot be used."""
        name = self.settings.protocol
        if self._read is None or self._read[0] != name:  # it is asked for at every line
            try:
                self._read = (name, choose_protocol(self.desk)[0])
            except CalloutError:
                self._read = (name, None)
        return self._read[1]

    def keep(self, **changed: object) -> None:
        """Put changed settings on disk.

        Raises:
            StoreError: the disk would not.
        """
        settings = replace(self.settings, **changed)
        if settings != self.settings:
            self.home = save_settings(self.home, settings)

    def say(self, text: str, indent: str = "", hang: str = "") -> None:
        """Put a text on the screen, long lines wrapped."""
        for line in wrap(text, indent, hang):
            self.world.say(line)

    def line(self, why: str) -> str:
        """What the person types; the keys do what they say. `why`: what `?` tells.

        Raises:
            Back, Stop, AskAgain: the person wants that; the language is changed already.
            Closed: the input ended.
        """
        while True:
            typed = ask_line(self.world)
            match typed.lower():
                case "b":
                    raise Back
                case "q":
                    raise Stop
                case "l":
                    self.world.voice.change()
                    raise AskAgain
                case "?":
                    self.say(why)
                case _:
                    return typed

    def ask(
        self,
        label: str,
        present: str,
        why: str,
        fits: Callable[[str], str] = lambda _: "",
        doubt: Callable[[str], str] = lambda _: "",
    ) -> str | None:
        """The line typed, empty to clear it; None for Enter, which leaves it as it is.

        `present`: what is set now, in words; `fits`: what keeps a line from being taken; `doubt`: what is asked about one first.
        """
        words = self.words
        self.say(words("{label} (now: {present})", label=label, present=present or words("not set")), hang="  ")
        typed = self.line(why)
        while typed not in ("", CLEAR):
            complaint = fits(typed)
            question = "" if complaint else doubt(typed)
            if not complaint and not question:
                return typed
            self.say(complaint or f"{question} {words('Press Enter to keep it, or type it again.')}")
            again = self.line(why)
            if question and again == "":
                return typed
            typed = again
        return "" if typed == CLEAR else None

    def choose(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        present: str,
        why: str,
        other: Callable[[str], str] | None = None,
    ) -> str | None:
        """The code of the option that is chosen by its number, code or words; empty to clear it; None for Enter.

        `options`: (code, words) of each; `present`: in words; `other` says what keeps any other text from being taken, empty when nothing does.
        """
        for line in choice_lines([said for _, said in options]):
            self.say(line, hang="     ")
        known = {str(number): code for number, (code, _) in zip(numbers(len(options)), options, strict=True)}
        known |= {text.lower(): code for code, said in options for text in (code, said)}

        def fits(text: str) -> str:
            if text.lower() in known:
                return ""
            return one_of(len(options), self.words) if other is None else other(text)

        typed = self.ask(label, present, why, fits)
        return None if typed is None else known.get(typed.lower(), typed)
