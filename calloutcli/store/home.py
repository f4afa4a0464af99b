"""A home's folder: everything that a home keeps, under one roof.

Layout:
    home.yaml               settings.py
    log.sqlite              database.py
    keys/log.key, .vkey     the log's signing key and its public half (log/note.py); not in the same backup as the log
    heads/heads.txt         every checkpoint (evidence.py), in a second folder where one is set
    drafts/<reference>      unfinished interviews (interview/draft.py)
    drafts/<sha256>.yaml    the exact protocol that they are asked from
    protocols/<id>/<version>.yaml   the protocols that this home adopted (adopting.py)
    adopting                an adoption on its way, if a power cut stopped one (adopting.py)
    agreements.seen         trust roots and approvals relied on before (agreement/seen.py)
    projection/             the records as tables, for reports: made again when it is gone (projection.py)
    receipt-made            when a handover receipt was last made, for `callout doctor` (receipts.py)
    open-cases              what waits, so that an interview starts quickly: made again when it is gone (open_cases.py)
    practice/log.jsonl      what was practised on stories, and never an incident (interview/practice.py)
"""

from pathlib import Path

from calloutcli.frozen import frozen
from calloutcli.store.files import is_there, make_folder, read_bytes, replace_file
from calloutcli.store.place import require_local
from calloutcli.store.settings import Settings, format_settings, parse_settings


@frozen
class Home:
    """A home's folder and its settings."""

    folder: Path
    settings: Settings

    @property
    def log_path(self) -> Path:
        """The log file."""
        return self.folder / "log.sqlite"

    @property
    def drafts(self) -> Path:
        """The folder of unfinished interviews."""
        return self.folder / "drafts"

    @property
    def heads_path(self) -> Path:
        """The file of kept checkpoints."""
        chosen = self.settings.heads_folder
        return (Path(chosen) if chosen else self.folder / "heads") / "heads.txt"

    @property
    def protocols(self) -> Path:
        """The folder of the protocols that this home adopted."""
        return self.folder / "protocols"

    @property
    def adopting_path(self) -> Path:
        """The file that is there while a protocol is being adopted."""
        return self.folder / "adopting"

    @property
    def seen_path(self) -> Path:
        """The file of trust roots and approvals relied on before."""
        return self.folder / "agreements.seen"

    @property
    def open_cases_path(self) -> Path:
        """The file that says what waits, as far as it was worked out before."""
        return self.folder / "open-cases"

    @property
    def receipt_made_path(self) -> Path:
        """The file that says when a receipt was last made."""
        return self.folder / "receipt-made"

    @property
    def projection(self) -> Path:
        """The folder of what reports read instead of records (projection.py)."""
        return self.folder / "projection"

    @property
    def practice_path(self) -> Path:
        """The file of what was practised. No report and no export opens it."""
        return self.folder / "practice" / "log.jsonl"

    @property
    def key_path(self) -> Path:
        """The log's signing key."""
        return self.folder / "keys" / "log.key"


def open_home(folder: Path) -> Home:
    """The home in `folder`, with empty settings when there are none yet.

    Raises:
        StoreError: the settings cannot be read.
    """
    path = folder / "home.yaml"
    if not is_there(path):
        return Home(folder, Settings())
    return Home(folder, parse_settings(read_bytes(path), str(path)))


def save_settings(home: Home, settings: Settings) -> Home:
    """The home with these settings, on disk.

    Raises:
        StoreError: the folder is no place for a home's data, or cannot be written.
    """
    require_local(home.folder)
    make_folder(home.folder)
    replace_file(home.folder / "home.yaml", format_settings(settings))
    return Home(home.folder, settings)


def default_folder() -> Path:
    """Where a home's data stand when nobody said otherwise: the system's own place for one person's program data.

    Windows: `callout` in `%LOCALAPPDATA%`, which is neither synced nor taken along to another PC; macOS: in `~/Library/Application
    Support`; else in `$XDG_DATA_HOME`, or in `~/.local/share`.
    """
    import platformdirs

    return Path(platformdirs.user_data_dir("callout", appauthor=False))
