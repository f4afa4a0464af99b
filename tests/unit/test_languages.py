"""Two languages: what is said, what is typed, what is kept of it. The words themselves are judged by test_wording.py."""

import json
import pickle
import string
from datetime import date

import pytest

from calloutcli import wording
from calloutcli.__main__ import SHORT_HELP, main
from calloutcli.canonical import parse_canonical
from calloutcli.emergency import EMERGENCY_LINES, asked_language
from calloutcli.errors import StoreError
from calloutcli.interview.draft import parse_draft
from calloutcli.interview.moment import long_time, parse_day, parse_moment, parse_month
from calloutcli.store.evidence import open_log
from calloutcli.store.home import open_home
from calloutcli.wording import LANGUAGES, Words, msg, wording_of, words_in
from tests.catalogues import OWN_WORDS, TRANSLATED, Undated, catalogue, messages, missing, path_of, read
from tests.worlds import LONDON, dice, london, world_of

NOW = london("2026-11-22 01:55")
WELSH = words_in("cy")


def run(folder, typed, *arguments, **environ):
    """(exit status, the screen) of `decide` under the bilingual example, or of another command."""
    world, screen, _ = world_of(typed, {"CALLOUT_HOME": str(folder), **environ}, NOW, dice("languages"))
    given = arguments or ("decide", "--protocol", "all-wales-example")
    return main(list(given), world), screen.getvalue()


def last_record(folder):
    """The record that was appended last."""
    with open_log(open_home(folder)) as log:
        return parse_canonical(log.leaf(log.size() - 1))


# ------------------------------------------------------------------- the catalogue


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language):
    """No message that staff can see lacks a translation."""
    assert missing(language, ("",)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_is_current(language, tmp_path):
    """The .po is what the code and its translations make, and the .mo is compiled from it. To mend: python -m tests.catalogues update."""
    said = read(path_of(language))
    assert set(said) <= set(messages()), "messages that the code no longer has"
    compiled = words_in(language)
    assert {message: compiled(msg(message)) for message in said} == said
    assert catalogue(language, said).mime_headers == Undated(language).mime_headers


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_fields_of_its_message(language):
    """A field in braces that is missing, or that nobody fills in, would be a fault at two in the morning."""

    def fields(text):
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)

    known = {**read(path_of(language)), OWN_WORDS: OWN_WORDS}
    assert [message for message, said in known.items() if fields(message) != fields(said)] == []


def test_the_999_line_is_one_and_the_same():
    """The line that needs no catalogue is the one of the catalogue."""
    assert {language: words_in(language)(EMERGENCY_LINES["en"]) for language in LANGUAGES} == EMERGENCY_LINES


def test_a_lost_catalogue_costs_the_language_and_not_the_words(monkeypatch):
    """Without its file, or with a damaged one, everything is said in English."""
    for content in (b"", b"\xde\x12\x04\x95" + b"\xff" * 24, b"not a catalogue"):
        monkeypatch.setattr(wording, "_compiled", lambda _, content=content: content)
        assert wording._catalogue.__wrapped__("cy").gettext("Reference:") == "Reference:"


# ------------------------------------------------------------------- a message


def test_a_message_is_english_and_remembers_what_it_was_made_of():
    """It is a text like another, until somebody reads it in Welsh; messages inside it are said in Welsh too."""
    inner = msg("now")
    message = msg("When: {when}", when=inner)
    assert message == "When: now"
    assert WELSH(message) == WELSH("When: {when}", when=WELSH("now")) != message
    again = pickle.loads(pickle.dumps(message))
    assert (again, again.template, again.values) == (message, message.template, message.values)
    assert str(StoreError(message)) == "When: now"


def test_braces_in_what_is_filled_in_are_left_alone():
    """A protocol's words, or what somebody typed, may hold anything."""
    assert msg("`{text}` is still to come", text="{now} {0} {}") == "`{now} {0} {}` is still to come"
    assert "{now}" in WELSH(msg("`{text}` is still to come", text="{now} {0} {}"))
    assert Words("en")("100 % {sure") == "100 % {sure"


def test_another_language_is_english():
    """A protocol may have words in a language that the interface does not have."""
    assert words_in("fr")("Reference:") == "Reference:"


@pytest.mark.parametrize(
    ("arguments", "variable", "language"),
    [
        ([], "", ""),
        (["decide", "--lang", "cy"], "", "cy"),
        (["decide", "--lang=cy"], "en", "cy"),
        (["decide", "--lang"], "", ""),
        (["decide", "--lang", "fr"], "cy", "cy"),
        ([], "cy", "cy"),
        ([], "cy_GB.UTF-8", "cy"),
        ([], "cy.UTF-8", "cy"),
        ([], "CY@euro", "cy"),
        ([], '"cy" ', "cy"),
        ([], "cymraeg", ""),
        ([], "C", ""),
        (["--lang", "en"], "cy", "en"),
    ],
)
def test_the_language_asked_for(arguments, variable, language):
    """`--lang` comes before CALLOUT_LANG; what names no language of ours asks for none."""
    assert asked_language(arguments, variable) == language


# ------------------------------------------------------------------- days and times


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddoe 23:15", "2026-11-21 23:15"),
        ("neithiwr 23.15", "2026-11-21 23:15"),
        ("21 Tachwedd 23:15", "2026-11-21 23:15"),
        ("dydd Gwener 22:00", "2026-11-20 22:00"),
        ("Sadwrn 2 yb", "2026-11-21 02:00"),
        ("nawr", "2026-11-22 01:55"),
    ],
)
def test_times_are_read_in_welsh(typed, meant):
    """Whatever language is spoken."""
    assert parse_moment(typed, NOW, LONDON).first == london(meant)


def test_days_and_months_are_read_in_welsh():
    """March is a month and Tuesday, `mawrth` either: the month by itself, the day after `dydd`."""
    today = date(2026, 11, 22)
    assert parse_month("Mawrth 2026", today) == date(2026, 3, 1)
    assert parse_month("mis diwethaf", today) == date(2026, 10, 1)
    assert parse_day("dydd Mawrth", today) == date(2026, 11, 17)
    assert parse_day("yfory", today, ahead=True) == date(2026, 11, 23)


def test_a_time_is_said_in_welsh():
    """Day, number, month, in the order of Welsh."""
    assert long_time(london("2026-11-22 01:50").astimezone(LONDON), WELSH) == "dydd Sul 22 Tachwedd, 01:50"


# ------------------------------------------------------------------- an interview


def test_the_first_line_is_in_the_language_asked_for(tmp_path):
    """By option and by variable; at every entrance. A home's own language is known only after it: then the line comes again."""
    welsh = EMERGENCY_LINES["cy"]
    assert run(tmp_path, [], "decide", "--lang", "cy")[1].startswith(welsh)
    assert run(tmp_path, [], "decide", CALLOUT_LANG="cy")[1].startswith(welsh)
    assert run(tmp_path, [], "resume", "--lang=cy")[1].startswith(welsh)
    (tmp_path / "home.yaml").write_text("format: 1\nlanguage: cy\n")
    lines = run(tmp_path, [], "decide")[1].splitlines()
    assert lines[:2] == [EMERGENCY_LINES["en"], welsh]


@pytest.mark.parametrize("arguments", [["--json"], ["\x1b[31mreference"], ["--practice", "--story", "\x1b[31mnone"]])
def test_a_wrong_command_line_is_refused_in_welsh(tmp_path, arguments):
    """The 999 line comes first and what to do is in Welsh; what was typed drives no terminal."""
    status, screen = run(tmp_path, [], "decide", *arguments, "--lang", "cy")
    assert (status, screen.splitlines()[0]) == (2, EMERGENCY_LINES["cy"])
    assert WELSH("error: {message}", message="") in screen
    assert WELSH("hint: {hint}", hint="") in screen
    assert "hint:" not in screen
    assert "\x1b" not in screen


@pytest.mark.parametrize("language", [["--lang", "cy"], ["--lang=cy"]])
def test_the_language_may_come_before_the_command(tmp_path, language):
    """Somebody at an incident types it there, and has the 999 line and the questions all the same. Alone it is `callout` in Welsh."""
    after = run(tmp_path / "after", ["q"], "decide", *language)
    assert run(tmp_path / "before", ["q"], *language, "decide") == after
    assert after[1].splitlines()[0] == EMERGENCY_LINES["cy"]
    status, screen = run(tmp_path, [], *language)
    assert (status, screen.splitlines()[0]) == (0, EMERGENCY_LINES["cy"])
    assert WELSH(SHORT_HELP) in screen
    assert run(tmp_path, [], "--lang", "xx")[0] == 2


def test_the_999_line_stands_in_welsh_before_an_error(tmp_path):
    """And the error is in Welsh."""
    (tmp_path / "home.yaml").write_text("format: 2\n")
    status, screen = run(tmp_path, [], "decide", "--answers", "nowhere.yaml", "--lang", "cy")
    assert (status, screen.splitlines()[0]) == (6, EMERGENCY_LINES["cy"])
    assert WELSH("hint: {hint}", hint="")[:4] in screen


def test_the_999_line_stands_in_welsh_before_what_a_welsh_home_is_told_of_its_drafts(tmp_path):
    """`resume` says it as `decide` does: once in English, before anything is read, and then in the home's own language."""
    (tmp_path / "home.yaml").write_text('format: 1\nlanguage: "cy"\n')
    lines = run(tmp_path, [], "resume")[1].splitlines()
    assert lines == [EMERGENCY_LINES["en"], EMERGENCY_LINES["cy"], WELSH("Nothing is unfinished.")]


def test_what_cannot_be_read_is_refused_in_lines_that_fit(tmp_path):
    """In Welsh it is longer than a line."""
    _, screen = run(tmp_path, ["\x1b[A", "q"], "decide", "--lang", "cy")
    refused = WELSH("That held keys I cannot read. Type it again with letters and numbers only.")
    assert refused in screen.replace("\n", " ")
    assert max(len(line) for line in screen.splitlines()) <= 78


def test_l_asks_the_question_again_in_the_other_language(tmp_path):
    """And again, back. Each change is on disk; an answer means the same whatever it was asked in."""
    _, screen = run(tmp_path, ["l", "2", "l", "l", "q"])
    assert screen.count(words_in("en")("Question {number} (about {left} more)", number=1, left=9)[:10]) == 1
    [draft] = (tmp_path / "drafts").glob("*.draft")
    head, events, _ = parse_draft(draft.read_bytes())
    assert head.language == "en"
    assert [event["language"] for event in events if "language" in event] == ["cy", "en", "cy"]
    assert [event["value"] for event in events if "answer" in event] == ["no"]


def test_an_interview_goes_on_in_the_language_in_which_it_stopped(tmp_path):
    """Unless another is asked for."""
    run(tmp_path, ["l", "2", "q"])
    _, screen = run(tmp_path, ["q"], "resume")
    assert WELSH("Your answers so far") in screen
    assert EMERGENCY_LINES["cy"] in screen[: screen.index(WELSH("Your answers so far"))]
    _, screen = run(tmp_path, ["q"], "resume", "--lang", "en")
    assert "Your answers so far" in screen


def test_a_record_says_which_words_were_shown(tmp_path):
    """Each language that was seen, with the digest of its catalogue; the one in which it was decided; nothing of it where all was English."""
    run(tmp_path / "both", ["l", "1", "q"])
    record = last_record(tmp_path / "both")
    assert (record["language"], record["wording"]) == ("cy", wording_of(["en", "cy"]))
    assert len(record["wording"]["cy"]) == 64
    run(tmp_path / "english", ["1", "q"])
    record = last_record(tmp_path / "english")
    assert (record["language"], record.get("wording")) == ("en", None)


def test_a_script_is_answered_in_the_language_it_asks_for(tmp_path):
    """Codes stay codes, the card is in Welsh, the record says so."""
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"danger": "yes"}))
    given = ("decide", "--protocol", "all-wales-example", "--answers", str(answers), "--lang", "cy")
    status, screen = run(tmp_path, [], *given)
    assert status == 0
    assert WELSH("Reference:") in screen
    assert last_record(tmp_path)["language"] == "cy"


def test_l_works_after_the_card(tmp_path):
    """The card comes again in the other language, and the details are asked in it."""
    _, screen = run(tmp_path, ["1", "l", "", "", "l", "q"])
    _, in_welsh, in_english = screen.split("> l\n")
    for said in (msg("You can still call 999 at any time."), msg("When did it happen? Press Enter for now.")):
        assert WELSH(said) in in_welsh
        assert said not in in_welsh
    assert "What is your role on this shift?" in in_english
    assert "Reference:" in in_english
