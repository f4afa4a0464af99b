"""Putting a protocol in force in a home, so that a power cut leaves the old one in force or the new one.

An adoption is four writes: the protocol's own copy, the record in the log, the list of what was seen, the home's settings. The
record decides. Before it the file `adopting` says what is under way, and after the last write that file goes: when it is found
with its record in the log, the settings are still to be written, and are; when it is found without, nothing has happened.

Format of `adopting`: canonical JSON (canonical.py), `{"protocol":<id@version>,"uid":<that of the record>}`.
Nothing here knows of keys or signatures: `decide` comes this way before its first question.
"""

import contextlib
from collections.abc import Generator

from calloutcli.canonical import format_canonical, parse_canonical
from calloutcli.errors import CalloutError, StoreError
from calloutcli.frozen import replace
from calloutcli.record.adoption import KIND
from calloutcli.record.kinds import Record, parse_record
from calloutcli.store.database import Database
from calloutcli.store.files import make_folder, read_bytes, remove, replace_file
from calloutcli.store.home import Home, save_settings
from calloutcli.store.place import require_local

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""Names that Windows keeps for devices, in every folder: what is written into `nul` is gone, and nobody is told."""
PATIENCE_SECONDS = 0.2
"""How long an interview waits for a locked log."""


def adoptions(log: Database) -> Generator[Record]:
    """Every adoption in the log, the last first.

    Raises:
        EvidenceError: a record of one cannot be read.
    """
    for _, leaf in log.without_case(KIND):
        record = parse_record(leaf)
        if record.kind == KIND:
            yield record


def last_adopted(home: Home) -> str:
    """`id@version` of the protocol that this home adopted last; empty where it adopted none, or the log cannot be read now."""
    from calloutcli.store.evidence import open_log

    if home.log_path.exists():
        with contextlib.suppress(CalloutError), open_log(home, patience_seconds=PATIENCE_SECONDS) as log:
            last = next(adoptions(log), None)
            return f"{last.protocol.id}@{last.protocol.version}" if last else ""
    return ""


def keep_protocol(home: Home, id_: str, version: str, source: bytes) -> None:
    """Put the protocol's exact bytes into the home's own folder, where `id@version` is looked for first.

    Raises:
        StoreError: the folder is no place for a home's data, cannot be written, or no folder can be called so on Windows.
    """
    if id_ in _DEVICES:  # on every system: a home may be moved to another
        raise StoreError(
            f"a protocol called `{id_}` cannot be kept: Windows has a device of that name",
            "ask whoever owns it to give it another id",
        )
    require_local(home.folder)
    make_folder(home.folder)
    make_folder(home.protocols / id_)
    replace_file(home.protocols / id_ / f"{version}.yaml", source)


def begin_adopting(home: Home, uid: str, name: str) -> None:
    """Say on disk that the record `uid` is about to put `name` (`id@version`) in force.

    Raises:
        StoreError: the disk would not.
    """
    replace_file(home.adopting_path, format_canonical({"uid": uid, "protocol": name}))


def put_in_force(home: Home, name: str) -> Home:
    """The home with `name` as its protocol, on disk: the end of an adoption.

    Raises:
        StoreError: the disk would not.
    """
    if home.settings.protocol != name:
        home = save_settings(home, replace(home.settings, protocol=name))
    remove(home.adopting_path)
    return home


def finish_adopting(home: Home) -> Home:
    """The home with an adoption finished that a power cut stopped after its record was written; else as it is.

    Trouble never stops anybody: what cannot be written now is at least held to, and written another time.
    """
    from calloutcli.store.evidence import open_log

    with contextlib.suppress(CalloutError, KeyError, TypeError):
        begun = parse_canonical(read_bytes(home.adopting_path))
        uid, name = str(begun["uid"]), str(begun["protocol"])  # type: ignore[index, call-overload]
        with open_log(home, patience_seconds=PATIENCE_SECONDS) as log:
            last = next(adoptions(log), None)
        if last is not None and last.uid == uid:
            with contextlib.suppress(CalloutError):
                return put_in_force(home, name)
            return Home(home.folder, replace(home.settings, protocol=name))
    return home
