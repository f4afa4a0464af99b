"""`callout protocol show`: the whole protocol in plain words, to be read aloud at a meeting."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from calloutcli.analysis.flow import flow_of
from calloutcli.analysis.wording import sentences
from calloutcli.canonical import Json
from calloutcli.cli.envelope import envelope
from calloutcli.cli.flow_text import flow_lines, hung
from calloutcli.cli.protocol_words import (
    AFTERWARDS,
    AT_CLOSE,
    Labelled,
    head,
    in_one_line,
    language_for,
    outcome_lines,
    question_lines,
    unsure_line,
)
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.plain import format_protocol
from calloutcli.protocol.question import Question
from calloutcli.protocol.standing import standing
from calloutcli.store.library import find_protocol


def show(world: World, name: str, language: str, *, as_json: bool) -> int:
    """Print the protocol in words; the exit status.

    Raises:
        CalloutError: there is no such protocol, it cannot be used, or it has no words in the language.
    """
    raw, shown = find_protocol(name)
    protocol = load_protocol(raw, shown)
    language = language_for(protocol, language)
    today = world.now().date()
    if as_json:
        world.say(envelope("protocol show", _as_json(protocol, today, language)))
    else:
        world.say(render_protocol(protocol, today, language))
    return 0


def render_protocol(protocol: Protocol, today: date, language: str) -> str:
    """The protocol as lines of at most 78 characters: head, questions, rules, outcomes, what is recorded, sources."""
    lines = [
        *wrap(protocol.title.to(language), hang=""),
        *wrap(" ".join(standing(protocol, today, language)), hang=""),
        "",
        *_labelled(head(protocol, language), ""),
        # A digest is one long word: it stands alone, so that it can be compared letter by letter.
        "Digest of the file (SHA-256):",
        protocol.sha256,
        *_questions(protocol, language),
        *_part("How it is decided", flow_lines(flow_of(protocol, language))),
        *_outcomes(protocol, language),
        *_after(AFTERWARDS, protocol.record, protocol, language),
        *_after(AT_CLOSE, protocol.closing, protocol, language),
        *_sources(protocol, language),
    ]
    return "\n".join(lines)


def _questions(protocol: Protocol, language: str) -> list[str]:
    lines: list[str] = []
    for number, question in enumerate(protocol.questions, 1):
        lines += ["", *hung(f"{number}. ", question.ask.to(language))]
        lines += _labelled(question_lines(question, protocol, language), "   ")
    unsure = unsure_line(protocol, language)
    lines += ["", *wrap(f"When the answers do not settle it, ask: {unsure}.")] if unsure else []
    return _part("The questions, in the order asked", lines[1:])


def _outcomes(protocol: Protocol, language: str) -> list[str]:
    lines: list[str] = []
    for outcome in reversed(protocol.outcomes):
        lines += ["", *hung("", outcome.title.to(language))]
        lines += _labelled(outcome_lines(outcome, protocol, language), "   ")
    return _part("The outcomes, the most serious first", lines[1:])


def _after(title: str, asked: Sequence[Question], protocol: Protocol, language: str) -> list[str]:
    lines: list[str] = []
    for question in asked:
        lines += hung("- ", question.ask.to(language))
        lines += _labelled(question_lines(question, protocol, language), "  ")
    return _part(title, lines) if lines else []


def _sources(protocol: Protocol, language: str) -> list[str]:
    lines: list[str] = []
    for citation in protocol.sources:
        lines += hung(f"{citation.id}: ", citation.title.to(language))
        lines += wrap(citation.url, "  ") if citation.url else []
    return _part("The sources", lines)


def _part(title: str, lines: list[str]) -> list[str]:
    return ["", title.upper(), "", *lines]


def _labelled(pairs: list[Labelled], indent: str) -> list[str]:
    """Beside its label what is short, else a list below it; what is to be done, in order, is numbered."""
    lines: list[str] = []
    for label, words in pairs:
        beside = in_one_line((label, words))
        if beside:
            lines += wrap(f"{label}: {beside}", indent)
            continue
        lines += wrap(f"{label}:", indent)
        for number, one in enumerate(words, 1):
            lines += hung(f"{indent}  {number}. " if label == "Do" else f"{indent}  - ", one)
    return lines


def _as_json(protocol: Protocol, today: date, language: str) -> Json:
    flow = flow_of(protocol, language)
    steps: list[Json] = [
        {
            "step": step.number,
            "outcome": step.outcome,
            "title": step.title,
            "rules": [
                {
                    "rule": rule.id,
                    "when": [[depth, words] for depth, words in sentences(rule.clause)] if rule.clause else [],
                    "because": rule.because,
                    "note": rule.note,
                }
                for rule in step.rules
            ],
        }
        for step in flow.steps
    ]
    return {
        "sha256": protocol.sha256,
        "language": language,
        "standing": list(standing(protocol, today, language)),
        "how": flow.how,
        "steps": steps,
        "protocol": cast("Json", format_protocol(protocol)),
    }
