"""The protocols that ship: each says what its scenarios say, and is fit to be read aloud at two in the morning."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from calloutcli.analysis.reading import is_known
from calloutcli.interview.decision import Decision, decide
from calloutcli.interview.interview import answer, gate_opened, next_question, start
from calloutcli.protocol.answers import Given
from calloutcli.protocol.condition import questions_in
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import UNKNOWN, Question, Text
from calloutcli.protocol.scenario import Scenario, load_scenarios

REPOSITORY = Path(__file__).resolve().parents[2]
LIBRARY = REPOSITORY / "protocols"
VIGNETTES = REPOSITORY.parent / "shared" / "vignettes.yaml"
FILES = sorted(LIBRARY.glob("*/[0-9]*.yaml"))
SHIPPED = {"reference-model", "pan-dorset-slow-time", "leicestershire-2008", "all-wales-example"}

IN_HOUSE = frozenset({"in_house"})
PLANNED = frozenset({"planned_police"})
EITHER = IN_HOUSE | PLANNED
SAFEGUARDING = frozenset({"safeguarding_report"})
EMERGENCY = frozenset({"emergency_police"})
ACCEPTABLE: dict[str, frozenset[str]] = {
    "V01-water-squirt": IN_HOUSE,
    "V05-mug-thrown-distress": IN_HOUSE,
    "V07-door-frame-30-pounds": IN_HOUSE,
    "V11-push-carer-no-injury": IN_HOUSE,
    "V16-peer-slap-and-vase": IN_HOUSE,
    "V19-autism-board-game": IN_HOUSE,
    "V23-exam-handcuffs": IN_HOUSE,
    "V27-invite-officer-for-a-word": EITHER,
    "V28-knife-advancing": EMERGENCY,
    "V32-large-damage-now-calm": EITHER,
    "V33-staff-bruised-wants-report": PLANNED,
    "V36-two-vulnerable-parties-minor": IN_HOUSE,
    "V38-petty-theft-resident": IN_HOUSE,
    "V41-cannabis-small-first": EITHER,
    "V45-weapon-in-search-no-threat": PLANNED,
    "V48-missing-cse-high-risk": EMERGENCY | SAFEGUARDING,
    "V50-away-whereabouts-known": IN_HOUSE,
    "V53-racist-abuse-words-only": EITHER,
    "V55-harmful-sexual-behaviour-coercive": EMERGENCY | SAFEGUARDING,
    "V57-outsiders-forcing-entry": EMERGENCY,
    "V61-allegation-against-worker": SAFEGUARDING,
    "V62-under-ten": IN_HOUSE,
    "V64-placement-plan-says-call": EMERGENCY,
    "V68-damage-with-aggravators": PLANNED,
}
"""The tiers that `vignettes.yaml` accepts for each incident (its source has the last word; a test holds the two equal)."""

MOST_QUESTIONS = 9
NOTE_WORDS = 15
HEADLINE_WORDS = 10
DATED = re.compile(r"abscond|young offender|\bLAC\b|\bunit\b|inmate|perpetrator", re.IGNORECASE)
DATED_WELSH = re.compile(r"troseddwr|troseddwyr", re.IGNORECASE)
OFFENCES = re.compile(
    r"assault|theft|\bsteal|affray|\bABH\b|\bGBH\b|burglary|arson|criminal damage|possession|offend", re.IGNORECASE
)
FORBIDDEN_INPUTS = re.compile(
    r"ethnic|\brace\b|religio|\bfaith\b|\bgender\b|\bsex\b|nationality|known to (the )?police|record|convict",
    re.IGNORECASE,
)
DOUBLE_NEGATIVE = re.compile(r"\b(not|never|no)\b[^.?]*\b(not|never|nobody|nothing)\b[^.?]*\?", re.IGNORECASE)
TELEPHONE = re.compile(r"\d[\d ]{5,}\d")


def load(file: Path) -> Protocol:
    """Load one shipped file."""
    return load_protocol(file.read_bytes(), file.name)


def scenarios_of(file: Path) -> tuple[Scenario, ...]:
    """Load the scenarios beside a shipped file."""
    beside = file.parent / "scenarios.yaml"
    return load_scenarios(beside.read_bytes(), beside.name, load(file))


def name_of(file: Path) -> str:
    """Name a file as `id@version`."""
    return f"{file.parent.name}@{file.stem}"


REFERENCE = LIBRARY / "reference-model" / "1.0.0.yaml"
CASES = [
    pytest.param(file, scenario, id=f"{file.parent.name}-{scenario.id}")
    for file in FILES
    for scenario in scenarios_of(file)
]
VIGNETTE_CASES = [
    pytest.param(scenario, id=scenario.id) for scenario in scenarios_of(REFERENCE) if scenario.id in ACCEPTABLE
]
every_file = pytest.mark.parametrize("file", FILES, ids=name_of)


def decision_of(protocol: Protocol, scenario: Scenario) -> Decision:
    """Decide on a scenario's answers."""
    return decide(protocol, dict(scenario.answers))


def asked(protocol: Protocol, answers: dict[str, Given]) -> tuple[list[str], dict[str, Given]]:
    """Walk the interview: (the questions it asks, the answers it then holds). What is not in `answers` is unknown."""
    walk, order = start(protocol), []
    while (question := next_question(walk)) is not None:
        order.append(question.id)
        walk = answer(walk, question.id, answers.get(question.id, UNKNOWN))
    return order, dict(walk.answers)


# ------------------------------------------------------------------ every file


def test_the_promised_protocols_ship() -> None:
    """The library holds the four protocols that the specification names, each with scenarios and a change log."""
    assert {file.parent.name for file in FILES} == SHIPPED
    for folder in {file.parent for file in FILES}:
        assert (folder / "scenarios.yaml").is_file()
        assert (folder / "CHANGES.md").is_file()


@every_file
def test_loads_under_its_own_name(file: Path) -> None:
    """A shipped file loads without a finding, and its folder and file name say its id and version."""
    protocol = load(file)
    assert (protocol.id, protocol.version) == (file.parent.name, file.stem)


@every_file
def test_every_yaml_parser_reads_the_same(file: Path) -> None:
    """The files keep to YAML that libyaml and PyYAML's own parser read alike, so that no machine reads another protocol."""

    def events(parser: type[yaml.SafeLoader] | type[yaml.CSafeLoader], text: str) -> list[tuple[str, object]]:
        return [(type(event).__name__, getattr(event, "value", None)) for event in yaml.parse(text, Loader=parser)]

    for path in (file, file.parent / "scenarios.yaml"):
        text = path.read_text("utf-8")
        assert events(yaml.SafeLoader, text) == events(yaml.CSafeLoader, text)


@every_file
def test_first_line_leads_an_editor_to_the_schema(file: Path) -> None:
    """The first line names the shipped schema by a path that exists."""
    first = file.read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../calloutcli/protocol/schema.json"
    assert (file.parent / "../../calloutcli/protocol/schema.json").resolve().is_file()


@every_file
def test_says_that_it_is_an_example(file: Path) -> None:
    """Status and title say that it is an example that nobody has agreed; the banner at the start of `decide` says it too."""
    protocol = load(file)
    assert protocol.status == "example"
    for language, _ in protocol.languages:
        word = {"en": "example", "cy": "enghraifft"}[language]
        assert word in protocol.title.to(language).lower()


@every_file
def test_is_in_effect_and_not_yet_due_for_review(file: Path) -> None:
    """The file is in effect on the day of this release, and its review lies after that."""
    protocol = load(file)
    assert protocol.effective <= date(2026, 11, 23) < protocol.review_by


@every_file
def test_changes_name_the_version(file: Path) -> None:
    """The change log has a section for the version, and a line marked as able to change a decision."""
    changes = (file.parent / "CHANGES.md").read_text("utf-8")
    assert f"\n## {file.stem}" in changes
    assert "\n- `*` " in changes


@pytest.mark.parametrize(("file", "scenario"), CASES)
def test_scenario_comes_out_as_agreed(file: Path, scenario: Scenario) -> None:
    """Each worked incident gives the outcome and exactly the rules that its file promises."""
    decision = decision_of(load(file), scenario)
    assert (decision.outcome, sorted(decision.rules)) == (scenario.outcome, sorted(scenario.rules))


@pytest.mark.parametrize(("file", "scenario"), CASES)
def test_interview_reaches_the_same_outcome(file: Path, scenario: Scenario) -> None:
    """Asked only the questions that can matter, the interview decides as if everything had been told."""
    protocol = load(file)
    _, answers = asked(protocol, dict(scenario.answers))
    assert decide(protocol, answers).outcome == scenario.outcome


@every_file
def test_every_outcome_and_rule_is_worked_through(file: Path) -> None:
    """Every outcome is reached by a scenario, and every rule decides one."""
    protocol, scenarios = load(file), scenarios_of(file)
    assert {outcome.id for outcome in protocol.outcomes} <= {scenario.outcome for scenario in scenarios}
    named = {rule for scenario in scenarios for rule in scenario.rules}
    assert {rule.id for rule in (*protocol.rules, protocol.otherwise)} <= named


@every_file
def test_danger_is_first_and_not_knowing_is_danger(file: Path) -> None:
    """The first question is the only gate; yes, or "I do not know", ends the asking and gives an emergency."""
    protocol = load(file)
    assert [question.gate for question in protocol.questions] == [True] + [False] * (len(protocol.questions) - 1)
    gate = protocol.questions[0].id
    for value in ("yes", UNKNOWN):
        assert gate_opened(answer(start(protocol), gate, value))
        decision = decide(protocol, {gate: value})
        assert decision.outcome != UNDECIDED
        outcome = protocol.outcome(decision.outcome)
        assert (outcome.tier, outcome.channel, outcome.timing) == ("emergency_police", "999", "now")


@every_file
def test_every_question_is_read_by_a_rule(file: Path) -> None:
    """Nothing is asked before the decision that no rule uses: some answer to it changes some scenario or `open_to`."""
    protocol = load(file)
    read = frozenset().union(*(questions_in(rule.when) for rule in protocol.rules if rule.when is not None))
    assert {question.id for question in protocol.questions} == read


@every_file
def test_every_source_and_role_is_used(file: Path) -> None:
    """A source that nothing rests on, or a role that nobody is asked to fill, would only confuse."""
    protocol = load(file)
    cited = {rule.because.source for rule in (*protocol.rules, protocol.otherwise)}
    cited |= {question.because.source for question in (*protocol.questions, *protocol.record) if question.because}
    assert {source.id for source in protocol.sources} == cited
    text = file.read_text("utf-8")
    assert [role.id for role in protocol.roles if len(re.findall(rf"\b{role.id}\b", text)) < 2] == []


@every_file
def test_consultation_has_a_fallback(file: Path) -> None:
    """Wherever somebody is to be asked, somebody else is named for when nobody answers; and so when staff are unsure."""
    protocol = load(file)
    for outcome in protocol.outcomes:
        consult = outcome.consult
        if consult.before or consult.after or consult.any_of or consult.all_of:
            assert consult.fallback, outcome.id
    assert len(protocol.ask_when_unsure) > 1


@every_file
def test_ofsted_is_always_a_judgement(file: Path) -> None:
    """No outcome tells Ofsted by itself: the registered person judges, under a named paragraph."""
    for outcome in load(file).outcomes:
        for notice in outcome.notify:
            if notice.who == "ofsted":
                assert notice.judged_by == "registered_person"
                assert notice.basis.startswith("reg 40(4)(")


# ------------------------------------------------------------------ words


def texts_of(protocol: Protocol) -> list[Text]:
    """List every text that staff may see."""
    found = [protocol.title]
    for outcome in protocol.outcomes:
        found += [outcome.title, *outcome.do, *(notice.why for notice in outcome.notify if notice.why)]
    for question in (*protocol.questions, *protocol.record):
        found += [question.ask, *(label for _, label in question.answers)]
        found += [question.why] if question.why else []
    found += [rule.note for rule in (*protocol.rules, protocol.otherwise) if rule.note]
    return found + [role.title for role in protocol.roles]


def input_words(question: Question, language: str) -> list[str]:
    """List the id, question and answers as one language shows them."""
    return [question.id, question.ask.to(language), *(label.to(language) for _, label in question.answers)]


@every_file
def test_questions_are_short(file: Path) -> None:
    """Each question is one sentence of at most 20 words that ends with a question mark, without a double negative."""
    protocol = load(file)
    for question in (*protocol.questions, *protocol.record):
        for _, words in question.ask.translations:
            assert words.endswith("?"), words
            assert words.count("?") + words.count(". ") == 1, words
            assert len(words.split()) <= 20, words
            assert not DOUBLE_NEGATIVE.search(words), words


@every_file
def test_steps_are_few_and_short(file: Path) -> None:
    """Each outcome has three to six steps, and no sentence in them is longer than 20 words."""
    for outcome in load(file).outcomes:
        assert 3 <= len(outcome.do) <= 6, outcome.id
        for step in outcome.do:
            for _, words in step.translations:
                assert all(len(sentence.split()) <= 20 for sentence in re.split(r"[.:] ", words)), words


@every_file
def test_every_rule_says_why_in_one_short_sentence(file: Path) -> None:
    """Each rule, `otherwise` included, has a note for the card: one sentence of at most 15 words, no name of an offence."""
    protocol = load(file)
    for rule in (*protocol.rules, protocol.otherwise):
        assert rule.note is not None, rule.id
        for language, words in rule.note.translations:
            assert words.endswith("."), words
            assert ". " not in words, words
            assert len(words.split()) <= NOTE_WORDS, words
            assert language != "en" or not OFFENCES.search(words), words


@every_file
def test_no_dated_terms_and_no_telephone_numbers(file: Path) -> None:
    """Nobody is an absconder, and no number to ring stands in a protocol: those belong to the home."""
    for text in texts_of(load(file)):
        for language, words in text.translations:
            assert not DATED.search(words), words
            assert language != "cy" or not DATED_WELSH.search(words), words
            assert not TELEPHONE.search(words), words


@every_file
def test_behaviour_words_not_offence_words(file: Path) -> None:
    """Questions and answers speak of what was done, never of the name of an offence."""
    protocol = load(file)
    for question in protocol.questions:
        for words in input_words(question, "en"):
            assert not OFFENCES.search(words), words


@every_file
def test_no_protected_characteristic_is_an_input(file: Path) -> None:
    """Ethnicity, sex, religion and a bare "known to police" are never asked for."""
    for question in load(file).questions:
        for words in input_words(question, "en"):
            assert not FORBIDDEN_INPUTS.search(words), words


@every_file
def test_every_text_is_in_every_language(file: Path) -> None:
    """A file of two languages has both for every text that staff may see."""
    protocol = load(file)
    wanted = {language for language, _ in protocol.languages}
    for text in texts_of(protocol):
        assert wanted <= {language for language, _ in text.translations}, text
    assert all(reviewed for language, reviewed in protocol.languages if language == "en")


# ------------------------------------------------------------------ the reference model


def test_headlines_are_short() -> None:
    """The first sentence of each outcome's title fits on one line of the card."""
    for outcome in load(REFERENCE).outcomes:
        for _, words in outcome.title.translations:
            assert len(words.partition(". ")[0].split()) <= HEADLINE_WORDS, words


def test_all_vignettes_are_scenarios() -> None:
    """The 24 published incidents are all among the scenarios of the reference model, each with its source."""
    scenarios = {scenario.id: scenario for scenario in scenarios_of(REFERENCE)}
    assert {id_ for id_ in scenarios if id_.startswith("V")} == set(ACCEPTABLE)
    assert all(scenarios[id_].source.startswith("http") for id_ in ACCEPTABLE)


@pytest.mark.parametrize("scenario", VIGNETTE_CASES)
def test_vignette_lands_in_an_acceptable_tier(scenario: Scenario) -> None:
    """Each published incident comes out in a tier that its source accepts."""
    protocol = load(REFERENCE)
    assert protocol.outcome(decision_of(protocol, scenario).outcome).tier in ACCEPTABLE[scenario.id]


@pytest.mark.skipif(not VIGNETTES.is_file(), reason=f"`{VIGNETTES}` is not beside this checkout")
def test_acceptable_tiers_are_those_of_the_vignettes() -> None:
    """The table in this test, and the sources, say what `vignettes.yaml` says."""
    vignettes = yaml.safe_load(VIGNETTES.read_text("utf-8"))
    told = {vignette["id"]: vignette.get("acceptable_tiers", [vignette["expected_tier"]]) for vignette in vignettes}
    assert {id_: frozenset(tiers) for id_, tiers in told.items()} == ACCEPTABLE
    sources = {scenario.id: scenario.source for scenario in scenarios_of(REFERENCE)}
    assert {id_: sources[id_] for id_ in ACCEPTABLE} == {
        vignette["id"]: vignette["source_url"] for vignette in vignettes
    }


@pytest.mark.parametrize("scenario", VIGNETTE_CASES)
def test_vignette_holds_whatever_is_not_told(scenario: Scenario) -> None:
    """Vignettes that the files leave partly untold stay in their tiers when "had it happened before" is answered."""
    protocol = load(REFERENCE)
    answers = dict(scenario.answers)
    for pattern in ("no", "yes"):
        decision = decide(protocol, {"pattern": pattern, **answers})
        assert protocol.outcome(decision.outcome).tier in ACCEPTABLE[scenario.id]


IN_HOUSE_CASES = [
    pytest.param(scenario, id=scenario.id)
    for scenario in scenarios_of(REFERENCE)
    if scenario.outcome != UNDECIDED and load(REFERENCE).outcome(scenario.outcome).tier == "in_house"
]


@pytest.mark.parametrize("scenario", IN_HOUSE_CASES)
def test_in_house_incident_needs_few_questions(scenario: Scenario) -> None:
    """An incident for the home needs at most nine questions when staff know the answers."""
    protocol = load(REFERENCE)
    full: dict[str, Given] = {"pattern": "no", "wishes": "put_right", "upset": "no", "under_ten": "no", "loss": "no"}
    known = {id_: value for id_, value in scenario.answers if is_known(value)}
    order, _ = asked(protocol, {**full, **known})
    assert len(order) <= MOST_QUESTIONS, order


def test_typical_in_house_incident_needs_six_to_eight_questions() -> None:
    """A shove, or a broken thing, is through in eight questions; nothing much at all in four."""
    protocol = load(REFERENCE)
    calm: dict[str, Given] = {
        "danger": "no", "plan": "silent", "concern": frozenset(), "not_over": "no", "pattern": "no",
        "injury": "none", "loss": "no", "wishes": "put_right", "threat_real": "no",
    }  # fmt: skip
    counts = {
        happened: len(asked(protocol, {**calm, "happened": frozenset({happened} - {""})})[0])
        for happened in ("", "home_things", "own_things", "hurt", "hate", "threat")
    }
    assert counts[""] == 4
    assert all(count <= 8 for count in counts.values()), counts


def test_a_missing_child_is_not_asked_about_damage() -> None:
    """A track of its own: five questions, none of them about things or blame."""
    protocol = load(REFERENCE)
    answers: dict[str, Given] = {
        "danger": "no", "plan": "silent", "concern": frozenset({"out"}), "out_where": "not_sure", "out_risk": "yes",
    }  # fmt: skip
    assert asked(protocol, answers)[0] == ["danger", "plan", "concern", "out_where", "out_risk"]


RISKS: list[tuple[str, Given, Given]] = [
    ("danger", "no", "yes"),
    ("out_risk", "no", "yes"),
    ("not_over", "no", "yes"),
    ("threat_real", "no", "yes"),
    ("loss", "no", "yes"),
    ("pattern", "no", "yes"),
    ("supply", "no", "yes"),
    ("upset", "yes", "no"),
    ("injury", "none", "minor"),
    ("injury", "minor", "treatment"),
    ("injury", "treatment", "serious"),
    ("wishes", "put_right", "not_yet"),
    ("wishes", "not_yet", "police"),
]


@pytest.mark.parametrize(
    "scenario", [pytest.param(s, id=s.id) for s in scenarios_of(REFERENCE) if s.outcome != UNDECIDED]
)
def test_more_risk_never_means_a_milder_outcome(scenario: Scenario) -> None:
    """Making one answer of a worked incident graver never lowers the outcome, nor does one thing more having happened."""
    protocol = load(REFERENCE)
    answers = dict(scenario.answers)
    defaults: dict[str, Given] = {id_: milder for id_, milder, _ in reversed(RISKS)} | {
        "plan": "silent", "concern": frozenset(), "out_where": "safe", "happened": frozenset(), "under_ten": "no",
    }  # fmt: skip
    filled = defaults | {id_: value for id_, value in answers.items() if is_known(value)}
    before = protocol.seriousness(decide(protocol, filled).outcome)
    for id_, milder, graver in RISKS:
        if filled.get(id_) == milder:
            after = decide(protocol, {**filled, id_: graver}).outcome
            assert protocol.seriousness(after) >= before, (id_, graver, after)
    for id_ in ("concern", "happened"):
        ticked = filled.get(id_)
        if isinstance(ticked, frozenset):
            for option, _ in protocol.question(id_).answers:
                after = decide(protocol, {**filled, id_: ticked | {option}}).outcome
                assert after == UNDECIDED or protocol.seriousness(after) >= before, (id_, option, after)


def test_the_plan_cannot_lower_safety() -> None:
    """A plan that keeps things at home never stops the danger gate, a safeguarding track or a person's own report."""
    protocol = load(REFERENCE)
    for scenario in scenarios_of(REFERENCE):
        if scenario.outcome == UNDECIDED:
            continue
        tier = protocol.outcome(scenario.outcome).tier
        answers = dict(scenario.answers)
        if answers.get("plan") != "silent" or (tier == "in_house") or "costly-with-more" in scenario.rules:
            continue
        assert decide(protocol, {**answers, "plan": "home"}).outcome == scenario.outcome, scenario.id


def test_a_child_under_ten_is_never_on_an_offence_track() -> None:
    """With `under_ten` answered yes no worked incident ends in a planned police report, unless the child's plan says so."""
    protocol = load(REFERENCE)
    for scenario in scenarios_of(REFERENCE):
        answers = {**dict(scenario.answers), "under_ten": "yes"}
        decision = decide(protocol, answers)
        if decision.outcome != UNDECIDED and answers.get("plan") != "report":
            assert protocol.outcome(decision.outcome).tier != "planned_police", scenario.id


def test_when_hurt_people_want_the_police_they_are_helped() -> None:
    """A wish to report is never answered with less than help to do it, for a child of 10 or over."""
    protocol = load(REFERENCE)
    floor = protocol.seriousness("own_report")
    for happened in ("own_things", "threat", "hurt", "hate"):
        for plan in ("silent", "home", "ask_manager"):
            for not_over in ("no", "yes"):
                decision = decide(
                    protocol,
                    {
                        "danger": "no", "plan": plan, "concern": frozenset(), "happened": frozenset({happened}),
                        "injury": "none", "not_over": not_over, "threat_real": "no", "loss": "no", "pattern": "no",
                        "wishes": "police", "under_ten": "no", "upset": "yes",
                    },
                )  # fmt: skip
                assert protocol.seriousness(decision.outcome) >= floor
