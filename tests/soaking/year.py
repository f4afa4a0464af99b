"""The year of a home, from April to March: what happens when. Nothing is checked here but that each command ends as it should.

The computer's clock is a year behind for a day in June and three days ahead for a day in November; the nights on which the clocks change have
incidents of their own; two months have none. In October the home goes over to the second version of the protocol.
"""

import heapq
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import psutil

from calloutcli.protocol.model import Protocol
from tests.soaking.afterwards import Step, filled_in, plan
from tests.soaking.agencies import Agencies
from tests.soaking.clock import Clock, at_wall, wall
from tests.soaking.drawing import calm, draw_incident, without_typing
from tests.soaking.entering import Entering
from tests.soaking.household import Household
from tests.soaking.incidents import FIRST, SECOND, Incident, read_stories, reference_model, unlike_any
from tests.soaking.ledger import Case, Ledger, NotHeld
from tests.soaking.pc import PC
from tests.soaking.putting_right import Right, draw_right

BEGIN, CHANGE, END = at_wall(2026, 4, 1), at_wall(2026, 10, 1, 9), at_wall(2027, 4, 1)
REPORT = at_wall(2027, 4, 20, 9)
"""When it is all counted: what is due is past."""

_BEHIND = (at_wall(2026, 6, 10, 6), at_wall(2026, 6, 11, 6), timedelta(days=-365))
_AHEAD = (at_wall(2026, 11, 11, 6), at_wall(2026, 11, 12, 6), timedelta(days=3))
_NIGHTS = (
    at_wall(2026, 10, 25, 1, 40), at_wall(2026, 10, 25, 1, 45, fold=1), at_wall(2026, 10, 25, 3, 10), at_wall(2027, 3, 28, 2, 20),
    _BEHIND[0] + timedelta(hours=15), _AHEAD[0] + timedelta(hours=15), *[at_wall(2026, 12, 24, 23)] * 3,
)  # fmt: skip
"""What happens in every year: on the nights on which the clocks change, by the wrong clock, on Christmas Eve."""

_QUIET = (("2026-07", "2026-08"), ("2027-01", "2027-02"))
"""One month of each pair has no incident."""

_MONTHS = [*(f"2026-{month:02}" for month in range(4, 13)), *(f"2027-{month:02}" for month in range(1, 4))]

Do = Callable[[], None]


class Year:
    """A year of `incidents` incidents. `told` hears how many of them are entered; `share`: how much is done afterwards, of all that is planned."""

    def __init__(
        self, folder: Path, seed: str, incidents: int, told: Callable[[int], None] = lambda _: None, share: float = 1.0
    ) -> None:
        self.folder, self.incidents, self._told, self._share = folder, incidents, told, share
        self.home, outside = folder / "home", folder / "outside"
        for one in (self.home, outside):
            one.mkdir(parents=True)
        self.others = {one.pid for one in psutil.Process().children(recursive=True)}
        self.chance = random.Random(f"{seed} year")
        self.clock = Clock(BEGIN)
        self.pc = PC(self.home, outside, self.clock, seed)
        self.ledger = Ledger()
        self.entering = Entering(self.pc, self.ledger)
        self._agencies = Agencies(folder / "agencies")
        self._household = Household(self.pc, self.ledger, self._agencies, self.chance, share)
        self._model = reference_model()
        self._stories = read_stories(self._model)
        self._version = FIRST
        self._queue: list[tuple[datetime, int, str, Do]] = []
        self._count = 0

    def live(self) -> Ledger:
        """The ledger of the whole year, once it is over.

        Raises:
            NotHeld: something did not go as it should; the moment and the case are named.
        """
        self._household.begin(self.folder / "outside" / "heads", BEGIN)
        self._fill_the_calendar()
        while self._queue and self._queue[0][0] < REPORT:
            moment, _, what, do = heapq.heappop(self._queue)
            self.clock.go_to(moment)
            try:
                do()
            except AssertionError as error:
                raise NotHeld(f"{what}, {wall(self.clock.true):%d %B %Y %H:%M}: {error}") from error
        self.clock.go_to(REPORT)
        return self.ledger

    # ---------------------------------------------------------------- the calendar

    def _fill_the_calendar(self) -> None:
        self._at(CHANGE, "the second version", self._go_over)
        for begin, end, error in (_BEHIND, _AHEAD):
            self._at(begin, "the clock is set wrong", lambda error=error: self._set_clock(error))
            self._at(end, "the clock is set right", lambda: self._set_clock(timedelta(0)))
        for month, after in zip(_MONTHS, [*_MONTHS[1:], "2027-04"], strict=True):
            over = at_wall(int(after[:4]), int(after[5:]), 2, 10)
            self._at(over, f"the month {month}", lambda month=month: self._household.month_is_over(month))
        handovers = max(3, self.incidents // 8)
        for number in range(handovers):
            self._at(BEGIN + (END - BEGIN) * (number + 0.5) / handovers, "a handover", self._household.hand_over)
        for _ in range(max(1, self.incidents // 20)):
            self._at(BEGIN + (END - BEGIN) * self.chance.random(), "a practice", self._practise)
        for number, moment in enumerate(self._moments(), 1):
            self._at(moment, f"incident {number}", lambda number=number: self._incident(number))

    def _moments(self) -> list[datetime]:
        """When incidents happen: those of every year, then anywhere but in the quiet months."""
        found = list(_NIGHTS)
        quiet = {self.chance.choice(pair) for pair in _QUIET}
        while len(found) < self.incidents:
            moment = BEGIN + (END - BEGIN) * self.chance.random()
            found += [moment] if f"{wall(moment):%Y-%m}" not in quiet and moment < END - timedelta(days=1) else []
        return sorted(found[: self.incidents])

    def _at(self, moment: datetime, what: str, do: Do) -> None:
        self._count += 1
        heapq.heappush(self._queue, (moment, self._count, what, do))

    def _set_clock(self, error: timedelta) -> None:
        self.clock.error = error
        self.ledger.tally["times the computer's clock was set"] += 1

    def _go_over(self) -> None:
        self._household.adopt(SECOND)
        self._version = SECOND

    def _practise(self) -> None:
        self.entering.practise(self.chance.choice(self._stories), self._model)

    # ---------------------------------------------------------------- incidents

    @property
    def _protocol(self) -> Protocol:
        return self._agencies.protocol(self._version)

    def _incident(self, number: int) -> None:
        """The next incident: most are told at the keyboard, some in a process that is killed, some beside other writers; two are left open."""
        leave = {self.incidents // 3: "before", self.incidents // 2: "after"}.get(number, "")
        stories = calm(self._stories) if leave else self._stories
        incident = draw_incident(stories, self._protocol, self.pc.clock(), self.chance)
        if leave:
            self.entering.incident(incident, self._protocol, leave=leave)
        elif number % 40 == 8:
            self._together([incident, draw_incident(stories, self._protocol, self.pc.clock(), self.chance)])
        elif self.chance.random() < 0.12:
            self._goes_on(self.entering.killed_incident(without_typing(incident), self._protocol))
        else:
            case = self.entering.incident(incident, self._protocol)
            assert case is not None, "it was told to its end, and is no case"
            self._goes_on(case)
        self._told(number)

    def _together(self, incidents: list[Incident]) -> None:
        """Three at once: two tell an incident each, and one adds a note to the case before."""
        now = self.pc.clock()
        old = [case for case in self.ledger.cases.values() if case.happened < now - timedelta(hours=1)]
        values = {
            "words": unlike_any(self.chance, "Meanwhile"),
            "handover": "no",
            "happened": now.replace(second=0, microsecond=0),
        }
        told = [(without_typing(one), self._protocol) for one in incidents]
        for case in self.entering.together(told, [(case, values) for case in old[-1:]]):
            self._goes_on(case)

    # ---------------------------------------------------------------- what comes after

    def _goes_on(self, case: Case) -> None:
        """What is done about a case, on the calendar; what was written by the wrong clock is put right when somebody sees it."""
        now = self.clock.true
        self._next(case, now, plan(case, self.chance, self._share))
        if self.clock.error > timedelta(0):
            right = Right(
                case.decision, "happened", (case.happened - self.clock.error).replace(second=0, microsecond=0)
            )
            self._at(
                now + timedelta(days=1), f"{case.reference}, its time", lambda: self.entering.put_right(case, right)
            )
        elif self.chance.random() < 0.12:
            moment = now + timedelta(days=self.chance.uniform(3, 40))
            self._at(moment, f"{case.reference}, a correction", lambda: self._put_right(case))
        if self.chance.random() < 0.05:
            moment = now + timedelta(days=self.chance.uniform(60, 90))
            self._at(moment, f"{case.reference}, an erasure", lambda: self._erase(case))

    def _next(self, case: Case, since: datetime, steps: list[Step]) -> None:
        """The first of the steps on the calendar, then the others: none overtakes another, whatever the clock says."""
        if steps:
            moment = max(self.clock.true, since + steps[0].after)
            self._at(moment, f"{case.reference}, {steps[0].word}", lambda: self._step(case, since, steps))

    def _step(self, case: Case, since: datetime, steps: list[Step]) -> None:
        values = filled_in(steps[0], case, self.pc.clock(), self.chance)
        if values is None:
            later = self.clock.true + timedelta(days=2)
            self._at(later, f"{case.reference}, {steps[0].word} later", lambda: self._step(case, since, steps))
            return
        self.entering.follow_up(case, steps[0], values, killed=self.chance.random() < 0.03)
        self._next(case, since, steps[1:])

    def _put_right(self, case: Case) -> None:
        if self.pc.clock() < case.happened:  # by a clock that is behind, no time of the case has been
            self._at(
                self.clock.true + timedelta(days=2), f"{case.reference}, a correction", lambda: self._put_right(case)
            )
            return
        self.entering.put_right(case, draw_right(case, self.chance))

    def _erase(self, case: Case) -> None:
        there = {name for one in case.records for name in one.words if name not in one.erased}
        fields = sorted(
            there & set(self.chance.choice([("child",), ("child", "words", "staff"), ("words", "child_view")]))
        )
        if fields:
            self.entering.erase(case, fields)
