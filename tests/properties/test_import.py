"""Old spreadsheets: what stands in the file is what is shown, whatever stands there; and no file is a traceback."""

import contextlib
import csv
import io
import json
import unicodedata
from datetime import date, datetime, time, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from calloutcli.__main__ import main
from calloutcli.errors import UsageError
from calloutcli.finding import BIDI_CONTROLS
from calloutcli.followup.form import NOT_RECORDED, Bounds, check_values, is_asked, parse_followup
from calloutcli.followup.imported import FORM, Origin, format_imported, parse_origin
from calloutcli.followup.police_outcome import DATED
from calloutcli.intake.incoming import content_of, read_incidents
from calloutcli.intake.mapping import (
    FIELDS,
    ColumnMapping,
    Mapped,
    When,
    codes_of,
    folded,
    format_mapping,
    parse_mapping,
)
from calloutcli.intake.spreadsheet import DELIMITERS, ENCODINGS
from calloutcli.intake.written_dates import EARLIEST, WAYS, parse_day_and_time
from calloutcli.interview.moment import MONTHS, format_time
from calloutcli.record.kinds import Position, ProtocolName, format_record, parse_record
from tests.builders import LONDON, NOW, ORIGIN, counting_random
from tests.worlds import dice, world_of

PROTOCOL = ProtocolName("small", "1.0.0", "0" * 64)


def _as_kept(text):
    return unicodedata.normalize("NFC", text.strip())


_characters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="".join(BIDI_CONTROLS))


def _texts(characters):
    """Words as a record keeps them: something stands in them, and no space around them."""
    return (
        st.text(characters, min_size=1, max_size=20)
        .map(_as_kept)
        .filter(lambda words: words and words == _as_kept(words))
    )


text = _texts(_characters | st.just("\n"))
names = _texts(_characters)
codes = st.from_regex(r"[A-Z]{1,3}[0-9]{0,3}", fullmatch=True)
DAYS = st.dates(EARLIEST, NOW.date() - timedelta(days=1))


@st.composite
def mappings(draw):
    """Any mapping that can be written down."""
    fields = {}
    for name, field in FIELDS.items():
        if name != "category" and draw(st.booleans()):
            continue
        known = st.sampled_from(codes_of(field))
        if field.kind == "choice" and draw(st.booleans()):
            fields[name] = Mapped(always=draw(known))
        elif field.kind == "choice":
            words = draw(st.lists(st.tuples(names, known), max_size=4, unique_by=lambda pair: folded(pair[0])))
            fields[name] = Mapped(draw(names), tuple(words), draw(known | st.just("")))
        else:
            fields[name] = Mapped(draw(names))
    time_column = draw(names | st.just(""))
    no_time = tuple(draw(st.lists(names, max_size=2))) if time_column else ()
    when = When(draw(names), time_column, no_time, draw(st.sampled_from(("", "time", "no time"))))
    dates = tuple(draw(st.lists(st.sampled_from((*WAYS, "MM/DD/YYYY", "DD.MM.YY")), min_size=1, max_size=3)))
    return ColumnMapping(
        dates, when, fields, draw(st.sampled_from(list(ENCODINGS))), draw(st.sampled_from(list(DELIMITERS)))
    )


ODD = ColumnMapping(
    ("DD/MM/YYYY",),
    When("a\u2028b", "\ufffe: #", ("- x", "'", "\U000e0041", "\\")),
    {"category": Mapped("\U0001f600 \u2029 c", (("\ufeffx", "missing"), ("null", "away"), ('"', "taken")))},
)


@settings(max_examples=40)
@example(ODD)
@given(mappings())
def test_a_mapping_is_read_as_it_was_written(mapping):
    """`parse_mapping` is the inverse of `format_mapping`, whatever the columns and words are called."""
    assert parse_mapping(format_mapping(mapping), "map.yaml") == mapping


@st.composite
def incidents(draw):
    """Answers of one incident that can be recorded, each coded field among them."""
    day = draw(DAYS)
    is_known = draw(st.booleans())
    local = datetime.combine(day, draw(st.times()).replace(microsecond=0) if is_known else time(12), LONDON)
    values = {"happened": format_time(local), "time_known": "yes" if is_known else "no"}
    for name, field in FIELDS.items():
        if field.kind == "choice":
            values[name] = draw(st.sampled_from([code for code in codes_of(field) if code not in DATED]))
        elif draw(st.booleans()):
            values[name] = draw({"child": codes, "disposal_date": DAYS.map(date.isoformat)}.get(name, text))
    if draw(st.booleans()):
        values["disposal"] = "youth_caution"
        values["dated_term"] = draw(st.sampled_from([old for old, now in DATED.items() if now == "youth_caution"]))
    return {name: value for name, value in values.items() if is_asked(FORM.field(name), values)}


def _can_be(values):
    """Whether the answers contradict each other nowhere, and the time came once."""
    wall = datetime.fromisoformat(values["happened"]).astimezone(LONDON)
    once = wall.utcoffset() == wall.replace(fold=1 - wall.fold).utcoffset()
    return once and not check_values(FORM, values, Bounds(NOW, None, {}))


possible = incidents().filter(_can_be)


@given(possible, st.integers(2, 20_000))
def test_a_record_is_read_as_it_was_written(values, line):
    """Through the bytes and back: every answer, and the line that it came from."""
    origin = Origin("ab" * 32, line)
    entry = format_imported(values, origin, "ELM-0000-0", "not_recorded", PROTOCOL, NOW)
    raw, _ = format_record(entry, Position(ORIGIN, 0, bytes(32)), NOW, "0.1.0", counting_random())
    record = parse_record(raw)
    assert parse_origin(record) == origin
    assert content_of(parse_followup(FORM, record, entry.personal)) == content_of(values)


def _file(rows, mapping):
    """(the bytes of a CSV of these answers, the line on which each begins)."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    columns = [mapping.happened.column, mapping.happened.time_column, *(one.column for one in mapping.fields.values())]
    lines.writerow(columns)
    begins = []
    for values in rows:
        begins.append(out.getvalue().count("\n") + 1)
        wall = datetime.fromisoformat(values["happened"]).astimezone(LONDON)
        clock = f"{wall:%H:%M:%S}" if values["time_known"] == "yes" else ""
        cells = [f"{wall:%d/%m/%Y}", clock]
        for name, mapped in mapping.fields.items():
            value = values.get(name, NOT_RECORDED if FIELDS[name].kind == "choice" else "")
            if name == "disposal" and "dated_term" in values:
                value = values["dated_term"]
            if name == "disposal_date" and value:
                value = f"{date.fromisoformat(value):%d/%m/%Y}"
            cells.append({code: word for word, code in mapped.values}.get(value, value))
        lines.writerow(cells)
    return out.getvalue().encode(), begins


EVERY = ColumnMapping(
    ("DD/MM/YYYY",),
    When("Date", "Time", (), "time"),
    {
        name: Mapped(
            f"Column {name}",
            tuple((f"Word for {code}", code) for code in codes_of(field)) if field.kind == "choice" else (),
        )
        for name, field in FIELDS.items()
    },
)


@given(st.lists(possible, min_size=1, max_size=5))
def test_what_is_read_is_what_was_in_the_file(rows):
    """Each line as it was, with the number of the line on which it begins."""
    raw, begins = _file(rows, EVERY)
    found = read_incidents(raw, EVERY, NOW, LONDON)
    assert not found.problems
    assert [one.line for one in found.incidents] == begins
    assert [content_of(one.values) for one in found.incidents] == [content_of(values) for values in rows]


@settings(max_examples=15)
@given(rows=st.lists(possible, min_size=1, max_size=4, unique_by=content_of))
def test_what_is_shown_is_what_was_in_the_file(tmp_path_factory, rows):
    """Through the command, the log and `callout show`, nothing is lost, added or changed."""
    folder = tmp_path_factory.mktemp("import")
    rows = [{**values, "old_reference": str(number)} for number, values in enumerate(rows)]
    (folder / "old.csv").write_bytes(_file(rows, EVERY)[0])
    (folder / "map.yaml").write_bytes(format_mapping(EVERY))
    result = _run(folder, "import", str(folder / "old.csv"), "--mapping", str(folder / "map.yaml"), "--json")
    assert len(result["records"]) == len(rows)
    for told, values in zip(result["records"], rows, strict=True):
        (shown,) = _run(folder, "show", told["reference"], "--json")
        read = {name: value for name, value in {**shown["body"], **shown["personal"]}.items() if FORM.field(name)}
        assert content_of(read) == content_of(values)
        assert shown["body"]["line"] == told["line"]
    assert _run(folder, "log", "verify", "--json")["ok"]


def _run(folder, *words):
    world, screen, _ = world_of([], {"CALLOUT_HOME": str(folder / "home")}, NOW, dice("import"))
    status = main(list(words), world=world)
    assert status == 0, screen.getvalue()
    said = screen.getvalue()
    return json.loads(said[said.index("{\n") :])["result"]


hostile = (
    st.binary(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "Date",
                "What",
                "Child",
                ",",
                "\n",
                '"',
                "\r",
                ";",
                "01/02/2024",
                "AWOL",
                "KB",
                "\0",
                "=",
                "\u202e",
                " ",
                "\ufeff",
            ]
        ),
        max_size=40,
    ).map(lambda parts: "".join(parts).encode())
    | st.lists(
        st.sampled_from(["01/02/2024", "31/03/2024 01:30", "AWOL", ",", "\n", '"', '""', "KB", "x"]), max_size=30
    ).map(lambda parts: b"Date,What,Child\n" + "".join(parts).encode())
)
SHORT = parse_mapping(
    b"format: 1\ndates: [DD/MM/YYYY]\nhappened: {column: Date}\nfields: {category: {column: What, values: {AWOL: missing}}, child: {column: Child}}\n",
    "map.yaml",
)


@settings(max_examples=300)
@given(hostile, st.sampled_from(list(ENCODINGS)))
def test_no_file_is_a_traceback(raw, encoding):
    """Any bytes are read or refused, with a line that the file has and something to do."""
    mapping = ColumnMapping(SHORT.dates, SHORT.happened, SHORT.fields, encoding)
    found = read_incidents(raw, mapping, NOW, LONDON)
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(1 <= one.line <= lines and one.message and one.cure for one in found.problems)
    assert found.problems or found.incidents
    assert all(not check_values(FORM, one.values, Bounds(NOW, None, {})) for one in found.incidents) or found.problems


@given(
    st.text(max_size=20)
    | st.lists(st.sampled_from(["format: 1\n", "dates: [", "]", "fields:", "  category:", "{", "}", ":", "- "])).map(
        "".join
    )
)
def test_no_mapping_is_a_traceback(text_of_file):
    """Any text is a mapping, or is refused in words."""
    with contextlib.suppress(UsageError):
        parse_mapping(text_of_file.encode(errors="surrogatepass"), "map.yaml")


@given(DAYS, st.sampled_from((*WAYS, "MM/DD/YYYY", "YYYY MMM DD", "DD.MM.YY")), st.booleans())
def test_a_day_is_read_as_it_is_written(day, way, short):
    """Every way to write a day says which day it is, with zeros in front or without, with a month in full or in three letters."""
    month = MONTHS[day.month - 1]
    parts = {
        "YYYY": f"{day.year}", "YY": f"{day.year % 100:02}", "MMM": month[:3].upper() if short else month,
        "MM": str(day.month) if short else f"{day.month:02}", "DD": str(day.day) if short else f"{day.day:02}",
    }  # fmt: skip
    written = way
    for token, said in parts.items():
        written = written.replace(token, said, 1) if token in written else written
    assert parse_day_and_time(written, (way,)) == (day, "")
    assert parse_day_and_time(f"{written} 02:14", (way,)) == (day, "02:14")
