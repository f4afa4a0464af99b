"""Findings about what is asked: the gate, questions and answers that never matter, what not knowing is read as."""

from calloutcli.analysis.checking import Checking
from calloutcli.analysis.proof import Proofs, Values, proofs_of
from calloutcli.analysis.rows import Table
from calloutcli.protocol.question import Question

EMERGENCY = "emergency_police"


def check_questions(checking: Checking, proofs: Proofs) -> None:
    """Note every finding about the questions."""
    _gates(checking)
    with checking.proving("whether the gate always leads to an emergency", ("questions",)):
        if _emergency(checking, proofs):
            _opened(checking, proofs.table)
    for question in checking.protocol.questions:
        with checking.proving(f"whether `{question.id}` ever matters", ("questions", question.id), about=question.id):
            _if_unknown(checking, proofs.table, question)
            _idle(checking, proofs, question)


def _emergency(checking: Checking, proofs: Proofs) -> bool:
    """Whether some situation leads to an emergency; a finding when none does."""
    urgent = [outcome.id for outcome in checking.protocol.outcomes if outcome.tier == EMERGENCY]
    reached = any(proofs.reaches(id_) is not None for id_ in urgent)
    if not reached:
        checking.note(
            "no-emergency",
            ("rules",),
            "no situation leads to an emergency outcome: staff would never be told to call 999",
            f"add an outcome of tier `{EMERGENCY}`, and a rule that leads to it",
        )
    return reached


def _gates(checking: Checking) -> None:
    questions = checking.protocol.questions
    gates = [question for question in questions if question.gate]
    if not gates:
        checking.note(
            "no-gate",
            ("questions",),
            "no question is a gate: nothing shows the emergency card at once",
            "ask first whether anybody is in danger, and write `gate: yes` there",
        )
    elif not questions[0].gate:
        checking.note(
            "gate-not-first",
            ("questions", questions[0].id),
            f"`{questions[0].id}` is asked before the gate `{gates[0].id}`",
            "put the gate first: danger comes before everything",
            about=questions[0].id,
        )
    for gate in gates:
        if gate.if_unknown not in ("yes", "most serious"):
            checking.note(
                "gate-not-safe",
                ("questions", gate.id, "if unknown"),
                f"`I do not know` at the gate `{gate.id}` is read as `{gate.if_unknown}`",
                "write `if unknown: yes`",
                about=gate.id,
            )


def _opened(checking: Checking, table: Table) -> None:
    """Note a gate that, once open, can still lead to something calm."""
    for gate in (question for question in checking.protocol.questions if question.gate):
        found = _opened_and_calm(checking, table, gate)
        if found is not None:
            outcome, values = found
            checking.note(
                "gate-not-emergency",
                ("questions", gate.id),
                f"the gate `{gate.id}` shows the emergency card, but the rules can then give `{outcome}`",
                "add a rule that leads from it to the emergency outcome, whatever else is answered",
                about=gate.id,
                case=table.space.situation(values),
            )


def _opened_and_calm(checking: Checking, table: Table, gate: Question) -> tuple[str, Values] | None:
    """(an outcome that is no emergency, a situation with the gate open that leads to it)."""
    protocol = checking.protocol
    masks = table.space.masks({gate.id: "yes"})
    opened = proofs_of(protocol, table, masks)
    for outcome in protocol.outcomes:
        found = opened.reaches(outcome.id) if outcome.tier != EMERGENCY else None
        if found is not None:
            return outcome.id, found
    return None


def _if_unknown(checking: Checking, table: Table, question: Question) -> None:
    if question.kind != "choice" or question.if_unknown not in dict(question.answers):
        return
    masks = table.space.masks({question.id: question.if_unknown})
    if checking.protocol.impossible and proofs_of(checking.protocol, table, masks).any_situation() is None:
        checking.note(
            "impossible-if-unknown",
            ("questions", question.id, "if unknown"),
            f"`I do not know` is read as `{question.if_unknown}`, which is declared impossible",
            "name another answer, or `ask`",
            about=question.id,
        )


def _idle(checking: Checking, proofs: Proofs, question: Question) -> None:
    """Note a question that never matters; of one that does, each option that never does, and answers never told apart."""
    path = ("questions", question.id)
    inputs = [(index, proofs.space.inputs[index]) for index in proofs.space.at[question.id]]
    alike = {index: _alike(proofs, index, len(input_.values)) for index, input_ in inputs}
    if all(len(groups) == 1 for groups in alike.values()):
        checking.note(
            "idle-question",
            path,
            f"the answer to `{question.id}` never changes the outcome",
            "take the question out, or move it to `record`",
            about=question.id,
        )
        return
    for index, input_ in inputs:
        if input_.option is not None and len(alike[index]) == 1:
            where = (*path, "options", input_.option)
            message = f"the option `{input_.option}` of `{question.id}` never changes the outcome"
            checking.note(
                "idle-answer", where, message, "take it out, if the record does not need it", about=question.id
            )
        elif question.kind == "choice":
            for group in alike[index]:
                first, *others = [str(input_.values[value]) for value in group]
                for other in others:
                    message = f"`{first}` and `{other}` of `{question.id}` always lead to the same outcome"
                    cure = "make one answer of them, if the record does not need both"
                    checking.note("idle-answer", (*path, "answers", other), message, cure, about=question.id)


def _alike(proofs: Proofs, index: int, values: int) -> list[list[int]]:
    """The values of an input in groups that are never told apart, each group in order."""
    groups: list[list[int]] = []
    for value in range(values):
        if proofs.impossible and proofs.where([((index, 1 << value),)], ()) is None:
            continue  # it cannot happen: nothing is to be said of its outcomes
        for group in groups:
            if proofs.tells_apart(index, group[0], value) is None:
                group.append(value)
                break
        else:
            groups.append([value])
    return groups
