"""What a change does, as plain text."""

from calloutcli.analysis.compare import Comparison
from calloutcli.analysis.count import SAMPLE
from calloutcli.analysis.side_by_side import Transition
from calloutcli.audit.backtest import Backtest, Redecided
from calloutcli.cli.difference import Difference, Worked, heart
from calloutcli.cli.render import wrap

DIRECTIONS = {"down": "less serious", "up": "more serious", "none": "as serious, and something else"}
MOST_CHANGES = 40
"""So many situations or incidents of one direction are listed; the rest are counted."""


def render_diff_text(difference: Difference) -> str:
    """The lines: situations first, then incidents, then the other changes, then the version."""
    old, new, comparison = difference.old, difference.new, difference.comparison
    lines = wrap(f"{old.id} {old.version} -> {new.id} {new.version}")
    if not difference.same_protocol:
        lines += wrap("These are two protocols, not two versions of one.")
    for sentence in space_sentences(comparison):
        lines += wrap(sentence)
    for direction, words in DIRECTIONS.items():
        found = [one for one in comparison.transitions if one.direction == direction]
        if found:
            lines += ["", f"{words.capitalize()}:"]
            lines += [line for one in found[:MOST_CHANGES] for line in _transition(difference, one)]
            if len(found) > MOST_CHANGES:
                lines.append(f"  and more of these: {len(found) - MOST_CHANGES}")
    lines += _incidents("Worked incidents", difference.worked)
    lines += _incidents("Recorded incidents", difference.recorded)
    lines += _edits(difference)
    for sentence in version_sentences(difference):
        lines += ["", *wrap(sentence)]
    return "\n".join(lines)


def space_sentences(comparison: Comparison) -> list[str]:
    """How many situations come out differently, how that was counted, and over which questions."""
    if not comparison.transitions:
        lines = [f"No situation comes out differently. Situations: {comparison.situations:,}."]
        if not comparison.exact:
            lines = ["No situation comes out differently (proved by search)."]
    elif comparison.exact:
        lines = [
            f"Situations that come out differently: {comparison.situations_changed:,} of {comparison.situations:,}."
        ]
    else:
        lines = [
            "Every kind of difference was found by search.",
            f"There are too many combinations to count them: the numbers are of a sample of {SAMPLE:,} situations.",
            f"Of these come out differently: {comparison.situations_changed:,}.",
        ]
    if comparison.counted_by == "diagram in another order":
        lines.append("Counted with the questions in another order than that of the file.")
    if comparison.hidden:
        lines.append(f"Declared impossible by one of the two only, and left out: {comparison.hidden:,}.")
    if comparison.only_old or comparison.only_new:
        lines.append(f"Compared over the questions that both ask: {', '.join(comparison.shared)}.")
        for whose, ids in (("old", comparison.only_old), ("new", comparison.only_new)):
            if ids:
                lines.append(f"Only the {whose} one asks, taken here with every answer: {', '.join(ids)}.")
    if comparison.limited:
        lines.append(f"Compared only over the answers that both have: {', '.join(comparison.limited)}.")
    return lines


def version_sentences(difference: Difference) -> list[str]:
    """Which part of the version must rise, and whether it did."""
    if not difference.same_protocol:
        return []
    if difference.refused:
        return [f"VERSION: {difference.refused}."]
    if difference.bump == "none":
        return ["Version: nothing changed that needs another one."]
    if difference.bump_given == "none":
        return [f"Version: this is a {difference.bump} change. Raise the version before anybody signs it."]
    return [f"Version: this is a {difference.bump} change, and the version rises by {difference.bump_given}."]


def how_many(comparison: Comparison, transition: Transition) -> str:
    """The number of situations, or what a sample saw of them."""
    if comparison.exact:
        return f"situations: {transition.situations:,}"
    if transition.situations:
        return f"in the sample: {transition.situations:,}"
    return "too rare to be in the sample"


def _transition(difference: Difference, one: Transition) -> list[str]:
    lines = wrap(f"{one.before} -> {one.after}, {how_many(difference.comparison, one)}", "  ")
    if one.rules:
        lines += wrap(f"because of: {', '.join(one.rules)}", "      ")
    example = heart(difference, one)
    return lines + (wrap(f"for example: {example}", "      ") if example else [])


def _incidents(title: str, found: Worked | Backtest | None) -> list[str]:
    if found is None:
        return []
    if isinstance(found, Worked) and found.problem:
        return ["", *wrap(f"{title.upper()} COULD NOT BE RUN: {found.problem}")]
    if isinstance(found, Worked) and not found.incidents:
        return []
    lines = ["", f"{title} that come out differently: {len(found.changed)} of {found.incidents}"]
    lines += [line for one in found.changed[:MOST_CHANGES] for line in wrap(redecided_words(one), "  ")]
    if len(found.changed) > MOST_CHANGES:
        lines.append(f"  and more: {len(found.changed) - MOST_CHANGES}")
    if isinstance(found, Backtest):
        lines += [line for sentence in left_out_sentences(found) for line in wrap(sentence, "  ")]
    return lines


def redecided_words(one: Redecided) -> str:
    """An incident in one line."""
    way = f" ({DIRECTIONS[one.direction]})" if one.direction != "none" else ""
    return f"{one.name}: {one.before} -> {one.after}{way}"


def left_out_sentences(found: Backtest) -> list[str]:
    """What a backtest could not look at."""
    lines = []
    if found.not_known:
        lines.append(f"Answers that one of the versions does not have, taken as not known: {found.not_known}")
    if found.other_protocols:
        lines.append(f"Decisions under other protocols, left out: {found.other_protocols}")
    if found.unreadable:
        seqs = ", ".join(map(str, found.unreadable[:10]))
        lines.append(f"RECORDS THAT CANNOT BE READ: {len(found.unreadable)} (first: {seqs}). Run callout log verify")
    return lines


def _edits(difference: Difference) -> list[str]:
    if not difference.edits:
        return []
    lines = ["", f"Other changes: {len(difference.edits)}"]
    kind = ""
    for edit in difference.edits:
        if edit.kind != kind:
            kind = edit.kind
            lines.append(f"  {kind}:")
        lines += wrap(edit.where, "    ")
        if edit.before:
            lines += wrap(f"- {edit.before}", "      ")
        if edit.after:
            lines += wrap(f"+ {edit.after}", "      ")
    return lines
