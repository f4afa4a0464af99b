"""docs/formats.md says of each kind of follow-up what its form says: `UPDATE_FORMATS=1` writes the tables anew."""

import os

from tests.builders import REPOSITORY
from tests.followup_tables import BEGIN, END, render_tables

PAGE = REPOSITORY / "docs" / "formats.md"


def test_the_tables_are_those_of_the_forms():
    """Between the two marks stand the tables as they are made from the forms, and each kind has one."""
    text = PAGE.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    told, end, after = rest.partition(END)
    assert begin
    assert end
    made = f"\n{render_tables()}\n"
    if os.environ.get("UPDATE_FORMATS") == "1" and told != made:
        PAGE.write_text(before + begin + made + end + after, encoding="utf-8", newline="\n")
        told = made
    assert told == made
