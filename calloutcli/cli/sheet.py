"""The card as plain text: lines that can be read aloud, copied and printed."""

from collections.abc import Iterable

from calloutcli.cli.render import wrap
from calloutcli.interview.card import Card
from calloutcli.store.settings import NOT_SET


def render_card(card: Card) -> str:
    """The card as lines that can be read aloud, copied and printed."""
    lines = wrap(f"DECISION: {card.headline}")
    if card.departed_from:
        lines += wrap(f"You departed from the advice, which was: {card.departed_from}")
    if card.emergency:
        lines += _numbered("Do now:", card.do)
        lines += _why(card)
    else:
        lines += _why(card)
        lines += _numbered("Do now:", card.do)
    if card.ask_first:
        lines += wrap(f"{'Tell at once' if card.emergency else 'Ask first'}: {', '.join(card.ask_first)}")
    if card.ask_fallback:
        lines += wrap(f"If nobody answers: {', then '.join(card.ask_fallback)}")
    if card.restorative:
        lines += wrap(f"When everyone is calm: {card.restorative}, if they agree to it")
    if card.tell:
        lines.append("Who to tell:")
        for tell in card.tell:
            judged = f" if {tell.judged_by} judges it so" if tell.judged_by else ""
            reason = f" ({tell.why})" if tell.why else ""
            lines += wrap(f"- {tell.who}, {tell.when}{judged}{reason}", "  ")
    if card.contacts:
        lines.append("Phone numbers:")
        for contact in card.contacts:
            lines += wrap(contact.who, "  ")
            lines += wrap(contact.number or NOT_SET, "  ")
    if card.look_again:
        lines += wrap(f"Look again: {card.look_again}")
    if card.changes:
        lines.append("This would have changed the decision:")
        for change in card.changes:
            lines += wrap(f"- {change}", "  ")
    lines += wrap("You can still call 999 at any time.")
    lines += ["Reference:", card.reference]
    return "\n".join(lines)


def _why(card: Card) -> list[str]:
    if not card.why:
        return []
    return [*wrap(f"Why: {card.why[0]}"), *(line for reason in card.why[1:] for line in wrap(reason, "  "))]


def _numbered(head: str, items: Iterable[str]) -> list[str]:
    lines = [line for number, item in enumerate(items, 1) for line in wrap(f"{number}. {item}", "  ", "   ")]
    return [head, *lines] if lines else []
