"""A form filled in by a file, through `callout add REF KIND --answers FILE`: what it may say, and where it is told to be wrong."""

import json

import pytest

from tests.unit.test_asking import LONG_BODY, LONG_WORDS, Folder
from tests.worlds import london

LONG_FILE = """\
way: long
whom: team
seen: [thing_5, thing_1, thing_9, thing_1]
happened: 23 November 2026 02:10
ended: 2026-11-23T02:20:00.000Z
since: yesterday
until: 3 December
count: 9
how: badly
words: "Café door."
remark: No more.
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A home with one case, where `everything` can be added."""
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, monkeypatch)


def changed(**lines):
    """The file with some of its lines written otherwise, or left out where None is given."""
    kept = dict(line.split(": ", 1) for line in LONG_FILE.splitlines()) | lines
    return "".join(f"{key}: {value}\n" for key, value in kept.items() if value is not None)


def given(folder, text, *words, now="2026-11-23 09:00"):
    """(body, words) of what is recorded from this text on standard input."""
    status = folder.run("add", folder.reference, "everything", "--answers", "-", *words, piped=text, now=now)
    assert status == 0, folder.said
    found = folder.records()[-1]
    return {name: one for name, one in found["body"].items() if name not in ("reference", "late")}, found["personal"]


def refused(folder, text, now="2026-11-23 09:00"):
    """The screen when this text is refused; nothing is recorded."""
    before = len(folder.records())
    (folder.house.folder.parent / "answers.yaml").write_text(text, encoding="utf-8")
    status = folder.run("add", folder.reference, "everything", "--answers", "answers.yaml", now=now)
    assert status == 2, folder.said
    assert "\x1b" not in folder.said
    said = folder.said
    assert len(folder.records()) == before
    return said


# ------------------------------------------------------------------ what it may say


def test_yaml(folder):
    """Codes, lists in any order, local times and times in UTC, days in words, numbers: recorded as if they had been typed."""
    assert given(folder, LONG_FILE) == (LONG_BODY, LONG_WORDS)
    assert "Recorded. It is record 1 of the log." in folder.said


def test_json(folder):
    """JSON says the same, with its own numbers and lists."""
    values = {**LONG_BODY, **LONG_WORDS, "happened": "23 November 2026 0210", "seen": ["thing_9", "thing_1", "thing_5"]}
    assert given(folder, json.dumps(values)) == (LONG_BODY, LONG_WORDS)


def test_the_result_as_json(folder):
    """With `--json` the envelope alone is printed: the case, the kind, the number of the record."""
    given(folder, LONG_FILE, "--json")
    assert json.loads(folder.said) == {
        "format": 1,
        "command": "add",
        "result": {"reference": folder.reference, "kind": "note", "seq": 1, "new": True},
    }


def test_a_file_that_is_sent_twice(folder):
    """As after a lost acknowledgement: the second time is told the number of the first, and adds nothing; other words are new."""
    for seq, words, new in ((1, "Once.", True), (1, "Once.", False), (2, "Twice.", True), (1, "Once.", False)):
        given(
            folder,
            changed(words=words, since="22 November 2026"),
            "--json",
            now="2026-11-23 09:00" if new else "2026-11-25 09:00",
        )
        result = json.loads(folder.said)["result"]
        assert (result["seq"], result["new"]) == (seq, new)
    given(folder, changed(words="Once.", since="2026-11-22"))
    assert folder.said == "Record 1 of the log says the same already. Nothing was added.\n"
    assert len(folder.records()) == 3


def test_json_needs_answers(folder):
    """`--json` without `--answers` is refused before anything is asked."""
    assert folder.run("add", folder.reference, "everything", "--json", typed=["1"]) == 2
    assert "error: `--json` needs `--answers`" in folder.said
    assert folder.left == ["1"]


@pytest.mark.parametrize("nothing", ["ended:\n", 'ended: ""\n', "ended: ' '\n", ""])
def test_nothing_after_a_key_is_no_answer(folder, nothing):
    """A key with nothing after it is not answered: it is never taken for now."""
    assert given(folder, changed(ended=None) + nothing)[0] == {k: v for k, v in LONG_BODY.items() if k != "ended"}
    said = refused(folder, changed(happened=""))
    assert "error[bad-answers]: `happened` is missing" in said


def test_null_is_no_answer(folder):
    """`null` in JSON is not answered either."""
    values = {**LONG_BODY, **LONG_WORDS, "how": None, "remark": None}
    assert given(folder, json.dumps(values)) == ({**LONG_BODY, "how": "not_recorded"}, {"words": LONG_WORDS["words"]})


def test_words_of_yaml_stay_words(folder):
    """What YAML takes for a truth value, a time of day or a number is the text that was written."""
    for text in ("no", "on", "12:30", "0210", "1e3", "~", "2026-11-22", "0x1f"):
        assert given(folder, changed(words=text))[1]["words"] == text


def test_words_of_several_lines(folder):
    """Words may have lines, also with the line ends of Windows; letters are put together as the record holds them."""
    text = changed(words="|\n  He said:\n  stop.")
    assert given(folder, text)[1]["words"] == "He said:\nstop."
    values = {**LONG_BODY, **LONG_WORDS, "words": " Cafe\u0301\r\ndoor. "}
    assert given(folder, json.dumps(values))[1]["words"] == "Caf\u00e9\ndoor."


def test_a_list_of_one_without_brackets(folder):
    """One code of a list may stand without brackets."""
    assert given(folder, changed(seen="thing_4"))[0]["seen"] == ["thing_4"]
    assert given(folder, changed(seen="[]"))[0]["seen"] == []


def test_a_likely_name_is_warned_about_and_kept(folder):
    """What looks like a name or a phone number is warned about on the error stream, and recorded."""
    words = {"words": "Ann Other rang.", "remark": "01632 960123 is his number"}
    assert given(folder, changed(**words))[1] == words
    assert "warning: `words`: This looks like a full name. Use a code or initials.\n" in folder.said
    assert "warning: `remark`: This looks like a phone number.\n" in folder.said


def test_what_the_case_says_need_not_be_said(folder):
    """What the case gives already may be left out of a file, as it is not asked at the terminal."""
    text = "whom: council\nresult: told\nhappened: 2026-11-22 09:00\n"
    assert folder.run("add", folder.reference, "notification", "--answers", "-", piped=text) == 0, folder.said
    body = folder.records()[-1]["body"]
    assert (body["basis"], body["judgement"], body["channel"]) == ("protocol", "not_needed", "not_recorded")


def test_a_file_cannot_say_other_than_the_case(folder):
    """What the terminal would not ask, because the case says it, a file cannot say otherwise."""
    text = "whom: council\nbasis: practice\nresult: told\nhappened: 2026-11-22 09:00\n"
    assert folder.run("add", folder.reference, "notification", "--answers", "-", piped=text) == 2
    assert "standard input:2:1" in folder.said
    assert "the case says already that `basis` is `protocol`" in folder.said


# ------------------------------------------------------------------ what is wrong with it


@pytest.mark.parametrize(
    ("key", "value", "said", "cure"),
    [
        ("way", "middle", "`middle` is not an answer to `way`", "write one of long, short"),
        ("way", "[long]", "`['long']` is not an answer to `way`", "write one of long, short"),
        ("whom", "nobody", "`nobody` is not an answer to `whom`", "write one of manager, senior, team, council, "),
        ("seen", "[thing_1, thing_99]", "`thing_99` is not an answer to `seen`", "write one of thing_5, thing_1, "),
        ("seen", "{thing_1: yes}", "is not an answer to `seen`", "write one of thing_5, "),
        ("happened", "yesterday", "`yesterday` is not a time I can read", "write it as 2026-11-22 02:14, or in UTC as 2026-11-23T09:00:00.000Z"),
        ("happened", "2026-11-23T02:10:00Z", "`2026-11-23T02:10:00Z` is not a time I can read", "write it as 2026-11-22 02:14"),
        ("happened", "2026-11-23 25:00", "`2026-11-23 25:00` is not a time on a clock", "write it as 2026-11-22 02:14"),
        ("happened", "2026-11-24 02:10", "`2026-11-24 02:10` is still to come", "write it as 2026-11-22 02:14"),
        ("happened", "2026-11-24T02:10:00.000Z", "that is still to come", "give the time at which it happened"),
        ("happened", "2026-11-21 02:10", "that is before the incident", "if the incident's own time is wrong, correct that first"),
        ("happened", "2026-03-29 01:30", "01:30 did not exist that night: the clocks went forward", "give the time on the clock"),
        ("happened", "2025-10-26 01:30", "`2025-10-26 01:30` came twice that night", "write 2025-10-26T00:30:00.000Z or 2025-10-26T01:30:00.000Z"),
        ("since", "soon", "`soon` has no day I can read", "write"),
        ("since", "2026-02-30", "`2026-02-30` has no day I can read", "write"),
        ("since", "2026-11-24", "that day is still to come", "give the day on which it happened"),
        ("since", "2026-11-21", "that day is before the incident", "if the incident's own time is wrong"),
        ("count", "many", "`many` is not a number that can be", "write a whole number from 1 to 12"),
        ("count", "13", "`13` is not a number that can be", "write a whole number from 1 to 12"),
        ("count", "1.5", "`1.5` is not a number that can be", "write a whole number from 1 to 12"),
        ("count", "[1]", "is not a number that can be", "write a whole number from 1 to 12"),
        ("words", "[a, b]", "`words` must be text", "put it in quotes"),
        ("words", "x" * 5001, "`words` is 5001 characters long", "5000 is the most"),
    ],
)  # fmt: skip
def test_each_wrong_answer_is_told_with_its_place(folder, key, value, said, cure):
    """One sentence, the line with a caret under the key, and what to do; nothing is recorded."""
    screen = refused(folder, changed(**{key: value}))
    line = [*LONG_BODY, *LONG_WORDS].index(key) + 1
    assert screen.startswith("error: `answers.yaml` holds answers that do not fit\n")
    found = screen.splitlines()
    assert found[1].startswith(f"answers.yaml:{line}:1: error[bad-answers]: ")
    assert said in found[1]
    assert found[2].startswith(f"  {line} | {key}: ")
    assert found[3] == f"  {' ' * len(str(line))} | ^"
    assert found[4].startswith(f"   = help: {cure}")
    assert found[-1] == "hint: mend them and run it again"
    assert len(found) == 6, "nothing else is wrong"


def test_everything_wrong_is_told_at_once(folder):
    """All that is wrong is told in one go, by line, what is missing first; what cannot be known yet is not guessed at."""
    said = refused(folder, changed(way="middle", happened="soon", count="0", worsd="x", words=None))
    assert [line.partition(" error")[0] for line in said.splitlines() if "error[" in line] == [
        "error[bad-answers]: `words` is missing",
        "answers.yaml:1:1:",
        "answers.yaml:4:1:",
        "answers.yaml:8:1:",
        "answers.yaml:11:1:",
    ]
    assert "help: did you mean `words`?" in said
    assert "`whom` is not asked" not in said, "whether it is asked hangs on `way`, which is wrong itself"


def test_what_is_not_asked(folder):
    """An answer that the others make idle, and one that the form does not know, are named; a near name is suggested."""
    said = refused(folder, changed(way="short"))
    for name in ("whom", "seen", "since", "remark"):
        assert f"error[bad-answers]: `{name}` is not asked, as the others are answered\n" in said
    said = refused(folder, changed(colour="blue"))
    assert "error[bad-answers]: `colour` is not asked in this form\n" in said
    assert (
        "help: what can be answered: way, whom, seen, happened, ended, since, until, count, how, words, remark\n"
        in said
    )
    assert "help: did you mean `happened`?" in refused(folder, changed(happend="0210"))
    assert "help: did you mean `whom`?" in refused(
        folder, changed(way="short", whom=None, seen=None, since=None, remark=None, whon="team")
    )


def test_places_in_json(folder):
    """A text that is JSON has lines too."""
    values = {**LONG_BODY, **LONG_WORDS, "how": "so-so"}
    text = json.dumps(values, indent=1)
    line = text.splitlines().index(' "how": "so-so",') + 1
    said = refused(folder, text)
    assert f"answers.yaml:{line}:2: error[bad-answers]: `so-so` is not an answer to `how`\n" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "`way` is missing"),
        ("   \n# nothing\n", ""),
        ("way: long\nway: short\n", "error[repeated-key]"),
        ('{"way": "long", "way": "short"}', "error[repeated-key]"),
        ("- way\n", "must hold `question: answer` lines"),
        ("[1, 2]", "must hold `question: answer` lines"),
        ("way: &a long\nhow: *a\n", "error[a"),
        ("way: !!str long\n", "error[tag]"),
        ("way: long\n---\nway: short\n", "error[second-document]"),
        ("way: [long\n", "error[not-yaml]"),
        ("way: lo\x1b[2Jng\n", "error[control-character]"),
    ],
)
def test_a_text_that_holds_no_answers(folder, text, said):
    """An empty file, a key twice, another shape, or what YAML allows and we do not: refused with the reason."""
    assert said in refused(folder, text)


def test_control_characters(folder):
    """Escaped control characters come through JSON and YAML: they are named, and neither recorded nor shown."""
    for bad in ("\x1b[2J", "\x07", "\u202e", "\r"):
        said = refused(folder, json.dumps({**LONG_BODY, **LONG_WORDS, "words": f"a{bad}b"}))
        assert f"the text holds the control character U+{ord(bad[0]):04X}" in said
        assert bad[0] not in said
        said = refused(folder, json.dumps({**LONG_BODY, **LONG_WORDS, "how": f"a{bad}b"}))
        assert "is not an answer to `how`" in said
        assert bad[0] not in said


def test_a_lone_surrogate(folder):
    """Half a character, which JSON can spell, is refused like a control character."""
    assert "the text holds the control character U+D800" in refused(
        folder, json.dumps({**LONG_BODY, **LONG_WORDS, "words": "a\ud800"})
    )


def test_a_file_that_is_not_there(folder):
    """A name of nothing, and a folder, are refused with what to give."""
    for name in ("nothing.yaml", "."):
        assert folder.run("add", folder.reference, "everything", "--answers", name) == 2
        assert f"error: there is no answers file `{name}`\n" in folder.said


def test_bytes_that_are_no_text(folder):
    """A file in another encoding is said to be so."""
    (folder.house.folder.parent / "answers.yaml").write_bytes(LONG_FILE.encode("cp1252"))
    assert folder.run("add", folder.reference, "everything", "--answers", "answers.yaml") == 2
    assert "error[not-text]" in folder.said


def test_a_case_that_is_not_there(folder):
    """The case is looked for before the file is read."""
    assert folder.run("add", "ELM-0000-0", "everything", "--answers", "nothing.yaml") == 2
    assert "nothing.yaml" not in folder.said


def test_the_hour_that_came_twice(folder):
    """A time that came twice is refused with both ways to write it, and each of them is taken."""
    folder.reference = folder.decide(2, london("2026-10-24 23:00"))
    days = {"since": "25 October 2026", "until": "2026-11-23", "ended": None}
    said = refused(folder, changed(happened="2026-10-25 01:30", **days))
    assert "help: write 2026-10-25T00:30:00.000Z or 2026-10-25T01:30:00.000Z\n" in said
    for time in ("2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"):
        assert given(folder, changed(happened=time, **days))[0]["happened"] == time
