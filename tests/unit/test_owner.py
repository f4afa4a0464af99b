"""The owner's bench in small: versions, edits, revisions in git, accepted findings, generated incidents."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.analysis.bump import bump_given, bump_needed, enough, next_version
from calloutcli.analysis.check import Surroundings, check_protocol, missing_outcome
from calloutcli.analysis.check_words import reading_age
from calloutcli.analysis.compare import compare_protocols
from calloutcli.analysis.direction import direction
from calloutcli.analysis.edits import edits_between
from calloutcli.cli.poster import render_poster
from calloutcli.cli.protocol_show import render_protocol
from calloutcli.errors import ProtocolError
from calloutcli.frozen import replace
from calloutcli.protocol.load import load_with_places
from calloutcli.protocol.scenario import load_scenarios
from calloutcli.protocol.waivers import load_accepted
from calloutcli.store.library import find_protocol, named_by_place, read_beside, version_before
from tests.builders import REFERENCE_MODEL, SMALL, load, protocol_text
from tests.worlds import dice, london, world_of

TODAY = date(2026, 11, 25)


def run(*arguments):
    """(exit status, what the screen shows) of one command."""
    world, screen, _ = world_of([], {"CALLOUT_HOME": "nowhere"}, london("2026-11-22 01:55"), dice("owner"))
    status = main(arguments, world=world)
    return status, screen.getvalue()


def changed(old, new, version="1.0.1"):
    """`SMALL` with one text exchanged, as another version."""
    assert SMALL.count(old) == 1, old
    return load(SMALL.replace(old, new).replace("version: 1.0.0", f"version: {version}"))


def needed(new):
    """The part of the version that must rise from `SMALL` to `new`."""
    return bump_needed(load(), new, compare_protocols(load(), new))


@pytest.mark.parametrize(
    ("old", "new", "bump"),
    [
        ("{danger: yes}, then: call_999", "{danger: yes}, then: report_101", "major"),
        ("{repeats: 3 or more}", "{repeats: 4 or more}", "major"),
        ("{repeats: 3 or more}", "{repeats: 2 or more}", "minor"),
        ("if unknown: yes, gate: yes", "gate: yes", "major"),
        ("if unknown: hospital", "if unknown: none", "major"),
        ("if unknown: hospital", "if unknown: most serious", "minor"),
        ("decider: manager\n    defer", "decider: senior\n    defer", "minor"),
        ("until: next_day 12:00", "until: next_day 13:00", "minor"),
        ("until: next_day 12:00", "until: next_working_day 12:00", "minor"),
        ("police: {name: The police, role: police}", "police: {name: The force, role: police}", "minor"),
        ("manager: Manager on call", "manager: The manager", "minor"),
        ("ask: Is anyone in danger?", "ask: Is anybody in danger?", "patch"),
        ("title: Ring 101", "title: Ring the police", "patch"),
        ("because: P 4", "because: P 44", "patch"),
        ("otherwise: {then: in_house", "otherwise: {then: slow_time", "minor"),
        ("  otherwise: {then: in_house, because: P 5}\n", "", "major"),
    ],
)
def test_the_version_must_say_what_changed(old, new, bump):
    """Less serious, a gate or less care: major. Another outcome or duty: minor. Words: patch."""
    assert needed(changed(old, new)) == bump


def test_nothing_changed_needs_nothing():
    """A comment is no change."""
    assert needed(load(SMALL + "# A word to the reader.\n")) == "none"


def test_versions_rise_by_their_first_part_that_does():
    """What a version says of its change, and the least that says enough."""
    assert [bump_given("1.2.3", other) for other in ("2.0.0", "1.3.0", "1.2.4", "1.2.3", "1.2.2", "0.9.9")] == [
        "major",
        "minor",
        "patch",
        "none",
        "backwards",
        "backwards",
    ]
    assert [next_version("1.2.3", one) for one in ("major", "minor", "patch", "none")] == [
        "2.0.0",
        "1.3.0",
        "1.2.4",
        "1.2.3",
    ]
    assert enough("minor", "major")
    assert not enough("minor", "patch")
    assert not enough("none", "backwards")


def test_an_outcome_that_becomes_another_thing_is_a_change():
    """An outcome that keeps its name and loses its tier is counted, and lowers every situation that comes to it."""
    new = changed("tier: emergency_police", "tier: planned_police")
    found = compare_protocols(load(), new)
    (one,) = found.transitions
    assert (one.before, one.after, one.direction) == ("call_999", "call_999", "down")
    assert one.situations == found.situations_changed > 0


def test_direction_between_outcomes_of_two_protocols():
    """An outcome that only one version has is compared by tier; deciding nothing is less than deciding something."""
    other = load(SMALL.replace("report_101:", "report_now:").replace("then: report_101", "then: report_now"))
    assert direction(load(), other, "report_101", "report_now") == "none"
    assert direction(load(), other, "in_house", "report_now") == "up"
    assert direction(load(), other, "call_999", "report_now") == "down"
    assert direction(load(), other, "in_house", "undecided") == "down"
    assert direction(load(), other, "undecided", "in_house") == "none"


def test_where_two_versions_rank_differently_it_is_down():
    """When the versions disagree which of two outcomes is more serious, the change counts as a lowering."""
    outcomes = list(load().outcomes)
    new = replace(load(), outcomes=(outcomes[0], outcomes[2], outcomes[1], outcomes[3]))
    assert direction(load(), new, "slow_time", "report_101") == "down"
    assert direction(load(), new, "report_101", "slow_time") == "down"


def test_edits_say_what_changed_beside_outcomes():
    """Each edit has its kind, its place in the words of the file, and both texts."""
    new = changed("title: Ring 101", "title: Ring the police")
    (edit,) = edits_between(load(), new)
    assert (edit.kind, edit.where, edit.before, edit.after) == (
        "words",
        "outcome report_101: title",
        "Ring 101",
        "Ring the police",
    )
    assert edits_between(load(), load()) == ()


CLOSING = "closing:\n  now: {ask: What is wanted now?, answers: {mend: To mend it, police: The police}, why: It may have changed.}\n"


def test_closing_questions_are_read_aloud_and_stand_on_the_poster():
    """Whoever agrees to a protocol sees what is asked of whoever closes a case, with its answers; without any, no heading."""
    heading = "when a case that was left open is decided"
    with_them, without = load(SMALL + CLOSING), load()
    for render in (render_poster, render_protocol):
        shown = " ".join(render(with_them, TODAY, "en").split())
        assert all(words in shown for words in ("What is wanted now?", "To mend it", "It may have changed."))
        assert heading.upper() in shown.upper()
        assert heading.upper() not in " ".join(render(without, TODAY, "en").split()).upper()


def test_a_closing_question_that_changed_is_an_edit():
    """Its words are words; another answer is another question."""
    old = load(SMALL + CLOSING)
    (edit,) = edits_between(old, load(SMALL + CLOSING.replace("What is wanted", "What do they want")))
    assert (edit.kind, edit.where) == ("words", "closing now: ask")
    (first, *_) = edits_between(old, load(SMALL + CLOSING.replace("police: The", "ring: The")))
    assert (first.kind, first.where, first.after) == (
        "questions",
        "closing now",
        "choice: mend, ring; if unknown: ask",
    )
    assert {edit.where for edit in edits_between(load(), old)} >= {"closing now", "closing now: why"}


def test_a_closing_question_without_its_translation_is_noted():
    """Where a file has a second language, a closing question has it too, and its answers."""
    both = "languages: {en: {reviewed: yes}, cy: {reviewed: yes}}\n"
    text = SMALL.replace("agencies:", f"{both}agencies:") + CLOSING
    found = check_protocol(*load_with_places(text.encode(), "small.yaml"), TODAY).findings
    lacking = next(one for one in found if one.id == "missing-translation").message
    before = check_protocol(*load_with_places(text.replace(CLOSING, "").encode(), "small.yaml"), TODAY).findings
    fewer = next(one for one in before if one.id == "missing-translation").message
    counts = [int(said.partition(": ")[2].partition(";")[0]) for said in (lacking, fewer)]
    assert counts[0] - counts[1] == 4


def test_a_question_that_became_another_kind_counts_as_two():
    """A number that becomes a choice is compared as two questions, and both sides say so."""
    new = load(
        SMALL.replace("answers: 0 to 10}", "answers: {few: Few, many: Many}}").replace(
            "repeats: 3 or more", "repeats: many"
        )
    )
    found = compare_protocols(load(), new)
    assert (found.only_old, found.only_new) == (("repeats",), ("repeats",))
    assert any("repeats (new)" in dict(one.witness) for one in found.transitions)


def test_answers_that_only_one_version_has_are_left_out_and_said():
    """Of a question that both ask, only the answers that both have are compared."""
    new = changed("hospital: Hospital}", "hospital: Hospital, ambulance: Ambulance}")
    assert compare_protocols(load(), new).limited == ("injury",)


# ------------------------------------------------------------------ check


def checked(text, **beside):
    """What `check` finds in a text."""
    return check_protocol(*load_with_places(text.encode(), "small.yaml"), TODAY, Surroundings(**beside))


def accepted(text):
    """What a `findings.yaml` says."""
    return load_accepted(text.encode(), "findings.yaml")


GAP = SMALL.replace("  otherwise: {then: in_house, because: P 5}\n", "")


def test_a_waiver_with_a_reason_and_a_date():
    """An accepted finding is listed apart with its reason, until its time is over; one that waives nothing is found."""
    waiver = "format: 1\nwaivers:\n  - {finding: misnamed-file, reason: Old habit., date: 2026-11-01, until: %s}\n"
    named = ("small", "9.0.0")
    found = checked(SMALL, named=named, accepted=accepted(waiver % "2026-12-01"))
    assert [finding.id for finding, _ in found.waived] == ["misnamed-file"]
    assert "misnamed-file" not in {finding.id for finding in found.findings}
    over = checked(SMALL, named=named, accepted=accepted(waiver % "2026-11-20"))
    assert "misnamed-file" in {finding.id for finding in over.findings}
    idle = checked(SMALL, accepted=accepted(waiver % "2026-12-01"))
    assert "unused-waiver" in {finding.id for finding in idle.findings}


def test_a_severity_of_ones_own():
    """The folder may take a kind of finding more or less seriously."""
    told = accepted("format: 1\nseverity: {misnamed-file: note}\n")
    (finding,) = [
        one for one in checked(SMALL, named=("x", "1.0.0"), accepted=told).findings if one.id == "misnamed-file"
    ]
    assert finding.severity == "note"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 1\nwaivers:\n  - {finding: missing-outcome, reason: x, date: 2026-11-01}\n", "cannot be accepted"),
        ("format: 1\nwaivers:\n  - {finding: shadowed-rul, reason: x, date: 2026-11-01}\n", "no finding is called"),
        ("format: 1\nwaivers:\n  - {finding: shadowed-rule, date: 2026-11-01}\n", "needs `reason`"),
        ("format: 1\nwaivers:\n  - {finding: shadowed-rule, reason: x}\n", "needs `date`"),
        ("format: 1\nseverity: {shadowed-rule: fatal}\n", "cannot be `fatal`"),
        ("format: 2\n", "cannot be `2`"),
    ],
)
def test_what_may_not_be_accepted(text, said):
    """A gap cannot be waived, and every waiver needs a reason and a date."""
    with pytest.raises(ProtocolError) as refusal:
        accepted(text)
    assert said in str(refusal.value)


def test_a_gap_is_counted_and_shown():
    """One finding, its exact number of situations, and a situation that no rule decides."""
    protocol, source = load_with_places(GAP.encode(), "gap.yaml")
    found = missing_outcome(protocol, source)
    (same,) = [one for one in checked(GAP).findings if one.id == "missing-outcome"]
    assert found is not None
    assert found.message == same.message
    assert missing_outcome(*load_with_places(SMALL.encode(), "small.yaml")) is None


def test_rules_that_leave_no_gap_need_no_otherwise(tmp_path, monkeypatch):
    """A protocol without `otherwise` can be used when its rules decide every situation, and not when they do not."""
    monkeypatch.chdir(tmp_path)
    whole = GAP + "  calm: {when: {danger: no}, then: in_house, because: P 6}\n"
    Path("whole.yaml").write_text(whole)
    Path("gap.yaml").write_text(GAP)
    Path("answers.yaml").write_text("{danger: no, injury: none, happened: [], repeats: 0}")
    status, screen = run("decide", "--protocol", "whole.yaml", "--answers", "answers.yaml", "--dry-run", "--json")
    assert (status, '"outcome": "in_house"' in screen) == (0, True)
    status, screen = run("decide", "--protocol", "gap.yaml", "--answers", "answers.yaml", "--dry-run", "--json")
    assert status == 3
    assert "error[missing-outcome]" in screen


def test_reading_age_grows_with_words_and_sentences():
    """Short words in short sentences are for the young."""
    assert reading_age("Is anyone hurt?") < 9
    assert reading_age("Notwithstanding the aforementioned considerations regarding accommodation arrangements") > 20
    assert reading_age("") == 0


# ------------------------------------------------------------------ revisions


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A git repository with two versions of `small`, the second only in the folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "protocols" / "small"
    folder.mkdir(parents=True)
    (folder / "1.0.0.yaml").write_text(SMALL)
    (folder / "scenarios.yaml").write_text("format: 1\nprotocol: small\nscenarios: {}\n")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    (folder / "1.0.0.yaml").write_text(
        SMALL.replace("{danger: yes}, then: call_999", "{danger: yes}, then: report_101")
    )
    return tmp_path


def test_a_revision_is_read_from_git(repository, monkeypatch):
    """The file as it stood, from the top of the repository or from the folder we stand in, with what stood beside it."""
    name = "git:HEAD:protocols/small/1.0.0.yaml"
    assert find_protocol(name) == (SMALL.encode(), name)
    assert named_by_place(name) == ("small", "1.0.0")
    assert read_beside(name, "scenarios.yaml") is not None
    assert read_beside(name, "nothing.yaml") is None
    assert version_before(name, "1.0.1") == (SMALL.encode(), name)
    assert version_before(name, "1.0.0") is None
    monkeypatch.chdir(repository / "protocols" / "small")
    assert find_protocol("git:HEAD:1.0.0.yaml")[0] == SMALL.encode()
    assert find_protocol("git:HEAD:./1.0.0.yaml")[0] == SMALL.encode()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("git:no-such-branch:protocols/small/1.0.0.yaml", "no revision `no-such-branch`"),
        ("git:HEAD:protocols/small/9.0.0.yaml", "git cannot read"),
        ("git:HEAD", "names no revision"),
        ("git::x", "names no revision"),
        ("git:--output=x:y", "names no revision"),
    ],
)
def test_what_git_cannot_say_is_refused(repository, name, said):
    """A revision or file that is not there is named, and nothing is taken for equal."""
    assert repository.exists()
    with pytest.raises(ProtocolError) as refusal:
        find_protocol(name)
    assert said in refusal.value.message


def test_diff_from_a_revision(repository):
    """A change that is not committed yet is compared with what was."""
    assert repository.exists()
    status, screen = run(
        "protocol", "diff", "git:HEAD:protocols/small/1.0.0.yaml", "protocols/small/1.0.0.yaml", "--json"
    )
    said = json.loads(screen)["result"]
    assert status == 1
    assert (said["lowered"], said["bump"], said["bump_given"]) == (True, "major", "none")
    assert {(one["from"], one["to"], one["direction"]) for one in said["changes"]} >= {
        ("call_999", "report_101", "down")
    }
    assert all(set(one) >= {"from", "to", "direction", "situations", "witness", "rules"} for one in said["changes"])


def test_a_paper_for_a_meeting(repository):
    """As Markdown: a table of the changes, and no word of a file that Markdown would take for its own."""
    (repository / "next.yaml").write_text(
        SMALL.replace("Call 999", "Call *999* | <b>now</b>").replace("1.0.0", "1.0.1")
    )
    status, screen = run(
        "protocol",
        "diff",
        "git:HEAD:protocols/small/1.0.0.yaml",
        "next.yaml",
        "--format",
        "markdown",
        "--fail-on",
        "changed",
    )
    assert status == 0
    assert screen.startswith("# What changes from small 1.0.0 to small 1.0.1\n")
    assert "Call \\*999\\* \\| &lt;b>now&lt;/b>" in screen
    assert "No situation comes out differently." in screen


def test_without_git_it_says_so(repository, monkeypatch):
    """On a computer without git the refusal says what to do instead."""
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(ProtocolError) as refusal:
        find_protocol("git:HEAD:protocols/small/1.0.0.yaml")
    assert "git is not on this computer" in refusal.value.message


# ------------------------------------------------------------------ test and new


@pytest.mark.parametrize("branches", [False, True])
@pytest.mark.parametrize("policy", ["most serious", "first match"])
def test_generated_incidents_come_out_as_they_say(tmp_path, monkeypatch, branches, policy):
    """What `--generate` prints can be loaded, comes out as it says, and covers every rule that can decide."""
    monkeypatch.chdir(tmp_path)
    text = protocol_text(decide_by=policy)
    Path("small.yaml").write_text(text)
    status, screen = run("protocol", "test", "small.yaml", "--branches" if branches else "--generate")
    assert status == 0
    scenarios = load_scenarios(screen.encode(), "scenarios.yaml", load(text))
    assert {rule for one in scenarios for rule in one.rules} == {rule.id for rule in load(text).every_rule}
    Path("scenarios.yaml").write_text(screen)
    status, screen = run("protocol", "test", "small.yaml", "--json")
    said = json.loads(screen)["result"]
    assert (status, said["ok"], said["idle_rules"]) == (0, True, [])


def test_an_incident_that_comes_out_otherwise(tmp_path, monkeypatch):
    """The exit status is 1, and both what was expected and what was decided are said."""
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(SMALL)
    Path("scenarios.yaml").write_text(
        "format: 1\nprotocol: small\nscenarios:\n"
        "  mug: {story: A mug., answers: {danger: no, injury: none, happened: [damage], repeats: 0}, outcome: call_999}\n"
    )
    status, screen = run("protocol", "test", "small.yaml")
    assert status == 1
    assert "NOT AS EXPECTED: mug" in screen
    assert "expected: call_999" in screen
    assert "decided: in_house, by otherwise" in screen


def test_new_passes_check_in_every_month(tmp_path, monkeypatch):
    """The scaffold has no finding and its incidents come out, whatever the month."""
    monkeypatch.chdir(tmp_path)
    for month in range(1, 13):
        world, screen, _ = world_of([], {}, london(f"2026-{month:02}-28 10:00"), dice("new"))
        assert main(["protocol", "new", f"m{month}"], world=world) == 0
        file = f"protocols/m{month}/0.1.0.yaml"
        assert main(["protocol", "check", file], world=world) == 0
        assert main(["protocol", "test", file], world=world) == 0
        assert "Errors: 0, warnings: 0, notes: 0" in screen.getvalue()


@pytest.mark.parametrize("name", ["Elm", "../elm", "elm valley", "-x", ""])
def test_new_refuses_a_name_that_cannot_be(tmp_path, monkeypatch, name):
    """A name that is no identifier writes nothing."""
    monkeypatch.chdir(tmp_path)
    status, _ = run("protocol", "new", "--", name)
    assert status == 2
    assert list(tmp_path.iterdir()) == []


def test_shipped_protocols_have_no_finding():
    """Every protocol that ships passes its own check: what is accepted has a reason."""
    names = sorted(str(path) for path in REFERENCE_MODEL.parents[1].glob("*/[0-9]*.yaml"))
    status, screen = run("protocol", "check", *names)
    assert status == 0, screen
    assert "error[" not in screen
    assert "warning[" not in screen


def test_hostile_text_cannot_drive_the_terminal(tmp_path, monkeypatch):
    """A file that cannot be used, with escape codes in it, is described without them."""
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text("title: \x1b[2Jgone\n")
    for form in ("text", "json", "sarif", "github"):
        status, screen = run("protocol", "check", "x.yaml", "--format", form)
        assert status == 3
        assert "\x1b" not in screen


def test_a_rule_that_always_holds_is_not_otherwise():
    """`otherwise` is the weakest rule; one that always holds may be the strongest. The one is never taken for the other."""
    either = "  always: {when: {danger: yes or no}, then: slow_time, because: P 6}\n"
    rule = "  home: {when: {danger: no, injury: none}, then: in_house, because: P 7}\n"
    old = load(GAP + rule + "  otherwise: {then: slow_time, because: P 5}\n")
    new = load(GAP + rule + either + "  otherwise: {then: in_house, because: P 5}\n")
    assert {(one.before, one.after) for one in compare_protocols(old, new).transitions} == {("in_house", "slow_time")}
