"""Provers that nobody here wrote, asked what `analysis.py` asks ours: z3, and binary diagrams by CUDD and OxiDD.

Their formulas are built from the conditions of the rules, answer by answer, and not from our rows.
"""

import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from calloutcli.analysis.rows import sorted_by_strength
from calloutcli.analysis.space import YES, Input, space_of
from calloutcli.protocol.condition import AllOf, Answer, AnyOf, Condition, Includes, NothingTicked, OneOf, Test, Within
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import Question

MOST_NODES = 2_000_000
MOST_SECONDS = 60.0
"""A peer's diagram that grows or takes more than this is given up, as ours is beyond its budget."""


class GivenUp(Exception):
    """A peer could not finish within `MOST_NODES` and `MOST_SECONDS`."""


# ------------------------------------------------------------------ conditions in the words of a peer


def folded(condition: Condition, words: Any) -> Any:
    """A condition said with `words.test(question, test)`, `words.all`, `words.any` and `words.negated`."""
    if isinstance(condition, Answer):
        return words.test(condition.question, condition.test)
    parts = [folded(part, words) for part in condition.parts]
    if isinstance(condition, AllOf):
        return words.all(parts)
    either = words.any(parts)
    return either if isinstance(condition, AnyOf) else words.negated(either)


def by_outcome(protocol: Protocol, words: Any) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """The outcomes from the most serious down, each with its (rule, condition in the peer's words) pairs."""
    rules = sorted_by_strength(protocol)
    for outcome in reversed(protocol.outcomes):
        own = [rule for rule in rules if rule.then == outcome.id and rule.when is not None]
        yield outcome.id, [(rule.id, folded(rule.when, words)) for rule in own]


def numbers(question: Question, test: Test) -> list[int]:
    """The places, among the answers of a question with one answer, that the test allows."""
    if isinstance(test, OneOf):
        return [place for place, (id_, _) in enumerate(question.answers) if id_ in test.answers]
    if isinstance(test, Within):
        inside = range(question.low, question.high + 1)
        return [n - question.low for n in inside if any(low <= n <= high for low, high in test.intervals)]
    raise TypeError(test)


def choices(question: Question) -> int:
    """How many answers a question with one answer has."""
    return question.high - question.low + 1 if question.kind == "number" else len(question.answers)


class BinaryDiagram:
    """A binary decision diagram, each answer as bits in the author's order. A subclass says how its library makes one.

    Nothing is taken from our rows: conditions are said again, answer by answer, so that counts are a check.
    """

    def __init__(self, questions: Iterable[Question]) -> None:
        self.begun = time.process_time()
        self.questions = {question.id: question for question in questions}
        self.bits: dict[str, list[Any]] = {}
        sizes = {
            id_: len(one.answers) if one.kind == "several" else max((choices(one) - 1).bit_length(), 1)
            for id_, one in self.questions.items()
        }
        self.size = sum(sizes.values())
        fresh = iter(self.variables(self.size))
        for id_, size in sizes.items():
            self.bits[id_] = [next(fresh) for _ in range(size)]
        self.domain = self.yes
        for id_, question in self.questions.items():
            if question.kind != "several":
                self.domain &= self.one_of(id_, range(choices(question)))

    def value(self, id_: str, value: int) -> Any:
        """The function that is true for one answer."""
        at = self.yes
        for place, bit in enumerate(self.bits[id_]):
            at &= bit if value >> place & 1 else ~bit
        return at

    def one_of(self, id_: str, values: Iterable[int]) -> Any:
        """The function that is true for some answers."""
        return self.any(self.value(id_, value) for value in values)

    def test(self, id_: str, test: Test) -> Any:
        question = self.questions[id_]
        if isinstance(test, NothingTicked):
            return ~self.any(self.bits[id_])
        if isinstance(test, Includes):
            chosen = [
                bit for (id2, _), bit in zip(question.answers, self.bits[id_], strict=True) if id2 in test.options
            ]
            return self.all(chosen) if test.every else self.any(chosen)
        return self.one_of(id_, numbers(question, test))

    def all(self, parts: Iterable[Any]) -> Any:
        made = self.yes
        for part in parts:
            made &= part
        return made

    def any(self, parts: Iterable[Any]) -> Any:
        made = self.no
        for part in parts:
            made |= part
        return made

    def negated(self, part: Any) -> Any:
        return ~part

    def watch(self) -> None:
        """Give up when there are too many nodes, or it takes too long."""
        if self.nodes() > MOST_NODES or time.process_time() - self.begun > MOST_SECONDS:
            raise GivenUp

    def decided(self, protocol: Protocol) -> dict[str, Any]:
        """For each outcome, the function that is true where it is decided."""
        stronger, decided = self.no, {}
        for outcome, rules in by_outcome(protocol, self):
            held = self.no
            for _, condition in rules:
                held |= condition
                self.watch()
            decided[outcome] = held & ~stronger & self.domain
            stronger |= held
            self.watch()
        last = protocol.last_outcome
        decided[last] = decided.get(last, self.no) | (~stronger & self.domain)
        return decided

    def shadowed(self, protocol: Protocol) -> set[str]:
        """The rules that never decide."""
        stronger, never = self.no, set()
        for _, rules in by_outcome(protocol, self):
            free = ~stronger & self.domain
            never |= {rule for rule, condition in rules if condition & free == self.no}
            stronger |= self.any(condition for _, condition in rules)
            self.watch()
        if protocol.otherwise and (~stronger & self.domain) == self.no:
            never.add(protocol.otherwise.id)
        return never


def cudd_diagram(questions: Iterable[Question]) -> BinaryDiagram:
    """A diagram by CUDD (dd.cudd), in the author's order: dynamic reordering is off.

    Its own count is a floating-point number, and that is what is timed; the exact one, to compare, is ours over its nodes.
    """
    library = import_module("dd.cudd")

    class Cudd(BinaryDiagram):
        def variables(self, size: int) -> list[Any]:
            self.bdd = library.BDD()
            self.bdd.configure(reordering=False)
            self.yes, self.no = self.bdd.true, self.bdd.false
            names = [f"x{number}" for number in range(size)]
            self.bdd.declare(*names)
            return [self.bdd.var(name) for name in names]

        def nodes(self) -> int:
            return len(self.bdd)

        def rough_count(self, made: Any) -> float:
            return self.bdd.count(made, self.size)

        def count(self, made: Any) -> int:
            return self.below(made, 0, {})

        def below(self, node: Any, level: int, known: dict[Any, int]) -> int:
            """How many assignments of the variables from `level` on make it true."""
            if node == self.yes:
                return 1 << self.size - level
            if node == self.no:
                return 0
            own = node.level
            if node not in known:
                low, high = (~node.low, ~node.high) if node.negated else (node.low, node.high)
                known[node] = self.below(low, own + 1, known) + self.below(high, own + 1, known)
            return known[node] << own - level

    return Cudd(questions)


def oxidd_diagram(questions: Iterable[Question]) -> BinaryDiagram:
    """A diagram by OxiDD, with complement edges, on one thread."""
    library, util = import_module("oxidd.bcdd"), import_module("oxidd.util")

    class Oxidd(BinaryDiagram):
        def variables(self, size: int) -> list[Any]:
            self.manager = library.BCDDManager(MOST_NODES, MOST_NODES // 4, 1)
            self.yes, self.no = self.manager.true(), self.manager.false()
            return [self.manager.var(number) for number in self.manager.add_vars(size)]

        def nodes(self) -> int:
            return self.manager.num_inner_nodes()

        def count(self, made: Any) -> int:
            return made.sat_count(self.size)

        rough_count = count

        def decided(self, protocol: Protocol) -> dict[str, Any]:
            try:
                return super().decided(protocol)
            except (MemoryError, util.DDMemoryError) as error:
                raise GivenUp from error

        def shadowed(self, protocol: Protocol) -> set[str]:
            try:
                return super().shadowed(protocol)
            except (MemoryError, util.DDMemoryError) as error:
                raise GivenUp from error

    return Oxidd(questions)


class Solver:
    """z3, over finite domains: an option is a Boolean, an answer a bit vector."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.z3 = import_module("z3")
        self.solver = self.z3.SolverFor("QF_FD")
        self.questions = {question.id: question for question in questions}
        self.names: dict[str, Any] = {}
        for id_, question in self.questions.items():
            if question.kind == "several":
                self.names[id_] = [self.z3.Bool(f"{id_}.{option}") for option, _ in question.answers]
            elif choices(question) == 2:
                self.names[id_] = self.z3.Bool(id_)
            else:
                self.names[id_] = self.z3.BitVec(id_, (choices(question) - 1).bit_length())
                self.solver.add(self.z3.ULE(self.names[id_], choices(question) - 1))

    def value(self, id_: str, value: int) -> Any:
        """The formula that is true for one answer."""
        name = self.names[id_]
        if choices(self.questions[id_]) == 2:
            return name if value else self.z3.Not(name)
        return name == value

    def test(self, id_: str, test: Test) -> Any:
        question = self.questions[id_]
        if isinstance(test, NothingTicked):
            return self.z3.Not(self.z3.Or(self.names[id_]))
        if isinstance(test, Includes):
            chosen = [
                name for (id2, _), name in zip(question.answers, self.names[id_], strict=True) if id2 in test.options
            ]
            return self.all(chosen) if test.every else self.any(chosen)
        return self.any([self.value(id_, value) for value in numbers(question, test)])

    def all(self, parts: list[Any]) -> Any:
        return self.z3.And(parts)

    def any(self, parts: list[Any]) -> Any:
        return self.z3.Or(parts)

    def negated(self, part: Any) -> Any:
        return self.z3.Not(part)

    def possible(self, *formulas: Any) -> bool:
        """Whether they can be true together."""
        verdict = self.solver.check(*formulas)
        if verdict == self.z3.unknown:
            raise GivenUp
        return verdict == self.z3.sat

    def named(self, formula: Any, name: str) -> Any:
        """A Boolean that is equal to the formula, to assume without a new translation."""
        made = self.z3.Bool(name)
        self.solver.add(made == formula)
        return made

    def shadowed(self, protocol: Protocol) -> set[str]:
        """The rules that never decide; a stronger outcome is ruled out for good before the next is looked at."""
        never = set()
        for _, rules in by_outcome(protocol, self):
            never |= {rule for rule, condition in rules if not self.possible(condition)}
            for _, condition in rules:
                self.solver.add(self.z3.Not(condition))
        if protocol.otherwise and not self.possible():
            never.add(protocol.otherwise.id)
        return never

    def decided(self, protocol: Protocol, mark: str) -> dict[str, Any]:
        """For each outcome, a Boolean that is true where it is decided."""
        stronger, decided = [], {}
        for outcome, rules in by_outcome(protocol, self):
            held = self.named(self.any([condition for _, condition in rules]), f"{mark}.{outcome}.held")
            decided[outcome] = self.z3.And([held, *map(self.z3.Not, stronger)])
            stronger.append(held)
        last = protocol.last_outcome
        decided[last] = self.z3.Or(decided.get(last, False), self.z3.Not(self.z3.Or(stronger)))
        return {outcome: self.named(formula, f"{mark}.{outcome}") for outcome, formula in decided.items()}


def pairs_of(input_: Input) -> Iterator[tuple[int, int]]:
    """Every two values of an input."""
    for other in range(len(input_.values)):
        for one in range(other):
            yield one, other


class SolverTwin:
    """The same yes-or-no questions asked of z3."""

    def __init__(self, protocol: Protocol, open_ended: Protocol) -> None:
        self.protocol = protocol
        self.space = space_of(protocol)
        never = Solver(protocol.questions).shadowed(protocol)
        decides = {rule.id for rule in protocol.every_rule} - never
        reached = {rule.then for rule in protocol.every_rule if rule.id in decides}
        solver = Solver(open_ended.questions)
        outcomes = solver.decided(open_ended, "open")
        self.answers: dict[tuple[str, str], bool] = {
            ("is there a gap without `otherwise`", ""): solver.possible(outcomes[UNDECIDED])
        }
        self.answers |= {("can a rule decide", rule.id): rule.id in decides for rule in protocol.every_rule}
        self.answers |= {("is an outcome reached", one.id): one.id in reached for one in protocol.outcomes}
        self.solver = solver = Solver(protocol.questions)
        at_least, held = [], []
        for _, rules in by_outcome(protocol, solver):
            held += [condition for _, condition in rules]
            at_least.append(solver.any(list(held)))
        for index, input_ in enumerate(self.space.inputs):
            given = [self.given(at_least, input_, value) for value in range(len(input_.values))]
            for one, other in pairs_of(input_):
                apart = solver.any([solver.z3.Xor(a, b) for a, b in zip(given[one], given[other], strict=True)])
                solver.solver.push()
                solver.solver.add(apart)
                self.answers["do two answers differ", f"{index}:{one}:{other}"] = solver.possible()
                solver.solver.pop()

    def given(self, formulas: list[Any], input_: Input, value: int) -> list[Any]:
        """The formulas when the input has the value."""
        z3, question = self.solver.z3, self.solver.questions[input_.question]
        name = self.solver.names[input_.question]
        if input_.option is not None:
            name = name[[id_ for id_, _ in question.answers].index(input_.option)]
            worth: Any = z3.BoolVal(value == YES)
        else:
            answer = input_.values[value]
            place = value if isinstance(answer, str) else answer[0] - question.low
            worth = z3.BoolVal(bool(place)) if choices(question) == 2 else z3.BitVecVal(place, name.size())
        return [z3.simplify(z3.substitute(formula, (name, worth))) for formula in formulas]
