"""A progress bar for long work on a terminal; nothing in a pipe, and nothing for work that is over at once."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from calloutcli.cli.world import World

WORTH_A_BAR = 5_000


@contextmanager
def progress(world: World, what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A function to be told how many of `total` records are done."""
    if (
        total < WORTH_A_BAR
        or world.stderr is not sys.__stderr__
        or not world.stderr.isatty()
        or world.environ.get("NO_COLOR")
    ):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=world.stderr), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, completed=done)
