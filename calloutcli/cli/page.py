"""The card as one page to print: made for one side of A4."""

from calloutcli.cli.paper import document, listed, paragraph, section, text
from calloutcli.cli.sheet import ask_lines, tell_lines, why_title
from calloutcli.interview.card import FIVE_QUESTIONS, Card, Contact
from calloutcli.store.settings import NOT_SET
from calloutcli.wording import Words, words_in


def render_page(card: Card, home: str) -> str:
    """The HTML of the page."""
    words = words_in(card.language)
    advised = words("The advice was: {advice}", advice=card.departed_from)
    parts = [
        section(words("You departed from the advice"), [paragraph(advised)] if card.departed_from else []),
        section(words("How"), [paragraph(". ".join(card.how) + ".")] if card.how else []),
        section(words("Do now"), listed("ol", card.do)),
        section(
            why_title(card, words),
            [*(paragraph(line) for line in card.why), *listed("ul", card.reasons)],
        ),
        section(card.stronger, listed("ul", card.nothing_stronger)),
        section(words("Who to ask"), [paragraph(line) for line in ask_lines(card, words)]),
        section(words("Who to tell"), listed("ul", tell_lines(card, words))),
        section(words("Phone numbers"), _numbers(card, words)),
        section(words("Look again"), [paragraph(card.look_again)] if card.look_again else []),
        section(words("Putting it right"), _restorative(card, words)),
        section(words("This would have changed the decision"), listed("ul", card.changes)),
    ]
    header = [
        paragraph(
            words(
                "{home}. Protocol {protocol}. Recorded {time}.",
                home=home or words("This home"),
                protocol=card.protocol,
                time=card.recorded,
            ),
            "small",
        ),
        f"<h1>{text(card.headline)}</h1>\n",
        paragraph(" ".join(card.standing), "standing"),
        f'<p>{text(words("Reference"))} <span class="reference">{text(card.reference)}</span></p>\n',
    ]
    return document(
        f"{card.reference}: {card.headline}",
        "".join(header),
        "".join(parts),
        paragraph(
            words("You can still call 999 at any time. This card is advice by the protocol named above, not law."),
            "small",
        ),
        emergency=card.emergency,
        language=card.language,
    )


def _numbers(card: Card, words: Words) -> list[str]:
    rows = [
        f"<dt>{text(contact.who)}</dt><dd>{text(contact.number or words(NOT_SET))}{_hours(contact)}</dd>\n"
        for contact in card.contacts
    ]
    return ["<dl>\n", *rows, "</dl>\n"] if rows else []


def _hours(contact: Contact) -> str:
    return f' <span class="small">{text(contact.hours)}</span>' if contact.hours else ""


def _restorative(card: Card, words: Words) -> list[str]:
    if not card.restorative:
        return []
    head = words("When everyone is calm: {what}, if they agree to it. Five questions:", what=card.restorative)
    return [paragraph(head), *listed("ol", map(words, FIVE_QUESTIONS))]
