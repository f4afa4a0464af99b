"""A part of a report's page as a value: what the templates put on the page, in the order of the fields. Pure."""

from collections.abc import Iterable

from markupsafe import Markup

from calloutcli.frozen import frozen
from calloutcli.report.charts.picture import Picture
from calloutcli.report.contents import Report
from calloutcli.report.measure import Measure
from calloutcli.report.page.blocks import Block, Table
from calloutcli.report.page.rendering import drawing


@frozen
class Drawn:
    """A chart on the page, with its table and what is said below it. `title` only where the part has several."""

    title: str
    wide: Markup
    narrow: Markup
    description: str
    table: Table
    notes: tuple[str, ...] = ()


@frozen
class Defined:
    """What a measure means: (label, words)."""

    name: str
    facts: tuple[tuple[str, str], ...]


@frozen
class NoticedKind:
    """A kind of thing to be seen first, with a table of which they are."""

    title: str
    meaning: str
    count: int
    table: Table | None


@frozen
class Section:
    """A part of the page. `commands`: steps in order, (words, what to type)."""

    id: str
    title: str
    before: tuple[str, ...] = ()
    noticed: tuple[NoticedKind, ...] = ()
    pictures: tuple[Drawn, ...] = ()
    blocks: tuple[Block, ...] = ()
    as_cards: bool = False
    tables: tuple[Table, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    definitions: tuple[Defined, ...] = ()
    commands: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()


def drawn(picture: Picture, title: str = "", notes: Iterable[str] = ()) -> Drawn:
    """A picture as a page shows it."""
    return Drawn(
        title,
        drawing(picture.svg),
        drawing(picture.narrow),
        picture.description,
        Table(picture.title, picture.columns, picture.rows),
        tuple(notes),
    )


def measures_of(report: Report, *numbers: str) -> tuple[Measure, ...]:
    """The measures of these numbers (`M2`: also M2a and M2b) that this report has, in this order."""
    return tuple(one for number in numbers for one in report.measures if one.id.rstrip("ab") == number)


def care(report: Report, *numbers: str) -> tuple[str, ...]:
    """The caveats of measures that are a chart."""
    return tuple(f"Take care. {one.caveat}" for one in measures_of(report, *numbers) if one.caveat)
