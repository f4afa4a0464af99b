"""A report's tables on a terminal, drawn by rich, with no character that an old console cannot print.

Only where somebody looks at a terminal that says what it can do. Everywhere else, and with `--plain`, a report is lines of words: these read
well aloud, and can be searched.
"""

import io
import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from calloutcli.cli.world import World
from calloutcli.finding import printable

if TYPE_CHECKING:
    from calloutcli.cli.report_figures import Table

NARROWEST: Final = 72
"""Columns of a terminal; in a narrower one words are easier to read."""
WIDEST: Final = 110
UNFOLDED: Final = 16
"""An interval such as `103.1 to 147.8` stays on one line."""
NUMBERS: Final = ("Counted", "Figure", "Missing", "Year before")


def table_of(world: World) -> "Table | None":
    """What draws a table at this terminal; None where lines of words are wanted."""
    width = table_width(world)
    return None if width is None else partial(table_lines, width=width)


def table_width(world: World) -> int | None:
    """How many columns a table may have; None where lines of words are wanted."""
    if (
        not world.stdout.isatty()
        or world.environ.get("NO_COLOR")
        or world.environ.get("TERM", "") in ("dumb", "unknown")
    ):
        return None
    columns = _columns(world)
    return min(columns, WIDEST) if columns >= NARROWEST else None


def _columns(world: World) -> int:
    told = world.environ.get("COLUMNS", "")
    if told.isascii() and told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(world.stdout.fileno()).columns
    except (OSError, ValueError):
        return 80


def table_lines(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table: text is wrapped and never cut, numbers stand at the right, a rule of `-` is under the headings."""
    from rich.box import Box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rule = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
    table = Table(box=rule, show_edge=False, pad_edge=False, padding=(0, 1))
    for at, heading in enumerate(headings):
        numbers = heading in NUMBERS
        longest = max((len(line) for row in rows for line in row[at].split("\n")), default=0)
        table.add_column(
            Text(printable(heading)),
            justify="right" if numbers else "left",
            overflow="fold",
            ratio=None if numbers else 1,
            min_width=max(len(heading), min(longest, UNFOLDED)) if numbers else None,
            max_width=24 if numbers else None,
        )
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    out = io.StringIO()
    console = Console(
        file=out, width=width - 2, color_system=None, force_terminal=False, force_jupyter=False, legacy_windows=False,
        markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip
    console.print(table)
    return [f"  {line}".rstrip() for line in out.getvalue().splitlines()]
