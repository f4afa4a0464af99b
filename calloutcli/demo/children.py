"""The children of a made-up home: who lived there from when until when, and how often an incident is about them. A child is a code."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Dice, Weighted
from calloutcli.demo.profiles import Profile
from calloutcli.demo.span import Span, month_after
from calloutcli.followup.month import months_after
from calloutcli.frozen import frozen

_TEMPO: Final = Weighted((1, 50), (2, 30), (4, 15), (6, 5))
_PLACED_NEAR: Final = Weighted(("here", 60), ("near", 40))
_LONGEST_MONTHS: Final = 30
_SEX: Final = Weighted(("male", 58), ("female", 40), ("not_recorded", 2))
_ETHNICITY: Final = Weighted(
    ("white", 68), ("mixed", 11), ("black", 9), ("asian", 6), ("other_ethnic_group", 2), ("refused", 1), ("not_recorded", 3)
)  # fmt: skip
_SEND: Final = Weighted(("none", 42), ("sen_support", 26), ("ehc_plan", 28), ("not_recorded", 4))
_STATUS: Final = Weighted(
    ("care_order", 56), ("section_20", 27), ("interim_care_order", 13), ("remand", 1), ("not_recorded", 3)
)
_PLACEMENTS: Final = Weighted(
    ("one", 12), ("two_three", 36), ("four_five", 28), ("six_or_more", 20), ("not_recorded", 4)
)
_PRIOR: Final = Weighted(("none", 80), ("caution_or_conviction", 16), ("not_recorded", 4))


@frozen
class Child:
    """A child: `code`; `came`, `left` (None: still there); `tempo`, how often an incident is about them, beside the others.

    `known`: what the home recorded of them beside (followup/resident.py).
    """

    code: str
    came: date
    left: date | None
    tempo: int
    placed_from: str
    known: tuple[tuple[str, Json], ...]

    def nights(self, first: date, after: date) -> int:
        """The nights that they slept there from `first` up to before `after`."""
        until = after if self.left is None else min(after, self.left)
        return max((until - max(first, self.came)).days, 0)


def children_of(profile: Profile, span: Span, dice: Dice) -> tuple[Child, ...]:
    """Everybody who lives in a home during the span, by the day on which they came."""
    stays: list[tuple[date, date | None, bool]] = []
    for place in range(profile.places):
        heavy = place == 0 and profile.heavy > 0
        came = span.first - timedelta(days=dice.between(5, 400))
        while came < span.end:
            length = 10_000 if heavy else dice.between(90, _LONGEST_MONTHS * 30)
            left = max(came, span.first) + timedelta(days=length)
            stays.append((came, left if left < span.end else None, heavy))
            came = left + timedelta(days=dice.between(0, 40))
    stays.sort(key=lambda stay: (not stay[2], stay[0]))
    return tuple(_child(f"{profile.letter}{number}", stay, profile, dice) for number, stay in enumerate(stays, 1))


def occupancy(children: Iterable[Child], first: date) -> tuple[int, int]:
    """(bed nights, different children) in the month that begins on `first`."""
    nights = [child.nights(first, month_after(first)) for child in children]
    return sum(nights), sum(count > 0 for count in nights)


def _child(code: str, stay: tuple[date, date | None, bool], profile: Profile, dice: Dice) -> Child:
    came, left, _ = stay
    tempo = dice.weigh(_TEMPO)
    placed = "far" if dice.chance(profile.far) else dice.weigh(_PLACED_NEAR)
    since = months_after(came, -dice.between(0, 70))
    known: dict[str, Json] = {
        "sex": dice.weigh(_SEX),
        "birth_year": came.year - dice.between(10, 16),
        "ethnicity": dice.weigh(_ETHNICITY),
        "send": dice.weigh(_SEND),
        "legal_status": dice.weigh(_STATUS),
        "looked_after_since": f"{since.year}-{since.month:02}",
        "placements": dice.weigh(_PLACEMENTS),
        "prior_record_at_admission": dice.weigh(_PRIOR),
        "placed_from": placed,
    }
    return Child(code, came, left, tempo, placed, tuple(known.items()))
