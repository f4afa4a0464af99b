"""The one encoding that is hashed: restricted JCS (RFC 8785).

Format: UTF-8 JSON without white space; object keys match `[a-z_][a-z0-9_]*` and are sorted; strings are NFC and hold
no control character but newline and no bidi control; integers lie within 2^53-1 of zero; no floats; at most 65,535
bytes. Keys are ASCII, so RFC 8785's order by UTF-16 code unit is plain string order.

`parse_canonical(format_canonical(value)) == value`, and no other bytes parse to `value`.
"""

import json
import re
import unicodedata
from typing import NoReturn, TypeAlias

from calloutcli.errors import EvidenceError
from calloutcli.finding import is_unsafe_character
from calloutcli.wording import msg

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None

MAX_BYTES = 65_535
MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 32
_KEY = re.compile(r"[a-z_][a-z0-9_]*\Z")
_DIGITS = len(str(-MAX_INTEGER))
_SEEN: set[str] = set()
_MOST_SEEN = 4_096


def format_canonical(value: Json) -> bytes:
    """The canonical bytes of `value`.

    Raises:
        EvidenceError: `value` holds something that the restricted form does not allow, or is over 65,535 bytes.
    """
    _require_allowed(value, MAX_DEPTH)
    raw = _ENCODER.encode(value).encode()
    if len(raw) > MAX_BYTES:
        raise EvidenceError(
            msg("the record is {count} bytes long, and {most} is the most", count=len(raw), most=MAX_BYTES),
            msg("shorten the text"),
        )
    return raw


def parse_canonical(raw: bytes) -> Json:
    """The value whose canonical bytes are exactly `raw`.

    Raises:
        EvidenceError: not UTF-8, not JSON, a repeated key, a float, over 65,535 bytes, or any byte different from
            what `format_canonical` would write.
    """
    if len(raw) > MAX_BYTES:
        raise EvidenceError(
            msg("the record is {count} bytes long, and {most} is the most", count=len(raw), most=MAX_BYTES)
        )
    found = _read_quickly(raw)
    return found[0] if found else _read_thoroughly(raw)


def _read_quickly(raw: bytes) -> tuple[Json] | None:
    """The value in a tuple, when it is quickly seen to be canonical; None when it must be looked at more closely.

    INVARIANT: what this lets through, `_read_thoroughly` reads as the same value. Nearly every record is ASCII without
    an escape: then each string is NFC, and the one control character that JSON lets stand in it is DEL. Few brackets
    cannot be nested deep. A repeated key, white space, `-0` or keys in another order do not come out as they went in.
    """
    if not raw.isascii() or b"\\" in raw or b"\x7f" in raw or raw.count(b"{") + raw.count(b"[") >= MAX_DEPTH:
        return None
    text = raw.decode()
    try:
        value: Json = _DECODER.raw_decode(text)[0]
    except ValueError:
        return None
    return (value,) if _ENCODER.encode(value) == text else None


def _read_thoroughly(raw: bytes) -> Json:
    """What `parse_canonical` says, with the reason where it is a refusal."""
    try:
        value: Json = json.loads(
            raw.decode(), object_pairs_hook=_unique, parse_float=_no_float, parse_constant=_no_float
        )
    except (ValueError, RecursionError) as error:
        raise EvidenceError(msg("the bytes are not canonical JSON: {error}", error=str(error))) from None
    if format_canonical(value) != raw:
        raise EvidenceError(msg("the bytes are JSON, but not in canonical form"))
    return value


def require_text(text: str) -> None:
    """Nothing, when `text` may stand in a record.

    Raises:
        EvidenceError: a control or bidi character, or text that is not in Unicode normal form C.
    """
    for character in text:
        if is_unsafe_character(character):
            raise EvidenceError(
                msg("the text holds the control character U+{code:04X}", code=ord(character)),
                msg("type it again without special keys"),
            )
    if not unicodedata.is_normalized("NFC", text):
        raise EvidenceError(msg("the text is not in Unicode normal form C"))


def _require_allowed(value: Json, depth: int) -> None:
    if depth == 0:
        raise EvidenceError(f"the value is nested more than {MAX_DEPTH} deep")
    if isinstance(value, str):
        if not (value.isascii() and value.isprintable()):
            require_text(value)
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise EvidenceError(f"the integer {value} is beyond 2^53-1")
    elif isinstance(value, list):
        for item in value:
            _require_allowed(item, depth - 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not _KEY.match(key):
                raise EvidenceError(f"the key {key!r} is not of the form [a-z_][a-z0-9_]*")
            _require_allowed(item, depth - 1)
    else:
        raise EvidenceError(f"a {type(value).__name__} cannot stand in a record")


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is repeated")
    return found


def _no_float(text: str) -> NoReturn:
    raise ValueError(f"the number {text} is not an integer")


def _small(text: str) -> int:
    """The integer that a JSON number without fraction spells, when it lies within 2^53-1 of zero."""
    number = int(text) if len(text) <= _DIGITS else MAX_INTEGER + 1
    if abs(number) > MAX_INTEGER:
        raise ValueError(f"the integer {text} is beyond 2^53-1")
    return number


def _well_named(members: dict[str, Json]) -> dict[str, Json]:
    """The members of an object, when every key has the allowed form. Keys are few: those seen are remembered."""
    if not members.keys() <= _SEEN:
        for key in members:
            if not _KEY.match(key):
                raise ValueError("a key of another form")
        if len(_SEEN) < _MOST_SEEN:
            _SEEN.update(members)
    return members


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))
_DECODER = json.JSONDecoder(object_hook=_well_named, parse_int=_small, parse_float=_no_float, parse_constant=_no_float)
