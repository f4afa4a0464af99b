"""Names: of a case, to be read over the phone (`ELM-7K4Q-R`), and of a record, to be told from every other.

Format of a reference: the home's code (2 to 6 letters or digits), four Crockford base-32 letters of 20 random bits, and a check
character: the number modulo 37 over Crockford's 37 symbols, after the home's code as base 36. A mistyped or swapped
character changes the check character. Read without regard to case; `O` is 0, `I` and `L` are 1.
What was typed wrong is held against the references that are known (`near_references`).
Format of a uid: 128 random bits as 26 small base-32 letters.
"""

import base64
import re
from collections.abc import Callable, Iterable

from calloutcli.errors import UsageError
from calloutcli.wording import msg

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _LETTERS + "*~$=U"
_ALIKE = str.maketrans("OIL", "011", " -")
_NEAR = 2
"""So many slips, counted over home's code, letters and check: one more, and a home's other cases are as near by chance."""
_NEAR_WITHOUT_CODE = 1
_MOST_NAMED = 3
_FORM = re.compile(r"([A-Z0-9]{2,6})-([0-9A-Z]{4})-([0-9A-Z*~$=])\Z")


def format_reference(code: str, number: int) -> str:
    """The reference of `number` (0 to 2^20-1) in the home called `code`; `parse_reference` reads it back."""
    letters = "".join(_LETTERS[number >> shift & 31] for shift in (15, 10, 5, 0))
    return f"{code}-{letters}-{_check(code, number)}"


def parse_reference(text: str) -> str:
    """The reference in its one right spelling.

    Raises:
        UsageError: it has not the form of a reference, or the check character says that it is mistyped.
    """
    code, dash, rest = text.strip().upper().replace(" - ", "-").partition("-")
    match = _FORM.match(code + dash + rest.replace(" ", ""))
    if match is None:
        raise UsageError(
            msg("`{text}` is not a reference", text=text),
            msg("a reference looks like ELM-7K4Q-R; `callout log list` shows them"),
        )
    code, letters, check = match.groups()
    number = 0
    for letter in letters.replace("O", "0").replace("I", "1").replace("L", "1"):
        if letter not in _LETTERS:
            raise UsageError(
                msg("`{text}` is mistyped: `{letter}` is never used", text=text, letter=letter),
                msg("read it again from the card"),
            )
        number = number * 32 + _LETTERS.index(letter)
    check = {"O": "0", "I": "1", "L": "1"}.get(check, check)
    if check != _check(code, number):
        raise UsageError(
            msg("`{text}` is mistyped: its last character does not fit", text=text), msg("read it again from the card")
        )
    return format_reference(code, number)


def near_references(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known references that are nearest to `text`, in order; none when none is near, or more than three are equally so.

    A slip is a letter wrong, missing or too many, or two neighbours swapped. Spaces, dashes and look-alikes are none. Near is up to two
    slips, or one where the home's code was left out.
    """
    typed = text.upper().translate(_ALIKE)
    letters = frozenset(typed)
    nearest = _NEAR
    found: list[str] = []
    for reference in known:
        whole = reference.upper().translate(_ALIKE)
        alone = whole[reference.find("-") :]
        slips = min(
            _slips(typed, whole, nearest) if len(letters ^ set(whole)) <= 2 * nearest else _NEAR + 1,
            _slips(typed, alone, _NEAR_WITHOUT_CODE) if len(letters ^ set(alone)) <= 2 else _NEAR + 1,
        )
        if slips < nearest:
            nearest, found = slips, []
        found += [reference] if slips == nearest else []
    return tuple(sorted(found)) if len(found) <= _MOST_NAMED else ()


def new_uid(random: Callable[[int], bytes]) -> str:
    """A random name for a record: 128 bits as 26 base-32 letters."""
    return base64.b32encode(random(16)).decode().rstrip("=").lower()


def _slips(one: str, other: str, most: int) -> int:
    """By how many slips two texts differ; more than `most` where it is more. Optimal string alignment."""
    if abs(len(one) - len(other)) > most:
        return _NEAR + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        earlier, before, row = before, row, [index]
        for place, against in enumerate(other, 1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != against))
            if index > 1 and place > 1 and letter == other[place - 2] and against == one[index - 2]:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return _NEAR + 1
    return row[-1] if row[-1] <= most else _NEAR + 1


def _check(code: str, number: int) -> str:
    return _CHECKS[((int(code, 36) << 20) + number) % 37]
