"""What waits, as far as it was worked out before: a small file beside the log, so that an interview starts quickly.

It is no evidence and nothing depends on it. The log says what waits: `callout pending` and `callout handover` read all of it, and
write this file anew. What is wrong with the file costs time only. It is not used when it is damaged, of another version of callout
(which may see other things waiting) or of a later day, nor when the log does not begin with the records that it was made from.

Format 2 of the file `open-cases`, three lines: the SHA-256 of the second line, in hex; the glance, a JSON object: all that the start
of an interview needs; a JSON list of all that waits, each an object with the fields of followup/pending.py, times and days as text
or null, `words` as text or, where they are a message (wording.py), as an object: its `template`, and by field its `values`, each of
these a whole number or written likewise: so it can be said in whatever language is in force. The glance: `format`; `engine`, the
version of callout; `size` and `root` (hex) of the log up to which it is true; `day`, the UTC day on which it was made; `count`, of the
list; `not_back`, how many of these are a child who is not back; of the others `late`, how many were overdue when that day began, and
`due`, the later times by which others are due, sorted; `first`, the first in order, or null; `until`, the earliest last day of
something in the list, or null; `list_sha256`, of the third line.

It is made from records whose personal words nobody disclosed, so none can stand in it.
"""

import contextlib
import hashlib
import io
import json
import re
from datetime import UTC, date, datetime, time
from typing import Any, BinaryIO

from calloutcli import __version__
from calloutcli.canonical import Json
from calloutcli.errors import CalloutError, EvidenceError
from calloutcli.followup.pending import Pending, in_order
from calloutcli.frozen import as_dict, frozen
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.log.merkle import EMPTY
from calloutcli.store.files import replace_file, storing
from calloutcli.store.home import Home
from calloutcli.store.rows import Rows
from calloutcli.wording import Message

FORMAT = 2
_TEMPLATE = re.compile(r"(?:[^{}]|\{[a-z_]+\})*\Z")
"""A template with fields by name and nothing else: nobody has signed the file, and it must not look into the program."""
_UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, RecursionError)


@frozen
class OpenCases:
    """What waits in the first `size` records of the log that has this `root`, from `day` on."""

    size: int
    root: bytes
    day: date
    pending: tuple[Pending, ...]


@frozen
class Glance:
    """What the start of an interview needs of it: the fields of the file's second line."""

    size: int
    root: bytes
    day: date
    count: int
    not_back: int
    late: int
    due: tuple[datetime, ...]
    first: Pending | None
    until: date | None
    list_sha256: str

    def overdue(self, now: datetime) -> int:
        """How many are overdue, besides a child who is not back."""
        return self.late + sum(one < now for one in self.due)


NOTHING = OpenCases(0, EMPTY, date.min, ())
"""What waits in an empty log."""


def read_glance(home: Home, log: Rows, size: int, today: date) -> Glance | None:
    """The glance of all that waits in a log of `size` records; None when there is none that can be used as it stands."""
    with contextlib.suppress(CalloutError), storing(home.open_cases_path), home.open_cases_path.open("rb") as file:
        found = _glance(file)
        is_whole = found.size == size and (found.until is None or today <= found.until)
        return found if is_whole and _fits(found, log, size, today) else None
    return None


def read_open_cases(home: Home, log: Rows, size: int, today: date) -> OpenCases:
    """What the file says of the beginning of a log of `size` records; `NOTHING` when there is no file that can be used."""
    with contextlib.suppress(CalloutError), storing(home.open_cases_path), home.open_cases_path.open("rb") as file:
        found = _glance(file)
        if _fits(found, log, size, today):
            return _whole(found, file)
    return NOTHING


def keep_open_cases(home: Home, found: OpenCases) -> None:
    """Put it in the file's place. When the disk will not, the next start takes longer, and that is all."""
    with contextlib.suppress(CalloutError):
        replace_file(home.open_cases_path, format_open_cases(found))


def glance_of(found: OpenCases, list_sha256: str = "") -> Glance:
    """What the start of an interview needs of all that waits."""
    begun = datetime.combine(found.day, time(), UTC)
    others = [one.due for one in found.pending if one.matter != "missing" and one.due is not None]
    late = sum(due < begun for due in others)
    return Glance(
        found.size,
        found.root,
        found.day,
        len(found.pending),
        sum(one.matter == "missing" for one in found.pending),
        late,
        tuple(sorted(others)[late:]),
        next(iter(in_order(found.pending, begun)), None),
        min((one.until for one in found.pending if one.until is not None), default=None),
        list_sha256,
    )


def format_open_cases(found: OpenCases) -> bytes:
    """The bytes of the file."""
    listed = _line([_kept(one) for one in found.pending])
    glance = glance_of(found, hashlib.sha256(listed).hexdigest())
    head = _line(
        {
            "format": FORMAT,
            "engine": __version__,
            **as_dict(glance),
            "root": found.root.hex(),
            "day": found.day.isoformat(),
            "due": [format_time(one) for one in glance.due],
            "first": _kept(glance.first) if glance.first else None,
            "until": glance.until.isoformat() if glance.until else None,
        }
    )
    return hashlib.sha256(head).hexdigest().encode() + b"\n" + head + listed


def parse_open_cases(raw: bytes) -> OpenCases:
    """What the bytes of the file say.

    Raises:
        EvidenceError: they are damaged, or another version of callout wrote them.
    """
    file = io.BytesIO(raw)
    return _whole(_glance(file), file)


def pending_as_json(one: Pending) -> dict[str, Json]:
    """One thing that waits, its times and days as text, its words in English."""
    due = format_time(one.due) if one.due else None
    return {**as_dict(one), "due": due, "until": one.until.isoformat() if one.until else None}


def _fits(found: Glance, log: Rows, size: int, today: date) -> bool:
    """Whether the log begins with the records that it was made from, and the day with that on which it was made, or later."""
    return 0 <= found.size <= size and found.day <= today and log.root_at(found.size) == found.root


def _glance(file: BinaryIO) -> Glance:
    digest, head = file.readline(), file.readline()
    if hashlib.sha256(head).hexdigest().encode() != digest[:-1]:
        raise EvidenceError("the file of open cases is damaged")
    try:
        value = json.loads(head)
        if (value.pop("format"), value.pop("engine")) != (FORMAT, __version__):
            raise EvidenceError("another version of callout wrote the file of open cases")
        return Glance(
            **{
                **value,
                "root": bytes.fromhex(value["root"]),
                "day": date.fromisoformat(value["day"]),
                "due": tuple(parse_time(one) for one in value["due"]),
                "first": _pending(value["first"]) if value["first"] else None,
                "until": date.fromisoformat(value["until"]) if value["until"] else None,
            }
        )
    except _UNREADABLE:
        raise EvidenceError("the file of open cases has another form") from None


def _whole(found: Glance, file: BinaryIO) -> OpenCases:
    listed = file.read()
    if hashlib.sha256(listed).hexdigest() != found.list_sha256:
        raise EvidenceError("the file of open cases is damaged")
    try:
        return OpenCases(found.size, found.root, found.day, tuple(map(_pending, json.loads(listed))))
    except _UNREADABLE:
        raise EvidenceError("the file of open cases has another form") from None


def _pending(value: dict[str, Any]) -> Pending:
    due = parse_time(value["due"]) if value["due"] else None
    until = date.fromisoformat(value["until"]) if value["until"] else None
    return Pending(**{**value, "words": _words(value["words"]), "due": due, "until": until})


def _kept(one: Pending) -> dict[str, Json]:
    return {**pending_as_json(one), "words": _as_kept(one.words)}


def _as_kept(said: object) -> Json:
    """A text as the file has it: of a message also what it was made of."""
    if isinstance(said, Message):
        return {"template": said.template, "values": {name: _as_kept(one) for name, one in said.values.items()}}
    return said if isinstance(said, int) else str(said)


def _words(kept: Any) -> str:
    """The text that the file has."""
    return kept if isinstance(kept, str) else _message(kept)


def _message(kept: dict[str, Any]) -> Message:
    if not _TEMPLATE.match(kept["template"]):
        raise ValueError("a template that is none of ours")
    values = {name: _message(one) if isinstance(one, dict) else one for name, one in kept["values"].items()}
    return Message(kept["template"], values)


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
