"""What a home enters beside its incidents: the protocol that is in force, the children, each month, a receipt at each handover."""

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from calloutcli.followup.month import days_in
from tests.soaking.agencies import Agencies, Yes
from tests.soaking.entering import as_file
from tests.soaking.forms import Filling, form_named
from tests.soaking.incidents import CHILDREN, FIRST
from tests.soaking.ledger import Ledger, Said
from tests.soaking.pc import PC

SETTINGS = """\
format: 1
home: "Elm House"
organisation: "Example Care"
code: "ELM"
heads folder: "{heads}"
contacts:
  on_call_manager: "01632 960001"
  emergency_duty_team: "01632 960002"
"""


class Household:
    """The home's manager. `share`: how much of what is asked of each month is done."""

    def __init__(self, pc: PC, ledger: Ledger, agencies: Agencies, chance: random.Random, share: float) -> None:
        self._pc, self._ledger, self._agencies, self._chance, self._share = pc, ledger, agencies, chance, share

    def begin(self, heads: Path, now: datetime) -> None:
        """The home's settings; then what is known of the children who live here: of two of them, and with a small `share` of more, nothing is."""
        heads.mkdir()
        (self._pc.folder / "home.yaml").write_text(SETTINGS.format(heads=heads), encoding="utf-8")
        self.adopt(FIRST)
        for child in CHILDREN[: 2 + round(4 * self._share)]:
            came = (now - timedelta(days=self._chance.randrange(30, 900))).date()
            values: dict[str, Any] = {"child": child, "came_on": came, "sex": self._chance.choice(["female", "male"])}
            values |= {"placements": self._chance.choice(["one", "two_three"])} if self._chance.random() < 0.6 else {}
            sitting = Filling(form_named("resident"), values, self._agencies.protocol(FIRST))
            self._pc.run("resident", sitting=sitting)
            self._note("resident", {}, words={**values, "came_on": came.isoformat()})

    def adopt(self, version: str) -> None:
        """The version that all agencies signed, in force from now on."""
        file = self._agencies.agree(self._pc, version)
        self._pc.run("protocol", "adopt", str(file), sitting=Yes())
        self._note("protocol_adopted", {"version": version})

    def month_is_over(self, month: str) -> None:
        """That it had no incident, which is refused where it had one; its bed nights, now and then forgotten, or counted again."""
        had = any(case.month == month for case in self._ledger.cases.values())
        if not had or self._chance.random() < self._share:
            told = self._pc.run(
                "nil-return", month, "--answers", "-", "--json", piped="{}", expect=(2,) if had else (0,)
            )
            if not had:
                self._note("nil_return", {"month": month}, told.result["seq"])
        for _ in range(self._chance.choice([0, 1, 1, 1, 1, 1, 2]) if self._chance.random() < self._share else 0):
            nights = self._chance.randrange(100, 5 * days_in(month))
            values = {"month": month, "places": 6, "bed_nights": nights, "residents": 6}
            told = self._pc.run("occupancy", "--answers", "-", "--json", piped=as_file(values))
            self._note("occupancy", values, told.result["seq"])

    def hand_over(self) -> None:
        """The screen for the next shift, what waits, and a receipt into the day book."""
        self._pc.run("handover")
        self._pc.run("pending", expect=(0, 1))
        self._ledger.receipts.append(self._pc.run("log", "receipt", "--json").result["receipt"])
        self._ledger.tally["handovers, each with its receipt"] += 1

    def _note(
        self, kind: str, values: dict[str, Any], seq: int | None = None, words: dict[str, str] | None = None
    ) -> None:
        self._ledger.others.append(Said(kind, self._pc.clock(), values, words or {}, seq))
        self._ledger.tally[f"recorded: {kind.replace('_', ' ')}"] += 1
