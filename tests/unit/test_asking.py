"""What a form asks at the terminal, key by key, through `callout add`: nothing is recorded until the person says so, and nothing is lost."""

import json
import re
from datetime import timedelta

import pytest

from calloutcli.__main__ import main
from calloutcli.cli import add, recording
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.errors import StoreError
from calloutcli.followup.form import Field, Form
from calloutcli.followup.forms import FORMS
from calloutcli.frozen import replace
from calloutcli.record.entry import entry_of
from calloutcli.store.sqlite_words import answers_saved, then_resume
from tests.builders import LONDON, OUTCOMES, load, make_case, protocol_text, uid_of
from tests.forms import HURT
from tests.houses import House, reference
from tests.worlds import london, world_of

DUTIES = """\
    consult: {before: [manager], fallback: [team]}
    notify:
      - {who: council, within: 24 h}
      - {who: inspectors, within: without delay, judged by: manager, basis: reg 40(4)(b)}
"""
_RING = 'report_101: {title: Ring 101, tier: planned_police, channel: "101", timing: this_shift, decider: senior}'
_RING_AND_TELL = (
    'report_101:\n    title: Ring 101\n    tier: planned_police\n    channel: "101"\n    timing: this_shift\n'
    f"    decider: senior\n{DUTIES}"
)
TEXT = protocol_text(
    outcomes=OUTCOMES.replace(_RING.replace("senior", "manager"), _RING_AND_TELL.rstrip("\n")),
).replace(
    "  senior: Senior on shift\n",
    "  senior: Senior on shift\n  team: Night team\n  council: Council\n  inspectors: Inspectors\n",
)

EVERYTHING = Form(
    kind="note",
    word="everything",
    title="Everything",
    purpose="One field of each kind.",
    fields=(
        Field(
            "way",
            "Which way?",
            "Way",
            "choice",
            (("long", "The long way"), ("short", "The short way")),
            why="Ways differ.",
        ),
        Field("whom", "Who was there?", "There", "role", only={"way": ("long",)}),
        Field(
            "seen",
            "What was seen?",
            "Seen",
            "several",
            tuple((f"thing_{number}", f"Thing {number}") for number in (5, 1, 2, 3, 4, 6, 7, 8, 9, 10)),
            only={"way": ("long",)},
        ),
        Field("happened", "When was that?", "When", "moment"),
        Field("ended", "When did it end?", "Ended", "moment", required=False),
        Field("since", "Since which day?", "Since", "date", only={"way": ("long",)}),
        Field("until", "Until which day?", "Until", "date", required=False, ahead=True),
        Field("count", "How many?", "Count", "number", low=1, high=12),
        Field("how", "How?", "How", "choice", (("well", "Well"), ("badly", "Badly")), required=False),
        Field("words", "What was said?", "Said", "words"),
        Field("remark", "Anything else?", "Remark", "words", required=False, only={"way": ("long",)}),
    ),
)
LONG = (
    "1",
    "3",
    "1, 2 10",
    "0210",
    "0220",
    "yesterday",
    "3 December",
    "09",
    "2",
    "Caf\u00e9 door.",
    "No more.",
    "y",
    "2",
)
LONG_BODY = {
    "way": "long",
    "whom": "team",
    "seen": ["thing_1", "thing_5", "thing_9"],
    "happened": "2026-11-23T02:10:00.000Z",
    "ended": "2026-11-23T02:20:00.000Z",
    "since": "2026-11-22",
    "until": "2026-12-03",
    "count": 9,
    "how": "badly",
}
LONG_WORDS = {"words": "Caf\u00e9 door.", "remark": "No more."}
SHORT = ("2", "", "", "", "12", "", "Said so.", "y", "")
SHORT_BODY = {"way": "short", "happened": "2026-11-23T09:00:00.000Z", "count": 12, "how": "not_recorded"}
ASKED = [field.name for field in EVERYTHING.fields]


class Folder:
    """A home with one case that happened at 01:50 on 22 November 2026; commands run in this process the morning after that."""

    def __init__(self, path, monkeypatch):
        monkeypatch.setattr(add, "FORMS", (*FORMS, EVERYTHING))
        self.said, self.left = "", []
        self.house = House(path / "home")
        self.protocol = load(TEXT)
        self.reference = self.decide(1, london("2026-11-22 01:50"))

    def decide(self, number, happened):
        """The reference of a case that happened then, which the police are to be told of."""
        made = make_case(number, HURT, reference=reference(number), happened=happened, recorded=happened)
        self.house.append(entry_of(made, self.protocol, uid_of(number), LONDON), TEXT)
        return made.reference

    def run(self, *arguments, typed=(), now="2026-11-23 09:00", piped=None):
        """The exit status of a command."""
        environ = {"CALLOUT_HOME": str(self.house.folder)}
        world, screen, keyboard = world_of(typed, environ, london(now), self.house.chance, piped)
        status = main(list(arguments), world=world)
        self.said, self.left = screen.getvalue(), keyboard.left
        assert "fault in callout" not in self.said, self.said
        assert "Traceback" not in self.said
        return status

    def add(self, *typed, word="everything", now="2026-11-23 09:00"):
        """(body, words, role) of what is recorded when all of this is typed."""
        assert self.run("add", self.reference, word, typed=typed, now=now) == 0, self.said
        assert not self.left, (self.left, self.said)
        found = self.records()[-1]
        body = {name: value for name, value in found["body"].items() if name not in ("reference", "late")}
        return body, found["personal"], found["role"]

    def stop(self, *typed, word="everything", now="2026-11-23 09:00"):
        """The screen when all of this is typed and nothing is recorded."""
        before = len(self.records())
        assert self.run("add", self.reference, word, typed=typed, now=now) == 130, self.said
        assert self.said.endswith("Stopped. Nothing was recorded.\n")
        assert not self.left, (self.left, self.said)
        said = self.said
        assert len(self.records()) == before
        return said

    def records(self):
        """The records of the case as `show --json` gives them."""
        said, left = self.said, self.left
        assert self.run("show", self.reference, "--json") == 0, self.said
        found = json.loads(self.said)["result"]
        self.said, self.left = said, left
        return found


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A home with one case, where `everything` can be added."""
    return Folder(tmp_path, monkeypatch)


def last_question(said):
    """What was asked last on a screen."""
    return next(part for part in reversed(said.split("\n\n")) if part.strip())


# ------------------------------------------------------------------ what is asked, what is recorded


def test_every_kind_of_field(folder):
    """What is typed in each kind of field is recorded as its form says: codes, a sorted list, times in UTC, days, a number, words."""
    assert folder.add(*LONG) == (LONG_BODY, LONG_WORDS, "senior_on_shift")
    assert "Recorded. It is record 1 of the log." in folder.said


def test_enter_alone(folder):
    """Enter is now where a time is needed, and leaves out what may be left out: a code says so, the rest is not there."""
    assert folder.add(*SHORT) == (SHORT_BODY, {"words": "Said so."}, "not_recorded")
    assert folder.records()[-1]["body"]["late"] is False


def test_what_is_read_back(folder):
    """At the end every answer stands under its label, with what was left out, and numbers that a person can type."""
    said = folder.stop(*SHORT[:-2], "q")
    assert "\nCheck your answers\n" in said
    listed = said.rpartition("Check your answers\n")[2].splitlines()
    assert listed[:7] == [
        "  1. Way: The short way",
        "  2. When: Monday 23 November, 09:00",
        "  3. Ended: left out",
        "  4. Until: left out",
        "  5. Count: 12",
        "  6. How: left out",
        "  7. Said: Said so.",
    ]
    assert listed[7] == "Type a number to change it, or y to record. q to stop"


@pytest.mark.parametrize("typed", [LONG, SHORT], ids=["long", "short"])
def test_a_plain_stream_of_lines(folder, typed):
    """Nothing drives the terminal, and no line is wider than 78 characters."""
    folder.add(*typed)
    said = folder.said
    folder.stop(*typed[:3], "r", "?", "9", "77", "q")
    for screen in (said, folder.said):
        assert "\x1b" not in screen
        assert max(map(len, screen.splitlines())) <= 78


# ------------------------------------------------------------------ keys


@pytest.mark.parametrize("typed", [LONG, SHORT], ids=["long", "short"])
@pytest.mark.parametrize("stop", ["q", "Q", "^C", "^D"])
def test_stopped_anywhere_nothing_is_recorded(folder, typed, stop):
    """q, Ctrl-C and a closed window at any prompt record nothing, and say so."""
    for answered in range(len(typed)):
        folder.stop(*typed[:answered], stop)


def test_danger_at_any_prompt(folder):
    """9 shows the 999 line wherever a form waits for the person, and what was answered stays."""
    for answered in range(len(LONG)):
        assert folder.add(*LONG[:answered], "9", *LONG[answered:]) == (LONG_BODY, LONG_WORDS, "senior_on_shift")
        assert folder.said.count(EMERGENCY_LINE) == 1, LONG[:answered]


def test_why_and_review_at_any_question(folder):
    """? says why, in the field's words or in words for all; r reads back what was answered so far; neither answers anything."""
    for answered, name in enumerate(ASKED):
        said = folder.stop(*LONG[:answered], "?", "q")
        why = "Ways differ." if name == "way" else "It is kept for whoever looks back at the case."
        assert f"> {'?'}\n{why}\n> q" in said
        said = folder.stop(*LONG[:answered], "R", "q")
        back = said.rpartition("> R\n")[2]
        labels = [field.label for field in EVERYTHING.fields[:answered]]
        read = re.findall(r"^  (\w+): ", back.partition(EVERYTHING.fields[answered].ask)[0], re.MULTILINE)
        assert read == labels
        assert back.startswith("Your answers so far\n" if labels else "Nothing is answered yet.\n")
        assert EVERYTHING.fields[answered].ask in back, "the question is asked again"


def test_back_at_the_first_question(folder):
    """The key b where there is nothing to go back to says so, and asks again."""
    said = folder.stop("b", "b", "q")
    assert said.count("This is the first question.") == 2
    assert said.count("Which way?") == 3
    assert folder.add("b", *SHORT)[0] == SHORT_BODY


def test_back_one_by_one_to_the_first_question(folder):
    """The key b after every question goes back field by field to the first one; Enter at each keeps what was answered."""
    answered = LONG[:11]
    said = folder.stop(*answered, *["b"] * 12, "q")
    assert said.count("This is the first question.") == 1
    asked = [part.splitlines()[0] for part in said.rpartition("Check your answers")[2].split("\n\n")[1:]]
    assert asked[:11] == [field.ask for field in reversed(EVERYTHING.fields)]
    assert folder.add(*answered, *["b"] * 11, *[""] * 11, *LONG[11:]) == (LONG_BODY, LONG_WORDS, "senior_on_shift")


def test_back_shows_what_enter_keeps(folder):
    """A question that is asked again says what Enter keeps, and never that Enter is now or leaves it out."""
    said = folder.stop(*LONG[:11], *["b"] * 11, "q")
    for field in EVERYTHING.fields:
        again = said.rpartition(f"\n\n{field.ask}\n")[2].partition("\n> ")[0]
        assert "Press Enter to keep: " in again, field.name
        assert "Press Enter for now" not in again
        assert "Press Enter to leave it out" not in again
    assert "Press Enter to keep: Thing 1; Thing 5; Thing 9\n" in said
    assert "Type a time: 0214, 2.14am, yesterday 23:15, or now\n" in said


def test_what_may_be_left_out_can_be_taken_out_again(folder):
    """Asked again, - leaves out what may be left out, and says so before; asked first, it is what was typed."""
    body, words, _ = folder.add(*LONG[:11], "b", "-", *LONG[11:])
    assert (body, words) == (LONG_BODY, {"words": LONG_WORDS["words"]})
    assert "Press Enter to keep: No more.\nType - to leave it out.\n" in folder.said
    assert folder.add(*LONG[:10], "-", *LONG[11:])[1] == LONG_WORDS | {"remark": "-"}
    said = folder.stop(*LONG[:10], "b", "q")
    assert "Type - to leave it out" not in said, "words that are needed"


def test_a_time_that_may_be_left_out_is_not_now(folder):
    """Where a time may be left out, Enter leaves it out, and the screen does not say that it is now."""
    said = folder.stop("2", "", "q")
    asked = last_question(said)
    assert asked.startswith(
        "When did it end?\nType a time: 0214, 2.14am, yesterday 23:15, or now\nPress Enter to leave it out.\n"
    )


# ------------------------------------------------------------------ wrong input


@pytest.mark.parametrize(
    ("name", "wrong", "said"),
    [
        *(("way", wrong, "Type 1 or 2.") for wrong in ("", "0", "3", "01", "x", "1 2", "\u0661", "1" * 400)),
        *(("whom", wrong, None) for wrong in ("", "0", "99", "manager")),
        *(
            ("seen", wrong, "Type the numbers that apply with spaces between, for example 1 2, or 0 for none of these.")
            for wrong in ("", "1 9", "1 x", "0 1", "12", "thing_1")
        ),
        ("happened", "half past", "`half past` is not a time I can read."),
        ("happened", "2575", "`2575` is not a time on a clock."),
        ("happened", "31 February 0200", "has no day I can read."),
        ("happened", "23 November 2026 0930", "`23 November 2026 0930` is still to come."),
        ("happened", "21 November 2026 0200", "That is before the incident. If the incident's own time is wrong, correct that first."),
        ("happened", "29 March 2026 0130", "01:30 did not exist that night: the clocks went forward."),
        ("ended", "tomorrow 0100", "has no day I can read."),
        ("since", "", "Type a day."),
        ("since", "soon", "`soon` has no day I can read."),
        ("since", "24/11/2026", "That day is still to come. Give the day on which it happened."),
        ("since", "21/11/2026", "That day is before the incident."),
        ("until", "next week", "`next week` has no day I can read."),
        ("until", "21/11/2026", "That day is before the incident."),
        *(("count", wrong, "Type a number from 1 to 12.") for wrong in ("", "x", "-1", "1.5", "1" * 30, "\u0663")),
        *(("count", wrong, f"`{int(wrong)}` is not a number that can be. Write a whole number from 1 to 12.") for wrong in ("0", "13", "007000")),
        ("how", "3", "Type 1 or 2."),
        ("words", "", "What was said?"),
    ],
)  # fmt: skip
def test_wrong_input_is_said_and_asked_again(folder, name, wrong, said):
    """What cannot be an answer is answered in a sentence that says what to type; then the right answer counts."""
    at = ASKED.index(name)
    assert folder.add(*LONG[:at], wrong, *LONG[at:]) == (LONG_BODY, LONG_WORDS, "senior_on_shift")
    answer = " ".join(folder.said.split("\n> ")[at + 1].removeprefix(wrong).split())
    assert (said or "Type 1, 2, 3") in answer


def test_a_number_in_the_list_of_answers_only(folder):
    """At the end, what is no number of the list is passed over, and the list is shown again."""
    assert folder.add(*SHORT[:-2], "", "8", "x", "yes", "?", "r", *SHORT[-2:])[0] == SHORT_BODY
    assert folder.said.count("Check your answers") == 7


def test_nine_is_typed_with_a_nought(folder):
    """Where 9 can be the number, the screen says how to type it: the key 9 alone always means danger."""
    said = folder.stop(*LONG[:7], "9", "q")
    assert "A number from 1 to 12. For the number 9 type 09.\n" in said
    listed = said.partition("What was seen?")[2].partition("When was that?")[0]
    assert "  8. Thing 8\n  10. Thing 9\n" in listed


# ------------------------------------------------------------------ clocks


@pytest.mark.parametrize(("which", "moment"), [("1", "2026-10-25T00:30:00.000Z"), ("2", "2026-10-25T01:30:00.000Z")])
def test_the_october_night(folder, which, moment):
    """A time that came twice is asked about; keys still work there, and what is neither is asked again."""
    folder.reference = folder.decide(2, london("2026-10-24 23:00"))
    rest = ("", "", "3", "", "Said so.", "y", "")
    body, _, _ = folder.add("2", "25 October 0130", "9", "?", "3", "", which, *rest)
    assert body["happened"] == moment
    assert folder.said.count(EMERGENCY_LINE) == 1
    assert folder.said.count("Type 1 or 2.") == 2
    assert "That is Sunday 25 October, 01:30." in folder.said
    body, _, _ = folder.add("2", "25 October 0130", "b", "", "25 October 0300", *rest)
    assert body["happened"] == "2026-10-25T03:00:00.000Z", "b at that question goes back to the one before"


def test_both_nights_are_before_the_incident_or_after(folder):
    """Of an hour that came twice the first may lie before the incident: then only the second can be recorded."""
    folder.reference = folder.decide(2, london("2026-10-25 00:30") + timedelta(hours=1, minutes=20))
    assert folder.records()[0]["body"]["happened"] == "2026-10-25T00:50:00.000Z"
    body, _, _ = folder.add(
        "2",
        "25 October 0130",
        "1",
        "25 October 0130",
        "2",
        "",
        "",
        "3",
        "",
        "Said so.",
        "y",
        "",
        now="2026-10-25 09:00",
    )
    assert "That is before the incident." in folder.said
    assert body["happened"] == "2026-10-25T01:30:00.000Z"


def test_the_present_goes_on(folder):
    """Somebody who is called away in the middle can say what happened meanwhile, and Enter is the time at which it is pressed."""
    environ = {"CALLOUT_HOME": str(folder.house.folder)}
    now = london("2026-11-23 09:00")
    for typed, happened in (("0940", "2026-11-23T09:40:00.000Z"), ("", "2026-11-23T10:00:00.000Z")):
        world, screen, keyboard = world_of(["2", typed, *SHORT[2:]], environ, now, folder.house.chance)
        begun = len(keyboard.left)
        later = replace(
            world, now=lambda keyboard=keyboard, begun=begun: now + timedelta(hours=len(keyboard.left) < begun)
        )
        assert main(["add", folder.reference, "everything"], world=later) == 0, screen.getvalue()
        assert folder.records()[-1]["body"]["happened"] == happened


# ------------------------------------------------------------------ words


def test_control_characters_never_get_in(folder):
    """Words with keys that cannot be read are asked for again; nothing of them is recorded or shown."""
    for bad in ("a\x1b[2Jb", "a\x07b", "a\u202eb", "a\u200fb"):
        at = ASKED.index("words")
        assert folder.add(*LONG[:at], bad, *LONG[at:])[1] == LONG_WORDS
        assert "That held keys I cannot read. Type it again with letters and numbers only." in folder.said
        assert bad not in folder.said.replace(f"> {bad}\n", "", 1)


def test_words_too_long_to_keep(folder):
    """Words that no record could hold are asked for again."""
    at = ASKED.index("words")
    assert folder.add(*LONG[:at], "x" * 5001, *LONG[at:])[1] == LONG_WORDS
    assert "That is too long to keep. Type it again, shorter." in folder.said


@pytest.mark.parametrize(
    ("typed", "caution"),
    [
        ("Spoke to Ann Other.", "This looks like a full name. Use a code or initials. Press Enter to keep it, or type it again."),
        ("Ring 01632 960123", "This looks like a phone number. Press Enter to keep it, or type it again."),
    ],
)  # fmt: skip
def test_a_likely_name_or_number(folder, typed, caution):
    """What looks like a name or a number draws a caution and no more: Enter keeps it, other words replace it, the keys do what they say."""
    at = ASKED.index("words")
    assert folder.add(*LONG[:at], typed, "", *LONG[at + 1 :])[1] == {**LONG_WORDS, "words": typed}
    assert " ".join(folder.said.split()).count(caution) == 1
    assert folder.add(*LONG[:at], typed, *LONG[at:])[1] == LONG_WORDS
    assert folder.add(*LONG[:at], typed, "9", "?", "r", *LONG[at:])[1] == LONG_WORDS
    assert folder.said.count(EMERGENCY_LINE) == 1
    assert folder.add(*LONG[:at], typed, "b", "", *LONG[at:])[1] == LONG_WORDS, (
        "b goes back a question, Enter keeps that"
    )
    folder.stop(*LONG[:at], typed, "q")


# ------------------------------------------------------------------ changing answers


def test_an_answer_changed_at_the_end(folder):
    """A number at the end opens that answer again; the others stay, and it is all read back once more."""
    body, _, _ = folder.add(*LONG[:11], "8", "5", *LONG[11:])
    assert body == {**LONG_BODY, "count": 5}
    assert folder.said.count("Check your answers") == 2


def test_b_at_the_end_opens_the_last_answer(folder):
    """The key b where all is read back goes to the last answer."""
    assert folder.add(*LONG[:11], "b", "Less.", *LONG[11:])[1] == {**LONG_WORDS, "remark": "Less."}


def test_answers_stay_only_where_they_still_apply(folder):
    """An answer that makes later ones idle leaves them out of the record; changed back, they are there again."""
    body, words, _ = folder.add(*LONG[:11], "1", "2", *LONG[11:])
    assert body == {name: value for name, value in LONG_BODY.items() if name not in ("whom", "seen", "since")} | {
        "way": "short"
    }
    assert words == {"words": LONG_WORDS["words"]}
    assert folder.add(*LONG[:11], "1", "2", "1", "1", *LONG[11:]) == (LONG_BODY, LONG_WORDS, "senior_on_shift")


def test_what_becomes_asked_is_asked(folder):
    """An answer changed at the end that opens questions has them asked then, and no others again."""
    typed = (*SHORT[:-2], "1", "1", "3", "0", "yesterday", "", *SHORT[-2:])
    body, words, _ = folder.add(*typed)
    assert body == {**SHORT_BODY, "way": "long", "whom": "team", "seen": [], "since": "2026-11-22"}
    assert words == {"words": "Said so."}
    assert folder.said.count("When was that?") == 1


def test_back_among_questions_that_were_opened_later(folder):
    """The key b goes to the question before in the form, whenever that was answered, and never to one that is idle."""
    said = folder.stop(*SHORT[:-2], "1", "1", "3", "b", "b", "q")
    asked = [part.splitlines()[0] for part in said.split("\n\n")]
    assert asked[-3:] == ["What was seen?", "Who was there?", "Which way?"]
    said = folder.stop(*LONG[:11], "1", "2", "2", "b", "q")
    assert said.split("\n\n")[-1].startswith("Which way?"), "the questions between are idle"


# ------------------------------------------------------------------ what the case says


def test_those_the_protocol_names_come_first(folder):
    """Who is to be asked is offered first; "Somebody else" opens everybody else, in the protocol's words, then the field's."""
    said = folder.stop("3", "q", word="consultation")
    assert "This decision is not yet authorised.\nAsk first: Manager on call.\nIf nobody answers: Night team.\n" in said
    assert "Whom did you ask, or try to?\n  1. Manager on call   2. Night team   3. Somebody else\n" in said
    rest = said.rpartition("Whom did you ask, or try to?")[2]
    assert rest.startswith("\n  1. Senior on shift\n  2. Council\n  3. Inspectors\n")
    assert "Manager on call" not in rest
    assert "Somebody else" not in rest
    body, _, _ = folder.add("3", "2", "3", "", "", "y", "", word="consultation")
    assert (body["whom"], body["result"]) == ("council", "no_answer")
    body, _, _ = folder.add("1", "3", "", "", "y", "", word="consultation")
    assert body["whom"] == "manager"


def test_what_the_case_says_already_is_not_asked(folder):
    """The basis of a duty is the protocol's; whether somebody must judge follows from it; neither is asked, both are recorded."""
    body, _, _ = folder.add("1", "1", "", "", "", "y", "", word="notification")
    assert "Why must they be told?" not in folder.said
    assert body == {
        "whom": "council",
        "basis": "protocol",
        "judgement": "not_needed",
        "result": "told",
        "happened": "2026-11-23T09:00:00.000Z",
        "channel": "not_recorded",
    }


def test_what_turns_out_to_be_known_is_no_longer_asked(folder):
    """When somebody else is named at the end, whose basis the protocol gives, that basis counts, and cannot be changed."""
    others = ("3", "2", "4", "3", "1", "", "", "")  # somebody else: the senior; good practice, nobody judged, told
    said = folder.stop(*others, "q", word="notification")
    assert "  2. Because of: Good practice\n  3. Judged: No judgement was needed\n" in said
    said = folder.stop(*others, "1", "1", "q", word="notification")
    assert "  1. To be told: Council\n  2. Result: They were told\n" in said.rpartition("Check your answers")[2]
    body, _, _ = folder.add(*others, "1", "1", "b", "b", "b", "b", "b", *[""] * 5, "y", "", word="notification")
    assert folder.said.count("This is the first question.") == 0
    assert (body["whom"], body["basis"], body["judgement"]) == ("council", "protocol", "not_needed")


def test_a_judgement_that_is_owed_cannot_be_passed_over(folder):
    """Where somebody must judge first, that nobody did is answered with what is missing, and asked again."""
    typed = ("1", "3", "1", "", "", "", "2", "1", "Not serious.", "", "y", "")
    assert folder.run("add", folder.reference, "notification", typed=("1", "1", "", "", "", "y", "")) == 0
    body, words, _ = folder.add(*typed, word="notification")
    said = " ".join(folder.said.split())
    assert "Whether they must be told has to be judged first, and nobody's judgement is recorded." in said
    assert body["judgement"] == "need_not"
    assert body["judged_by"] == "manager"
    assert "result" not in body
    assert words == {"judgement_why": "Not serious."}


def test_what_is_left_to_do_is_said_after_it(folder):
    """Once it is recorded, what the case still waits for is said, what is overdue first."""
    folder.add("1", "1", "", "", "Yes.", "y", "", word="consultation")
    assert "Still to do in this case: " in folder.said
    left = folder.said.partition("Still to do in this case: ")[2]
    assert left.index("OVERDUE: ") < len(left)
    assert "To be asked: Manager on call" not in left


def test_the_form_is_lead_in(folder):
    """The first lines name the case and say what the form is for."""
    said = folder.stop("q")
    assert said.startswith(f"{folder.reference}: everything. One field of each kind.\n")


# ------------------------------------------------------------------ when it cannot be recorded


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        (then_resume("make room"), "make room, then look with `callout show REF` whether"),
        (
            answers_saved("keep the folder as it is"),
            "keep the folder as it is, then look with `callout show REF` whether",
        ),
        ("check the disk, then run `callout doctor`", "check the disk, then run `callout doctor`, then look with"),
        ("", "then look with `callout show REF` whether it is recorded, and if not, give your answers again"),
    ],
)
def test_a_disk_that_would_not(folder, monkeypatch, hint, said):
    """No draft keeps these answers: the hint says to look whether it was recorded and to answer again, and never to resume."""

    def refused(*_):
        raise StoreError("the disk is full", hint)

    monkeypatch.setattr(recording, "append_records", refused)
    monkeypatch.setattr(recording, "append_record", refused)
    assert folder.run("add", folder.reference, "everything", typed=SHORT) == 6
    assert "\nerror: the disk is full\nhint: " + said.replace("REF", folder.reference) in folder.said
    assert "resume" not in folder.said


def test_what_is_left_cannot_be_read(folder, monkeypatch):
    """When it is recorded and only what is left to do cannot be read, nobody is told that anything failed."""
    monkeypatch.setattr(add, "pending_in", lambda *_: (_ for _ in ()).throw(StoreError("the log is locked")))
    assert folder.add(*SHORT)[0] == SHORT_BODY
    assert "Recorded. It is record 1 of the log.\n" in folder.said
    assert "error" not in folder.said
