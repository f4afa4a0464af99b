"""The card as plain text: lines that can be read aloud, copied and printed."""

from collections.abc import Iterable

from calloutcli.cli.render import wrap
from calloutcli.interview.card import Card
from calloutcli.store.settings import NOT_SET


def render_card(card: Card) -> str:
    """The lines of the card: the decision first, the reference alone on the last line."""
    lines = wrap(f"DECISION: {card.headline}")
    if card.departed_from:
        lines += wrap(f"You departed from the advice, which was: {card.departed_from}")
    do = _items("Do now:", [f"{number}. {step}" for number, step in enumerate(card.do, 1)], "   ")
    how = [line for part in card.how for line in wrap(part)]
    lines += [*do, *_why(card)] if card.emergency else [*_why(card), *how, *do]
    lines += _people(card)
    if card.look_again:
        lines += wrap(f"Look again: {card.look_again}")
    lines += _items("This would have changed the decision:", [f"- {change}" for change in card.changes])
    lines += wrap(" ".join(card.standing), hang="")
    lines += ["You can still call 999 at any time.", "Reference:", card.reference]
    return "\n".join(lines)


def _why(card: Card) -> list[str]:
    head = "Why the advice was that" if card.departed_from else "Why"
    first = wrap(f"{head}: {card.why[0]}") if card.why else []
    lines = first + _indented([*card.why[1:], *(f"- {reason}" for reason in card.reasons)])
    return lines + _items(f"{card.stronger}:", [f"- {reason}" for reason in card.nothing_stronger])


def _people(card: Card) -> list[str]:
    """Whom to ask, whom to tell, and their numbers, each number on a line of its own."""
    lines = [part for line in ask_lines(card) for part in wrap(line)]
    if card.restorative:
        lines += wrap(f"When everyone is calm: {card.restorative}, if they agree to it")
    lines += _items("Who to tell:", [f"- {line}" for line in tell_lines(card)])
    numbers = [line for contact in card.contacts for line in (contact.who, contact.number or NOT_SET)]
    return lines + _items("Phone numbers:", numbers)


def ask_lines(card: Card) -> list[str]:
    """Whom to ask before acting, whom to tell afterwards, and who is left when nobody answers."""
    sentences = (
        ("Tell at once" if card.emergency else "Ask first", ", ".join(card.ask_first)),
        ("Tell afterwards", ", ".join(card.ask_after)),
        ("If nobody answers", ", then ".join(card.ask_fallback)),
    )
    return [f"{label}: {words}" for label, words in sentences if words]


def tell_lines(card: Card) -> list[str]:
    """Each duty to tell somebody as one sentence: who, by when, on whose judgement, why."""
    return [
        f"{tell.who}, {tell.when}"
        + (f" if {tell.judged_by} judges it so" if tell.judged_by else "")
        + (f" ({tell.why})" if tell.why else "")
        for tell in card.tell
    ]


def _items(label: str, items: Iterable[str], hang: str = "  ") -> list[str]:
    """A label, then each item on indented lines; nothing when there are no items."""
    lines = _indented(items, hang)
    return [label, *lines] if lines else []


def _indented(items: Iterable[str], hang: str = "  ") -> list[str]:
    return [line for item in items for line in wrap(item, "  ", hang)]
