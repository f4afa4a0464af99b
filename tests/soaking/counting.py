"""What is counted in a period: which cases, which months, which children; each by the home's own clock. The figures: figures.py."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tests.soaking.clock import wall
from tests.soaking.ledger import Case, Ledger, Said

Counts = tuple[int, int | None, int]
"""Numerator, denominator (None: there is none), missing."""

Figures = Iterator[tuple[tuple[str, str], Counts]]
"""Counts by (measure, part)."""


class Counting:
    """The ledger in a period, at the moment `now` when the report is made. `all`: every case, `cases`: those of the period.

    By month: `incidents`, how many; `nil`, those of which it was said that they had none; `beds`, what was said of them last. `children`: what was
    entered of each who lives here, by code.
    """

    def __init__(self, ledger: Ledger, first: date, last: date, now: datetime) -> None:
        self.ledger, self.first, self.last, self.now = ledger, first, last, now
        self.all = list(ledger.cases.values())
        self.cases = [case for case in self.all if self.has(case.day)]
        self.contacts = [case for case in self.cases if case.police]
        self.incidents = Counter(case.month for case in self.all)
        self.nil = set(ledger.of_month("nil_return"))
        self.beds = {month: said.values for month, said in ledger.of_month("occupancy").items()}
        self.children = {said.words["child"]: said.words for said in ledger.others if said.kind == "resident"}

    def has(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return self.first <= day <= self.last

    def made(self) -> list[Said]:
        """The records that were made in the period."""
        return [one for _, one in self.ledger.records() if self.has(wall(one.time).date())]

    def reported(self) -> list[tuple[Case, Said]]:
        """Every time in the period that somebody told the police, by its own day."""
        found = [
            (case, one) for case in self.all for one in case.of("police_outcome") if one.values["step"] == "reported"
        ]
        return [(case, one) for case, one in found if self.has(wall(one.happened).date())]

    @property
    def months(self) -> list[str]:
        """The months of the period from the first of which anything is known."""
        begun = min([*self.incidents, *self.nil, *self.beds], default="9999")
        every = [f"{year}-{month:02}" for year in range(self.first.year, self.last.year + 1) for month in range(1, 13)]
        return [one for one in every if max(begun, f"{self.first:%Y-%m}") <= one <= f"{self.last:%Y-%m}"]

    def counts(self, month: str) -> bool:
        """Whether a month counts: "no entries" is not zero."""
        return month in self.nil or self.incidents[month] > 0

    def has_nights(self, month: str) -> bool:
        """Whether rates can be made of a month."""
        return self.counts(month) and month in self.beds

    @property
    def residents(self) -> set[str]:
        """The children who lived here for a night or more of the months that count: none of those who were entered has left."""
        begins = [date.fromisoformat(f"{month}-01") for month in self.months if self.counts(month)]
        last = max(((day.replace(day=28) + timedelta(days=4)).replace(day=1) for day in begins), default=date.min)
        return {child for child, words in self.children.items() if date.fromisoformat(words["came_on"]) < last}
