"""What a change does, as Markdown: a paper that can be laid before a meeting."""

from collections.abc import Iterable, Sequence

from calloutcli.audit.backtest import Backtest
from calloutcli.cli.diff_text import (
    DIRECTIONS,
    how_many,
    left_out_sentences,
    redecided_words,
    space_sentences,
    version_sentences,
)
from calloutcli.cli.difference import Difference, Worked, heart
from calloutcli.finding import printable
from calloutcli.protocol.model import UNDECIDED, Protocol


def render_diff_markdown(difference: Difference) -> str:
    """The paper: a summary, a table for each direction, the incidents, the other changes, what is asked of the meeting."""
    old, new = difference.old, difference.new
    parts = [f"# What changes from {_text(old.id)} {old.version} to {_text(new.id)} {new.version}"]
    if not difference.same_protocol:
        parts.append("These are two protocols, not two versions of one.")
    parts.append("\n".join(f"- {_text(sentence)}" for sentence in space_sentences(difference.comparison)))
    for direction, words in DIRECTIONS.items():
        rows = [
            (
                f"{_title(old, one.before)} → {_title(new, one.after)}",
                how_many(difference.comparison, one).rpartition(": ")[2],
                ", ".join(one.rules),
                heart(difference, one),
            )
            for one in difference.comparison.transitions
            if one.direction == direction
        ]
        if rows:
            parts.append(f"## {words.capitalize()}")
            parts.append(_table(("Outcome", "Situations", "Because of", "For example"), rows))
    parts += _incidents("Worked incidents", difference.worked)
    parts += _incidents("Recorded incidents", difference.recorded)
    if difference.edits:
        parts.append("## Other changes")
        rows4 = [(edit.kind, edit.where, edit.before, edit.after) for edit in difference.edits]
        parts.append(_table(("What", "Where", "Before", "After"), rows4))
    parts.append("## Version")
    parts.append("\n".join(_text(sentence) for sentence in version_sentences(difference)) or "Two protocols.")
    parts.append(f"Compared were the files with SHA-256 `{old.sha256}` and `{new.sha256}`.")
    return "\n\n".join(parts)


def _incidents(title: str, found: Worked | Backtest | None) -> list[str]:
    if found is None or (isinstance(found, Worked) and not found.incidents and not found.problem):
        return []
    if isinstance(found, Worked) and found.problem:
        return [f"## {title}", f"**They could not be run: {_text(found.problem)}**"]
    parts = [f"## {title}", f"Out of {found.incidents}, these come out differently: {len(found.changed)}."]
    lines = [redecided_words(one) for one in found.changed]
    if isinstance(found, Backtest):
        lines += left_out_sentences(found)
    return parts + (["\n".join(f"- {_text(line)}" for line in lines)] if lines else [])


def _title(protocol: Protocol, outcome: str) -> str:
    """The outcome by its name and its title."""
    return outcome if outcome == UNDECIDED else f"{outcome} ({protocol.outcome(outcome).title.to('en')})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_text(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _text(text: str) -> str:
    """Words that mean nothing to Markdown."""
    safe = printable(text).replace("\n", " ").replace("&", "&amp;").replace("<", "&lt;")
    for sign in "\\|*_`[]#":
        safe = safe.replace(sign, f"\\{sign}")
    return safe
