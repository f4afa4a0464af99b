"""The two versions of a protocol that the made-up homes decide by, made from the reference model that ships.

Version 2.0.0 is the reference model. Version 1.0.0, which it replaces, is harsher: it tells the police of much that the model leaves to
the home or to the daytime. Both ask the same questions, so whatever the figures show is the change of the rules. Each says in its title
and in its first lines that it is made up, and its stricter rules cite no source but that.
"""

from datetime import date
from typing import Final

ID: Final = "synthetic-demo"
OLD, NEW = "1.0.0", "2.0.0"

_NOTICE = """\
# SYNTHETIC. Made by `callout demo` so that reports can be looked at. Nobody agreed this file, and no home decides by it.
"""
_AGENCIES = """\
agencies:
  synthetic_police: {name: The police (synthetic), role: police}
  synthetic_provider: {name: The provider (synthetic), role: home}
  synthetic_youth_justice: {name: The youth justice service (synthetic), role: youth_justice}
  synthetic_council: {name: The council (synthetic), role: local_authority}
"""
_SOURCE = """\
  SYNTHETIC:
    title: Made up for the demo, so that there is an older and stricter version to change from
"""

STRICTER: Final = {
    "away-but-safe": "missing_report",
    "fire-out": "report_101",
    "weapon-found": "report_101",
    "drugs-found": "report_101",
    "has-not-decided": "report_101",
    "needed-treatment": "report_101",
    "hateful": "report_101",
    "keeps-happening": "report_101",
}
"""Rule -> the outcome that the older version gives where it holds."""


def protocol_sources(reference: bytes, first: date, change: date, end: date) -> tuple[bytes, bytes]:
    """The exact bytes of (the older version, the newer), in effect from `first` and from `change`, to be reviewed after `end`.

    Raises:
        ValueError: the reference model does not have the words that are exchanged.
    """
    text = reference.decode()
    old = _version(text, OLD, "the older, stricter version", first, end)
    for rule, outcome in STRICTER.items():
        old = _stricter(old, rule, outcome)
    new = _version(text, NEW, "the newer version", change, date(end.year + 1, end.month, end.day))
    return old.encode(), new.encode()


def _version(text: str, version: str, which: str, effective: date, review_by: date) -> str:
    """The reference model as one version of the demo's protocol."""
    text = _exchanged(text, "protocol: reference-model\n", f"protocol: {ID}\n")
    text = _exchanged(text, "version: 1.0.0\n", f"version: {version}\n")
    text = _exchanged(text, _between(text, "title: ", "status: "), f'title: "SYNTHETIC, for a demo: {which}"\n')
    text = _exchanged(text, _between(text, "effective: ", "languages:"), _dates(effective, review_by))
    text = _exchanged(text, _between(text, "agencies:\n", "terms:\n"), _AGENCIES)
    text = _exchanged(text, "\nsources:\n", f"\nsources:\n{_SOURCE}")
    return _NOTICE + _exchanged(text, "  area: No area. An example to start from.\n", "  area: No area. Synthetic.\n")


def _dates(effective: date, review_by: date) -> str:
    return f"effective: {effective.isoformat()}\nreview by: {review_by.isoformat()}\n"


def _stricter(text: str, rule: str, outcome: str) -> str:
    """The protocol with another outcome for a rule, and no source for it but that it is made up."""
    head = f"\n  {rule}:\n"
    block = _between(text, head, "    note: ")
    then, because = _line(block, "    then: "), _line(block, "    because: ")
    made = _exchanged(block, then, f"    then: {outcome}\n")
    made = _exchanged(made, because, "    because: SYNTHETIC stricter\n")
    note = _line(text[text.index(head) :], "    note: ")
    return _exchanged(text, block + note, f"{made}    note: An older and stricter rule, made up for the demo.\n")


def _line(text: str, start: str) -> str:
    """The first line that begins so."""
    at = text.find(f"\n{start}") + 1
    if not at:
        raise ValueError(f"no line of the reference model begins with {start!r}")
    return text[at : text.index("\n", at) + 1]


def _between(text: str, start: str, until: str) -> str:
    """The text from the first `start` up to the next `until`."""
    at = text.find(start)
    stop = text.find(until, at)
    if at < 0 or stop < 0:
        raise ValueError(f"the reference model has no {start!r}")
    return text[at:stop]


def _exchanged(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"the reference model has {old!r} so many times: {text.count(old)}")
    return text.replace(old, new)
