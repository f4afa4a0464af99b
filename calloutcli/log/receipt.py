r"""The handover receipt: what a log holds, in a line short enough to write into the day book by hand.

Whoever has the line can later tell whether the log was cut short or rewritten below it. Another log that fits the same line
takes 2^130 tries to find, and some 2^65 for somebody who prepares both logs beforehand: out of a home's reach, and a whole
checkpoint, kept by an agency, has no such limit. It is no signature: it says nothing about who wrote it, only what the log
must still be.

Format: `<size>-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXC`, for example `12-7K4Q-F0AB-9XYZ-2345-6789-ABCD-EFQ`. The size is the
number of records, in decimal. Then 26 letters of Crockford's base 32 (no I, L, O, U): the first 130 bits of the root. C is
the check character, one of the same 32. Groups of four, as for reading over the phone. The origin and the time stand
beside it where it is written down; they are not part of it. It has no format number: another format would have another shape.

Check character: over the field of 32 elements (polynomial x^5 + x^2 + 1), with each digit and letter taken as its value
0 to 31, start from 0, and for each in turn, size first, add it and double. That is the sum of symbol i from the right
times 2^i, and the doubling has period 31; so one wrong character always changes it, and so do two neighbours swapped, and
any two swapped that stand less than 31 apart. A modulus of 37, as references have (record/reference.py), does the same but
needs five signs that nobody can read out.

Read without regard to case, spaces and dashes; O is 0, I and L are 1.
"""

import re
from collections.abc import Callable

from calloutcli.errors import EvidenceError, UsageError
from calloutcli.frozen import frozen
from calloutcli.log.checkpoint import Checkpoint

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {letter: value for value, letter in enumerate(_LETTERS)} | {"O": 0, "I": 1, "L": 1}
_COUNT = 26
_BITS = 5 * _COUNT
_GROUP = 4
_LENGTHS = (4, 4, 4, 4, 4, 4, 3)
_SIZE = re.compile(r"[1-9][0-9]{0,15}\Z")
_GAP = re.compile(r"[\s\u2010-\u2015\u2212.-]+")
_LONGEST = 200
_MISREAD = 4
"""So many different letters of 26 are a slip of the pen: whoever rewrites a log changes nearly all."""
_AGAIN = "read it again from the day book"


@frozen
class Receipt:
    """The number of records, at least 1, and the first 130 bits of the root over them as 26 letters."""

    size: int
    letters: str


def receipt_of(checkpoint: Checkpoint) -> Receipt:
    """The receipt of what a checkpoint commits to."""
    return Receipt(checkpoint.size, _letters(checkpoint.root))


def format_receipt(receipt: Receipt) -> str:
    """The receipt in one line; `parse_receipt` reads it back."""
    code = receipt.letters + _check(f"{receipt.size}{receipt.letters}")
    return "-".join([str(receipt.size), *_groups(code)])


def parse_receipt(text: str) -> Receipt:
    """The receipt that was typed in.

    Raises:
        UsageError: it is mistyped, and where to look. Never a finding against the log.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise UsageError("this is far too long for a receipt", _AGAIN)
    size, *groups = [part for part in _GAP.split(text.upper()) if part] or [""]
    if not groups:
        size, groups = size[: -_COUNT - 1], _groups(size[-_COUNT - 1 :])
    size = size.replace("O", "0").replace("I", "1").replace("L", "1")
    if not _SIZE.match(size):
        raise UsageError(
            f"`{text}` is not a receipt: it does not begin with the number of records",
            "a receipt looks like 12-7K4Q-F0AB-9XYZ-2345-6789-ABCD-EFQ",
        )
    _require_letters(text, groups)
    code = "".join(_LETTERS[_VALUE[letter]] for letter in "".join(groups))
    receipt = Receipt(int(size), code[:_COUNT])
    if _check(f"{size}{receipt.letters}") != code[_COUNT]:
        raise UsageError(
            f"`{text}` is mistyped: its characters do not fit together",
            f"it was read as {size}-{'-'.join(_groups(code))}: compare the number and each group with the day book",
        )
    return receipt


def verify_receipt(receipt: Receipt, size: int, root_at: Callable[[int], bytes]) -> None:
    """Nothing, when a log of `size` records still begins with those that the receipt was given for.

    `root_at(n)` is the root over its first n records.

    Raises:
        EvidenceError: the log is shorter, or its first records are others.
        UsageError: a few letters differ, which is a slip in copying: no other log comes so near.
    """
    if receipt.size > size:
        raise EvidenceError(
            f"the receipt is for {receipt.size} records, and the log has {size}: the end is cut off, "
            "or an older copy was put back",
            "see that the receipt is of this log; then keep every file as it is, and tell whoever audits this home",
        )
    letters = _letters(root_at(receipt.size))
    pairs = list(zip(_groups(receipt.letters), _groups(letters), strict=True))
    different = sum(one != other for one, other in zip(receipt.letters, letters, strict=True))
    if different > _MISREAD:
        raise EvidenceError(
            f"the first {receipt.size} records are not those that the receipt was given for",
            "see that the receipt is of this log; then keep every file as it is, and tell whoever audits this home",
        )
    if different:
        slips = [f"group {at} is `{one}` and the log says `{other}`" for at, (one, other) in _differing(pairs)]
        raise UsageError(f"the receipt is copied wrongly: {', '.join(slips)}", _AGAIN)


def _differing(pairs: list[tuple[str, str]]) -> list[tuple[int, tuple[str, str]]]:
    return [(at, pair) for at, pair in enumerate(pairs, 1) if pair[0] != pair[1]]


def _require_letters(text: str, groups: list[str]) -> None:
    """Nothing, when the groups hold 27 letters, however they are parted.

    Raises:
        UsageError: they do not, and which group to look at.
    """
    for at, group in enumerate(groups, 1):
        for letter in group:
            if letter not in _VALUE:
                raise UsageError(f"`{text}` is mistyped: group {at} has `{letter}`, which is never used", _AGAIN)
    count = len("".join(groups))
    if count == _COUNT + 1:
        return
    if len(groups) == len(_LENGTHS):
        for at, (group, length) in enumerate(zip(groups, _LENGTHS, strict=True), 1):
            if len(group) != length:
                raise UsageError(
                    f"`{text}` is mistyped: group {at} is `{group}`, {len(group)} characters, and {length} belong there",
                    _AGAIN,
                )
    raise UsageError(
        f"`{text}` is mistyped: {count} characters follow the number, and {_COUNT + 1} belong there", _AGAIN
    )


def _letters(root: bytes) -> str:
    """The first 130 bits as 26 letters."""
    bits = int.from_bytes(root, "big") >> (8 * len(root) - _BITS)
    return "".join(_LETTERS[bits >> shift & 31] for shift in range(_BITS - 5, -1, -5))


def _groups(code: str) -> list[str]:
    return [code[start : start + _GROUP] for start in range(0, len(code), _GROUP)]


def _check(symbols: str) -> str:
    total = 0
    for symbol in symbols:
        total = (total ^ _VALUE[symbol]) << 1
        if total & 32:
            total ^= 0b100101
    return _LETTERS[total]
