"""Every kind of follow-up, from its form alone: what is answered comes back from the record, and what cannot stand is named.

Parametrised over `FORMS`: a kind that is added later is covered by being there.
"""

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calloutcli.audit.extract import FIELDS, RECORDS
from calloutcli.cli.asking import ask_form
from calloutcli.cli.desk import Desk
from calloutcli.cli.form_file import read_form
from calloutcli.cli.prompt import Key
from calloutcli.errors import EvidenceError
from calloutcli.followup.form import (
    LONGEST_WORDS,
    NOT_RECORDED,
    answer_lines,
    check_values,
    fields_asked,
    format_followup,
    happened_in,
    is_rightly_late,
    parse_followup,
)
from calloutcli.followup.forms import FORMS as ASKED
from calloutcli.followup.month import month_code
from calloutcli.followup.roles import STANDARD, roles_of
from calloutcli.frozen import replace
from calloutcli.interview.details import caution
from calloutcli.interview.moment import format_time, long_time
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.entry import LATE_AFTER
from calloutcli.record.kinds import _HEAD, DIGESTS, Position, format_record, parse_record
from calloutcli.store.home import Home
from calloutcli.store.settings import Settings
from tests.builders import ENGINE, LONDON, ORIGIN, counting_random, uid_of
from tests.forms import (
    COURSE,
    FORMS,
    LATER,
    PREV,
    PROTOCOL,
    answers,
    coded,
    codes_of,
    controlling,
    each_form,
    form_named,
    in_case,
    kind_of,
    stands,
    typed_for,
    value_of,
    ways,
)
from tests.properties.strategies import lines, texts
from tests.worlds import dice, world_of

_RESERVED = """
all analyse analyze and any array as asc asymmetric at authorization binary both by case cast check collate collation
column concurrently constraint create cross current current_catalog current_date current_role current_schema current_time
current_timestamp current_user default deferrable desc describe distinct do else end except false fetch for foreign
freeze from full glob grant group having ilike in initially inner intersect into is isnull join lambda lateral leading
left like limit localtime localtimestamp natural not notnull null of offset on only or order outer overlaps pivot
pivot_longer pivot_wider placing position primary qualify references returning right row select session_user show similar
some summarize symmetric system_user table tablesample then to trailing true union unique unpivot user using value values
variadic verbose when where window with within anti semi minus
"""
SQL_RESERVED = frozenset(_RESERVED.split())
"""Words that a column cannot have for a name without quotes in PostgreSQL, DuckDB or Spark, lest a report needs them."""

CODE = re.compile(r"[a-z][a-z0-9_]*\Z")
some = settings(max_examples=40)


def recorded(form, values, now=LATER):
    """(record, its words) of a form that is filled in."""
    entry = format_followup(
        form, values, COURSE.reference, "care_worker", uid_of(2), COURSE.records[0].record.protocol, now
    )
    leaf, disclosures = format_record(entry, Position(ORIGIN, 1, PREV), now, ENGINE, counting_random(9))
    shown = [parse_disclosure(text) for text in disclosures.values()]
    return parse_record(leaf), {one.name: one.value for one in shown if one.name}


def as_read(form, values):
    """The answers as a record gives them back: what was said to be left out is left out."""
    return {name: value for name, value in values.items() if value != NOT_RECORDED or kind_of(form, name) == "words"}


# ------------------------------------------------------------------ there and back


@each_form
@some
@given(data=st.data())
def test_what_is_answered_comes_back(kind, data):
    """The record of any answers that can stand gives the same answers, which can stand again; without its disclosures, those of the leaf."""
    form = form_named(kind)
    values = data.draw(answers(form, texts))
    assume(stands(form, values))
    record, personal = recorded(form, values)
    found = parse_followup(form, record, personal)
    assert found == as_read(form, values)
    assert stands(form, found)
    assert parse_followup(form, record, {}) == coded(form, values)
    again, words = recorded(form, found)
    assert (again.body, words) == (record.body, personal)


@each_form
@some
@given(data=st.data())
def test_the_body_holds_what_its_form_says(kind, data):
    """What is personal stands in disclosures alone; a code that was left out reads `not_recorded`; what was not asked is not there."""
    form = form_named(kind)
    values = data.draw(answers(form, lines))
    assume(stands(form, values))
    record, personal = recorded(form, values)
    asked = fields_asked(form, values)
    always = {field.name for field in asked if field.kind in ("choice", "role") and not field.personal}
    given_ = {field.name for field in asked if not field.is_personal and field.name in as_read(form, values)}
    assert record.body.keys() == always | given_ | {"late"} | ({"reference"} if form.of_case else set())
    assert personal == {
        field.name: values.get(field.name, NOT_RECORDED)
        for field in asked
        if field.personal or (field.kind == "words" and field.name in values)
    }
    assert {record.body[name] for name in always - given_} <= {NOT_RECORDED}


@each_form
@some
@given(data=st.data(), minutes=st.integers(0, 3 * 1440))
def test_late_is_right(kind, data, minutes):
    """`late` says whether more than 24 hours lie between what happened and its recording, and follows from the record's own times."""
    form = form_named(kind)
    values = data.draw(answers(form, lines))
    assume(stands(form, values))
    record, _ = recorded(form, values)
    happened = happened_in(record.body)
    assert record.body["late"] is (happened is not None and LATER - happened > LATE_AFTER)
    assert is_rightly_late(record)
    lag = LATER - happened if happened is not None else LATE_AFTER * 0
    wrong = replace(record, body={**record.body, "late": not record.body["late"]})
    assert is_rightly_late(wrong) is (abs(lag - LATE_AFTER) < LATE_AFTER / 1440)


# ------------------------------------------------------------------ what cannot stand


def wrongs(form, values, bounds):
    """(what was done, the field, the answers with that one thing wrong) for everything that can be made wrong."""
    asked = fields_asked(form, values)
    for field in asked:
        name = field.name

        def with_(wrong, name=name):
            return {**values, name: wrong}

        if field.required:
            yield "missing", name, {key: one for key, one in values.items() if key != name}
            yield "nothing", name, with_(None)
        for other in {7, True, "9" * 3, "no_such_code", ""} if field.kind in ("choice", "role") else ():
            yield "unknown code", name, with_(other)
        if field.kind in ("choice", "role"):
            yield "a list", name, with_([*codes_of(field, bounds)][:1])
        if field.kind == "several":
            codes = sorted(codes_of(field, bounds))
            yield "a word", name, with_("no_such_code")
            yield "unknown code", name, with_(sorted([*codes[:1], "no_such_code"]))
            if codes:
                yield "one code", name, with_(codes[0])
                yield "twice", name, with_([codes[0], codes[0]])
                yield "a number", name, with_([codes[0], 7])
            if len(codes) > 1:
                yield "unsorted", name, with_([codes[1], codes[0]])
        if field.kind == "number":
            for other in (field.low - 1, field.high + 1, "7", True, [7]):
                yield "no such number", name, with_(other)
        if field.kind == "words":
            for other in (7, True, ["words"], "a\x1bb", "a\u202eb", "a\rb", "cafe\u0301", "x" * (LONGEST_WORDS + 1)):
                yield "no such words", name, with_(other)
        if field.kind == "moment":
            for other in (7, "", "0214", "2026-11-22 02:14", "2026-11-22T02:14:00Z", "2026-02-30T02:14:00.000Z"):
                yield "no time", name, with_(other)
            yield "to come", name, with_(format_time(bounds.now + LATE_AFTER))
            if bounds.happened:
                yield "before", name, with_(format_time(bounds.happened - LATE_AFTER / 48))
        if field.kind == "date":
            for other in (7, "", "20261122", "2026-W47-7", "22 November 2026", "2026-02-30", "2026-11-22T00:00"):
                yield "no day", name, with_(other)
            if not field.ahead:
                yield "to come", name, with_((bounds.now.date() + LATE_AFTER).isoformat())
            if bounds.happened:
                yield "before", name, with_((bounds.happened.date() - LATE_AFTER).isoformat())
        if field.kind == "month":
            for other in (7, "", "2026-13", "2026-1", "October 2026", "2026-10-01"):
                yield "no month", name, with_(other)
            begun = bounds.now.date()
            yield "not over", name, with_(month_code(begun + LATE_AFTER * 31 if field.running else begun))
    yield "unknown", "no_such_field", {**values, "no_such_field": "x"}
    yield "a field of the record", "late", {**values, "late": "yes"}


@each_form
@settings(max_examples=20)
@given(data=st.data())
def test_the_wrong_answer_is_named(kind, data):
    """Of answers of which one was made wrong, that one is named, and no other; what is said of it is a sentence without its end."""
    form, course, bounds = in_case(form_named(kind))
    values = data.draw(answers(form, lines))
    assume(stands(form, values))
    for what, name, wrong in wrongs(form, values, bounds):
        found = check_values(form, wrong, bounds, course)
        assert [one.field for one in found] == [name], (what, wrong)
        for text in (found[0].message, found[0].cure):
            assert text
            assert not text.endswith(".")
            assert text[0] == "`" or text[0].islower() or text[0].isdigit()


@each_form
@some
@given(data=st.data())
def test_an_answer_that_nobody_asked_for_is_named(kind, data):
    """An answer to a question that the others made idle is named, and is never recorded unseen."""
    form, course, bounds = in_case(form_named(kind))
    values = data.draw(answers(form, lines))
    assume(stands(form, values))
    asked = fields_asked(form, values)
    for field in form.fields:
        if field not in asked:
            idle = {**values, field.name: data.draw(value_of(field, bounds, lines))}
            found = check_values(form, idle, bounds, course)
            assert [one.field for one in found] == [field.name]
            assert "is not asked, as the others are answered" in found[0].message


@each_form
def test_everything_wrong_at_once_is_told_at_once(kind):
    """Of answers that are all wrong each is named once, in the order of the form, and the unknown ones last, as they stand."""
    form, course, bounds = in_case(form_named(kind))
    first = fields_asked(form, {})
    wrong = {"zz": 1, **{field.name: 1.5 for field in reversed(first)}, "aa": 1}
    assert [one.field for one in check_values(form, wrong, bounds, course)] == [
        *(field.name for field in first),
        "zz",
        "aa",
    ]


@each_form
def test_a_field_that_is_nearly_spelt_right_is_suggested(kind):
    """A name with a letter too many is answered with the name that was meant."""
    form, course, bounds = in_case(form_named(kind))
    for field in form.fields:
        found = check_values(form, {f"{field.name}s": "x"}, bounds, course)
        assert found[-1].field == f"{field.name}s"
        assert found[-1].cure == f"did you mean `{field.name}`?"


# ------------------------------------------------------------------ what a later version wrote


@each_form
@some
@given(data=st.data())
def test_a_code_of_a_later_version_is_read_and_told_as_it_stands(kind, data):
    """Codes and fields that this version does not know are no fault: the record is read, and the code is told in its own words."""
    form = form_named(kind)
    values = data.draw(answers(form, lines))
    assume(stands(form, values))
    record, personal = recorded(form, values)
    for field in fields_asked(form, values):
        if field.kind not in ("choice", "role", "several"):
            continue
        later = ["a_later_code"] if field.kind == "several" else "a_later_code"
        body, told = {**record.body, "a_later_field": [1]}, {**personal, "a_later_word": "x"}
        (told if field.personal else body)[field.name] = later
        found = parse_followup(form, replace(record, body=body), told)
        assert found == {**as_read(form, values), field.name: later}
        said = answer_lines(form, found, roles_of(PROTOCOL), long_time)
        assert f"{field.label}: a later code" in said


@each_form
@some
@given(data=st.data())
def test_a_record_of_another_form_is_not_read(kind, data):
    """A field without its type, or one missing that is always answered, is said to be so: nothing is made up."""
    form = form_named(kind)
    values = data.draw(answers(form, lines))
    assume(stands(form, values))
    record, personal = recorded(form, values)
    for field in fields_asked(form, values):
        if field.kind == "words":
            if field.name in personal:
                with pytest.raises(EvidenceError, match=f"`{field.name}` is missing or has another form"):
                    parse_followup(form, record, {**personal, field.name: 7})
            continue
        others = [{"x": 1}, True, *(["x"] if field.kind in ("moment", "date", "month", "number") else [[1]])]
        for other in others:
            body, told = {**record.body}, {**personal}
            (told if field.personal else body)[field.name] = other
            with pytest.raises(EvidenceError, match=f"`{field.name}` is missing or has another form"):
                parse_followup(form, replace(record, body=body), told)
        if field.personal:
            for value in (personal[field.name], NOT_RECORDED, None):
                with pytest.raises(EvidenceError, match=f"holds its `{field.name}` where it can never be erased"):
                    parse_followup(form, replace(record, body={**record.body, field.name: value}), personal)
        elif field.required:
            left = {name: value for name, value in record.body.items() if name != field.name}
            with pytest.raises(EvidenceError, match=f"`{field.name}` is missing or has another form"):
                parse_followup(form, replace(record, body=left), personal)


# ------------------------------------------------------------------ on the screen


@each_form
@some
@given(data=st.data())
def test_answers_are_told_in_words(kind, data):
    """Each answer stands under its label, in the order of the form; no code, no time and no date as records hold them is shown."""
    form, _, _ = in_case(form_named(kind))
    values = data.draw(answers(form, st.just("Said so.")))
    assume(stands(form, values))
    said = answer_lines(form, values, roles_of(PROTOCOL), long_time)
    labels = [field.label for field in form.fields if field.name in values]
    assert [line.partition(": ")[0] for line in said] == labels
    for line in said:
        assert "_" not in line
        assert not re.search(r"\d{4}-\d\d|[{}\[\]]|T\d\d:", line)


@each_form
@some
@given(data=st.data(), text=st.one_of(texts.filter(str.strip), st.just(NOT_RECORDED)))
def test_words_of_any_kind_are_kept(kind, data, text):
    """Words in any letters, signs and line breaks that a record may hold come back unchanged."""
    form = form_named(kind)
    values = data.draw(answers(form, st.just(text)))
    assume(stands(form, values))
    record, personal = recorded(form, values)
    found = parse_followup(form, record, personal)
    words = [field.name for field in form.fields if field.kind == "words" and field.name in values]
    assert [found[name] for name in words] == [text] * len(words)


# ------------------------------------------------------------------ asked, and read from a file


def to_the_minute(form, values):
    """The answers with times as a person types them: to the minute."""
    return {
        name: f"{value[:16]}:00.000Z" if kind_of(form, name) == "moment" and value != NOT_RECORDED else value
        for name, value in values.items()
    }


def is_plain(line):
    """Whether a line of words draws no caution, and is no key."""
    return line.lower() not in {key.value for key in Key} and not caution(line)


@pytest.mark.parametrize("kind", [form.kind for form in ASKED])
@settings(max_examples=15)
@given(data=st.data())
def test_what_is_typed_is_what_is_answered(kind, data):
    """Whoever types the answers to a form at the terminal and confirms them has given these answers, and known ones besides."""
    form, course, bounds = in_case(form_named(kind))
    values = to_the_minute(form, data.draw(answers(form, lines.map(str.strip).filter(is_plain))))
    assume(stands(form, values))
    typed = typed_for(form, values)
    world, screen, keyboard = world_of([*typed, "y"], {}, LATER, dice(kind))
    found = ask_form(Desk(world, Home(Path("nowhere"), Settings())), form, bounds, course)
    assert not keyboard.left
    assert found == {**form.known(course, values), **as_read(form, values)}
    assert "\x1b" not in screen.getvalue()
    own_words = {line for value in values.values() if isinstance(value, str) for line in value.split()}
    for line in screen.getvalue().splitlines():
        assert len(line) <= 78 or set(line.split()) & own_words


@pytest.mark.parametrize(
    "write", [json.dumps, lambda values: yaml.safe_dump(values, allow_unicode=True)], ids=["json", "yaml"]
)
@each_form
@settings(max_examples=15)
@given(data=st.data())
def test_what_a_file_says_is_what_is_answered(kind, write, data):
    """A file of answers, in JSON or in YAML, gives what stands in it, without space around words."""
    form, course, bounds = in_case(form_named(kind))
    values = data.draw(answers(form, texts.map(str.strip)))
    assume(stands(form, values))
    world, screen, _ = world_of([], {}, LATER, dice(kind), piped=write(values))
    assert read_form(world, "-", form, bounds, LONDON, course) == {**form.known(course, values), **values}
    assert all(line.startswith("warning: ") for line in screen.getvalue().splitlines())


# ------------------------------------------------------------------ what a form may be


@each_form
def test_a_form_fits_its_record(kind):
    """However it is answered, a form never has more personal fields than the record of its kind has digests; each field is asked in some way."""
    form = form_named(kind)
    asked = [fields_asked(form, values) for values in ways(form)]
    assert max(sum(field.is_personal for field in fields) for fields in asked) <= DIGESTS[form.kind]
    assert {field.name for fields in asked for field in fields} == {field.name for field in form.fields}


@each_form
def test_who_sees_it_is_said(kind):
    """The kind and each of its personal fields are classified, so that no view gives out what nobody thought of."""
    form = form_named(kind)
    assert form.kind in RECORDS
    assert {field.name for field in form.fields if field.is_personal} <= FIELDS.keys()


@each_form
def test_names_and_codes(kind):
    """Names and codes are words in small letters; no name is reserved in SQL, stands in the head of every record, or is one of the body's."""
    form = form_named(kind)
    names = [field.name for field in form.fields]
    assert len(set(names)) == len(names)
    assert not set(names) & {*SQL_RESERVED, *_HEAD, "reference", "late"}
    for field in form.fields:
        codes = [code for code, _ in field.choices]
        assert len(set(codes)) == len(codes)
        assert NOT_RECORDED not in codes
        assert all(map(CODE.match, [field.name, *codes]))


@each_form
def test_each_field_can_be_asked_and_answered(kind):
    """A field is asked because of earlier ones, of codes that they have; it has what its kind needs, and words for people."""
    form = form_named(kind)
    before = {}
    roles = {*roles_of(PROTOCOL), *(code for code, _ in STANDARD)}
    for field in in_case(form)[0].fields:
        for name, codes in field.only.items():
            assert before[name].kind in ("choice", "role")
            assert set(codes) <= (
                {code for code, _ in before[name].choices} if before[name].kind == "choice" else roles
            )
        assert bool(field.choices) is (field.kind in ("choice", "several"))
        assert field.low <= field.high
        assert not any(
            "_" in words or not words for words in [field.ask, field.label, *(words for _, words in field.choices)]
        )
        assert field.ask.endswith(("?", ".")) or form not in ASKED
        assert len({words for _, words in field.choices}) == len(field.choices)
        before[field.name] = field


@each_form
def test_a_form_of_a_case_says_when(kind):
    """What belongs to a case says when it happened, or on which day: a case is told in order of time."""
    form = form_named(kind)
    if form.of_case:
        when = [
            field for field in form.fields if field.kind in ("moment", "date") and field.required and not field.ahead
        ]
        assert when
        assert not [field for field in form.fields if field.name == "happened" and field.kind != "moment"]


def test_kinds_and_words_are_different():
    """No two forms have one kind, one word on the command line or one title; each kind has its count of digests."""
    for names in ([one.kind for one in FORMS], [one.word for one in ASKED], [one.title for one in FORMS]):
        assert len(set(names)) == len(names)
    assert {one.kind for one in FORMS} <= DIGESTS.keys()
    assert all(re.match(r"[a-z]+(-[a-z]+)*\Z", one.word) for one in ASKED)


def test_a_name_means_one_thing():
    """A field that two forms have is of one kind in both: a table over all records has one column for it."""
    kinds = {}
    for form in FORMS:
        for field in form.fields:
            assert kinds.setdefault(field.name, field.kind) == field.kind, (form.kind, field.name)


def test_the_controlling_fields_are_few():
    """The ways in which a form can go can be counted: what a person must keep in mind stays small."""
    assert max(len(controlling(form)) for form in FORMS) <= 6
