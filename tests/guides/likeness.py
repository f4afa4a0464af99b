"""Whether a real screen is the one that a page shows: `likeness(shown, real)`, on another day and with other dice.

Lines may break elsewhere, and what differs on every computer may differ: references, dates and times, keys, digests,
receipts. Everything else is the same, word for word. `...` alone on a line stands for any lines, or none.
"""

import re
from collections.abc import Sequence
from typing import Final

from tests.stories.stories import ANY

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
KINDS: Final = {
    "receipt": r"\d+(?:-[0-9A-HJKMNP-TV-Z]{4}){6}-[0-9A-HJKMNP-TV-Z]{1,4}",
    "reference": r"[A-Z]{2,6}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-Z*~$=]",
    "public key": r"[\w-]+/[\w-]+\+[0-9a-f]{8}\+[\w+/]{43,44}=?",
    "key": r"(?<=\()[0-9a-f]{8}(?=\))",
    "digest": r"\b[0-9a-f]{16,64}\b|\b[0-9a-f]{4}(?:\s+[0-9a-f]{4}){15}\b",
    "day": rf"(?:{_DAY}\s+)?\b\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?",
    "date": r"\b\d{4}-\d\d-\d\d\b",
    "time": r"\b\d\d:\d\d\b",
}
_ANY_KIND = re.compile("|".join(f"(?P<k{number}>{pattern})" for number, pattern in enumerate(KINDS.values())))
_UNSEEN = re.compile(r"(?<=not shown while you type\.\n> ).*|(?<=The same again\.\n> ).*")
"""A passphrase: it stands on the page, and a terminal does not show it."""


def likeness(shown: Sequence[str], real: Sequence[str]) -> dict[str, str] | None:
    """What stands in the real screen for each reference, date, key ... on the page; None where the screens are not alike."""
    pattern: list[str] = []
    tokens: list[str] = []
    for index, block in enumerate(_blocks(shown)):
        pattern.append(r"(?:.*\s)?" if index else "")
        pattern.append(_pattern(_UNSEEN.sub("", block), tokens))
    found = re.fullmatch("".join(pattern), "".join(f"{line}\n" for line in real), re.DOTALL)
    if found is None:
        return None
    same: dict[str, str] = {}
    for token, value in zip(tokens, found.groups(), strict=True):
        if same.setdefault(token, value) != value and _kind(token) not in ("time", "day"):
            return None
    return same


def _blocks(lines: Sequence[str]) -> list[str]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line == ANY:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return ["".join(f"{line}\n" for line in block) for block in blocks]


def _pattern(text: str, tokens: list[str]) -> str:
    """A pattern for the text, a group for each token in it."""
    parts: list[str] = []
    end = 0
    for token in _ANY_KIND.finditer(text):
        tokens.append(token[0])
        kind = list(KINDS.values())[int(token.lastgroup[1:])]  # type: ignore[index]
        parts += [_literal(text[end : token.start()]), f"({kind})"]
        end = token.end()
    return "".join([*parts, _literal(text[end:])])


def _literal(text: str) -> str:
    return "".join(r"\s+" if part.isspace() else re.escape(part) for part in re.split(r"(\s+)", text) if part)


def _kind(token: str) -> str:
    return next(name for name, pattern in KINDS.items() if re.fullmatch(pattern, token))
