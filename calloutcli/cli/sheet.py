"""The card as plain text: lines that can be read aloud, copied and printed."""

from collections.abc import Iterable

from calloutcli.cli.render import wrap
from calloutcli.interview.card import Card, Contact, Tell
from calloutcli.store.settings import NOT_SET
from calloutcli.wording import Words, words_in


def render_card(card: Card) -> str:
    """The lines of the card: the decision first, the reference alone on the last line."""
    words = words_in(card.language)
    lines = wrap(words("DECISION: {decision}", decision=card.headline))
    if card.departed_from:
        lines += wrap(words("You departed from the advice, which was: {advice}", advice=card.departed_from))
    do = _items(words("Do now:"), [f"{number}. {step}" for number, step in enumerate(card.do, 1)], "   ")
    how = [line for part in card.how for line in wrap(part)]
    why = why_lines(card, words)
    lines += [*do, *why] if card.emergency else [*why, *how, *do]
    lines += _people(card, words)
    if card.look_again:
        lines += wrap(words("Look again: {when}", when=card.look_again))
    lines += _items(words("This would have changed the decision:"), [f"- {change}" for change in card.changes])
    lines += wrap(" ".join(card.standing), hang="")
    lines += [words("You can still call 999 at any time."), words("Reference:"), card.reference]
    return "\n".join(lines)


def why_lines(card: Card, words: Words) -> list[str]:
    """Why: the rules and the answers that they rest on, then those that keep a stronger rule from holding."""
    first = wrap(f"{why_title(card, words)}: {card.why[0]}") if card.why else []
    lines = first + _indented([*card.why[1:], *(f"- {reason}" for reason in card.reasons)])
    return lines + _items(f"{card.stronger}:", [f"- {reason}" for reason in card.nothing_stronger])


def why_title(card: Card, words: Words) -> str:
    """What stands before the reasons: they are those of the advice, whatever was decided."""
    return words("Why the advice was that") if card.departed_from else words("Why")


def _people(card: Card, words: Words) -> list[str]:
    """Whom to ask, whom to tell, and their numbers, each number on a line of its own."""
    lines = [part for line in ask_lines(card, words) for part in wrap(line)]
    if card.restorative:
        lines += wrap(words("When everyone is calm: {what}, if they agree to it", what=card.restorative))
    lines += _items(words("Who to tell:"), [f"- {line}" for line in tell_lines(card, words)])
    numbers = [line for contact in card.contacts for line in contact_lines(contact, words)]
    return lines + _items(words("Phone numbers:"), numbers)


def contact_lines(contact: Contact, words: Words) -> tuple[str, str]:
    """Who, and when they answer where that is not always; the number on a line of its own, to be read out or copied."""
    who = words("{who}, {hours}", who=contact.who, hours=contact.hours) if contact.hours else contact.who
    return who, contact.number or words(NOT_SET)


def ask_lines(card: Card, words: Words) -> list[str]:
    """Whom to ask before acting, whom to tell afterwards, and who is left when nobody answers."""
    first, after, fallback = (
        ", ".join(card.ask_first),
        ", ".join(card.ask_after),
        words(", then ").join(card.ask_fallback),
    )
    lines = []
    if first:
        lines.append(
            words("Tell at once: {who}", who=first) if card.emergency else words("Ask first: {who}", who=first)
        )
    if after:
        lines.append(words("Tell afterwards: {who}", who=after))
    if fallback:
        lines.append(words("If nobody answers: {who}", who=fallback))
    return lines


def tell_lines(card: Card, words: Words) -> list[str]:
    """Each duty to tell somebody as one sentence: who, by when, on whose judgement, why."""
    return [_told(tell, words) + (f" ({tell.why})" if tell.why else "") for tell in card.tell]


def _told(tell: Tell, words: Words) -> str:
    if tell.judged_by:
        return words("{who}, {when} if {judge} judges it so", who=tell.who, when=tell.when, judge=tell.judged_by)
    return f"{tell.who}, {tell.when}"


def _items(label: str, items: Iterable[str], hang: str = "  ") -> list[str]:
    """A label, then each item on indented lines; nothing when there are no items."""
    lines = _indented(items, hang)
    return [label, *lines] if lines else []


def _indented(items: Iterable[str], hang: str = "  ") -> list[str]:
    return [line for item in items for line in wrap(item, "  ", hang)]
