"""A made-up spreadsheet of the year before, and the records that `callout import` makes of it."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from calloutcli.demo.dice import Dice, Weighted
from calloutcli.demo.profiles import Profile
from calloutcli.demo.span import ZONE, Span, on_the_clock
from calloutcli.demo.telling import Stage, Step
from calloutcli.followup.imported import Origin, format_imported
from calloutcli.intake.incoming import read_incidents
from calloutcli.intake.mapping import parse_mapping
from calloutcli.record.reference import format_reference

MAPPING: Final = """\
# SYNTHETIC: the mapping of a made-up spreadsheet.
format: 1
dates: [DD/MM/YYYY]
happened: {column: Date, time column: Time}
fields:
  category:
    column: Type
    values: {Damage: damage, AWOL: missing, Assault on staff: hurt_staff, Assault on peer: hurt_child, Row: loud, Drugs: drugs}
  channel: {column: Police, values: {"No": none, "101": call_101, "999": call_999}}
  crime: {column: Crime, values: {"Y": yes, "N": no}, blank: not_recorded}
  disposal: {column: Outcome, values: {NFA: no_further_action, Caution: youth_caution, RJ: community_resolution}, blank: not_recorded}
  child: {column: YP}
  words: {column: Notes}
"""
_HEAD: Final = ("Date", "Time", "Type", "Police", "Crime", "Outcome", "YP", "Notes")
_TYPES: Final = Weighted(
    ("Damage", 30), ("AWOL", 24), ("Assault on staff", 12), ("Assault on peer", 14), ("Row", 14), ("Drugs", 6)
)  # fmt: skip
_OUTCOMES: Final = Weighted(("NFA", 45), ("RJ", 25), ("Caution", 12), ("", 18))
_ROWS: Final = 96
_DAYS: Final = 365


def spreadsheet(profile: Profile, span: Span) -> bytes:
    """The spreadsheet as CSV: some eight incidents a month in the year before the span, the same with every seed."""
    dice = Dice(profile.letter, "spreadsheet", _ROWS)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_HEAD)
    for number in range(_ROWS):
        day = span.first - timedelta(days=_DAYS - number * _DAYS // _ROWS)
        kind = dice.weigh(_TYPES)
        police = "No" if dice.chance(60) else "101" if dice.chance(80) else "999"
        crime = "" if police == "No" else "Y" if dice.chance(40) and kind != "AWOL" else "N"
        outcome = dice.weigh(_OUTCOMES) if crime == "Y" else ""
        time = "" if dice.chance(8) else f"{dice.between(7, 23):02}:{dice.between(0, 59):02}"
        child = f"{profile.letter}{dice.between(1, profile.places)}"
        rows.writerow(
            (f"{day:%d/%m/%Y}", time, kind, police, crime, outcome, child, f"Made up: old incident {number + 1}.")
        )
    return text.getvalue().encode()


def imported_steps(stage: Stage, taken: set[int]) -> Iterator[Step]:
    """The records of the spreadsheet, recorded on the third day; `taken`: the numbers of references, to which theirs are added."""
    moment = on_the_clock(stage.span.first + timedelta(days=2), 11, 0)
    found = read_incidents(
        spreadsheet(stage.profile, stage.span), parse_mapping(MAPPING.encode(), "mapping.yaml"), moment, ZONE
    )
    if found.problems:
        raise ValueError(found.problems[0].message)
    for number, incident in enumerate(found.incidents):
        origin = Origin(found.source, incident.line)
        time = moment + timedelta(milliseconds=3 * number)
        reference = format_reference(stage.profile.code, new_number(stage.dice, taken))
        yield Step(time, format_imported(incident.values, origin, reference, "manager", stage.edition(time).name, time))


def new_number(dice: Dice, taken: set[int]) -> int:
    """A number of 20 bits for a reference, that is not taken; now it is."""
    while (number := dice.between(0, 2**20 - 1)) in taken:
        pass
    taken.add(number)
    return number
