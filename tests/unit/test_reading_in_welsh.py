"""What staff read in Welsh: a case, what waits, the handover, an error. Nothing on these screens is said in one language only."""

import re
from datetime import timedelta

import pytest

from calloutcli import wording
from calloutcli.cli.case import near_hint
from calloutcli.errors import EvidenceError
from calloutcli.followup.pending import Pending
from calloutcli.store import database
from calloutcli.store.open_cases import OpenCases, format_open_cases, parse_open_cases
from calloutcli.store.sqlite_words import answers_saved, then_resume, without_resume
from calloutcli.wording import msg, wording_of, words_in
from tests.builders import NOW
from tests.faults.making import locked
from tests.houses import reference
from tests.shifts import Shifts
from tests.unit.test_show import House, of_every_kind, order

WELSH = words_in("cy")
MARK = "\u00a7"


class Marked:
    """A catalogue that marks whatever it is asked for: what is said on a screen without a mark, no translator can reach."""

    def gettext(self, text):
        """The text with the mark before it."""
        return MARK + text


@pytest.fixture
def marked(monkeypatch):
    """Everything that is said in Welsh is said in English, and marked."""
    monkeypatch.setattr(wording, "_catalogue", lambda _: Marked())


@pytest.fixture
def shifts(tmp_path):
    """A home with two cases: one put off and overdue, with a note for the next shift; one of a missing child."""
    home = Shifts(tmp_path / "home")
    home.put_off(1)
    home.note(1, "Sit with him at breakfast.", "2026-11-24")
    home.put_off(2)
    home.add(2, "missing", step="enquiries", absence="missing", asked_whom=["friends"])
    home.hour = 64
    return home


def unmarked(screen):
    """The lines that nobody can translate, but for commands, references, receipts and a child's code."""
    own = re.compile(r"\s*(?:callout [\w -]+|[A-Z]{2,6}-\w{4}-\w|\d+(?:-\w+)+|)")
    # A line that was wrapped goes on from the one above.
    whole = re.sub(r"\n(?: {4,}| {2,}(?=[a-z])(?!callout ))", " ", screen)
    return [line for line in whole.splitlines() if MARK not in line and not own.fullmatch(line)]


# ------------------------------------------------------------------ a case


def test_all_that_is_told_of_a_case_can_be_said_in_another_language(tmp_path, marked):
    """A case with a record of every kind; what is not marked are the protocol's own questions, which have a language of their own."""
    house = House(tmp_path / "home")
    house.decide(1, personal={}, happened=NOW - timedelta(days=9), recorded=NOW - timedelta(days=9))
    of_every_kind(house)
    status, screen = house.run("show", reference(1), "--lang", "cy")
    assert status == 0
    assert [line for line in unmarked(screen) if "?" not in line] == []


def test_a_case_in_welsh(shifts):
    """Headings, days and the protocol's own words where it has them; the order is that of the English."""
    english, welsh = (shifts.run("show", reference(1), "--lang", language)[1] for language in ("en", "cy"))
    assert order(english) == [int(seq) for seq in re.findall(r"^Cofnod (\d+): ", welsh, re.MULTILINE)]
    assert welsh.startswith(f"Achos {reference(1)}. Cofnodion: 2\n")
    assert re.search(r"^  Digwyddodd: (dydd|nos) \w+ \d+ \w+, \d\d:\d\d$", welsh, re.MULTILINE)
    assert f"  {WELSH('Answers:')}\n" in welsh
    assert max(map(len, welsh.splitlines())) <= 78


def test_in_which_language_a_decision_was_shown(shifts):
    """It is said where it was not English alone; `log show` says which words these were, and whether they are those of this version."""
    seq = shifts.put_off(3, language="cy", wording={"en": "", "cy": "0" * 64})
    assert "\n  Shown in: Cymraeg, English\n" in shifts.run("show", reference(3))[1]
    screen = " ".join(shifts.run("log", "show", str(seq))[1].split())
    assert "Shown in: English (en). Words of the interface: those of callout " in screen
    assert f"Shown in: Cymraeg (cy). Words of the interface, SHA-256: {'0' * 64}, not those of this version" in screen
    ours = wording_of(["cy"])
    seq = shifts.put_off(4, language="cy", wording=ours)
    assert "\n  Shown in: Cymraeg\n" in shifts.run("show", reference(4))[1]
    assert f"{ours['cy']}, those of this version" in " ".join(shifts.run("log", "show", str(seq))[1].split())


def test_a_decision_from_before_languages_were_kept(shifts):
    """It says nothing of them, and is told as ever, in either language."""
    assert "wording" not in dict(shifts.records())[0].body
    for language in ("en", "cy"):
        status, screen = shifts.run("show", reference(1), "--lang", language)
        assert status == 0
        assert words_in(language)("Shown in: {languages}", languages="") not in screen
    assert "Shown in" not in shifts.run("log", "show", "0")[1]


def test_what_auditors_read_stays_english(shifts):
    """In a home that speaks Welsh the log is still told in English."""
    (shifts.folder / "home.yaml").write_text("format: 1\nlanguage: cy\n")
    assert "Recorded by: " in shifts.run("log", "show", "0")[1]
    assert "Cofnodwyd gan: " in shifts.run("show", reference(1))[1]


# ------------------------------------------------------------------ what waits


def test_all_that_waits_can_be_said_in_another_language(shifts, marked):
    """On the screen, on the handover's page, and in the line at the start."""
    for command in ("pending", "handover"):
        status, screen = shifts.run(command, "--lang", "cy")
        assert status == 0
        assert unmarked(screen) == []
    page = shifts.folder / "page.html"
    shifts.run("handover", "--page", str(page), "--lang", "cy")
    text = page.read_text("utf-8")
    assert '<html lang="cy">' in text
    told = re.findall(r"<(?:p|h1|h2|li)\b[^>]*>([^\n]*)</(?:p|h1|h2|li)>", text)
    assert [line for line in told if MARK not in line and "reference" not in line] == []
    assert told


def test_what_waits_in_welsh(shifts):
    """Headings, what it is, since when. For programs the words follow the language, and the codes do not."""
    screen = shifts.run("pending", "--lang", "cy")[1]
    assert screen.startswith("HEB DDOD YN ÔL: 1\n")
    assert "\nHWYR: " in screen
    assert re.search(r"^  Ers dydd \w+ \d+ Tachwedd, \d\d:\d\d\. (Oriau|Diwrnodau)'n hwyr: \d+$", screen, re.MULTILINE)
    english, welsh = (shifts.told("pending", "--lang", language) for language in ("en", "cy"))
    codes = [{name: value for name, value in one.items() if name != "words"} for one in english]
    assert codes == [{name: value for name, value in one.items() if name != "words"} for one in welsh]
    assert all(one["words"] != other["words"] for one, other in zip(english, welsh, strict=True))


def test_the_handover_in_welsh(shifts):
    """With the 999 line first, and within the width of the screen."""
    screen = shifts.run("handover", "--lang", "cy")[1]
    assert screen.startswith("Os oes rhywun mewn perygl nawr, ffoniwch 999.")
    assert "\nTrosglwyddo'r shifft. " in screen
    assert "\n  Plentyn: AB. Digwyddodd: " in screen.replace(". Plentyn", "\n  Plentyn")
    assert WELSH("Write this in the day book:") in screen
    assert max(map(len, screen.splitlines())) <= 78


def test_the_line_at_the_start_comes_from_the_file_in_either_language(shifts):
    """What waits is kept as what it was made of: the file that was written in English is read in Welsh."""
    assert shifts.line().startswith("NOT BACK: 1. ")
    kept = (shifts.folder / "open-cases").read_bytes()
    (shifts.folder / "home.yaml").write_text("format: 1\nlanguage: cy\n")
    _, screen = shifts.run("decide", typed=["q"])
    assert "HEB DDOD YN ÔL: 1. " in screen
    assert WELSH("Still missing: the child is not found, and not reported to the police") in " ".join(screen.split())
    assert (shifts.folder / "open-cases").read_bytes() == kept


def test_a_message_in_the_file_of_open_cases_comes_back():
    """With its fields, and the messages in these; a text that is no message stays one."""
    inner = msg("{one} or {other}", one="Elm's manager", other=msg("On-call manager"))
    said = msg("To be told: {whom}. Tried without an answer: {count}", whom=inner, count=2)
    waits = Pending("ELM-0001-F", "notification", "manager", None, said, "callout add")
    plain = Pending("ELM-0002-G", "note", "", None, "A note", "callout show")
    found = parse_open_cases(format_open_cases(OpenCases(1, bytes(32), NOW.date(), (waits, plain))))
    first, second = (one.words for one in found.pending)
    assert (first, WELSH(first)) == (said, WELSH(said))
    assert WELSH(first) != first
    assert (second, type(second)) == ("A note", str)


@pytest.mark.parametrize("template", ["{whom.__class__}", "{whom!r}", "{whom:>99}", "{}", "{other}", "{whom", 7, None])
def test_a_template_in_the_file_has_fields_by_name_only(template):
    """Nobody signed the file: a template that asks for more than its fields is not used, nor one that lacks a field."""
    waits = Pending("ELM-0001-F", "note", "", None, msg("To be told: {whom}", whom="Ofsted"), "callout show")
    waits.words.template = template
    with pytest.raises(EvidenceError, match="another form"):
        parse_open_cases(format_open_cases(OpenCases(1, bytes(32), NOW.date(), (waits,))))


# ------------------------------------------------------------------ errors


def test_a_locked_log_in_welsh(shifts, monkeypatch):
    """The error, and what to do (here the wait for the lock is cut short)."""
    monkeypatch.setitem(database.open_database.__kwdefaults__, "patience_seconds", 0.1)
    with locked(shifts.folder / "log.sqlite"):
        status, screen = shifts.run("decide", "--lang", "cy", typed=["1", "", "q"])
    assert "yn y log eto: mae rhaglen arall wedi cloi'r log." in " ".join(screen.split())
    assert "yna rhedwch `callout resume`" in " ".join(screen.split())
    assert status == 6


def test_a_wrong_reference_in_welsh(shifts):
    """What is wrong with it, and which one was meant."""
    wrong = reference(1)[:-1] + ("0" if reference(1)[-1] != "0" else "1")
    status, screen = shifts.run("show", wrong, "--lang", "cy")
    assert status == 2
    assert screen == (
        f"gwall: mae `{wrong}` wedi'i deipio'n anghywir: nid yw ei nod olaf yn ffitio\n"
        f"awgrym: ai hwn oedd gennych mewn golwg: {reference(1)}? Edrychwch ar y cerdyn eto\n"
    )


def test_several_references_are_near():
    """Each is named, in either language."""
    hint = near_hint("ELM-0001-0", ["ELM-0001-F", "ELM-0001-G"], "")
    assert hint == "did you mean ELM-0001-F or ELM-0001-G? Look at the card again"
    assert "ELM-0001-F neu ELM-0001-G" in WELSH(hint)


def test_a_hint_without_resuming():
    """Only what says to go on with the interview is left out, in whatever language it will be said."""
    first = msg("make room")
    assert without_resume(then_resume(first)) is first
    assert without_resume(answers_saved(first)) is first
    assert without_resume(msg("run `callout doctor`")) == "run `callout doctor`"
    assert without_resume("") == ""
