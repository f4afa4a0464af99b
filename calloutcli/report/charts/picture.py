"""What a chart gives back: a picture, the words for it, and the table of exactly the numbers that are drawn.

Not a drawing: `sheet.py` draws and `svg.py` writes. A value without a number is never drawn as zero: it is a gap, and the
table says why.
"""

from collections.abc import Callable, Iterable, Sequence
from math import floor, isfinite, log10
from typing import TypeAlias, TypeGuard

from calloutcli.finding import printable
from calloutcli.frozen import frozen
from calloutcli.report.charts.sheet import Sheet
from calloutcli.report.charts.svg import render_svg

Value: TypeAlias = float | str | None
"""A number; or the words that stand in its place ("not shown", "no entries"); or None where nobody said why."""

WIDE, NARROW = 700, 320
"""Units across: at a page column of as many CSS pixels a letter is `_LETTERS` pixels high."""
_LETTERS = {WIDE: 13.0, NARROW: 12.0}
NO_FIGURE = "no figure"
_LARGEST = 1e12


@frozen
class Caption:
    """What is given for every picture.

    `id` begins every id in the picture: a letter, then letters, digits, `-` or `_`, and no other picture of the page has it.
    `says` is a sentence or two on what is counted; the drawing adds how it is drawn and what has no figure.
    """

    id: str
    title: str
    says: str = ""


@frozen
class Picture:
    """One chart: two drawings of the same numbers, the words for whoever does not see them, and their table.

    `svg` is made for a column of about 700 CSS pixels and for A4: there a letter is 13 pixels high. It scales with its
    column: at 500 pixels a letter is 9 high, which is as small as can be read. `narrow` is made for 320 pixels: letters are 12 high,
    10 where 270 pixels are left beside margins. A page holds both and shows one (`display: none` on the other hides it
    from screen readers too): `narrow` up to about 540 pixels, `svg` above and on paper. A page with one only takes `svg`.
    """

    svg: str
    narrow: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def make_picture(
    caption: Caption,
    description: Iterable[str],
    table: tuple[Sequence[str], Iterable[Sequence[str]]],
    paint: Callable[[Sheet], None],
) -> Picture:
    """The picture that `paint` draws on a wide and on a narrow sheet; `description` is sentences, empty ones left out.

    Raises:
        ValueError: the id of the caption cannot begin an id.
    """
    title = worded(caption.title)
    desc = " ".join(filter(None, map(worded, (caption.says, *description))))
    wide, narrow = (
        render_svg(Sheet(width, _LETTERS[width]), paint, f"{caption.id}{part}", title, desc)
        for width, part in ((WIDE, ""), (NARROW, "-narrow"))
    )
    columns, rows = table
    return Picture(wide, narrow, title, desc, tuple(columns), tuple(map(tuple, rows)))


def worded(text: str) -> str:
    """The text on one line, as XML 1.0 can hold it: control characters, bidi controls and U+FFFE, U+FFFF spelt out."""
    line = " ".join(text.replace("\t", " ").splitlines())
    return " ".join(printable(line).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff").split())


def is_figure(value: Value) -> TypeGuard[float]:
    """True for a number that can be drawn: not words, not None, not infinite."""
    return value is not None and not isinstance(value, str) and isfinite(value)


def figures(values: Iterable[Value]) -> list[float]:
    """The numbers among the values."""
    return [value for value in values if is_figure(value)]


def cells(values: Sequence[Value], unit: str = "") -> list[str]:
    """The values as a column of a table: numbers with as many decimals as the column needs, words as they are."""
    decimals = _decimals(figures(values))
    return [_number(value, decimals) + unit if is_figure(value) else no_figure(value) for value in values]


def no_figure(value: Value) -> str:
    """The words in place of a number."""
    return worded(value) if isinstance(value, str) and value.strip() else NO_FIGURE


def without_figure(labels: Sequence[str], values: Sequence[Value]) -> str:
    """The sentence that names what is a gap in the picture and why; empty when nothing is."""
    gaps = [
        f"{label} ({no_figure(value)})" for label, value in zip(labels, values, strict=True) if not is_figure(value)
    ]
    return f"Nothing is drawn for: {', '.join(gaps)}. That is not zero." if gaps else ""


def _decimals(numbers: Sequence[float]) -> int:
    """As many that the largest number shows three digits and the smallest one that is not zero shows one; none for counts."""
    sizes = [abs(number) for number in numbers if number]
    if not sizes or all(float(size).is_integer() for size in sizes):
        return 0
    return min(6, max(0, 2 - floor(log10(max(sizes))), -floor(log10(min(sizes)))))


def _number(number: float, decimals: int) -> str:
    return f"{number:,.{decimals}f}" if abs(number) < _LARGEST else f"{number:.3g}"
