"""Unfinished interviews on disk: one file each, named by its reference, every line synced before the next question."""

import contextlib
from collections.abc import Callable, Container, Iterable
from pathlib import Path

from calloutcli.errors import CalloutError, EvidenceError, StoreError
from calloutcli.frozen import frozen
from calloutcli.interview.draft import Event, Head, erase_details, format_event, format_head, parse_draft
from calloutcli.record.reference import format_reference
from calloutcli.store.files import (
    append_line,
    erase_file,
    finish_erasing,
    make_folder,
    overwrite_file,
    read_bytes,
    replace_file,
    storing,
    write_new,
)
from calloutcli.store.home import Home
from calloutcli.store.place import require_local
from calloutcli.wording import msg

_SUFFIX = ".draft"
_MOST_REFERENCES = 1 << 19
"""Half of all that there are: beyond it, looking for free ones takes long."""


@frozen
class Draft:
    """A draft on disk: its file, its first line, and the events read from it."""

    path: Path
    head: Head
    events: tuple[Event, ...]
    torn: bool = False

    def add(self, event: Event) -> None:
        """Put one more event on disk.

        Raises:
            StoreError: the disk would not; nothing of the line is left.
            EvidenceError: the event holds a text that may not stand in a record.
        """
        append_line(self.path, format_event(event))

    def finish(self) -> None:
        """Overwrite and delete the draft: everything in it is in the log."""
        erase_file(self.path)


def new_draft(home: Home, head: Callable[[str], Head], source: bytes, random: Callable[[int], bytes]) -> Draft:
    """A draft under a reference that no other draft here has; `head` makes its first line from the reference.

    References whose check character is a sign are passed over: they are hard to say over the phone.

    Raises:
        StoreError: the folder is no place for a home's data, or cannot be written.
    """
    require_local(home.folder)
    make_folder(home.folder)
    make_folder(home.drafts)
    while True:
        reference = _any_reference(home, random)
        if not reference[-1].isalnum() or _is_in_log(home, reference):
            continue
        first = head(reference)
        write_new(home.drafts / f"{first.protocol_sha256}.yaml", source)
        path = home.drafts / f"{reference}{_SUFFIX}"
        if write_new(path, format_head(first)):
            return Draft(path, first, ())


def new_references(home: Home, count: int, taken: Iterable[str], random: Callable[[int], bytes]) -> list[str]:
    """So many references that are not among those `taken` in the log, and that no draft here has.

    INVARIANT: nothing keeps them: an interview that begins before they are recorded may be given one of them. For ten thousand
    that is once in a hundred such interviews, and these few seconds.

    Raises:
        StoreError: the folder cannot be looked at, or more than half of all references are taken.
    """
    with storing(home.drafts):
        seen = {*taken, *(path.stem for path in home.drafts.glob(f"*{_SUFFIX}"))}
    if len(seen) + count > _MOST_REFERENCES:
        raise StoreError(
            msg("the code `{code}` has no references left", code=home.settings.code),
            msg("give the home another code with callout setup"),
        )
    found: list[str] = []
    while len(found) < count:
        reference = _any_reference(home, random)
        if reference[-1].isalnum() and reference not in seen:
            seen.add(reference)
            found.append(reference)
    return found


def open_drafts(home: Home) -> tuple[list[Draft], list[str]]:
    """(drafts, oldest first; the names of files here that cannot be read). A torn last line is cut off on disk.

    A draft that is damaged before its end goes on from the damage, and stays as it was in a copy beside it.
    """
    drafts: list[Draft] = []
    unreadable: list[str] = []
    finish_erasing(home.drafts)
    for path in sorted(home.drafts.glob(f"*{_SUFFIX}")) if home.drafts.is_dir() else []:
        try:
            raw = read_bytes(path)
            head, events, good = parse_draft(raw)
            if b"\n" in raw[good:]:
                write_new(path.with_suffix(".damaged"), raw)  # more than a torn last line: nothing said is thrown away
            if good < len(raw):
                replace_file(path, raw[:good])
        except CalloutError:
            unreadable.append(path.stem)
            continue
        drafts.append(Draft(path, head, tuple(events), torn=good < len(raw)))
    return sorted(drafts, key=lambda draft: draft.head.started), unreadable


def draft_protocol(home: Home, draft: Draft) -> bytes:
    """The exact bytes of the protocol that the draft is asked from.

    Raises:
        StoreError: they are not there any more.
    """
    return read_bytes(home.drafts / f"{draft.head.protocol_sha256}.yaml")


def drafts_with(home: Home, reference: str, names: Container[str]) -> list[Path]:
    """The files of a case here that hold personal details of these names, or that nobody can read.

    Raises:
        StoreError: one of them cannot be looked at.
    """
    with storing(home.drafts):
        paths = sorted(home.drafts.iterdir()) if home.drafts.is_dir() else []
    mine = [path for path in paths if path.name.lstrip(".").startswith(f"{reference}.")]
    return [path for path in mine if _without(path, names) != read_bytes(path)]


def erase_from_drafts(home: Home, reference: str, names: Container[str]) -> None:
    """Overwrite the personal details of these names in an unfinished interview; the rest of it stays.

    A copy of a damaged draft, and one whose first line cannot be read, go whole.

    Raises:
        StoreError: the disk would not.
    """
    for path in drafts_with(home, reference, names):
        left = _without(path, names)
        if left is None:
            erase_file(path)
        else:
            overwrite_file(path, left)


def _without(path: Path, names: Container[str]) -> bytes | None:
    """The draft's bytes without these details; None when all of it must go."""
    raw = read_bytes(path)
    try:
        parse_draft(raw)
    except EvidenceError:
        return None
    return erase_details(raw, names) if path.suffix == _SUFFIX else None


def _any_reference(home: Home, random: Callable[[int], bytes]) -> str:
    return format_reference(home.settings.code, int.from_bytes(random(3), "big") & 0xFFFFF)


def _is_in_log(home: Home, reference: str) -> bool:
    """Whether the log has this reference, as far as it can be read at this moment: a lock does not stop an interview."""
    if home.log_path.exists():
        from calloutcli.store.evidence import open_log

        with contextlib.suppress(CalloutError), open_log(home, patience_seconds=0.2) as log:
            return bool(log.of_reference(reference))
    return False
