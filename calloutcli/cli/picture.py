"""The flow as an SVG picture: conditions on the left, outcomes on the right, `Yes` to the right and `No` downwards.

Not a layout engine: a ladder needs none. Format: SVG 1.1 with `role="img"`, `<title>` and `<desc>` (W3C SVG-AAM), no
script, no style sheet, no font of its own: `lettering.py` leaves room for any. Everything that comes from the protocol goes through `escaped`.
"""

from collections.abc import Iterator, Sequence
from html import escape

from calloutcli.analysis.flow import Flow, Step
from calloutcli.analysis.wording import sentences
from calloutcli.cli.flow_text import IMPOSSIBLE, asks, source_of
from calloutcli.cli.lettering import LETTER, LINE, SMALL, Words, listed, wrapped
from calloutcli.finding import printable
from calloutcli.frozen import frozen, replace
from calloutcli.protocol.model import Protocol

WIDTH = 760
_LEFT, _RIGHT, _GAP = 470, 210, 60
"""The widths of the two columns and what is between them: in units, 760 to the width of the page."""
_PAD = 12
_MARGIN = 10
_DROP = 34
"""The length of the arrow from a step down to the next."""
TALLEST = 980
"""A step higher than this is drawn as several, so that each fits on a printed page."""

_FILLS = {
    "in_house": ("#e9f5ea", "#1e6b2b"),
    "safeguarding_report": ("#fff4d9", "#7a5200"),
    "planned_police": ("#e8effc", "#1c4a8a"),
    "emergency_police": ("#fdeaec", "#a3001b"),
    "": ("#f1f1f1", "#444444"),
}
"""Fill and line of an outcome box by tier. Colour says nothing that the words do not."""
_FONT = "font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\""


_OR = Words("or", bold=True)
"""Between two rules of a step; a line is drawn beside it."""


@frozen
class Drawing:
    """SVG elements, and how many units high they stand."""

    parts: tuple[str, ...]
    height: int


def render_picture(flow: Flow, protocol: Protocol, language: str, desc: str) -> str:
    """The whole flow as one SVG file. `desc` says in words what it shows."""
    y = _MARGIN
    parts: list[str] = []
    for drawing in step_drawings(flow, protocol):
        parts += _moved(drawing, y)
        y += drawing.height
    title = f"{protocol.title.to(language)}: the flow of {protocol.id} {protocol.version}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + _MARGIN}" width="{WIDTH}" '
        f'height="{y + _MARGIN}" role="img" aria-labelledby="flow-title flow-desc" {_FONT} font-size="{LETTER}">\n'
        f'<title id="flow-title">{escaped(title)}</title>\n<desc id="flow-desc">{escaped(desc)}</desc>\n'
        f'<rect width="{WIDTH}" height="{y + _MARGIN}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def render_step(drawing: Drawing) -> str:
    """One step as an SVG element for the middle of a page, where `aria-hidden` leaves the words to the list beside it."""
    return (
        f'<svg viewBox="0 0 {WIDTH} {drawing.height}" aria-hidden="true" focusable="false" '
        f'{_FONT} font-size="{LETTER}">\n' + "\n".join(drawing.parts) + "\n</svg>\n"
    )


def step_drawings(flow: Flow, protocol: Protocol) -> Iterator[Drawing]:
    """A drawing for each step, or several for a high one, then one for what is said to be impossible."""
    for step in flow.steps:
        tier = next((outcome.tier for outcome in protocol.outcomes if outcome.id == step.outcome), "")
        if step.last:
            yield _last(step, tier)
        else:
            parts = list(_split(step))
            for number, part in enumerate(parts):
                yield _rung(part, tier, "" if not number else ", continued")
    if flow.impossible:
        lines = wrapped(IMPOSSIBLE, WIDTH - 2 * _MARGIN - 2 * _PAD, bold=True)
        for clause in flow.impossible:
            lines += listed(sentences(clause), WIDTH - 2 * _MARGIN - 2 * _PAD)
        box = _box(_MARGIN, _DROP // 2, WIDTH - 2 * _MARGIN, lines, "#ffffff", "#444444", dashed=True)
        yield Drawing(box.parts, box.height + _DROP)


def escaped(text: str) -> str:
    """The text for XML: markup inert, control characters and the two that XML 1.0 forbids spelt out."""
    return escape(printable(text)).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


# ------------------------------------------------------------------ one rung of the ladder


def _rung(step: Step, tier: str, continued: str) -> Drawing:
    box = _box(_MARGIN, 0, _LEFT, _asked(step, continued), "#ffffff", "#222222")
    fill, line = _FILLS[tier]
    outcome = _box(_MARGIN + _LEFT + _GAP, 0, _RIGHT, wrapped(step.title, _RIGHT - 2 * _PAD, bold=True), fill, line)
    height = max(box.height, outcome.height)
    across = min(box.height, outcome.height) // 2
    down = _MARGIN + _LEFT // 2
    return Drawing(
        (
            *box.parts,
            *outcome.parts,
            *_arrow(_MARGIN + _LEFT, across, _MARGIN + _LEFT + _GAP, across),
            _line(Words("Yes", bold=True), _MARGIN + _LEFT + 12, across - 6),
            *_arrow(down, box.height, down, height + _DROP),
            _line(Words("No", bold=True), down + 10, height + _DROP // 2 + 4),
        ),
        height + _DROP,
    )


def _last(step: Step, tier: str) -> Drawing:
    fill, line = _FILLS[tier]
    lines = wrapped(f"Step {step.number}. {'Else:' if step.number > 1 else 'Always:'}", _LEFT - 2 * _PAD)
    lines += wrapped(step.title, _LEFT - 2 * _PAD, bold=True)
    for rule in step.rules:
        lines += wrapped(source_of(rule), _LEFT - 2 * _PAD, small=True)
    box = _box(_MARGIN, 0, _LEFT, lines, fill, line)
    return Drawing(box.parts, box.height + 2)


def _asked(step: Step, continued: str) -> list[Words]:
    width = _LEFT - 2 * _PAD
    lines = wrapped(f"Step {step.number}{continued}. {asks(step)}", width, bold=True)
    for number, rule in enumerate(step.rules):
        lines += [_OR] if number else []
        lines += listed(sentences(rule.clause), width) if rule.clause else []
        lines += wrapped(source_of(rule), width, small=True)
    return lines


def _split(step: Step) -> Iterator[Step]:
    """The step, or several with the same outcome, each of as many rules as fit on a page; one rule is never cut."""
    taken = 0
    for end in range(1, len(step.rules) + 1):
        part = replace(step, rules=step.rules[taken : end + 1])
        if end == len(step.rules) or len(_asked(part, "")) * LINE > TALLEST:
            yield replace(step, rules=step.rules[taken:end])
            taken = end


# ------------------------------------------------------------------ boxes, lines, arrows


def _box(x: int, y: int, width: int, lines: Sequence[Words], fill: str, line: str, *, dashed: bool = False) -> Drawing:
    height = len(lines) * LINE + 2 * _PAD
    dash = ' stroke-dasharray="6 4"' if dashed else ""
    size = f'x="{x}" y="{y + 1}" width="{width}" height="{height - 2}"'
    parts = [f'<rect {size} rx="6" fill="{fill}" stroke="{line}" stroke-width="2"{dash}/>']
    for number, words in enumerate(lines):
        base = y + _PAD + number * LINE + LETTER
        parts.append(_line(words, x + _PAD, base))
        if words == _OR:
            start, end = x + _PAD + 24, x + width - _PAD
            parts.append(f'<path d="M{start} {base - 5}L{end} {base - 5}" stroke="#999999"/>')
    return Drawing(tuple(parts), height)


def _line(words: Words, x: int, y: int) -> str:
    style = ' font-weight="bold"' if words.bold else f' font-size="{SMALL}" fill="#444444"' if words.small else ""
    return f'<text x="{x + words.x}" y="{y}"{style}>{escaped(words.text)}</text>'


def _arrow(x1: int, y1: int, x2: int, y2: int) -> tuple[str, str]:
    """A line to the right or down, and its head."""
    across, down = (5, 0) if y1 == y2 else (0, 5)
    head = (
        f"{x2},{y2} {x2 - 9},{y2 - 5} {x2 - 9},{y2 + 5}" if across else f"{x2},{y2} {x2 - 5},{y2 - 9} {x2 + 5},{y2 - 9}"
    )
    line = f"M{x1} {y1}L{x2 - across} {y2 - down}"
    return (
        f'<path d="{line}" stroke="#222222" stroke-width="2" fill="none"/>',
        f'<polygon points="{head}" fill="#222222"/>',
    )


def _moved(drawing: Drawing, y: int) -> list[str]:
    return [f'<g transform="translate(0 {y})">', *drawing.parts, "</g>"]
