"""The poster of a protocol as one HTML page: no script, no network, for A4 and for a narrow screen.

The flow stands in it twice: as a picture for the eye, hidden where it would be too small to read, and as a list in words,
which a screen reader reads and a printer leaves out. The page is English; the protocol's own words carry their language.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from calloutcli.analysis.flow import Flow, RuleInWords, Step, flow_of
from calloutcli.analysis.wording import Clause
from calloutcli.cli.flow_text import IMPOSSIBLE, asks, source_of
from calloutcli.cli.picture import render_step, step_drawings
from calloutcli.cli.protocol_words import (
    AFTERWARDS,
    AT_CLOSE,
    OWN_WORDS,
    Labelled,
    head,
    in_one_line,
    outcome_lines,
    question_lines,
    unsure_line,
)
from calloutcli.finding import printable
from calloutcli.frozen import frozen
from calloutcli.protocol.model import Outcome, Protocol
from calloutcli.protocol.question import Question
from calloutcli.protocol.standing import standing

_STYLE = """
body { font: 1rem/1.45 Arial, Helvetica, "Liberation Sans", sans-serif; color: #111; background: #fff; margin: 0 auto; padding: 1.5rem; max-width: 52rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .6rem; }
h2 { font-size: 1.35rem; margin: 2rem 0 .6rem; border-bottom: 2px solid #111; }
h3 { font-size: 1.05rem; margin: 0 0 .3rem; } .words h3 { margin-top: 1.2rem; }
p, ul, ol, dl { margin: .25rem 0 .5rem; }
ol, ul { padding-left: 1.4rem; }
a { color: #1c4a8a; }
.standing { border: 3px solid #111; padding: .6rem .8rem; font-weight: 700; }
.danger { border-left: .6rem solid #a3001b; padding: .3rem .8rem; font-size: 1.15rem; font-weight: 700; }
.small { color: #444; font-size: .9rem; }
.picture svg { display: block; width: 100%; height: auto; }
.plain { list-style: none; padding: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dl > div { display: contents; } dt { font-weight: 600; } dd { margin: 0; } dd ul, dd ol { margin: 0; padding-left: 1.2rem; }
.steps > li, .cards > li, .questions > li { margin-bottom: 1.2rem; }
.card { border: 2px solid #444; border-top-width: .5rem; border-radius: .3rem; padding: .6rem .8rem; }
.emergency_police { border-color: #a3001b; } .planned_police { border-color: #1c4a8a; }
.safeguarding_report { border-color: #7a5200; } .in_house { border-color: #1e6b2b; }
.digest { font-family: ui-monospace, Consolas, monospace; }
.sign { display: grid; grid-template-columns: 2fr 2fr 1fr; gap: 1rem; margin: 0 0 1.4rem; }
.sign span { border-top: 1px solid #111; margin-top: 2.6rem; font-size: .85rem; }
@media (max-width: 40rem) { body { padding: 1rem; } .picture { display: none; } dl { display: block; } dl > div { display: block; margin-bottom: .3rem; } .sign { grid-template-columns: 1fr; gap: 0; } }
@media print {
  body { font-size: 9.5pt; line-height: 1.3; padding: 0; max-width: none; }
  h1 { font-size: 1.7rem; } h2 { margin-top: 1.1rem; break-after: avoid; } h3 { break-after: avoid; }
  .picture { display: block; } .words { display: none; }
  .picture svg, .card, .questions > li, .agreement, li, dd { break-inside: avoid; }
  .questions, .cards { columns: 2; column-gap: 10mm; }
  .questions dl, .cards dl { display: block; } .questions dl > div, .cards dl > div { display: block; } .questions dt, .questions dd, .cards dt, .cards dd { display: inline; }
  .questions dt::after, .cards dt::after { content: ":"; }
  .questions > li, .cards > li { margin-bottom: .7rem; }
  a { color: inherit; text-decoration: none; }
}
"""
_DANGER = "If anyone is in danger now, call 999 first."


def render_poster(protocol: Protocol, today: date, language: str) -> str:
    """The HTML of the page, in words of a language."""
    return _Poster(protocol, language).page(today)


@frozen
class _Poster:
    protocol: Protocol
    language: str

    def page(self, today: date) -> str:
        protocol = self.protocol
        name = f"{protocol.id} {protocol.version}"
        flow = flow_of(protocol, self.language)
        parts = [
            _section("How it is decided", [*self.picture(flow), *self.flow(flow)]),
            _section("The questions, in the order asked", self.questions()),
            _section("The outcomes, the most serious first", self.outcomes()),
            _section(AFTERWARDS, self.after(protocol.record)),
            _section(AT_CLOSE, self.after(protocol.closing)),
            _section("Who agrees to this", self.agreement()),
            _section("What it rests on", self.sources()),
        ]
        # The name of a protocol holds small letters, digits, `-` and `_`, so it may stand in a style sheet as it is.
        foot = f'@page {{ size: A4; margin: 12mm 12mm 15mm; @bottom-left {{ content: "{name}, SHA-256 {protocol.sha256[:16]}..."; font: 8pt Arial, sans-serif; }} @bottom-right {{ content: counter(page) " of " counter(pages); font: 8pt Arial, sans-serif; }} }}'
        return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(protocol.title.to(self.language))}: {_text(name)}</title>
<style>{_STYLE}{foot}
</style>
</head>
<body>
<header>
<h1>{self.own(protocol.title.to(self.language))}</h1>
<p class="standing">{_text(" ".join(standing(protocol, today, self.language)))}</p>
<p class="danger">{_DANGER}</p>
{"".join(self.labelled(head(protocol, self.language)))}</header>
<main>
{"".join(parts)}</main>
<footer>
<p class="small">{_text(name)}. Digest of the file (SHA-256): <span class="digest">{protocol.sha256}</span></p>
</footer>
</body>
</html>
"""

    # -------------------------------------------------------------- the flow

    def picture(self, flow: Flow) -> list[str]:
        drawn = "".join(render_step(drawing) for drawing in step_drawings(flow, self.protocol))
        label = "Picture of the steps. The same steps stand below in words."
        return [_p(flow.how), f'<div class="picture" role="img" aria-label="{label}">\n{drawn}</div>\n']

    def flow(self, flow: Flow) -> list[str]:
        steps = "".join(f"<li>\n{''.join(self.step(step))}</li>\n" for step in flow.steps)
        parts = [f'<h3>The steps in words</h3>\n<ol class="steps plain">\n{steps}</ol>\n']
        if flow.impossible:
            parts += [
                _p(IMPOSSIBLE),
                "<ul>\n",
                *(f"<li>{self.clause(one)}</li>\n" for one in flow.impossible),
                "</ul>\n",
            ]
        if flow.unused:
            parts += [_p("No step leads to:"), _list("ul", flow.unused)]
        return ['<div class="words">\n', *parts, "</div>\n"]

    def step(self, step: Step) -> list[str]:
        title = self.own(step.title)
        if step.last:
            head = f"Step {step.number}. " + ("If no step above has a yes:" if step.number > 1 else "Always:")
            return [f"<p><strong>{head} {title}</strong></p>\n", *(self.notes(rule) for rule in step.rules)]
        rules = [f"{self.clause(rule.clause)}\n{self.notes(rule)}" for rule in step.rules if rule.clause]
        asked = f"<p><strong>Step {step.number}. {asks(step)}</strong></p>\n"
        listed = ["<ol>\n", *(f"<li>{rule}</li>\n" for rule in rules), "</ol>\n"] if len(rules) > 1 else rules
        return [asked, *listed, f"<p><strong>Yes: {title}.</strong> No: go on to step {step.number + 1}.</p>\n"]

    def clause(self, clause: Clause) -> str:
        parts = "".join(f"<li>{self.clause(part)}</li>\n" for part in clause.parts)
        words = f"{self.own(clause.ask)} {_text(clause.words)}" if clause.ask else _text(clause.words)
        return f"{words}\n<ul>\n{parts}</ul>" if parts else words

    def notes(self, rule: RuleInWords) -> str:
        note = f"{self.own(rule.note)} " if rule.note else ""
        return f'<p class="small">{note}{_text(source_of(rule))}</p>\n'

    # -------------------------------------------------------------- the other parts

    def questions(self) -> list[str]:
        unsure = unsure_line(self.protocol, self.language)
        last = [_p(f"When the answers do not settle it, ask: {unsure}.")] if unsure else []
        return ['<ol class="questions">\n', *map(self.question, self.protocol.questions), "</ol>\n", *last]

    def question(self, question: Question) -> str:
        below = "".join(self.labelled(question_lines(question, self.protocol, self.language)))
        return f"<li>\n<h3>{self.own(question.ask.to(self.language))}</h3>\n{below}</li>\n"

    def outcomes(self) -> list[str]:
        return ['<ul class="cards plain">\n', *map(self.outcome, reversed(self.protocol.outcomes)), "</ul>\n"]

    def outcome(self, outcome: Outcome) -> str:
        below = "".join(self.labelled(outcome_lines(outcome, self.protocol, self.language)))
        title = self.own(outcome.title.to(self.language))
        return f'<li class="card {outcome.tier}">\n<h3>{title}</h3>\n{below}</li>\n'

    def after(self, asked: Sequence[Question]) -> list[str]:
        return ['<ul class="questions">\n', *map(self.question, asked), "</ul>\n"] if asked else []

    def agreement(self) -> list[str]:
        line = '<p class="sign"><span>Name</span> <span>Signature</span> <span>Date</span></p>'
        rows = [
            f"<li><strong>{self.own(agency.name.to(self.language))}</strong>\n{line}</li>\n"
            for agency in self.protocol.agencies
        ]
        digest = f'<span class="digest">{self.protocol.sha256}</span>'
        said = (
            f"Signed for {_text(f'{self.protocol.id} {self.protocol.version}')}, the file with this digest (SHA-256):"
        )
        return [
            '<div class="agreement">\n',
            f"<p>{said} {digest}</p>\n",
            '<ul class="plain">\n',
            *rows,
            "</ul>\n</div>\n",
        ]

    def sources(self) -> list[str]:
        rows = []
        for citation in self.protocol.sources:
            # Only the two kinds of address that open a page become a link: a file may say anything here.
            url = printable(citation.url)
            link = (
                f'<a href="{escape(url)}">{_text(url)}</a>' if url.startswith(("https://", "http://")) else _text(url)
            )
            rows.append(
                f"<div><dt>{_text(citation.id)}</dt> <dd>{self.own(citation.title.to(self.language))} {link}</dd></div>\n"
            )
        return ["<dl>\n", *rows, "</dl>\n"] if rows else []

    # -------------------------------------------------------------- small parts

    def labelled(self, pairs: Iterable[Labelled]) -> list[str]:
        rows: list[str] = []
        for label, words in pairs:
            beside = in_one_line((label, words))
            inside = _text(beside) if beside else _list("ol" if label == "Do" else "ul", words)
            tag = f"dd{self.language_mark}" if label in OWN_WORDS else "dd"
            rows.append(f"<div><dt>{_text(label)}</dt> <{tag}>{inside}</dd></div>\n")
        return ["<dl>\n", *rows, "</dl>\n"]

    def own(self, text: str) -> str:
        """Words of the protocol, marked with their language."""
        return f"<span{self.language_mark}>{_text(text)}</span>" if self.language_mark else _text(text)

    @property
    def language_mark(self) -> str:
        """The attribute for words of the protocol; empty where their language is that of the page."""
        return "" if self.language == "en" else f' lang="{escape(self.language)}"'


def _list(tag: str, words: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{_text(one)}</li>' for one in words)}</{tag}>\n"


def _section(title: str, inside: list[str]) -> str:
    return f"<section>\n<h2>{_text(title)}</h2>\n{''.join(inside)}</section>\n" if inside else ""


def _p(text: str) -> str:
    return f"<p>{_text(text)}</p>\n"


def _text(text: str) -> str:
    return escape(printable(text))
