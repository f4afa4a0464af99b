"""KIE's engine, given our DMN, decides as the plain reading does: see README.md in this folder."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings

from calloutcli.analysis.dmn import render_dmn
from calloutcli.analysis.dmn_rows import input_names
from calloutcli.analysis.reading import read_rules
from calloutcli.frozen import replace
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED
from calloutcli.store.library import find_protocol, shipped_versions
from tests.builders import RULES, load, protocol_text
from tests.peers.kie import NoPeerError, engine, evaluate
from tests.properties.strategies import POLICIES, protocols, values_of

SITUATIONS = 2_000
RANDOM_PROTOCOLS = 12
SHIPPED_SITUATIONS = 60
"""Of each shipped protocol: the largest takes the engine 50 ms at a time."""


@pytest.fixture(scope="module")
def address():
    """A running engine, or a skip that says what is missing."""
    try:
        with engine() as started:
            yield started
    except NoPeerError as missing:
        pytest.skip(f"no KIE engine: {missing}")


def random_protocols():
    """Protocols that hypothesis always draws alike: with two rules or more, and every kind of question among them."""
    found = []

    @settings(max_examples=400, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(protocols())
    def collect(protocol):
        if len(protocol.rules) >= 2 and len(protocol.questions) >= 2:
            found.append(protocol)

    collect()
    chosen = random.Random(7).sample(found, RANDOM_PROTOCOLS)
    # A third of them leave some situations to nobody.
    return [one if number % 3 else replace(one, otherwise=None) for number, one in enumerate(chosen)]


def pool(policy):
    """(a protocol under the policy, how many situations of it are compared); `SITUATIONS` in all."""
    small = [load(), load(protocol_text(rules=RULES[: RULES.index("  otherwise")])), *random_protocols()]
    shipped = [load_protocol(*find_protocol(name)) for name in sorted(shipped_versions())]
    share, rest = divmod(SITUATIONS - SHIPPED_SITUATIONS * len(shipped), len(small))
    counts = [share + (number < rest) for number in range(len(small))] + [SHIPPED_SITUATIONS] * len(shipped)
    return [(replace(one, decide_by=policy), count) for one, count in zip(small + shipped, counts, strict=True)]


@pytest.mark.parametrize("policy", POLICIES)
def test_kie_decides_as_the_rules_do(address, policy, capsys):
    """No disagreement; a contradiction of `only one` is an error and no outcome, and nothing else is an error."""
    dice, compared, conflicts, undecided, kinds, started = random.Random(policy), 0, 0, 0, set(), time.monotonic()
    for protocol, count in pool(policy):
        model, names = render_dmn(protocol), input_names(protocol)
        kinds |= {question.kind for question in protocol.questions}
        choices = {question.id: values_of(question) for question in protocol.questions}
        for _ in range(count):
            situation = {id_: dice.choice(values) for id_, values in choices.items()}
            context = {names[id_]: sorted(v) if isinstance(v, frozenset) else v for id_, v in situation.items()}
            reading = read_rules(protocol, situation)
            nothing = reading.conflict or reading.outcome == UNDECIDED
            found = evaluate(address, model, context)
            assert found == (None if nothing else reading.outcome, reading.conflict), (protocol, situation)
            compared += 1
            conflicts += reading.conflict
            undecided += reading.outcome == UNDECIDED
    assert compared == SITUATIONS
    assert kinds == {"choice", "several", "number"}
    assert undecided
    assert bool(conflicts) == (policy == "only one")
    seconds = time.monotonic() - started
    with capsys.disabled():
        print(
            f"\n{policy}: {compared} situations compared, {conflicts} conflicts, {undecided} undecided, {seconds:.0f} s"
        )
