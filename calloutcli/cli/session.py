"""What one conversation at the terminal holds: the desk, the protocol, the draft on disk, and what was said so far."""

from pathlib import Path

from calloutcli.cli.author import AuthorAtIncident
from calloutcli.cli.desk import Desk
from calloutcli.cli.prompt import Key
from calloutcli.cli.render import wrap
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, StoreError
from calloutcli.frozen import replace
from calloutcli.interview.draft import Event, Progress
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.standing import NOBODY, Agreed
from calloutcli.store.drafts import Draft
from calloutcli.wording import Words


class Stop(Exception):
    """The person stopped: everything said so far is saved."""


def only_stop(key: Key) -> None:
    """What the keys do where there is nothing to go back to.

    Raises:
        Stop: for the key that says so.
    """
    if key is Key.STOP:
        raise Stop


class Session:
    """One incident at the terminal. `draft` is None when nothing can be saved; `failure` says why, or why it is not in the log.

    `story`: what is practised on; empty at an incident.
    """

    def __init__(
        self,
        desk: Desk,
        protocol: Protocol,
        source: bytes,
        progress: Progress,
        draft: Draft | None = None,
        agreed: Agreed = NOBODY,
        key: Path | None = None,
        story: str = "",
    ) -> None:
        self.desk = desk
        self.protocol = protocol
        self.source = source
        self.progress = progress
        self.agreed = agreed
        self.author = AuthorAtIncident(key)
        self.draft = draft
        self.story = story
        self.failure: CalloutError | None = None

    @property
    def words(self) -> Words:
        """The words of the language in force."""
        return self.desk.words

    @property
    def language(self) -> str:
        """The language in force."""
        return self.words.language

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language in which something was shown, in order, each once."""
        first = self.draft.head.language if self.draft else self.language
        return tuple(dict.fromkeys((first, *self.progress.languages)))

    def language_changed(self) -> None:
        """Keep that the person asked for another language, and say what that language lacks."""
        self.progress = replace(self.progress, languages=(*self.progress.languages, self.language))
        self.keep({"language": self.language})
        if not self.protocol.has_words_in(self.language):
            self.say(self.words("The protocol's own words are not in this language."))

    def say(self, text: str) -> None:
        """Put text on the screen, long lines wrapped, those of a numbered item under its words."""
        for line in text.split("\n"):
            for part in wrap(line, hang="     " if line.startswith("  ") else ""):
                self.desk.world.say(part)

    def keep(self, event: Event) -> None:
        """Put an event on disk; when that fails say so once, and go on without."""
        if self.draft is None:
            return
        try:
            self.draft.add(event)
        except StoreError as error:
            self.cannot_save(error)

    def cannot_save(self, error: CalloutError) -> None:
        """Say that answers are not saved from now on, and what to do."""
        self.failure = error
        self.draft = None
        words = self.words
        self.say(words(EMERGENCY_LINE))
        self.say(words("Your answers cannot be saved: {why}.", why=words(error.message)))
        self.say(
            words(
                "The questions go on and you will get the advice. Write it in the day book. Then: {hint}.",
                hint=words(error.hint),
            )
        )
