"""What proving costs: diagrams, shadow checks, exact differences and decisions, beside other tools, in one run.

Run it with the Python of an environment that has callout and the peers: `.venv/bin/python benchmarks/analysis.py`. Every
figure is CPU time of this process (`time.process_time`, every thread of it), the median of some rounds; in a round each
tool does the same work in turn, so ratios are paired. Every result is compared: the same shadowed rules, the same exact
counts, the same outcomes. The peers are optional; one that is missing is named, with the line that installs it. The floors
are what was measured when the analysis was designed, on another protocol of the same size: read them as an order.
No test asserts a time.
"""

import argparse
import contextlib
import gc
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from typing import Any

from peer_engines import flat, logic_of, spiff_decider, zen_decider
from peer_provers import (
    BinaryDiagram,
    GivenUp,
    Solver,
    SolverTwin,
    cudd_diagram,
    oxidd_diagram,
    pairs_of,
)

from calloutcli.analysis.compare import compare_protocols
from calloutcli.analysis.compiling import OverBudget, compile_grid
from calloutcli.analysis.count import count_outcomes
from calloutcli.analysis.diagram import Diagram, evaluator
from calloutcli.analysis.grid import Grid
from calloutcli.analysis.proof import Proofs, proofs_of
from calloutcli.analysis.reading import Situation, read_rules
from calloutcli.analysis.rows import table_of
from calloutcli.analysis.search import GaveUp
from calloutcli.analysis.space import Space, space_of
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from protocols import protocol_text, revised

PEERS = {
    "z3": "z3-solver",
    "dd.cudd": "dd",
    "oxidd": "oxidd",
    "zen": "zen-engine",
    "json_logic": "panzi-json-logic",
    "datalogic_py": "datalogic-py",
    "SpiffWorkflow": "SpiffWorkflow",
}
CASES = ((15, 30), (40, 150), (60, 300))
FLOOR_NODES = {(15, 30): 689, (40, 150): 27_985, (60, 300): 94_984}
FLOORS = {
    ("compile", 15, 30): 0.018,
    ("compile", 40, 150): 0.85,
    ("compile", 60, 300): 2.5,
    ("shadow checks", 15, 30): 0.022,
    ("shadow checks", 40, 150): 0.18,  # by search; by diagram 1.16
    ("shadow checks", 60, 300): 0.86,  # by search; by diagram 4.6
    ("exact diff", 15, 30): 0.022,
    ("exact diff", 40, 150): 1.07,
    ("exact diff", 60, 300): 4.0,
    ("shadow checks, no structure", 40, 150): 0.28,
}
MEMORY_FLOOR = 250
YES_NO_FLOOR = 2.0


def found(name: str) -> Any:
    """The module of a peer, or None when it is not installed."""
    with contextlib.suppress(ImportError):
        return import_module(name)
    return None


def protocol_of(text: str) -> Protocol:
    """The protocol that the text says."""
    return load_protocol(text.encode(), "measured.yaml")


def without_otherwise(text: str) -> str:
    """The text without its last rule, so that it may leave gaps."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("  otherwise:"))


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """(CPU seconds, the result); None from one that gives up."""
    gc.collect()
    begun = time.process_time()
    try:
        result = work()
    except (GivenUp, OverBudget, GaveUp):
        result = None
    return time.process_time() - begun, result


# ------------------------------------------------------------------ the questions of table A, by us and by each peer


def our_diagram(protocol: Protocol) -> Diagram:
    """The protocol compiled, from the rules on."""
    space = space_of(protocol)
    return compile_grid(Grid(space, table_of(protocol, space)))


def our_counts(diagram: Diagram) -> dict[str, int]:
    """The situations of each outcome, exactly."""
    return {outcome: number for (outcome,), number in diagram.counts().items() if number}


def our_proofs(protocol: Protocol) -> Proofs:
    """The protocol ready for yes-or-no questions, from the rules on."""
    return proofs_of(protocol, table_of(protocol, space_of(protocol)))


def our_shadowed(protocol: Protocol) -> set[str]:
    """The rules that never decide."""
    proofs = our_proofs(protocol)
    return {rule.rule for rule in proofs.rules if proofs.decides(rule) is None}


Changes = dict[tuple[str, str], int] | set[tuple[str, str]]
"""Situations by transition; or, of a tool that cannot count, the transitions that there are."""


def our_changes(old: Protocol, new: Protocol) -> Changes:
    """The situations of each transition from one outcome to another; where they cannot be counted, only which there are."""
    compared = compare_protocols(old, new)
    changes = {(one.before, one.after): one.situations for one in compared.transitions}
    return changes if compared.exact else set(changes)


Decided = tuple[BinaryDiagram, dict[Any, Any]]
"""A peer's diagram, and for each outcome or transition the function that is true there."""


def diagram_outcomes(protocol: Protocol, make: Callable[..., BinaryDiagram]) -> Decided:
    """The protocol compiled by a peer."""
    diagram = make(protocol.questions)
    return diagram, diagram.decided(protocol)


def diagram_changes(old: Protocol, new: Protocol, make: Callable[..., BinaryDiagram]) -> Decided:
    """Both protocols compiled by a peer, and the transitions counted in its own way."""
    diagram = make(old.questions)
    before, after = diagram.decided(old), diagram.decided(new)
    pairs = ((one, other) for one in before for other in after if one != other)
    changed = {(one, other): before[one] & after[other] for one, other in pairs}
    changed = {pair: made for pair, made in changed.items() if made != diagram.no}
    for made in changed.values():
        diagram.rough_count(made)
    return diagram, changed


def exactly(decided: Decided) -> dict[Any, int]:
    """The situations of each, exactly; those of none left out."""
    diagram, functions = decided
    counted = {name: diagram.count(made) for name, made in functions.items()}
    return {name: number for name, number in counted.items() if number}


def solver_changes(old: Protocol, new: Protocol) -> set[tuple[str, str]]:
    """Which transitions there are, by z3; it cannot count."""
    solver = Solver(old.questions)
    before, after = solver.decided(old, "old"), solver.decided(new, "new")
    pairs = ((one, other) for one in before for other in after if one != other)
    return {(one, other) for one, other in pairs if solver.possible(before[one], after[other])}


Tool = tuple[Callable[..., Any], Callable[..., Any]]
"""How a tool answers, which is timed, and how its answer is read to be compared, which is not."""


def tools(peers: Mapping[str, Any]) -> dict[str, dict[str, Tool]]:
    """For each question of table A, its tools; ours first."""
    asked: dict[str, dict[str, Tool]] = {
        "compile": {"ours": (lambda old, _: our_diagram(old), our_counts)},
        "shadow checks": {"ours": (lambda old, _: our_shadowed(old), set)},
        "exact diff": {"ours": (our_changes, lambda changes: changes)},
    }
    if peers["z3"]:
        asked["shadow checks"]["z3"] = (lambda old, _: Solver(old.questions).shadowed(old), set)
        asked["exact diff"]["z3"] = (solver_changes, set)
    for name, make in (("dd.cudd", cudd_diagram), ("oxidd", oxidd_diagram)):
        if peers[name]:
            asked["compile"][name] = (lambda old, _, make=make: diagram_outcomes(old, make), exactly)
            asked["shadow checks"][name] = (lambda old, _, make=make: make(old.questions).shadowed(old), set)
            asked["exact diff"][name] = (lambda old, new, make=make: diagram_changes(old, new, make), exactly)
    return asked


# ------------------------------------------------------------------ table A


def same(ours: Any, theirs: Any) -> bool:
    """Whether a peer found what we found; where one of us cannot count, whether the transitions are the same."""
    return set(ours) == set(theirs) if isinstance(ours, set) or isinstance(theirs, set) else ours == theirs


Taken = dict[str, tuple[float, Any]]
"""By tool: CPU seconds, and the answer as it is read; None from one that gave up."""


def rounds(asked: Mapping[str, Tool], old: Protocol, new: Protocol, runs: int) -> Iterator[Taken]:
    """What each tool took in each round. What gave up or took long is asked once only."""
    first: Taken = {}
    for _ in range(runs):
        taken: Taken = {}
        for name, (work, read) in asked.items():
            if name in first and (first[name][0] > 5 or first[name][1] is None):
                taken[name] = first[name]
                continue
            seconds, answer = timed(lambda work=work: work(old, new))
            known = first[name][1] if name in first else None if answer is None else read(answer)
            taken[name] = first.setdefault(name, (seconds, known)) if name not in first else (seconds, known)
        yield taken


def row_of_tools(case: str, question: str, taken: list[Taken], names: list[str], floor: float | None) -> str:
    """One line of table A."""
    seconds, ours = statistics.median(one["ours"][0] for one in taken), taken[0]["ours"][1]
    cells = [case, question, f"{seconds:.3f}" if ours is not None else f"gave up after {seconds:.2f}"]
    if question == "exact diff" and isinstance(ours, set):
        cells[-1] += ", numbers sampled"
    cells += ["", ""] if floor is None else [f"{floor:.3f}", f"{seconds / floor:.2f}"]
    agreed = []
    for name in names:
        if name not in taken[0]:
            cells.append("")
            continue
        theirs = taken[0][name][1]
        seconds = statistics.median(one[name][0] for one in taken)
        if theirs is None:
            cells.append(f"gave up after {seconds:.1f}")
            continue
        ratio = statistics.median(one[name][0] / one["ours"][0] for one in taken)
        cells.append(f"{seconds:.3f} ({ratio:.1f} x ours)")
        if ours is not None:
            agreed.append(same(ours, theirs))
    cells.append(f"{sum(agreed)} of {len(agreed)}" if agreed else "")
    return "| " + " | ".join(cells) + " |"


def sizes(runs: int) -> None:
    """How large the measured diagrams are, beside those of the floors."""
    print("\n| questions/rules | inputs | situations | states | nodes | µs a node | nodes, floor | µs a node, floor |")
    print("|---|---|---|---|---|---|---|---|")
    for case in CASES:
        protocol = protocol_of(protocol_text(*case))
        made = our_diagram(protocol)
        seconds = statistics.median(timed(lambda protocol=protocol: our_diagram(protocol))[0] for _ in range(runs))
        nodes, floor, space = len(made.level), FLOOR_NODES[case], space_of(protocol)
        print(
            f"| {case[0]}/{case[1]} | {len(space.inputs)} | {space.situations:.1e} | {made.states:,} | {nodes:,} "
            f"| {seconds / nodes * 1e6:.1f} | {floor:,} | {FLOORS['compile', *case] / floor * 1e6:.1f} |"
        )


def table_a(peers: Mapping[str, Any], runs: int) -> None:
    """Compile, shadow checks and exact differences beside the peers."""
    sizes(runs)
    names = [name for name in ("z3", "dd.cudd", "oxidd") if peers[name]]
    heads = ["questions/rules", "what", "ours, s", "floor, s", "of floor", *names, "same answer"]
    print(f"\n| {' | '.join(heads)} |")
    print("|---" * len(heads) + "|", flush=True)
    for case, topics in [(case, True) for case in CASES] + [(case, False) for case in CASES[1:]]:
        text = protocol_text(*case, topics=topics)
        old, new = protocol_of(text), protocol_of(revised(text, case[1]))
        for question, asked in tools(peers).items():
            if not topics:
                asked.pop("dd.cudd", None)  # CUDD has no hard limit: one operation may take minutes, and all memory
            taken = list(rounds(asked, old, new, runs))
            floor = FLOORS.get((question if topics else f"{question}, no structure", *case))
            name = f"{case[0]}/{case[1]}{'' if topics else ', no structure'}"
            print(row_of_tools(name, question, taken, names, floor), flush=True)


# ------------------------------------------------------------------ table C: every yes-or-no question


def yes_no_questions(protocol: Protocol, open_ended: Protocol) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """(kind, name, how it is answered) of every yes-or-no question about a protocol."""
    proofs, gaps = our_proofs(protocol), our_proofs(open_ended)
    for rule in proofs.rules:
        yield "can a rule decide", rule.rule, lambda rule=rule: proofs.decides(rule)
    for outcome in protocol.outcomes:
        yield "is an outcome reached", outcome.id, lambda outcome=outcome: proofs.reaches(outcome.id)
    yield "is there a gap without `otherwise`", "", gaps.gap
    for index, input_ in enumerate(proofs.space.inputs):
        for one, other in pairs_of(input_):
            name = f"{index}:{one}:{other}"
            yield (
                "do two answers differ",
                name,
                lambda index=index, one=one, other=other: proofs.tells_apart(index, one, other),
            )


def asked_all(protocol: Protocol, open_ended: Protocol) -> dict[str, list[tuple[float, str, bool | None]]]:
    """By kind, of every yes-or-no question: CPU seconds, its name, the answer; None where the search gave up."""
    kinds: dict[str, list[tuple[float, str, bool | None]]] = {}
    for kind, name, ask in yes_no_questions(protocol, open_ended):
        begun = time.process_time()
        try:
            answer = ask() is not None
        except GaveUp:
            answer = None
        kinds.setdefault(kind, []).append((time.process_time() - begun, name, answer))
    return kinds


def table_c(peers: Mapping[str, Any]) -> None:
    """Every yes-or-no question, each within its time, and the same answers from z3."""
    heads = (
        "questions/rules",
        "what is asked",
        "questions",
        "total, s",
        "slowest, s",
        "floor, s",
        "yes",
        "gave up",
        "as z3",
    )
    print(f"\n| {' | '.join(heads)} |")
    print("|---" * len(heads) + "|", flush=True)
    for case, topics in [(case, topics) for topics in (False, True) for case in CASES[1:]]:
        text = protocol_text(*case, topics=topics)
        protocol, open_ended = protocol_of(text), protocol_of(without_otherwise(text))
        seconds, twin = timed(lambda p=protocol, o=open_ended: SolverTwin(p, o)) if peers["z3"] else (0.0, None)
        kinds = asked_all(protocol, open_ended)
        called = f"{case[0]}/{case[1]}{'' if topics else ', no structure'}"
        for kind, asked in kinds.items():
            times = [taken for taken, _, _ in asked]
            agreed = sum(answer == twin.answers[kind, name] for _, name, answer in asked) if twin else 0
            cells = [called, kind, str(len(asked)), f"{sum(times):.2f}", f"{max(times):.3f}", f"{YES_NO_FLOOR:.0f}"]
            cells += [str(sum(answer is given for _, _, answer in asked)) for given in (True, None)]
            print("|", " | ".join([*cells, f"{agreed} of {len(asked)}" if twin else ""]), "|")
        every = [one for asked in kinds.values() for one in asked]
        total, slowest = sum(taken for taken, _, _ in every), max(taken for taken, _, _ in every)
        beside = f"z3 took {seconds:.2f} s" if twin else ""
        print(f"| {called} | all | {len(every)} | {total:.2f} | {slowest:.3f} | | | | {beside} |", flush=True)


# ------------------------------------------------------------------ table B: memory


def memory_jobs() -> dict[str, Callable[[], Any]]:
    """What is measured in a fresh process each."""

    def job(work: Callable[..., Any], case: tuple[int, int], *, topics: bool, both: bool = False) -> Callable[[], Any]:
        def run() -> Any:
            text = protocol_text(*case, topics=topics)
            old = protocol_of(text)
            return work(old, protocol_of(revised(text, case[1]))) if both else work(old)

        return run

    jobs: dict[str, Callable[[], Any]] = {"nothing but the imports": lambda: None}
    for case in CASES:
        name = f"{case[0]}/{case[1]}"
        jobs[f"{name}, compile and count"] = job(lambda old: our_counts(our_diagram(old)), case, topics=True)
        jobs[f"{name}, shadow checks"] = job(our_shadowed, case, topics=True)
        jobs[f"{name}, exact diff"] = job(our_changes, case, topics=True, both=True)
    for case in CASES[1:]:
        name = f"{case[0]}/{case[1]}, no structure"
        jobs[f"{name}, count (over budget)"] = job(
            lambda old: count_outcomes(table_of(old, space_of(old))), case, topics=False
        )
        jobs[f"{name}, shadow checks"] = job(our_shadowed, case, topics=False)
        jobs[f"{name}, diff"] = job(our_changes, case, topics=False, both=True)
    return jobs


def peak() -> float:
    """The most memory that this process has held, in MB. On Linux it begins at what the process that started it held."""
    import resource  # not there on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def table_b() -> None:
    """Peak memory of each case in a process of its own."""
    print("\n| what, in a fresh process | CPU s, start-up included | peak memory, MB | to be under, MB |")
    print("|---|---|---|---|")
    for name in memory_jobs():
        done = subprocess.run([sys.executable, __file__, "--memory", name], check=True, capture_output=True, text=True)
        seconds, most = done.stdout.split()
        print(f"| {name} | {float(seconds):.2f} | {float(most):.0f} | {MEMORY_FLOOR} |", flush=True)


# ------------------------------------------------------------------ table D: decisions


def values_of(space: Space, situation: Situation) -> list[int]:
    """One value per input of a situation that answers everything."""
    return [mask.bit_length() - 1 for mask in space.masks(situation)]


def random_situation(protocol: Protocol, chance: random.Random) -> Situation:
    """Any answer to every question, each as likely as any other."""
    made: dict[str, Any] = {}
    for question in protocol.questions:
        ids = [id_ for id_, _ in question.answers]
        if question.kind == "several":
            made[question.id] = frozenset(id_ for id_ in ids if chance.random() < 0.5)
        elif question.kind == "number":
            made[question.id] = chance.randint(question.low, question.high)
        else:
            made[question.id] = chance.choice(ids)
    return made


def table_d(peers: Mapping[str, Any], number: int, runs: int) -> None:
    """Decisions per CPU second, every outcome compared with the plain reading."""
    protocol = protocol_of(protocol_text(15, 30))
    chance = random.Random("situations")
    situations = [random_situation(protocol, chance) for _ in range(number)]
    contexts = [flat(protocol, situation) for situation in situations]
    space, diagram = space_of(protocol), our_diagram(protocol)
    evaluate = evaluator(space, diagram)
    values = [values_of(space, situation) for situation in situations]
    wanted = [read_rules(protocol, situation).outcome for situation in situations]
    deciders: list[tuple[str, Callable[[Any], str], list[Any], str]] = [
        ("our plain reading", lambda situation: read_rules(protocol, situation).outcome, situations, ""),
        ("our diagram, from the answers", lambda situation: evaluate(situation)[0], situations, "283,000"),
        ("our diagram, values given", lambda one: diagram.outcome(one)[0], values, ""),
    ]
    if peers["datalogic_py"]:
        rule = peers["datalogic_py"].Engine().compile(logic_of(protocol))
        deciders.append(
            ("JSON Logic: datalogic-py (Rust)", rule.evaluate, contexts, "302,000 (json-logic-engine, npm)")
        )
    if peers["json_logic"]:
        logic, apply = logic_of(protocol), peers["json_logic"].jsonLogic
        deciders.append(("JSON Logic: panzi-json-logic", lambda context: apply(logic, context), contexts, ""))
    if peers["zen"]:
        deciders.append(("ZEN: zen-engine (Rust)", zen_decider(protocol), contexts, "1,300 to 3,100"))
    if peers["SpiffWorkflow"]:
        deciders.append(("DMN: SpiffWorkflow", spiff_decider(protocol), contexts, "590"))
    print("\n| what, at 15/30 | decisions a CPU second | of our diagram | measured when designed | agree |")
    print("|---|---|---|---|---|", flush=True)
    speeds: dict[str, list[float]] = {name: [] for name, *_ in deciders}
    agreed: dict[str, str] = {}
    for _ in range(runs):
        for name, decide, given, _ in deciders:
            some = given if number <= 500 or "our" in name or "Rust" in name else given[: max(number // 20, 500)]
            seconds, made = timed(lambda decide=decide, some=some: [decide(one) for one in some])
            speeds[name].append(len(some) / seconds)
            agreed[name] = f"{sum(map(str.__eq__, made, wanted[: len(some)])):,} of {len(some):,}"
    best = "our diagram, from the answers"
    for name, _, _, floor in deciders:
        ratio = statistics.median(one / other for one, other in zip(speeds[name], speeds[best], strict=True))
        print(f"| {name} | {statistics.median(speeds[name]):,.0f} | {ratio:.3f} | {floor} | {agreed[name]} |")
    tally = {outcome: wanted.count(outcome) for outcome in sorted(set(wanted))}
    print(f"\nOutcomes of the situations: {', '.join(f'{name} {many:,}' for name, many in tally.items())}.")


# ------------------------------------------------------------------ the run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="rounds of each measure")
    parser.add_argument("--situations", type=int, default=10_000, help="situations to decide")
    parser.add_argument("--tables", default="ABCD", help="which tables, such as AC")
    parser.add_argument("--memory", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        memory_jobs()[options.memory]()
        print(time.process_time(), peak())
        return
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, ", end="")
    print(f"{platform.system()} {platform.machine()}, runs: {options.runs}")
    if "B" in options.tables:
        table_b()  # first: a process that has loaded the peers would pass their size on to those it starts
    peers = {name: found(name) for name in PEERS}
    missing = [package for name, package in PEERS.items() if peers[name] is None]
    here = [f"{package} {version(package)}" for name, package in PEERS.items() if peers[name] is not None]
    print(f"\nBeside: {', '.join(here) or 'nothing'}.")
    if missing:
        print(f"Missing: {', '.join(missing)}. To install: pip install {' '.join(missing)}")
    if "A" in options.tables:
        table_a(peers, options.runs)
    if "C" in options.tables:
        table_c(peers)
    if "D" in options.tables:
        table_d(peers, options.situations, options.runs)


if __name__ == "__main__":
    main()
