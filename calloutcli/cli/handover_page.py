"""The handover as one page to print: all of it, where the screen shows the first few of each kind."""

from collections.abc import Iterable, Iterator

from calloutcli.cli.handover import Handover, OpenCase
from calloutcli.cli.owed import when_words
from calloutcli.cli.paper import document, paragraph, section, text
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.followup.pending import Pending

_STYLE = """
body { overflow-wrap: break-word; }
.urgent h2 { border-left: .6rem solid #b00020; padding-left: .6rem; }
ul.items { list-style: none; padding: 0; }
ul.items > li { border-top: 1px solid #767676; padding: .3rem 0; break-inside: avoid; }
ul.items p { margin: .1rem 0; }
.name { font: 700 1em/1.3 ui-monospace, Consolas, monospace; letter-spacing: .04em; white-space: nowrap; }
.receipt { border: 2px solid #111; padding: .5rem .8rem; break-inside: avoid; }
.receipt .reference { overflow-wrap: anywhere; font-size: 1.25rem; }
@media print { body { font-size: 10pt; } ul.items > li { padding: .12rem 0; } }
"""

_HEADINGS = {
    "NOT BACK": "Not back",
    "OVERDUE": "Overdue",
    "DUE": "Due next",
}


def render_handover(told: Handover) -> str:
    """The HTML of the page."""
    parts = [
        section(f"{_HEADINGS[heading]}: {len(ones)}", _timed(told, ones), "urgent" if heading != "DUE" else "")
        for heading, ones in told.groups.items()
    ]
    parts += [
        section(f"Cases, open or of the last 24 hours: {told.case_count}", _items(map(_case, told.cases))),
        section(f"Interviews not finished: {len(told.interviews)}", _timed(told, told.interviews)),
        section("Write this in the day book", _receipt(told), "receipt"),
    ]
    nothing = [paragraph(told.nothing)] if told.nothing else []
    header = [
        paragraph(EMERGENCY_LINE, "standing"),
        "<h1>Handover</h1>\n",
        paragraph(told.who),
        paragraph(
            "How each is settled: callout pending. This page tells of children, by code: keep it like the day book.",
            "small",
        ),
    ]
    return document(f"Handover. {told.who}", "".join(header), "".join([*nothing, *parts]), style=_STYLE)


def _timed(told: Handover, ones: Iterable[Pending]) -> list[str]:
    return _items(_item(told, one) for one in ones)


def _item(told: Handover, one: Pending) -> Iterator[str]:
    when = when_words(one, told.now, told.zone)
    yield _named(one.reference, f"{one.words}. {when}" if when else one.words)


def _case(one: OpenCase) -> Iterator[str]:
    first, *rest = one.lines()
    named, _, words = first.partition(". ")
    yield _named(named, words)
    yield from map(paragraph, rest)


def _named(reference: str, words: str) -> str:
    return f'<p><span class="name">{text(reference)}</span> {text(words)}</p>\n'


def _items(items: Iterable[Iterable[str]]) -> list[str]:
    lines = [f"<li>\n{''.join(item)}</li>\n" for item in items]
    return ['<ul class="items">\n', *lines, "</ul>\n"] if lines else []


def _receipt(told: Handover) -> list[str]:
    if not told.receipt:
        return [paragraph(told.no_receipt)]
    first, *rest = told.receipt
    return [f'<p><span class="reference">{text(first)}</span></p>\n', *map(paragraph, rest)]
