"""Every finding there is: its stable id, how serious it is unless the protocol's folder says otherwise, and a title.

Not the message, the place or the cure of one finding: these stand where it is found. An id never changes its meaning and is
never used again for something else. `docs/findings.md` shows an example of each, from `tests/findings/`.
"""

from typing import Final

from calloutcli.finding import Severity
from calloutcli.frozen import frozen


@frozen
class Kind:
    """A kind of finding. `waivable` is False where a protocol with it cannot be used at all."""

    severity: Severity
    title: str
    waivable: bool = True


def _unusable(title: str) -> Kind:
    return Kind("error", title, waivable=False)


KINDS: Final[dict[str, Kind]] = {
    # the text of the file: source
    "alias": _unusable("Text that stands for text elsewhere"),
    "anchor": _unusable("Text that is named for use elsewhere"),
    "bad-key": _unusable("A key that is not plain text"),
    "control-character": _unusable("A character that people cannot see"),
    "empty": _unusable("A file with nothing in it"),
    "not-text": _unusable("A file that is not UTF-8 text"),
    "not-yaml": _unusable("A file that is not YAML"),
    "repeated-key": _unusable("A key that is there twice"),
    "second-document": _unusable("A second document in one file"),
    "tag": _unusable("A value with a YAML type"),
    "too-deep": _unusable("Nesting that is too deep"),
    "too-large": _unusable("A file that is too large"),
    # its shape and its names: load
    "bad-answers": _unusable("Answers that cannot be read"),
    "bad-condition": _unusable("A condition that cannot be read"),
    "bad-date": _unusable("A date that cannot be read"),
    "bad-gate": _unusable("A gate without the answer yes"),
    "bad-identifier": _unusable("A name that cannot be used"),
    "bad-time": _unusable("A time limit that cannot be read"),
    "bad-version": _unusable("A version that cannot be read"),
    "forbidden-input": _unusable("A decision that would rest on who somebody is"),
    "impossible-number": _unusable("A number that the question cannot have"),
    "missing-key": _unusable("A key that is missing"),
    "outcome-cycle": _unusable("Outcomes that, left overdue, come back to themselves"),
    "too-many-words": _unusable("More answers in words than a record has room for"),
    "unknown-answer": _unusable("An answer that the question does not have"),
    "unknown-format": _unusable("A format that this version of callout does not know"),
    "unknown-key": _unusable("A key that is not known here"),
    "unknown-language": _unusable("A language that the file does not declare"),
    "unknown-outcome": _unusable("An outcome that the file does not declare"),
    "unknown-question": _unusable("A question that the file does not ask"),
    "unknown-role": _unusable("A role that the file does not declare"),
    "unknown-rule": _unusable("A rule that the protocol does not have"),
    "unknown-source": _unusable("A source that the file does not declare"),
    "unknown-term": _unusable("A term that the file does not declare"),
    "unknown-value": _unusable("A word that cannot stand here"),
    "wrong-type": _unusable("A value of the wrong kind"),
    # what the rules mean: check_rules
    "conflicting-rules": Kind("error", "Two rules that disagree where only one may hold"),
    "missing-outcome": _unusable("A situation that no rule decides"),
    "no-situation": Kind("error", "Everything is declared impossible"),
    "not-proved": Kind("warning", "A proof that could not be finished"),
    "rule-never-holds": Kind("warning", "A rule whose condition can never be true"),
    "shadowed-rule": Kind("warning", "A rule that never decides, because others always do"),
    "unreached-outcome": Kind("warning", "An outcome that nothing leads to"),
    # what is asked: check_questions
    "gate-not-emergency": Kind("error", "A gate that does not always lead to an emergency"),
    "gate-not-first": Kind("error", "A question that is asked before the gate"),
    "gate-not-safe": Kind("error", "Not knowing at the gate goes to the less safe side"),
    "idle-answer": Kind("note", "Two answers that never make a difference"),
    "idle-question": Kind("warning", "A question whose answer never matters"),
    "impossible-if-unknown": Kind("warning", "Not knowing is read as an answer that cannot be"),
    "no-emergency": Kind("error", "No way to an emergency outcome"),
    "no-gate": Kind("error", "No question that opens the emergency card at once"),
    # people, dates, agreement: check_duties
    "agreed-without-approval": Kind("error", "A protocol that calls itself agreed, without an approval"),
    "consultation-without-fallback": Kind("warning", "Somebody must be asked first, and no fallback is named"),
    "dates-reversed": Kind("warning", "A review date before the protocol takes effect"),
    "misnamed-file": Kind("warning", "A file whose name is not its protocol and version"),
    "past-review": Kind("warning", "A protocol past its review date"),
    "unfillable-role": Kind("warning", "A role that no other home could fill"),
    "version-too-small": Kind("error", "A version that says less than what changed"),
    # how it is said: check_words
    "double-negative": Kind("warning", "A question with two negatives"),
    "hard-to-read": Kind("warning", "Words that are hard to read at night"),
    "long-sentence": Kind("warning", "A sentence that is too long"),
    "missing-translation": Kind("warning", "Words that one of the languages lacks"),
    "unreviewed-translation": Kind("warning", "A translation that no fluent reader has checked"),
    # what the owners accept: waivers
    "unused-waiver": Kind("warning", "A waiver that waives nothing"),
}
