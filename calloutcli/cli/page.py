"""The card as one self-contained page: no script, no network, made for one side of A4, readable by a screen reader."""

from collections.abc import Iterable
from html import escape

from calloutcli.cli.sheet import ask_lines, tell_lines
from calloutcli.finding import printable
from calloutcli.interview.card import FIVE_QUESTIONS, Card
from calloutcli.store.settings import NOT_SET

_STYLE = """
body { font: 12pt/1.4 system-ui, "Segoe UI", Arial, sans-serif; color: #111; background: #fff; margin: 0 auto; padding: 1.5rem; max-width: 44rem; }
header { border-bottom: 3px solid #111; margin-bottom: 1rem; padding-bottom: .6rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .2rem 0 .4rem; }
h2 { font-size: 1.05rem; margin: 1.1rem 0 .3rem; }
p, ul, ol, dl { margin: .2rem 0 .4rem; }
ol, ul { padding-left: 1.5rem; }
.emergency h1 { border-left: .6rem solid #b00020; padding-left: .6rem; }
.reference { font: 700 1.5rem/1.3 ui-monospace, Consolas, monospace; letter-spacing: .08em; }
.standing { font-weight: 600; }
.small { color: #444; font-size: .9rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; }
dt { font-weight: 600; } dd { margin: 0; font-variant-numeric: tabular-nums; }
footer { border-top: 1px solid #888; margin-top: 1.2rem; padding-top: .5rem; }
@media (max-width: 30rem) { body { padding: 1rem; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { font-size: 9pt; line-height: 1.22; padding: 0; max-width: none; } h1 { font-size: 1.4rem; } h2 { break-after: avoid; margin: .45rem 0 .1rem; } p, ul, ol, dl { margin: .1rem 0; } li, dd { break-inside: avoid; } @page { size: A4; margin: 12mm; } }
"""


def render_page(card: Card, home: str) -> str:
    """The HTML of the page."""
    parts = [
        _section(
            "You departed from the advice", [_p(f"The advice was: {card.departed_from}")] if card.departed_from else []
        ),
        _section("How", [_p(". ".join(card.how) + ".")] if card.how else []),
        _section("Do now", _list("ol", card.do)),
        _section(
            "Why the advice was that" if card.departed_from else "Why",
            [*(_p(line) for line in card.why), *_list("ul", card.reasons)],
        ),
        _section(card.stronger, _list("ul", card.nothing_stronger)),
        _section("Who to ask", [_p(line) for line in ask_lines(card)]),
        _section("Who to tell", _list("ul", tell_lines(card))),
        _section("Phone numbers", _numbers(card)),
        _section("Look again", [_p(card.look_again)] if card.look_again else []),
        _section("Putting it right", _restorative(card)),
        _section("This would have changed the decision", _list("ul", card.changes)),
    ]
    kind = ' class="emergency"' if card.emergency else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(card.reference)}: {_text(card.headline)}</title>
<style>{_STYLE}</style>
</head>
<body{kind}>
<header>
<p class="small">{_text(home or "This home")}. Protocol {_text(card.protocol)}. Recorded {_text(card.recorded)}.</p>
<h1>{_text(card.headline)}</h1>
<p class="standing">{_text(" ".join(card.standing))}</p>
<p>Reference <span class="reference">{_text(card.reference)}</span></p>
</header>
<main>
{"".join(parts)}</main>
<footer>
<p class="small">You can still call 999 at any time. This card is advice by the protocol named above, not law.</p>
</footer>
</body>
</html>
"""


def _section(title: str, inside: list[str]) -> str:
    return f"<section>\n<h2>{_text(title)}</h2>\n{''.join(inside)}</section>\n" if inside else ""


def _list(tag: str, items: Iterable[str]) -> list[str]:
    lines = [f"<li>{_text(item)}</li>\n" for item in items]
    return [f"<{tag}>\n", *lines, f"</{tag}>\n"] if lines else []


def _numbers(card: Card) -> list[str]:
    rows = [f"<dt>{_text(contact.who)}</dt><dd>{_text(contact.number or NOT_SET)}</dd>\n" for contact in card.contacts]
    return ["<dl>\n", *rows, "</dl>\n"] if rows else []


def _restorative(card: Card) -> list[str]:
    if not card.restorative:
        return []
    head = _p(f"When everyone is calm: {card.restorative}, if they agree to it. Five questions:")
    return [head, *_list("ol", FIVE_QUESTIONS)]


def _p(text: str) -> str:
    return f"<p>{_text(text)}</p>\n"


def _text(text: str) -> str:
    return escape(printable(text))
