"""The twelve homes of the synthetic provider, and what is to be seen in each. None of them is, or is like, any real home."""

from datetime import date
from typing import Final

from calloutcli.followup.month import months_after
from calloutcli.frozen import frozen

ORGANISATION: Final = "synthetic-provider"


@frozen
class Profile:
    """A home. `letter` names it; `shows`: what a reader of a report should find in it.

    `a_month`: incidents to be expected in a month. `up` and `down`: times in a hundred that staff do more, or less, than advised, under
    (the older version, the newer). `rough`: how much more often than elsewhere grave things come up. `heavy`: times in a hundred that it
    is about one and the same child. `silent`: from the first of these days up to the second nothing at all is recorded. `far`: times in a
    hundred that a child's council is far away. `imported`, `erased`, `uncalled`, `forgotten`: whether it has older incidents from a
    spreadsheet, an erasure, an emergency that was advised and not called, a decision that was put off and never made. `contradicted`: an
    incident is recorded weeks late, after the month was said to have none.
    """

    letter: str
    shows: str
    places: int
    a_month: float
    up: tuple[float, float] = (6, 2.5)
    down: tuple[float, float] = (3, 4)
    rough: float = 1
    heavy: float = 0
    silent: tuple[date, date] | None = None
    far: float = 20
    imported: bool = False
    erased: bool = False
    uncalled: bool = False
    forgotten: bool = False
    contradicted: bool = False

    @property
    def folder(self) -> str:
        """Under which name it stands in the demo's folder, and its log's name begins."""
        return f"synthetic-home-{self.letter.lower()}"

    @property
    def title(self) -> str:
        """What it is called on its pages."""
        return f"Synthetic home {self.letter}"

    @property
    def code(self) -> str:
        """The start of its references."""
        return f"SYN{self.letter}"

    @property
    def origin(self) -> str:
        """What stands before the year in its log's name."""
        return f"{self.folder}.{ORGANISATION}"


_SILENT: Final = date(2024, 12, 1)

PROFILES: Final = (
    Profile("A", "an ordinary home", 5, 10),
    Profile("B", "far above the group: staff often call where it is not advised", 6, 14, (30, 22), (1, 1), rough=1.7),
    Profile("C", "one child accounts for most contacts", 5, 10, rough=1.2, heavy=72),
    Profile("D", "three months not reported", 4, 8, silent=(_SILENT, months_after(_SILENT, 3))),
    Profile("E", "few incidents: months without any, and days between", 4, 1.2, rough=0.8, contradicted=True),
    Profile("F", "far below the group", 6, 9, (1, 0.5), (55, 45), rough=0.3),
    Profile("G", "a small home", 4, 6),
    Profile("H", "personal words were erased once", 5, 9, erased=True),
    Profile("I", "an emergency not called; a decision never made", 5, 12, uncalled=True, forgotten=True),
    Profile("J", "a year of older incidents, imported", 6, 12, imported=True),
    Profile("K", "an ordinary home", 5, 10),
    Profile("L", "most children are from far away", 4, 9, far=75),
)
