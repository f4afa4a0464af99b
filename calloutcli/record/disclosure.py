"""Personal fields outside the record: digests in the leaf, disclosures beside it (RFC 9901, SD-JWT).

Format: a disclosure is base64url, without padding, of the JSON array `["<salt>","<name>",<value>]`, the salt being 16
fresh random bytes in base64url; its digest is base64url of SHA-256 over the disclosure's ASCII bytes. A decoy is the
same over the one-element array `["<salt>"]`: nobody can tell its digest from another's, and who holds it can prove it.
The digests of a record stand in `_sd`, sorted, always as many as its kind fixes.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping

from calloutcli.canonical import Json, format_canonical, parse_canonical
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.wording import msg

SALT_BYTES = 16
ALGORITHM = "sha-256"
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_DECOY_LENGTH = 35  # base64url of `["<22 characters>"]`

Random = Callable[[int], bytes]
"""n -> n random bytes from the operating system."""


@frozen
class Disclosure:
    """A personal field in clear. `name` is empty for a decoy."""

    salt: str
    name: str
    value: Json


def format_disclosure(disclosure: Disclosure) -> str:
    """The disclosure as text; `parse_disclosure` reads it back."""
    array: list[Json] = [disclosure.salt]
    if disclosure.name:
        array += [disclosure.name, disclosure.value]
    return _encode(format_canonical(array))


def parse_disclosure(text: str) -> Disclosure:
    """The field that a disclosure's text holds.

    Raises:
        EvidenceError: it is not of the format above.
    """
    try:
        array = parse_canonical(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True))
    except (ValueError, binascii.Error):
        raise EvidenceError(msg("the disclosure is not base64url")) from None
    match array:
        case [str(salt), str(name), value] if name:
            disclosure = Disclosure(salt, name, value)
        case [str(salt)]:
            disclosure = Disclosure(salt, "", None)
        case _:
            raise EvidenceError(msg("the disclosure is not an array of salt, name and value"))
    if format_disclosure(disclosure) != text:
        raise EvidenceError(msg("the disclosure is not in canonical form"))
    return disclosure


def is_decoy(disclosure: str) -> bool:
    """Whether a disclosure's text is that of a decoy: an array of its salt alone is the only one so short."""
    return len(disclosure) == _DECOY_LENGTH


def digest_of(disclosure: str) -> str:
    """The digest that stands in `_sd` for a disclosure's text."""
    return _encode(hashlib.sha256(disclosure.encode("ascii", "replace")).digest())


def conceal(fields: Mapping[str, Json], count: int, random: Random) -> dict[str, str]:
    """Disclosure text by digest, sorted, for the fields and as many decoys as make `count`.

    Raises:
        EvidenceError: there are more fields than `count`.
    """
    if len(fields) > count:
        raise EvidenceError(
            msg("{count} personal fields do not fit into {places}", count=len(fields), places=count),
            msg("leave one of them out"),
        )
    texts = [format_disclosure(Disclosure(_encode(random(SALT_BYTES)), name, value)) for name, value in fields.items()]
    texts += [_decoy(random(SALT_BYTES)) for _ in range(count - len(texts))]
    return dict(sorted((digest_of(text), text) for text in texts))


def _decoy(salt: bytes) -> str:
    """What `format_disclosure` writes of a salt alone, written out: most digests of a record are of decoys."""
    return _encode(f'["{_encode(salt)}"]'.encode())


def _encode(raw: bytes) -> str:
    return binascii.b2a_base64(raw, newline=False).translate(_URL_SAFE, b"=").decode()
