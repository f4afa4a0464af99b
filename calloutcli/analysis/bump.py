"""Which part of the version must rise: what a change does decides, not how large its text is (Semantic Versioning 2.0.0).

*major*: some situation comes to a less serious outcome, or none at all; the gate changes; "I do not know" is read as
something else than the most serious. *minor*: any other change of an outcome, of what is asked, or of what has to be
done, by whom and by when. *patch*: words only. *none*: nothing that anybody can read.
"""

from typing import Final, Literal

from calloutcli.analysis.compare import Comparison
from calloutcli.analysis.edits import WORDS, edits_between
from calloutcli.protocol.model import Protocol

Bump = Literal["none", "patch", "minor", "major"]
_PARTS: Final[tuple[Bump, ...]] = ("major", "minor", "patch")
BUMPS: Final[tuple[Bump, ...]] = ("none", "patch", "minor", "major")


def bump_needed(old: Protocol, new: Protocol, comparison: Comparison) -> Bump:
    """The part of the version that must rise from `old` to `new`."""
    if comparison.lowered or _gates(old) != _gates(new) or _less_careful(old, new):
        return "major"
    edits = edits_between(old, new)
    if comparison.transitions or comparison.hidden or any(edit.kind not in WORDS for edit in edits):
        return "minor"
    return "patch" if edits else "none"


def bump_given(old: str, new: str) -> Bump | Literal["backwards"]:
    """The part of the version that rose; `backwards` when `new` is the older one."""
    before, after = _numbers(old), _numbers(new)
    if after < before:
        return "backwards"
    for index, bump in enumerate(_PARTS):
        if after[index] > before[index]:
            return bump
    return "none"


def next_version(version: str, needed: Bump) -> str:
    """The least version that says so much has changed since `version`."""
    numbers = list(_numbers(version))
    if needed == "none":
        return version
    index = _PARTS.index(needed)
    return ".".join(map(str, [*numbers[:index], numbers[index] + 1, *[0] * (2 - index)]))


def enough(needed: Bump, given: str) -> bool:
    """Whether the version rose as far as it must."""
    return given in BUMPS and BUMPS.index(given) >= BUMPS.index(needed)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _gates(protocol: Protocol) -> list[tuple[str, str, int]]:
    return [(q.id, q.if_unknown, number) for number, q in enumerate(protocol.questions) if q.gate]


def _less_careful(old: Protocol, new: Protocol) -> bool:
    """Whether not knowing the answer to a question of both is read otherwise, and not as the most serious."""
    before = {question.id: question.if_unknown for question in old.questions}
    return any(before.get(q.id, q.if_unknown) != q.if_unknown and q.if_unknown != "most serious" for q in new.questions)
