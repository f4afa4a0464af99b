"""`callout import`: old spreadsheets as they are, hostile ones, the mapping, what was imported before, and what is then in the log."""

import csv
import hashlib
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.cli import importing
from calloutcli.cli.waiting import AT_START, UNCOUNTED
from calloutcli.errors import UsageError
from calloutcli.followup import police_outcome
from calloutcli.followup.form import LONGEST_WORDS, Bounds, check_values, parse_followup
from calloutcli.followup.forms import FORMS, form_of
from calloutcli.followup.imported import FORM, Origin, parse_origin, uid_of
from calloutcli.intake.incoming import read_incidents
from calloutcli.intake.mapping import FIELDS, codes_of, parse_mapping
from calloutcli.intake.spreadsheet import MAX_BYTES, MAX_COLUMNS, MAX_LINES
from calloutcli.interview.moment import format_time
from calloutcli.log.note import Signer, format_signer
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.kinds import DIGESTS, parse_record
from calloutcli.store.drafts import new_references
from calloutcli.store.evidence import kept_heads, open_log
from calloutcli.store.home import open_home
from tests.builders import LONDON, NOW, REPOSITORY
from tests.houses import House, disclosed, entries
from tests.worlds import dice, world_of

MAPPING = """\
format: 1
dates: [DD/MM/YYYY]
happened: {column: Date}
fields:
  category: {column: What, values: {AWOL: missing, Damage: damage, Assault on staff: hurt_staff}}
"""
LONGER = """\
format: 1
dates: [DD/MM/YYYY]
happened: {column: Date, time column: Time, no time: ["?"]}
fields:
  category: {column: What, values: {AWOL: missing, Damage: damage}}
  channel: {column: Police, values: {N: none}, blank: not_recorded}
  called_by: {column: By, blank: not_recorded}
  attended: {column: Came, values: {Y: yes, N: no}, blank: not_recorded}
  disposal: {column: Outcome, values: {NFA: no_further_action}, blank: not_recorded}
  disposal_date: {column: Outcome date}
  restorative_offered: {column: RJ, blank: not_recorded}
  restorative_accepted: {column: RJ2, blank: not_recorded}
  return_interview: {column: RI, blank: not_recorded}
  child: {column: Child}
  words: {column: Notes}
  old_reference: {column: Ref}
  incident_number: {column: Log no}
"""
COLUMNS = "Ref,Date,Time,What,Police,By,Came,Outcome,Outcome date,RJ,RJ2,RI,Child,Notes,Log no"


def read(text, mapping=MAPPING, now=NOW):
    """What is read of a file."""
    raw = text if isinstance(text, bytes) else text.encode()
    return read_incidents(raw, parse_mapping(mapping.encode(), "map.yaml"), now, LONDON)


def told(text, mapping=MAPPING, now=NOW):
    """The problems of a file, each as `line column: message`."""
    return [f"{one.line} {one.column}: {one.message}" for one in read(text, mapping, now).problems]


def row(**cells):
    """A file of one line of the longer mapping, the other cells empty."""
    names = COLUMNS.split(",")
    given = {"Date": "01/02/2024", "What": "AWOL"} | {name.replace("_", " "): cell for name, cell in cells.items()}
    assert given.keys() <= set(names)
    return COLUMNS + "\n" + ",".join(given.get(name, "") for name in names) + "\n"


def one_read(**cells):
    """The answers of that line, which must be without a problem."""
    found = read(row(**cells), LONGER)
    assert not found.problems, found.problems
    return found.incidents[0].values


def one_told(**cells):
    """What is wrong with that line."""
    return told(row(**cells), LONGER)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder to work in: `run(*words)` gives (exit status, screen)."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.yaml").write_text(LONGER)
    return tmp_path


def run(*words, now=NOW, chance=None):
    """(exit status, screen) of a command in the home."""
    world, screen, _ = world_of([], {"CALLOUT_HOME": "home", "NO_COLOR": "1"}, now, chance or dice("import"))
    return main(list(words), world=world), screen.getvalue()


def import_text(home, text, *words):
    """(exit status, screen) of the import of a file that holds this text."""
    (home / "old.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return run("import", "old.csv", "--mapping", "map.yaml", "--yes", *words)


def in_log():
    """(record, its personal fields) of each record of the home."""
    if not open_home_here().log_path.exists():
        return []
    with open_log(open_home_here()) as log:
        leaves = list(log.leaves())
        return [
            (
                parse_record(leaf),
                {one.name: one.value for one in map(parse_disclosure, log.disclosures_of(seq).values()) if one.name},
            )
            for seq, _, _, leaf in leaves
        ]


def open_home_here():
    """The home that the commands work for."""
    return open_home(Path("home"))


# -------------------------------------------------------------------- the record


def test_the_form_can_be_corrected_shown_and_never_asked_for():
    """An imported record has a form, and nobody can add one by hand."""
    assert form_of("imported") is FORM
    assert FORM not in FORMS


def test_its_words_fit_into_its_digests():
    """Every personal field can be there at once."""
    assert sum(field.kind == "words" for field in FORM.fields) <= DIGESTS["imported"]


@pytest.mark.parametrize(
    "name", ["location", "called_by", "attended", "crime", "disposal", "dated_term", "referred_by"]
)
def test_its_codes_are_those_of_a_police_outcome(name):
    """What the police did is counted together, whether it was imported or recorded here: the codes are the same."""
    here, there = FORM.field(name), police_outcome.FORM.field(name)
    assert set(there.choices) <= set(here.choices)
    assert here.label == there.label


def test_the_uid_follows_from_the_line():
    """The same line of the same file has the same uid, and every other another."""
    uids = {uid_of(Origin(source, line)) for source in ("a" * 64, "b" * 64) for line in range(1, 50)}
    assert len(uids) == 98
    assert uid_of(Origin("a" * 64, 7)) in uids


# -------------------------------------------------------------------- the file


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_mark_of_utf_8(ends, mark):
    """Files from Windows, old Macs and Unix are read alike, with the mark that Excel writes or without."""
    found = read(mark + ends.join(["Date,What", "01/02/2024,AWOL", ",", "02/02/2024,Damage", ""]).encode())
    assert not found.problems
    assert [(one.line, one.values["category"]) for one in found.incidents] == [(2, "missing"), (4, "damage")]
    assert found.lines == 2


def test_a_cell_of_several_lines_counts_them():
    """A line is named by the line of the file on which it begins, as a text editor counts."""
    text = 'Date,What,Child\n01/02/2024,AWOL,"A\n\nB"\n02/02/2024,AWOL,KB\n03/02/2024,Nothing,KB\n'
    assert told(text) == ["6 What: the mapping does not know the word `Nothing`"]


def test_semicolons_and_cp1252():
    """What an older Excel saves in a country with commas in its numbers is read when the mapping says so."""
    mapping = MAPPING.replace("format: 1\n", "format: 1\ndelimiter: semicolon\nencoding: cp1252\n")
    found = read(
        "Date;What;Note\n01/02/2024;AWOL;caf\xe9, \x96\n".encode("latin-1"), mapping + "  words: {column: Note}\n"
    )
    assert not found.problems
    assert found.incidents[0].values["words"] == "caf\u00e9, \u2013"


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b"", 1, "the file is empty"),
        (b"\n,,\n \n", 1, "the file is empty"),
        (b"Date,What\n", 1, "no incident stands below the names of the columns"),
        (b"\n\nDate,What\n,\n", 3, "no incident stands below the names of the columns"),
        (b"Date,What\n01/02/2024,AW\0OL\n", 2, "byte 24 is NUL, which no text holds"),
        (b"Date,What\n01/02/2024,caf\xe9\n", 2, "byte 25 is not utf-8"),
        (b"PK\x03\x04rubbish", 1, "this is a workbook (.xlsx), not CSV"),
        (b"\xff\xfeD\0a\0", 1, "this is text in UTF-16"),
        (b'Date,What\n01/02/2024,AWOL\n02/02/2024,"AWOL\n03/02/2024,AWOL\n', 3, "a quote is opened in this line and never closed"),
        (b'Date,What\n01/02/2024,"AWOL" x\n', 2, "a quote stands where none can, up to line 2"),
        (b"Date,What\n01/02/2024," + b"x" * 200_000 + b"\n", 2, "a cell is longer than 131,072 characters"),
        (b"Date,What\n01/02/2024,AWOL,x\n", 2, "cells in this line: 3, and columns: 2"),
        (b"Date,What\n01/02/2024\n", 2, "cells in this line: 1, and columns: 2"),
        (b"Date,What\n" + b"x," * MAX_COLUMNS + b"\n", 2, f"the line has {MAX_COLUMNS + 1} cells, and {MAX_COLUMNS} is the most"),
        (b"sep=;\nDate;What\n", 1, "the file has one column: `sep=;`"),
        (b"Date;What\n01/02/2024;AWOL\n", 1, "the file has one column: `Date;What`"),
        (b"Date,What,DATE\n01/02/2024,AWOL,\n", 1, "columns of this name: 2"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table(raw, line, message):
    """What cannot be read as a table is refused with the line where it goes wrong, and with what to do."""
    found = read(raw)
    assert (found.problems[0].line, found.problems[0].message) == (line, message)
    assert all(one.cure for one in found.problems)


def test_the_cures_for_columns_that_are_not_there():
    """A file with one column is one with another delimiter; a line for Excel alone is named; a name spelt wrongly is shown the right one."""
    assert [one.cure for one in read(b"Date;What\n").problems] == [
        "check `delimiter` in the mapping, and that this is the right file"
    ]
    excel = read("sep=;\nDate;What\n", MAPPING + "delimiter: semicolon\n").problems[0]
    assert excel.cure.startswith("this line is for Excel alone: delete it")
    assert read(b"Day,What\n").problems[0].cure == "columns of the file: `Day`, `What`"
    assert read(b"Dat,What\n").problems[0].cure == "did you mean `Dat`?"


def test_what_went_wrong_before_a_broken_line_is_told_too():
    """A quote that is never closed ends the reading, and not the telling."""
    text = 'Date,What\n01/02/2024,Nothing\n"02/02/2024,AWOL\n'
    assert [one.line for one in read(text).problems] == [2, 3]


def test_a_file_that_is_too_long():
    """A file of over 32 MB is not read on; nor is one with more incidents than are recorded at once."""
    assert told(b"x" * (MAX_BYTES + 1)) == [f"1 : the file is longer than {MAX_BYTES:,} bytes"]
    text = "Date,What\n" + "01/02/2024,AWOL\n" * (MAX_LINES + 1)
    found = read(text)
    assert [(one.line, one.message) for one in found.problems] == [
        (MAX_LINES + 2, f"more than {MAX_LINES:,} incidents")
    ]


def test_two_hundred_columns():
    """A wide file is read; what the mapping does not use is named."""
    names = [f"C{number}" for number in range(198)]
    found = read(f"Date,What,{','.join(names)}\n01/02/2024,AWOL,{','.join(names)}\n")
    assert not found.problems
    assert found.unused == tuple(names)


def test_columns_are_found_in_any_order_and_case():
    """The order of the columns and the case of their names do not matter; two without a name do not either."""
    found = read("WHAT,,date , \nawol,x,01/02/2024,y\n")
    assert not found.problems
    assert found.incidents[0].values["category"] == "missing"


# -------------------------------------------------------------------- words


def test_words_are_compared_without_case_and_space():
    """`ASSAULT  on staff` is the word `Assault on staff`; a code may stand in the file as it is."""
    found = read("Date,What\n01/02/2024,ASSAULT  on staff\n01/02/2024,hurt_staff\n")
    assert [one.values["category"] for one in found.incidents] == ["hurt_staff", "hurt_staff"]


def test_a_word_that_the_mapping_does_not_know():
    """It is named with its line and column, and the nearest word that the mapping knows."""
    (problem,) = read("Date,What\n01/02/2024,Asault on staf\n").problems
    assert (problem.line, problem.column) == (2, "What")
    assert problem.message == "the mapping does not know the word `Asault on staf`"
    assert problem.cure == "did you mean `Assault on staff`? Else add it to the `values` of `category` in the mapping"


def test_a_long_cell_is_not_repeated():
    """A column that is mapped wrongly may hold what somebody wrote about a child: a message shows its beginning."""
    (problem,) = read(f"Date,What\n01/02/2024,{'He said ' * 30}\n").problems
    assert len(problem.message) < 100


def test_an_empty_cell_needs_a_meaning():
    """What an empty cell means is said in the mapping, or it is an error."""
    (problem,) = read("Date,What\n01/02/2024,\n").problems
    assert problem.message == "the cell is empty"
    assert "`blank: CODE`" in problem.cure
    assert one_read(Police="")["channel"] == "not_recorded"


def test_one_column_for_several_fields_and_constants():
    """Fields may read the same column, each with its own meaning of the words; what the file does not say has one code."""
    mapping = MAPPING + (
        "  location: {always: inside}\n"
        "  restorative_offered: {column: RJ, values: {Held: yes, No: no}}\n"
        "  restorative_completed: {column: RJ, values: {Held: yes, No: not_recorded}}\n"
    )
    found = read("Date,What,RJ\n01/02/2024,AWOL,held\n02/02/2024,AWOL,no\n", mapping)
    first, second = (one.values for one in found.incidents)
    assert (first["location"], first["restorative_offered"], first["restorative_completed"]) == ("inside", "yes", "yes")
    assert (second["restorative_offered"], second["restorative_completed"]) == ("no", "not_recorded")


@pytest.mark.parametrize("old", police_outcome.DATED)
def test_a_dated_term_becomes_todays(old):
    """A reprimand is counted as a youth caution, and keeps its old word beside it."""
    values = one_read(Outcome=old, Police="call_101")
    assert values["disposal"] == police_outcome.DATED[old]
    assert values["dated_term"] == old


def test_todays_term_has_no_old_word():
    """A youth caution of today is no reprimand."""
    assert "dated_term" not in one_read(Outcome="youth_caution", Police="call_101")


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"Police": "N", "By": "home"}, "2 By: the police were not told, as `channel` says, and this says that they came in"),
        ({"Police": "N", "Came": "Y"}, "2 Came: the police were not told, as `channel` says, and this says that they came in"),
        ({"Police": "N", "Outcome": "charged"}, "2 Outcome: the police were not told, as `channel` says, and this says that they came in"),
        ({"Police": "N", "Log_no": "CAD 7"}, "2 Log no: the police were not told, as `channel` says, and here is a number of theirs"),
        ({"RJ": "no", "RJ2": "yes"}, "2 RJ2: it was not offered, and was accepted"),
        ({"What": "Damage", "RI": "later"}, "2 RI: this goes with `category` missing"),
        ({"Outcome_date": "03/02/2024"}, "2 Outcome date: this goes with a `disposal`, and there is none"),
        ({"Outcome": "NFA", "Outcome_date": "01/01/2024"}, "2 Outcome date: it was decided before it happened"),
        ({"Outcome": "NFA", "Outcome_date": "01/01/2124"}, "2 Outcome date: 2124-01-01 is still to come"),
    ],
)  # fmt: skip
def test_a_contradiction_is_an_error(cells, problem):
    """Two cells of a line that cannot both be right are not recorded as if they were."""
    assert one_told(**cells) == [problem]


def test_what_was_decided_on_the_same_day():
    """The police may decide on the day itself, and not on the day before."""
    assert one_read(Outcome="NFA", Outcome_date="01/02/2024")["disposal_date"] == "2024-02-01"
    assert one_told(Outcome="NFA", Outcome_date="31/01/2024") == ["2 Outcome date: it was decided before it happened"]


def test_what_only_says_that_nothing_came_stands_beside_no_police():
    """`No further action` and `did not come` are often written where nobody called: they contradict nothing."""
    values = one_read(Police="N", Came="N", Outcome="NFA")
    assert (values["channel"], values["attended"], values["disposal"]) == ("none", "no", "no_further_action")


def test_a_return_interview_of_a_missing_child():
    """What became of it is kept for a missing child; `not_recorded` elsewhere says nothing and is left out."""
    assert one_read(RI="within_72_hours")["return_interview"] == "within_72_hours"
    assert "return_interview" not in one_read(What="Damage")


# -------------------------------------------------------------------- personal words


@pytest.mark.parametrize(
    "code", ["KB", "kb", "K.B.", "Child 3", "Young person A", "YP-07", "A17", "Resident no 4", "KBJ", "\u00c9B"]
)
def test_a_childs_code(code):
    """Codes and initials are taken without a word."""
    found = read(row(Child=code), LONGER)
    assert not found.problems
    assert not found.cautions
    assert found.incidents[0].values["child"] == code


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("John Smith", "this looks like a full name"),
        ("john smith", "this looks like a full name"),
        ("SMITH JOHN", "this looks like a full name"),
        ('"Smith, John"', "this looks like a full name"),
        ("Se\u00e1n O'Brien", "this looks like a full name"),
        ("01632 960123", "this looks like a phone number"),
        ("=cmd|'/C calc'!A0", "this begins like a formula of a spreadsheet, and is no code"),
        ("K" * 41, "this is too long for a child's code"),
        ('"K\nB"', "this is too long for a child's code"),
    ],
)
def test_no_name_where_a_code_belongs(cell, message):
    """A full name in the column of the children's codes is an error, and is not repeated on the screen."""
    (problem,) = read(row(Child=cell), LONGER).problems
    assert (problem.line, problem.column, problem.message) == (2, "Child", message)
    assert cell not in problem.message + problem.cure


@pytest.mark.parametrize("cell", ["Kyle", "CHARLOTTE", "Smith J"])
def test_what_may_be_one_name_is_looked_at(cell):
    """One name may be a code word: somebody is asked to look at it."""
    found = read(row(Child=cell), LONGER)
    assert not found.problems
    assert [(one.words, one.lines) for one in found.cautions] == [
        ("Child: this looks like a name. Codes or initials are safer", (2,))
    ]


def test_a_code_that_is_written_in_two_ways():
    """One child must not be counted as two: codes that differ in case, dots or space alone are named."""
    lines = [row(Child=code).splitlines()[1] for code in ("KB", "K.B.", "kb ", "KBJ", "KB")]
    (caution,) = (one for one in read("\n".join([COLUMNS, *lines]), LONGER).cautions if "code" in one.words)
    assert caution.words == "Child: another line writes this code in another way, and may mean the same child"
    assert caution.lines == (3, 4)


def test_cautions_count_lines_and_repeat_nothing():
    """Names and numbers in free text are counted with their lines, and not repeated."""
    lines = [
        row(Notes="Ran to John Smith").splitlines()[1],
        row(Notes="Rang 01632 960123").splitlines()[1],
        row(Notes="=cmd").splitlines()[1],
        row(Notes="Met Ann Jones and Bob Brown").splitlines()[1],
        row(Notes="- calm again").splitlines()[1],
    ]
    found = read("\n".join([COLUMNS, *lines]), LONGER)
    assert [(one.words, one.lines) for one in found.cautions] == [
        ("Notes: this looks like a full name", (2, 5)),
        ("Notes: this looks like a phone number", (3,)),
        ("Notes: this begins like a formula of a spreadsheet, and is kept as text", (4,)),
    ]


def test_numbers_of_the_police_draw_no_caution():
    """An incident number looks like a phone number, and is what belongs there."""
    assert not read(row(Police="call_101", Log_no="0123456789"), LONGER).cautions


@pytest.mark.parametrize("character", ["\x1b", "\x07", "\x7f", "\x85", "\u202e", "\u2066"])
def test_control_characters_are_refused_with_their_line(character):
    """What could drive a terminal or turn a line round stands in no record, and not in the message either."""
    (problem,) = read(row(Notes=f"He {character} left"), LONGER).problems
    assert (problem.line, problem.column) == (2, "Notes")
    assert f"U+{ord(character):04X}" in problem.message
    assert character not in problem.message


def test_tabs_line_breaks_and_accents_are_kept_as_a_record_can_hold_them():
    """A tab is a space, a line break is one, and accents stand in normal form C."""
    assert one_read(Notes='"a\tb\r\nc\rd e\u0301"')["words"] == "a b\nc\nd \u00e9"


def test_words_that_are_too_long():
    """A story of over 5,000 characters is refused with its line."""
    assert one_told(Notes="x" * 5_001) == ["2 Notes: `words` is 5001 characters long"]


def test_the_same_line_twice_is_looked_at():
    """Two lines of a file that say the same are both taken, and named: only whoever kept the file knows."""
    line = row(Notes="Left").splitlines()[1]
    found = read("\n".join([COLUMNS, line, line, line.replace("Left", "Gone")]), LONGER)
    assert len(found.incidents) == 3
    assert [one.lines for one in found.cautions] == [(3,)]


# -------------------------------------------------------------------- days and times


def happened(date, time=""):
    """(when, whether the time is known) that is read of a day and a time."""
    values = one_read(Date=date, Time=time)
    return values["happened"], values["time_known"]


@pytest.mark.parametrize(
    ("date", "time", "expected"),
    [
        ("01/02/2024", "", ("2024-02-01T12:00:00.000Z", "no")),
        ("1/7/2024", "", ("2024-07-01T11:00:00.000Z", "no")),
        ("01/02/2024", "?", ("2024-02-01T12:00:00.000Z", "no")),
        ("01/02/2024", "02:14", ("2024-02-01T02:14:00.000Z", "yes")),
        ("01/07/2024", "02:14", ("2024-07-01T01:14:00.000Z", "yes")),
        ("01/02/2024", "0214", ("2024-02-01T02:14:00.000Z", "yes")),
        ("01/02/2024", "2.14pm", ("2024-02-01T14:14:00.000Z", "yes")),
        ("01/02/2024", "12 AM", ("2024-02-01T00:00:00.000Z", "yes")),
        ("01/02/2024", "23:59:58", ("2024-02-01T23:59:58.000Z", "yes")),
        ("01/02/2024 00:00:00", "02:14", ("2024-02-01T02:14:00.000Z", "yes")),
        ("01/02/2024 00:00", "", ("2024-02-01T12:00:00.000Z", "no")),
        ("01/02/2024 02:14", "", ("2024-02-01T02:14:00.000Z", "yes")),
        ("01/02/2024 02:14", "?", ("2024-02-01T02:14:00.000Z", "yes")),
        ("27/10/2024", "01:30 first", ("2024-10-27T00:30:00.000Z", "yes")),
        ("27/10/2024", "1.30am (second)", ("2024-10-27T01:30:00.000Z", "yes")),
    ],
)
def test_days_and_times(date, time, expected):
    """The day comes first, times are those of the clocks of the place, and noon stands for a day without a time."""
    assert happened(date, time) == expected


@pytest.mark.parametrize(
    ("date", "time", "message"),
    [
        ("31/03/2024", "01:30", "01:30 on 31 March 2024 never was: the clocks went forward that night"),
        ("27/10/2024", "01:30", "01:30 on 27 October 2024 came twice: the clocks went back that night"),
        ("26/10/2024", "01:30 first", "01:30 on 26 October 2024 came once"),
        ("01/02/2024", "25:00", "`25:00` is not a time on a clock"),
        ("01/02/2024", "24:00", "`24:00` is not a time on a clock"),
        ("01/02/2024", "13pm", "`13pm` is not a time on a clock"),
        ("01/02/2024", "02:60", "`02:60` is not a time"),
        ("01/02/2024", "night", "`night` is not a time"),
        ("01/02/2024 02:14", "03:00", "there are two times, `02:14` and `03:00`"),
        (
            "29/02/2023",
            "",
            "`29/02/2023` is not a day as the mapping says that days are written: that month has no day 29",
        ),
        ("02/13/2023", "", "`02/13/2023` is not a day as the mapping says that days are written: there is no month 13"),
        ("01/02/24", "", "`01/02/24` is not a day as the mapping says that days are written"),
        ("2024-02-01", "", "`2024-02-01` is not a day as the mapping says that days are written"),
        ("01/02/20244", "", "`01/02/20244` is not a day as the mapping says that days are written"),
        ("45323", "", "`45323` is not a day as the mapping says that days are written"),
        ("########", "", "`########` is not a day as the mapping says that days are written"),
        ("23/11/2026", "", "2026-11-23 is still to come"),
        ("22/11/2026", "02:30", "that is still to come"),
        ("22/11/2026", "", "that day is not over, and no time is given"),
        ("31/12/1989", "", "1989-12-31 is before 1990"),
        ("01/01/1900", "", "1900-01-01 is before 1990"),
        ("", "", "the cell is empty, and every incident needs its day"),
    ],
)
def test_times_that_cannot_be(date, time, message):
    """A day or a time that cannot be, or could be two, is refused: it is never moved to where it would fit."""
    (problem,) = read(row(Date=date, Time=time), LONGER).problems
    assert problem.message == message
    assert problem.cure


def test_the_cure_for_a_day_that_a_spreadsheet_counted():
    """Days as numbers, and columns too narrow to be saved, are recognised."""
    assert "format the column as a date" in read(row(Date="45323.5"), LONGER).problems[0].cure
    assert "widen it" in read(row(Date="#####"), LONGER).problems[0].cure


@pytest.mark.parametrize(
    ("way", "cell", "day"),
    [
        ("DD-MMM-YY", "01-Feb-24", "2024-02-01"),
        ("DD-MMM-YY", "1-feb-90", "1990-02-01"),
        ("DD MMM YYYY", "12 September 2019", "2019-09-12"),
        ("DD MMM YYYY", "12 Sept 2019", "2019-09-12"),
        ("YYYY-MM-DD", "2019-09-12", "2019-09-12"),
        ("YYYY-MM-DD", "2019-09-12T02:14", "2019-09-12"),
        ("DD.MM.YYYY", "12.9.2019", "2019-09-12"),
        ("MM/DD/YYYY", "09/12/2019", "2019-09-12"),
    ],
)
def test_ways_to_write_a_day(way, cell, day):
    """A mapping may say that days are written in another way, with the month as a word too."""
    found = read(f"Date,What\n{cell},AWOL\n", MAPPING.replace("DD/MM/YYYY", way))
    assert not found.problems
    assert found.incidents[0].values["happened"].startswith(day)


def test_a_day_that_two_ways_read_differently():
    """Where the mapping names two ways, a cell that they read differently is refused; one that they read alike is not."""
    mapping = MAPPING.replace("[DD/MM/YYYY]", "[DD/MM/YYYY, MM/DD/YYYY]")
    assert told("Date,What\n03/04/2019,AWOL\n", mapping) == [
        "2 Date: `03/04/2019` can be read as 3 April 2019 or 4 March 2019"
    ]
    assert told("Date,What\n04/04/2019,AWOL\n13/04/2019,AWOL\n", mapping) == []


@pytest.mark.parametrize(
    ("said", "known", "cautions"), [("", "yes", 1), ("midnight: time", "yes", 0), ("midnight: no time", "no", 0)]
)
def test_what_midnight_means(said, known, cautions):
    """00:00 is how spreadsheets write a day without a time: the mapping says which it is, or the lines are named."""
    mapping = MAPPING.replace("{column: Date}", f"{{column: Date{f', {said}' if said else ''}}}")
    found = read("Date,What\n01/02/2024 00:00:00,AWOL\n", mapping)
    assert found.incidents[0].values["time_known"] == known
    assert len(found.cautions) == cautions


# -------------------------------------------------------------------- the mapping


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "the mapping `map.yaml` is empty"),
        (MAPPING.replace("1", "2", 1), "`format` cannot be `2`"),
        (MAPPING.replace("dates: [DD/MM/YYYY]\n", ""), "a mapping needs `dates`"),
        (MAPPING.replace("DD/MM/YYYY", "DD/MM"), "`DD/MM` is not a way to write a day"),
        (MAPPING.replace("DD/MM/YYYY", "DD/MM/YYYY/YY"), "is not a way to write a day"),
        (MAPPING.replace("[DD/MM/YYYY]", "[]"), "`dates` is empty"),
        (MAPPING.replace("category", "catgory"), "`fields` has no `catgory`"),
        (MAPPING.replace("category", "catgory"), "did you mean `category`?"),
        (MAPPING.replace("missing", "mising"), "`category` has no code `mising`"),
        (MAPPING.replace("missing", "mising"), "did you mean `missing`?"),
        (MAPPING.replace("missing", "not_recorded"), "`category` has no code `not_recorded`"),
        (MAPPING.replace("AWOL: missing", "AWOL: missing, awol: away"), "`awol` is the same word as `AWOL`"),
        (MAPPING.replace("AWOL: missing", "'': missing"), "an empty cell is no word"),
        (MAPPING + "  location: {}\n", "`location` needs either `column` or `always`"),
        (MAPPING + "  location: {column: a, always: inside}\n", "`location` needs either `column` or `always`"),
        (MAPPING + "  location: {always: inside, blank: inside}\n", "`location` has `always`, so no cell is read"),
        (MAPPING + "  child: {always: KB}\n", "`child` has no `always`"),
        (MAPPING + "  happened: {column: Date}\n", "`fields` has no `happened`"),
        (MAPPING + "encoding: utf-16\n", "`encoding` cannot be `utf-16`"),
        (MAPPING + "format: 1\n", "`format` is here twice"),
        (MAPPING.replace("{column: Date}", "{column: Date, no time: [x]}"), "has `no time` and no `time column`"),
        (MAPPING.replace("{column: Date}", "{column: Date, midnight: yes}"), "`midnight` cannot be `yes`"),
        ("fields: [", "this is not YAML"),
        ("- a\n", "a mapping must be a list of `key: value` lines"),
    ],
)
def test_a_mapping_that_cannot_be_used(text, expected):
    """Everything wrong with a mapping is told with its line and a cure, in one go."""
    with pytest.raises(UsageError) as refusal:
        parse_mapping(text.encode(), "map.yaml")
    assert expected in refusal.value.message
    assert refusal.value.hint


def test_the_mapping_in_the_docs():
    """The mapping that docs/formats.md shows can be used, and its table names every field with all its codes."""
    page = (REPOSITORY / "docs" / "formats.md").read_text(encoding="utf-8")
    section = page.partition("## Taking old incidents in")[2].partition("\n## ")[0]
    text = section.partition("```yaml\n")[2].partition("```")[0]
    assert parse_mapping(text.encode(), "map.yaml").fields["category"].blank == "other_incident"
    table = section.partition("```yaml")[2].partition("```")[2]
    named = set(re.findall(r"`([a-z_0-9]+)`", table))
    codes = {code for field in FIELDS.values() if field.name != "disposal" for code in codes_of(field)}
    assert {*FIELDS, *codes, *police_outcome.DATED} <= named
    assert all(f"{number:,}" in section for number in (MAX_LINES, MAX_COLUMNS, LONGEST_WORDS, csv.field_size_limit()))
    assert f"{MAX_BYTES >> 20} MB" in section


# -------------------------------------------------------------------- the command


def test_what_is_recorded(home):
    """A record says what the file says, where it comes from, and `not_recorded` for all else; words are personal."""
    text = row(
        Date="03/03/2011", Time="02:14", What="Damage", Police="call_999", By="public", Came="Y", Outcome="reprimand",
        Outcome_date="01/05/2011", RJ="yes", Child="KB", Notes="Kicked a door.", Ref="11/07", Log_no="CAD 7",
    )  # fmt: skip
    status, screen = import_text(home, text)
    assert status == 0, screen
    ((record, personal),) = in_log()
    assert record.kind == "imported"
    assert record.facts == {}
    assert record.uid == uid_of(parse_origin(record))
    assert record.reference in screen
    body = dict(record.body)
    del body["reference"]
    assert body == {
        "happened": "2011-03-03T02:14:00.000Z", "time_known": "yes", "category": "damage", "location": "not_recorded",
        "channel": "call_999", "called_by": "public", "attended": "yes", "crime": "not_recorded",
        "disposal": "youth_caution", "dated_term": "reprimand", "disposal_date": "2011-05-01",
        "referred_by": "not_recorded", "restorative_offered": "yes", "restorative_accepted": "not_recorded",
        "restorative_completed": "not_recorded", "late": True, "line": 2, "source": hashlib.sha256(text.encode()).hexdigest(),
    }  # fmt: skip
    assert personal == {"child": "KB", "words": "Kicked a door.", "old_reference": "11/07", "incident_number": "CAD 7"}
    values = parse_followup(FORM, record, personal)
    assert not check_values(FORM, values, Bounds(NOW, None, {}))
    assert len(list(kept_heads(open_home_here()))) == 1
    assert run("log", "verify")[0] == 0


def test_all_or_nothing(home):
    """One bad line among many, and nothing is written: no record, no key, no folder."""
    good = row().splitlines()
    text = "\n".join([good[0], *[good[1]] * 20, good[1].replace("AWOL", "Awl")])
    status, screen = import_text(home, text)
    assert status == 2
    assert "old.csv:22: What: the mapping does not know the word `Awl`" in screen
    assert "did you mean `AWOL`?" in screen
    assert not (home / "home").exists()


def test_fifty_problems_are_shown_and_the_others_counted(home):
    """Each kind of problem is told once with all its lines; after fifty kinds the others are counted."""
    lines = [row(What=f"Word{number:03}").splitlines()[1] for number in range(60)]
    status, screen = import_text(home, "\n".join([COLUMNS, *lines, *lines[:2]]))
    assert status == 2
    assert "problems: 62." in screen
    assert screen.count("old.csv:") == 50
    assert "old.csv:2: What: the mapping does not know the word `Word000`\n   = also in lines: 62\n" in screen
    assert "Problems not shown: 10\n" in screen


def test_a_dry_run_writes_nothing(home):
    """With `--dry-run` the whole file is checked, everything is said, and nothing is made."""
    status, screen = import_text(home, row(), "--dry-run")
    assert status == 0
    assert "Nothing was written: this was a dry run." in screen
    assert not (home / "home").exists()


def test_json(home):
    """For a script: what was recorded, line by line; or every problem. The screen for people stays empty."""
    status, screen = import_text(home, row(Notes="Saw Ann Jones"), "--json")
    result = json.loads(screen)["result"]
    assert status == 0
    assert (result["recorded"], result["dry_run"], result["categories"]) == (True, False, {"missing": 1})
    assert result["records"] == [{"line": 2, "seq": 0, "reference": in_log()[0][0].reference}]
    assert result["cautions"] == [{"message": "Notes: this looks like a full name", "lines": [2]}]
    status, screen = import_text(home, row(What="x", Date="y"), "--json")
    result = json.loads(screen[: screen.rindex("}") + 1])["result"]
    assert status == 2
    assert (result["recorded"], result["records"]) == (False, [])
    assert [(one["line"], one["column"]) for one in result["problems"]] == [(2, "Date"), (2, "What")]


@pytest.mark.parametrize("name", ["old.csv", "map.yaml"])
def test_a_file_that_is_not_there(home, name):
    """A file or a mapping that is not there, or is a folder, is a refusal in words."""
    (home / "old.csv").write_text(row())
    (home / name).unlink()
    assert run("import", "old.csv", "--mapping", "map.yaml")[0] == 2
    (home / name).mkdir()
    status, screen = run("import", "old.csv", "--mapping", "map.yaml")
    assert status == 2
    assert f"`{name}`" in screen


def test_what_is_said_of_a_night_in_summer(home):
    """Days are those on the wall: half past midnight on 1 July is not in June, whatever it is in UTC."""
    status, screen = import_text(home, row(Date="01/07/2024", Time="00:30"))
    assert status == 0
    assert "incidents: 1, from Monday 1 July 2024 to Monday 1 July 2024" in screen
    assert "Imported. Record: 0. It is marked as imported." in screen


@pytest.mark.parametrize("name", ["x" * 300, "old.csv/below", "new\nline\x1b.csv"])
def test_a_name_that_no_file_can_have(home, name):
    """A name that is too long, below a file, or with control characters: a refusal in words."""
    (home / "old.csv").write_text(row())
    status, screen = run("import", name, "--mapping", "map.yaml")
    assert status in (2, 6)
    assert "\x1b" not in screen
    assert "hint: " in screen


def test_a_hostile_name_of_a_column_is_printed_harmless(home):
    """Names of columns and words of the file reach the screen without what could drive it."""
    text = "Date,What,\x1b[2J\u202e\n01/02/2024,AW\x1bOL,x\n"
    (home / "map.yaml").write_text(MAPPING)
    status, screen = import_text(home, text)
    assert status == 2
    assert "\x1b" not in screen
    assert import_text(home, text.replace("AW\x1bOL", "AWOL"))[0] == 0
    assert "\x1b" not in run("log", "list")[1]


# -------------------------------------------------------------------- imported before


def test_the_same_file_again(home):
    """The same file is refused, whatever the mapping, and the record of its first line is named."""
    assert import_text(home, row())[0] == 0
    (home / "map.yaml").write_text(LONGER.replace("AWOL: missing", "AWOL: away"))
    status, screen = import_text(home, row())
    assert status == 2
    assert "old.csv:2: this file was imported before: its line 2 is record 0" in screen
    assert len(in_log()) == 1


def test_a_changed_file_with_old_lines(home):
    """Lines that say what was imported before are refused, with the record that says it; so is an old reference."""
    first = row(Notes="Left", Ref="1")
    assert import_text(home, first)[0] == 0
    status, screen = import_text(home, first + row(Date="05/05/2024", Ref="2").splitlines()[1] + "\n")
    assert status == 2
    assert "old.csv:2: what this line says was imported before" in screen
    assert "record 0 says the same" in screen
    status, screen = import_text(home, first.replace("Left", "Left at once"))
    assert status == 2
    assert "its old reference was imported before" in screen
    assert len(in_log()) == 1


def test_a_line_that_is_like_an_old_one(home):
    """The same kind of incident of the same child at the same time is named, and taken: it may be another."""
    assert import_text(home, row(Notes="Left", Child="KB"))[0] == 0
    status, screen = import_text(home, row(Notes="Left again", Child="KB"))
    assert status == 0
    assert "warning: an incident of the same kind, child and time was imported before. Lines: 1 (2)" in screen
    status, screen = import_text(home, row(Notes="Left again", Child="TR"))
    assert status == 0
    assert "imported before" not in screen


def test_the_same_words_under_another_mapping(home):
    """What counts is what the lines say, not how the file is laid out: other columns, another order, other words."""
    assert import_text(home, row(Notes="Left"))[0] == 0
    (home / "map.yaml").write_text(MAPPING.replace("AWOL", "Ran off") + "  words: {column: Story}\n")
    status, screen = import_text(home, "Story,What,Date\nLeft,Ran off,01/02/2024\n")
    assert status == 2
    assert "what this line says was imported before" in screen


# -------------------------------------------------------------------- what becomes of it


def test_an_imported_incident_is_a_case_like_any_other(home):
    """It is shown, listed, added to and corrected; it is no decision: nothing waits, and nothing is decided again."""
    _, screen = import_text(home, row(Date="01/02/2024", Child="KB", Notes="Left"), "--json")
    reference = json.loads(screen)["result"]["records"][0]["reference"]
    screen = run("show", reference)[1]
    assert "Was missing" in screen
    assert "noon stands for it" in screen
    assert "2024" in screen
    assert run("pending")[1] == "Nothing waits.\n"
    assert f"imported  {reference}" in run("log", "list")[1]
    (home / "note.yaml").write_text("words: Found the old file.\nhappened: 2026-11-20 10:00\nhandover: no\n")
    assert run("add", reference, "note", "--answers", "note.yaml")[0] == 0
    assert run("log", "replay")[0] == 0
    assert run("log", "backtest", "--protocol", "reference-model")[0] == 0
    assert run("log", "verify")[0] == 0
    assert run("add", reference, "imported")[0] == 2


def test_the_next_interview_starts_as_quickly(home):
    """What waits is known before the next interview: no imported incident is read again while somebody waits for a question."""
    lines = [row(Ref=str(number)).splitlines()[1] for number in range(AT_START + 1)]
    assert import_text(home, "\n".join([COLUMNS, *lines]))[0] == 0
    screen = run("decide")[1]
    assert "Question 1" in screen
    assert UNCOUNTED not in screen


@pytest.mark.parametrize(("view", "shown"), [("reviewer", True), ("meeting", False)])
def test_who_sees_its_words(tmp_path, view, shown):
    """The words are personal: the reviewer sees them, a meeting sees the codes."""
    house = House(tmp_path / "house")
    (tmp_path / "map.yaml").write_text(LONGER)
    (tmp_path / "old.csv").write_text(row(Child="KB", Notes="Left by the window"))
    status, screen = house.run("import", str(tmp_path / "old.csv"), "--mapping", str(tmp_path / "map.yaml"), "--yes")
    assert status == 0, screen
    house.export(tmp_path / "out", "--view", view)
    assert [record.kind for record in entries(tmp_path / "out")] == ["imported"]
    assert ("Left by the window" in disclosed(tmp_path / "out").values()) is shown
    assert house.verify(tmp_path / "out")["ok"]


def test_signed_by_the_person(home):
    """With a key of their own, whoever imports signs every record."""
    (home / "ab.key").write_text(format_signer(Signer("ab/author", bytes(range(1, 33)))) + "\n")
    status, screen = import_text(home, row(), "--key", "ab.key")
    assert status == 0, screen
    assert in_log()[0][0].claims_author


def test_references_are_all_different(home):
    """A thousand incidents have a thousand references, none that the log or an unfinished interview has already."""
    lines = [row(Ref=str(number)).splitlines()[1] for number in range(1_000)]
    status, screen = import_text(home, "\n".join([COLUMNS, *lines]))
    assert status == 0, screen
    references = [record.reference for record, _ in in_log()]
    assert len(set(references)) == 1_000
    assert all(reference[-1].isalnum() for reference in references)
    assert "callout log list --kind imported shows their references." in screen


def test_a_reference_of_an_interview_is_not_given_again(home):
    """The reference of an unfinished interview is its own, although the log does not have it yet."""
    (free,) = new_references(open_home_here(), 1, [], dice("one").randbytes)
    drafts = home / "home" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / f"{free}.draft").touch()
    assert new_references(open_home_here(), 1, [], dice("one").randbytes) != [free]
    assert new_references(open_home_here(), 1, [free], dice("one").randbytes) != [free]


def test_late_is_right(home):
    """An incident of this morning is not late, every other is."""
    now = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    (home / "map.yaml").write_text(MAPPING)
    (home / "old.csv").write_text("Date,What\n22/11/2026 09:00,AWOL\n20/11/2026 09:00,AWOL\n")
    assert run("import", "old.csv", "--mapping", "map.yaml", "--yes", now=now)[0] == 0
    assert [record.body["late"] for record, _ in in_log()] == [False, True]
    assert in_log()[1][0].body["happened"] == format_time(now - timedelta(days=2, hours=9))


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("_look", "Stopped. Nothing was written."),
        ("record_entries", "Stopped. Nothing was written."),
        ("keep_up", "Stopped, after all of them were imported: callout log list --kind imported shows them."),
    ],
)
def test_ctrl_c_says_whether_anything_was_written(home, monkeypatch, stage, said):
    """Somebody who stops it must know whether to run it again: what is imported cannot be taken out."""

    def interrupted(*_):
        raise KeyboardInterrupt

    (home / "old.csv").write_text(row())
    monkeypatch.setattr(importing, stage, interrupted)
    status, screen = run("import", "old.csv", "--mapping", "map.yaml", "--yes")
    assert status == 130
    assert said in screen
    log = home / "home" / "log.sqlite"
    assert (log.exists() and bool(in_log())) == (stage == "keep_up")


@pytest.mark.parametrize(("typed", "status"), [(["y"], 0), (["n"], 130), ([""], 130), ([], 130), (["^C"], 130)])
def test_at_a_terminal_somebody_says_yes(home, typed, status):
    """What was understood is said first; without a yes nothing is written. What is imported is never taken out again."""
    (home / "old.csv").write_text(row())
    world, screen, _ = world_of(typed, {"CALLOUT_HOME": "home", "NO_COLOR": "1"}, NOW, dice("import"))
    assert main(["import", "old.csv", "--mapping", "map.yaml"], world=world) == status
    said = screen.getvalue()
    assert said.index("incidents: ") < said.index("Type y to import")
    assert ("Nothing was written." in said) == (status == 130)
    assert (home / "home" / "log.sqlite").exists() == (status == 0)
