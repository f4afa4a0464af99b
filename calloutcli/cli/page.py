"""The card as one page to print: made for one side of A4."""

from calloutcli.cli.paper import document, listed, paragraph, section, text
from calloutcli.cli.sheet import ask_lines, tell_lines
from calloutcli.interview.card import FIVE_QUESTIONS, Card
from calloutcli.store.settings import NOT_SET


def render_page(card: Card, home: str) -> str:
    """The HTML of the page."""
    parts = [
        section(
            "You departed from the advice",
            [paragraph(f"The advice was: {card.departed_from}")] if card.departed_from else [],
        ),
        section("How", [paragraph(". ".join(card.how) + ".")] if card.how else []),
        section("Do now", listed("ol", card.do)),
        section(
            "Why the advice was that" if card.departed_from else "Why",
            [*(paragraph(line) for line in card.why), *listed("ul", card.reasons)],
        ),
        section(card.stronger, listed("ul", card.nothing_stronger)),
        section("Who to ask", [paragraph(line) for line in ask_lines(card)]),
        section("Who to tell", listed("ul", tell_lines(card))),
        section("Phone numbers", _numbers(card)),
        section("Look again", [paragraph(card.look_again)] if card.look_again else []),
        section("Putting it right", _restorative(card)),
        section("This would have changed the decision", listed("ul", card.changes)),
    ]
    header = [
        paragraph(f"{home or 'This home'}. Protocol {card.protocol}. Recorded {card.recorded}.", "small"),
        f"<h1>{text(card.headline)}</h1>\n",
        paragraph(" ".join(card.standing), "standing"),
        f'<p>Reference <span class="reference">{text(card.reference)}</span></p>\n',
    ]
    return document(
        f"{card.reference}: {card.headline}",
        "".join(header),
        "".join(parts),
        paragraph(
            "You can still call 999 at any time. This card is advice by the protocol named above, not law.", "small"
        ),
        emergency=card.emergency,
    )


def _numbers(card: Card) -> list[str]:
    rows = [f"<dt>{text(contact.who)}</dt><dd>{text(contact.number or NOT_SET)}</dd>\n" for contact in card.contacts]
    return ["<dl>\n", *rows, "</dl>\n"] if rows else []


def _restorative(card: Card) -> list[str]:
    if not card.restorative:
        return []
    head = paragraph(f"When everyone is calm: {card.restorative}, if they agree to it. Five questions:")
    return [head, *listed("ol", FIVE_QUESTIONS)]
