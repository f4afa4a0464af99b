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

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None

MAX_BYTES = 65_535
MAX_INTEGER = 2**53 - 1
MAX_DEPTH = 32
_KEY = re.compile(r"[a-z_][a-z0-9_]*\Z")


def format_canonical(value: Json) -> bytes:
    """The canonical bytes of `value`.

    Raises:
        EvidenceError: `value` holds something that the restricted form does not allow, or is over 65,535 bytes.
    """
    _require_allowed(value, MAX_DEPTH)
    raw = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    if len(raw) > MAX_BYTES:
        raise EvidenceError(f"the record is {len(raw)} bytes long, and {MAX_BYTES} is the most", "shorten the text")
    return raw


def parse_canonical(raw: bytes) -> Json:
    """The value whose canonical bytes are exactly `raw`.

    Raises:
        EvidenceError: not UTF-8, not JSON, a repeated key, a float, over 65,535 bytes, or any byte different from
            what `format_canonical` would write.
    """
    if len(raw) > MAX_BYTES:
        raise EvidenceError(f"the record is {len(raw)} bytes long, and {MAX_BYTES} is the most")
    try:
        value: Json = json.loads(
            raw.decode(), object_pairs_hook=_unique, parse_float=_no_float, parse_constant=_no_float
        )
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"the bytes are not canonical JSON: {error}") from None
    if format_canonical(value) != raw:
        raise EvidenceError("the bytes are JSON, but not in canonical form")
    return value


def require_text(text: str) -> None:
    """Nothing, when `text` may stand in a record.

    Raises:
        EvidenceError: a control or bidi character, or text that is not in Unicode normal form C.
    """
    for character in text:
        if is_unsafe_character(character):
            raise EvidenceError(
                f"the text holds the control character U+{ord(character):04X}", "type it again without special keys"
            )
    if not unicodedata.is_normalized("NFC", text):
        raise EvidenceError("the text is not in Unicode normal form C")


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
