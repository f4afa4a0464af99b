"""The handover as one page to print: all of it, where the screen shows the first few of each kind."""

from collections.abc import Iterable, Iterator

from calloutcli.cli.handover import Handover, OpenCase
from calloutcli.cli.owed import DUE, NOT_BACK, OVERDUE, when_words
from calloutcli.cli.paper import document, paragraph, section, text
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.followup.pending import Pending
from calloutcli.wording import Words, msg

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

_HEADINGS: dict[str, str] = {
    NOT_BACK: msg("Not back: {count}"),
    OVERDUE: msg("Overdue: {count}"),
    DUE: msg("Due next: {count}"),
}


def render_handover(told: Handover) -> str:
    """The HTML of the page."""
    words = told.words
    parts = [
        section(words(_HEADINGS[heading], count=len(ones)), _timed(told, ones), "urgent" if heading != DUE else "")
        for heading, ones in told.groups.items()
    ]
    cases = _items(_case(one, words) for one in told.cases)
    parts += [
        section(words("Cases, open or of the last 24 hours: {count}", count=told.case_count), cases),
        section(words("Interviews not finished: {count}", count=len(told.interviews)), _timed(told, told.interviews)),
        section(words("Write this in the day book"), _receipt(told), "receipt"),
    ]
    nothing = [paragraph(told.nothing)] if told.nothing else []
    header = [
        paragraph(words(EMERGENCY_LINE), "standing"),
        f"<h1>{text(words('Handover'))}</h1>\n",
        paragraph(told.who),
        paragraph(
            words(
                "How each is settled: callout pending. This page tells of children, by code: keep it like the day book."
            ),
            "small",
        ),
    ]
    title = words("Handover. {who}", who=told.who)
    return document(title, "".join(header), "".join([*nothing, *parts]), style=_STYLE, language=words.language)


def _timed(told: Handover, ones: Iterable[Pending]) -> list[str]:
    return _items(_item(told, one) for one in ones)


def _item(told: Handover, one: Pending) -> Iterator[str]:
    said, when = told.words(one.words), when_words(one, told.now, told.zone, told.words)
    yield _named(one.reference, f"{said}. {when}" if when else said)


def _case(one: OpenCase, words: Words) -> Iterator[str]:
    first, *rest = one.lines(words)
    named, _, said = first.partition(". ")
    yield _named(named, said)
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
