"""Bars that lie on their side: who the contacts with the police are about, what became of restorative offers, departures by rule.

A bar begins at zero and ends at its number, which stands beside it. Where a number is not shown, words stand in its place.
"""

from collections.abc import Sequence

from calloutcli.report.charts.axes import over_plot
from calloutcli.report.charts.lettering import cut, letters_width
from calloutcli.report.charts.picture import (
    Caption,
    Picture,
    Value,
    cells,
    figures,
    is_figure,
    make_picture,
    no_figure,
    without_figure,
    worded,
)
from calloutcli.report.charts.rows import BAR, Rows, lay_rows
from calloutcli.report.charts.sheet import DARK, INK, LIGHT, MIDDLE, PAD, PALE, SOFT, WHITE, Anchor, Fill, Sheet

_PARTS = (Fill(DARK), Fill(MIDDLE), Fill(LIGHT), Fill(PALE))
_UP, _DOWN = Fill(DARK), Fill(LIGHT, "///")


def draw_restorative(caption: Caption, stages: Sequence[str], counts: Sequence[Value], unit: str) -> Picture | None:
    """From the first stage (offered) to the last (completed), a bar each. None without a single figure."""
    if not figures(counts):
        return None
    stages, unit = list(map(worded, stages)), worded(unit)
    numbers = cells(counts)

    def paint(sheet: Sheet) -> None:
        over_plot(sheet, unit)
        rows = lay_rows(sheet, stages, counts, beside=(0, _widest(sheet, numbers, counts)))
        for at, (stage, value) in enumerate(zip(stages, counts, strict=True)):
            _bar(sheet, rows, at, value, numbers[at], Fill(MIDDLE), f"{stage}: {numbers[at]}")

    return make_picture(
        caption,
        (f"{unit}, a bar for each stage: {', '.join(stages)}.", without_figure(stages, counts)),
        (("Stage", unit), zip(stages, numbers, strict=True)),
        paint,
    )


def draw_departures(
    caption: Caption,
    rules: Sequence[str],
    down: Sequence[Value],
    up: Sequence[Value],
    names: tuple[str, str] = ("Less serious than advised", "More serious than advised"),
) -> Picture | None:
    """For each rule how often staff departed from it: down to the left, up to the right. None without a single figure."""
    if not figures([*down, *up]):
        return None
    rules = list(map(worded, rules))
    numbers = cells(down), cells(up)

    def paint(sheet: Sheet) -> None:
        sheet.key(zip((_DOWN, _UP), names, strict=True))
        beside = _widest(sheet, numbers[0], down), _widest(sheet, numbers[1], up)
        rows = lay_rows(sheet, rules, [*up, *(-value for value in figures(down))], beside=beside)
        for at, rule in enumerate(rules):
            _bar(sheet, rows, at, down[at], numbers[0][at], _DOWN, f"{rule}, {names[0]}: {numbers[0][at]}", way=-1)
            _bar(sheet, rows, at, up[at], numbers[1][at], _UP, f"{rule}, {names[1]}: {numbers[1][at]}")

    return make_picture(
        caption,
        (
            f"A bar to the left for each rule: {names[0]}. A bar to the right: {names[1]}.",
            without_figure([f"{rule}, {name}" for name in names for rule in rules], [*down, *up]),
        ),
        (("Rule", *names), zip(rules, *numbers, strict=True)),
        paint,
    )


def draw_concentration(
    caption: Caption,
    parts: Sequence[str],
    homes: Sequence[tuple[str, Sequence[Value]]],
    unit: str = "Share of contacts with the police, in percent",
) -> Picture | None:
    """For each home one whole bar, cut by whom its contacts are about; at most four parts. None when no home has a contact.

    `homes` holds for each home its count in each part. A home with a part that has no figure has no shares, so no bar.

    Raises:
        ValueError: more than four parts.
    """
    if len(parts) > len(_PARTS):
        raise ValueError(f"at most {len(_PARTS)} parts can be told apart, and {len(parts)} were given")
    parts, unit = list(map(worded, parts)), worded(unit)
    names = [worded(name) for name, _ in homes]
    totals = [_total(counts) for _, counts in homes]
    if not any(figures(totals)):
        return None
    rows_of = [
        (name, *_shares(counts, total), cells([total])[0])
        for name, (_, counts), total in zip(names, homes, totals, strict=True)
    ]

    def paint(sheet: Sheet) -> None:
        sheet.key(zip(_PARTS[: len(parts)], parts, strict=True))
        over_plot(sheet, unit)
        ends = [f"of {cell}" for *_, cell in rows_of]
        rows = lay_rows(sheet, names, [100], beside=(0, _widest(sheet, ends, totals)))
        for at, ((_, counts), total) in enumerate(zip(homes, totals, strict=True)):
            if not is_figure(total) or not total:
                _words(sheet, rows, at, "no contacts" if total == 0 else no_figure(total))
                continue
            _whole(sheet, rows, at, list(zip(parts, figures(counts), rows_of[at][1:-1], strict=True)), total)
            x, y = rows.end(100, at)
            sheet.say(x + PAD, y + sheet.size * 0.36, ends[at], kind="value", halo=True)

    return make_picture(
        caption,
        (
            f"{unit}, one bar for each home, cut in order: {', '.join(parts)}.",
            without_figure(names, totals),
        ),
        (("Home", *parts, "All"), rows_of),
        paint,
    )


def _total(counts: Sequence[Value]) -> Value:
    """The sum of the parts; the words of the first part that has no figure."""
    return next((no_figure(value) for value in counts if not is_figure(value)), sum(figures(counts)))


def _shares(counts: Sequence[Value], total: Value) -> list[str]:
    shares = is_figure(total) and total > 0
    return [
        f"{cell} ({100 * value / total:.0f} %)" if shares and is_figure(value) and is_figure(total) else cell
        for cell, value in zip(cells(counts), counts, strict=True)
    ]


def _whole(sheet: Sheet, rows: Rows, at: int, parts: Sequence[tuple[str, float, str]], total: float) -> None:
    """One bar from 0 to 100 percent, with the count of each part in it where it has room."""
    start = 0.0
    for fill, (part, value, cell) in zip(_PARTS[: len(parts)], parts, strict=True):
        if not value:
            continue
        share = 100 * value / total
        bar = sheet.box((start, rows.middles[at] - BAR / 2), share, BAR, fill, rows.plot)
        sheet.mark(bar, f"{part}: {cell}")
        (x0, y), (x1, _) = rows.end(start, at), rows.end(start + share, at)
        count = cells([value])[0]
        if letters_width(count, sheet.size) + PAD < x1 - x0:
            ink = WHITE if fill.colour == DARK else INK
            sheet.say((x0 + x1) / 2, y + sheet.size * 0.36, count, "middle", ink=ink, kind="value")
        start += share


def _bar(sheet: Sheet, rows: Rows, at: int, value: Value, cell: str, fill: Fill, told: str, way: int = 1) -> None:
    """A bar to the right, or with `way` -1 to the left, and its number at its end; words where there is none."""
    if not is_figure(value):
        _words(sheet, rows, at, cell, way)
        return
    if value:
        start = min(0.0, way * value)
        sheet.mark(sheet.box((start, rows.middles[at] - BAR / 2), value, BAR, fill, rows.plot), told)
    x, y = rows.end(way * value, at)
    anchor: Anchor = "start" if way > 0 else "end"
    sheet.say(x + way * PAD, y + sheet.size * 0.36, cell, anchor, kind="value", halo=True)


def _words(sheet: Sheet, rows: Rows, at: int, words: str, way: int = 1) -> None:
    """Words where a bar would begin, cut where the plot ends."""
    x, y = rows.end(0, at)
    room = rows.right - x - PAD if way > 0 else x - rows.left - PAD
    anchor: Anchor = "start" if way > 0 else "end"
    sheet.say(x + way * PAD, y + sheet.size * 0.36, cut(words, sheet.size, room), anchor, ink=SOFT, halo=True)


def _widest(sheet: Sheet, texts: Sequence[str], values: Sequence[Value]) -> float:
    """Room for the widest number at the end of a bar; words are cut where they have none."""
    widths = [letters_width(text, sheet.size) for text, value in zip(texts, values, strict=True) if is_figure(value)]
    return max(widths, default=0.0) + 2 * PAD
