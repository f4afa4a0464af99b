"""Days and months as a page writes them, from what is written in figures. Pure."""

from datetime import date

from calloutcli.wording import long_date


def since_words(text: str) -> str:
    """The day of a moment that is written `2026-11-22T01:55:00Z`, in words; the text itself where it is no moment."""
    try:
        return long_date(date.fromisoformat(text[:10]))
    except ValueError:
        return text


def short_day(text: str) -> str:
    """`3 Oct 2026` for `2026-10-03`; the text itself where it is no day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%b %Y}"


def short_month(month: str) -> str:
    """`Oct 2026`, for a narrow place; the text itself where it is no month."""
    try:
        return f"{date.fromisoformat(f'{month}-01'):%b %Y}"
    except ValueError:
        return month
