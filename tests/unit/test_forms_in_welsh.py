"""Follow-up forms in two languages: what is asked, what is wrong, what waits; what is recorded is the same whatever it was asked in."""

import json
from typing import get_args

import pytest

from calloutcli.__main__ import main
from calloutcli.emergency import EMERGENCY_LINES
from calloutcli.followup.form import Bounds, check_values
from calloutcli.followup.forms import FORMS, form_of, pending_in
from calloutcli.followup.own_words import outcome_words, own
from calloutcli.followup.pending import Matter
from calloutcli.followup.roles import STANDARD, roles_of
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED
from calloutcli.protocol.question import Text
from calloutcli.store.library import find_protocol
from calloutcli.wording import ENGLISH, Message, words_in
from tests.courses import DOOR, EMERGENCY, STABBING, Chronicle, hours
from tests.worlds import dice, london, world_of

WELSH = words_in("cy")
PROTOCOL = "all-wales-example"
ANSWERS = "danger: no\nmissing: no\nused: no\nserious: {serious}\nwishes: no\n"


class Folder:
    """A home with one case; commands run in this process."""

    def __init__(self, path, serious):
        self.home = path / "home"
        self._chance = dice("forms in Welsh")
        self.run("decide", "--protocol", PROTOCOL, "--answers", "-", piped=ANSWERS.format(serious=serious))
        self.reference = self.said.rstrip().splitlines()[-1]

    def run(self, *arguments, typed=(), status=0, now="2026-11-22 01:55", piped=None):
        """The screen of a command."""
        environ = {"CALLOUT_HOME": str(self.home)}
        world, screen, keyboard = world_of(typed, environ, london(now), self._chance, piped)
        found = main(list(arguments), world=world)
        self.said = screen.getvalue()
        assert (found, keyboard.left) == (status, []), self.said
        return self.said

    def record(self):
        """What the last record of the case holds, without what is its own in every record."""
        found = json.loads(self.run("show", self.reference, "--json"))["result"][-1]
        return found["body"], found["personal"], found["role"]


@pytest.fixture(scope="module")
def settled(tmp_path_factory):
    """A home with a case that was decided."""
    return Folder(tmp_path_factory.mktemp("settled"), "no")


@pytest.fixture
def left_open(tmp_path):
    """A home with a case that the answers left open."""
    return Folder(tmp_path, "unknown")


def bilingual():
    """The shipped example that has words in both languages."""
    raw, shown = find_protocol(PROTOCOL)
    return load_protocol(raw, shown)


# ------------------------------------------------------------------- asking


ANSWERED = ("1", "1", "", "", "Yes.", "y", "2")


def test_a_form_is_asked_again_in_the_other_language(settled):
    """`l` at every prompt, that of the role too: the same question in the other language, and the record is the same."""
    settled.run("add", settled.reference, "consultation", typed=ANSWERED)
    expected = settled.record()
    said = settled.run("add", settled.reference, "consultation", typed=[key for one in ANSWERED for key in ("l", one)])
    assert settled.record() == expected
    asked = [field.ask for field in form_of("consultation").fields]
    for text in (*asked, "Check your answers", "What is your role? Press Enter to leave it out."):
        assert said.count(f"\n{text}\n") == said.count(f"\n{WELSH(text)}\n") == 1, text
    assert "\nWedi'i gofnodi. Cofnod " in said


def test_a_line_within_a_question_is_asked_again(settled):
    """The warning of a name, and which of two times: `l` says them again, and what was typed is not lost."""
    said = settled.run("add", settled.reference, "note", typed=("John Smith", "l", "", "", "2", "y", ""))
    assert WELSH("This looks like a full name. Use a code or initials.") in said.replace("\n", " ")
    assert settled.record()[1] == {"words": "John Smith"}


def test_the_999_line_and_the_menus_are_said(settled):
    """9 shows the line in the language in force; a menu says that a number is typed."""
    said = settled.run("add", settled.reference, "note", "--lang", "cy", typed=("9", "r", "?", "q"), status=130)
    assert said.count(EMERGENCY_LINES["cy"]) == 1
    assert WELSH("Nothing is answered yet.") in said
    assert said.endswith(WELSH("Stopped. Nothing was recorded.") + "\n")
    said = settled.run("add", settled.reference, "consultation", typed=("9", "q"), status=130)
    assert said.count("Type a number. b back, ? why, r review, q stop") == 2


def test_closing_is_asked_in_the_protocols_own_words(left_open):
    """What can be decided, and by whom, is the protocol's own, in the language in force, also after `l`."""
    said = left_open.run("close", left_open.reference, typed=("2", "l", "1", "1", "", "", "y", ""))
    protocol = bilingual()
    for text in (protocol.outcome("in_house").title, protocol.roles[1].title):
        assert text.to("en") != text.to("cy")
        assert f". {text.to('cy')}\n" in said
    assert f". {protocol.outcome('in_house').title.to('en')}\n" in said
    assert left_open.record()[0]["taken"]["outcome"] == "in_house"
    refused = left_open.run("close", left_open.reference, "--lang", "cy", status=2)
    assert protocol.roles[1].title.to("cy") in refused


def test_a_correction_is_asked_again_in_the_other_language(left_open):
    """Which record, what is wrong, what is right and why: `l` and 9 work at each, and the correction is the same."""
    again = ("l", "9")
    typed = (*again, "2", *again, "4", *again, "2", *again, "2", *again, "", *again, "4")
    said = left_open.run("add", left_open.reference, "correction", typed=typed)
    body, _, role = left_open.record()
    assert (body["part"], body["field"], body["right"], body["reason"], role) == (
        "answer", "serious", "yes", "learnt_later", "manager",
    )  # fmt: skip
    assert said.count(EMERGENCY_LINES["en"]) + said.count(EMERGENCY_LINES["cy"]) == 6


def test_a_call_at_an_incident_keeps_that_the_language_changed(tmp_path):
    """`c` after the card, and there `l`: the details that follow are in Welsh, and the record of the decision names both languages."""
    folder = Folder(tmp_path, "no")
    typed = ("1", "c", "1", "l", "3", "", "y", *[""] * 9)
    said = folder.run("decide", "--protocol", PROTOCOL, typed=typed)
    assert WELSH("What came of it?") in said
    assert WELSH("Type c to record whom you rang.") in said
    folder.reference = said.rstrip().splitlines()[-1]
    assert folder.record()[0]["wording"].keys() == {"en", "cy"}


def test_a_month_is_read_and_recorded_in_welsh(settled):
    """Its name is typed in Welsh; what cannot be right is said in Welsh."""
    typed = ("Hydref", "2", "63", "9", "l", "l", "2", "", "62", "y", "")
    said = settled.run("occupancy", "--lang", "cy", typed=typed, now="2026-11-22 10:00")
    assert "Hydref 2026" in said
    assert "nosweithiau gwely, ar y mwyaf: 62" in said.replace("\n", " ")
    refused = settled.run("nil-return", "Tachwedd", "--lang", "cy", status=2)
    assert WELSH("that month is not over yet") in refused


def test_a_child_is_recorded_again_in_welsh(settled):
    """What is known of the child already is told in Welsh, and yes or no is asked for."""
    first = ("QK", "1/3/2026", "", "1", *[""] * 8, "y", "")
    settled.run("resident", typed=first)
    said = settled.run("resident", "--lang", "cy", typed=("QK", "l", "l", "2"), status=130)
    assert f"  {WELSH('Sex')}: {WELSH('A girl')}\n" in said
    ask = "That record stays. What you record now will count instead. Record this child again?"
    assert [text in said.replace("\n", " ") for text in (ask, WELSH(ask))] == [True, True]


# ------------------------------------------------------------------- what is wrong, what waits


def test_what_does_not_fit_in_a_file_is_said_in_welsh(settled):
    """Names of fields and codes stay as they are: they are what is written in the file."""
    answers = "whom: nobody\nhappened: 2026-11-22 01:56\n"
    arguments = ("add", settled.reference, "consultation", "--answers", "-", "--lang", "cy")
    said = settled.run(*arguments, piped=answers, status=2)
    assert WELSH("`{value}` is not an answer to `{field}`", value="nobody", field="whom") in said
    assert WELSH("`{field}` is missing", field="result") in said
    assert "bad-answers" in said


def test_complaints_and_labels_are_messages():
    """Whatever is wrong with answers that are nonsense can be said in Welsh."""
    course = Chronicle().decide(DOOR).course
    bounds = Bounds(hours(40), course.happened, roles_of(course.protocol))
    for form in FORMS:
        values = {field.name: 7 if field.kind == "words" else "no such thing" for field in form.fields}
        for complaint in check_values(form, values, bounds, course):
            for text in (complaint.message, complaint.cure):
                assert isinstance(text, Message), (form.kind, text)
                assert WELSH(text) != text, (form.kind, text)


def test_what_waits_can_be_said_in_welsh():
    """Everything that a case may wait for is a Message with Welsh words."""
    case = Chronicle().decide(STABBING)
    told = [*pending_in(case.course, hours(1)), *pending_in(Chronicle().decide(DOOR).course, hours(1))]
    told += pending_in(Chronicle().decide(EMERGENCY).course, hours(1))
    for step in ("enquiries", "reported"):
        more = {"asked_whom": ["phone"]} if step == "enquiries" else {"channel": "call_101"}
        case.add("missing", 2, step=step, absence="missing", **more)
        told += pending_in(case.course, hours(3))
    case.add("missing", 4, step="found", found_where="by_police", how_they_are=[])
    case.add("restorative", 5, level="meeting", step="offered", child_consent="agreed", hurt_consent="agreed")
    case.add("police_outcome", 6, step="disposal", disposal="youth_caution", disposal_date="2026-11-22")
    case.add("note", 7, words="Quiet now.", handover="yes")
    case.add("debrief", 7, offered_to="care_worker", step="offered")
    case.add("individual_report", 7, who="neighbour", told_of_right="yes", reported="no", wishes="report_now")
    told += pending_in(case.course, hours(8))
    assert {one.matter for one in told} == {*get_args(Matter)} - {"undecided", "interview"}
    for one in told:
        assert isinstance(one.words, Message)
        assert WELSH(one.words) != ENGLISH(one.words) == one.words


# ------------------------------------------------------------------- a protocol's own words


def test_a_protocols_own_words_are_said_in_the_language_in_force():
    """In a language that it has not, its first is said; braces in them mean nothing."""
    both = own(Text((("en", "A {door}"), ("cy", "Drws {0}"))))
    assert (both, ENGLISH(both), WELSH(both)) == ("A {door}", "A {door}", "Drws {0}")
    assert WELSH(own(Text((("en", "A door"),)))) == "A door"
    assert own(Text((("cy", "Drws"),))) == "Drws"


def test_roles_and_outcomes_are_said_in_the_language_in_force():
    """The protocol's own words come before the field's; an outcome of no protocol stays as it stands."""
    protocol = bilingual()
    roles = roles_of(protocol)
    assert {code: WELSH(title) for code, title in roles.items()} == roles_of(protocol, "cy")
    assert roles_of(protocol, "cy")["on_call_manager"] == "Y rheolwr ar alwad"
    assert roles_of(protocol, "cy")["lado"] == WELSH(dict(STANDARD)["lado"])
    assert WELSH(outcome_words(protocol, "in_house")) == protocol.outcome("in_house").title.to("cy")
    assert WELSH(outcome_words(protocol, UNDECIDED)) == WELSH("Not decided yet. Ask before you act.")
    assert outcome_words(protocol, "no_such_one") == "no such one"
