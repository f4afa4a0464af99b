"""What one conversation at the terminal holds: the desk, the protocol, the draft on disk, and what was said so far."""

from pathlib import Path

from calloutcli.cli.author import AuthorAtIncident
from calloutcli.cli.desk import Desk
from calloutcli.cli.prompt import Key
from calloutcli.cli.render import wrap
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import CalloutError, StoreError
from calloutcli.interview.draft import Event, Progress
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.standing import NOBODY, Agreed
from calloutcli.store.drafts import Draft


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
    """One incident at the terminal. `draft` is None when nothing can be saved; `failure` says why, or why it is not in the log."""

    def __init__(
        self,
        desk: Desk,
        protocol: Protocol,
        source: bytes,
        progress: Progress,
        draft: Draft | None = None,
        agreed: Agreed = NOBODY,
        key: Path | None = None,
    ) -> None:
        self.desk = desk
        self.protocol = protocol
        self.source = source
        self.progress = progress
        self.agreed = agreed
        self.author = AuthorAtIncident(key)
        self.draft = draft
        self.language = draft.head.language if draft else "en"
        self.failure: CalloutError | None = None

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
        self.say(EMERGENCY_LINE)
        self.say(f"Your answers cannot be saved: {error.message}.")
        self.say(f"The questions go on and you will get the advice. Write it in the day book. Then: {error.hint}.")
