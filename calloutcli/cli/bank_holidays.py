"""Bank holidays, from the `holidays` library, which is imported only to look them up.

England and Wales have the same, Scotland and Northern Ireland others: `nation` in home.yaml says which count. A library that is
not there must never keep a decision from being made: then only weekends are left out, and a deadline comes too soon, not too late.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache

from calloutcli.wording import msg

NATION_NAMES = {
    "england": msg("England"),
    "wales": msg("Wales"),
    "scotland": msg("Scotland"),
    "northern ireland": msg("Northern Ireland"),
}
_CODES = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern ireland": "NIR"}


def bank_holidays(nation: str, years: Iterable[int]) -> tuple[date, ...]:
    """The bank holidays of one of the four nations in these years, in order; none where the library is missing."""
    return tuple(day for year in sorted(years) for day in _of_year(nation, year))


@cache
def _of_year(nation: str, year: int) -> tuple[date, ...]:
    try:
        from holidays import country_holidays
    except ImportError:
        return ()
    return tuple(sorted(country_holidays("GB", subdiv=_CODES[nation], years=year)))
