"""What happens in the made-up homes: thirty-odd situations, how often each comes up, and what staff would answer if they were asked.

The mix is the same before and after the change of protocol: only what the protocol says of it differs. Nothing here is drawn from any
home's record. Every sentence in words begins with `Made up:`.
"""

from collections.abc import Mapping
from typing import Final

from calloutcli.frozen import field, frozen
from calloutcli.interview.decision import Decision, decide
from calloutcli.interview.interview import answer, next_question, start
from calloutcli.protocol.answers import Given
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import UNKNOWN

QUIET: Final[Mapping[str, Given]] = {
    "danger": "no", "plan": "silent", "concern": frozenset(), "out_where": "safe", "out_risk": "no", "happened": frozenset(),
    "injury": "none", "not_over": "no", "threat_real": "no", "loss": "no", "pattern": "no", "wishes": "put_right", "supply": "no",
    "upset": "no", "under_ten": "no",
}  # fmt: skip
"""What is answered where a scene says nothing else."""


@frozen
class Scene:
    """A situation: how often it comes up among a thousand, the answers that differ from `QUIET`, a sentence about it.

    `behaviour`: what the police would say that it was (followup/police_outcome.py); empty where no offence is in question. `grave`: it comes
    up more often in a rough home, less in a calm one. `outside`: so many times in a hundred somewhere else than in the home.
    """

    name: str
    weight: float
    words: str
    behaviour: str = ""
    outside: int = 10
    grave: bool = False
    answers: Mapping[str, Given] = field(default_factory=dict)

    @property
    def is_out(self) -> bool:
        """Whether a child is out or away."""
        concern = self.answers.get("concern")
        return isinstance(concern, frozenset) and "out" in concern

    @property
    def hurts(self) -> bool:
        """Whether somebody was hurt, threatened or lost something of their own."""
        happened = self.answers.get("happened")
        return isinstance(happened, frozenset) and bool(happened & {"hurt", "threat", "own_things", "hate"})


@frozen
class Advised:
    """The answers that staff gave to a protocol's questions, and what it decided."""

    answers: Mapping[str, Given]
    decision: Decision


def advise(protocol: Protocol, scene: Scene) -> Advised:
    """What staff answer in a scene when they are asked question by question, as at an incident, and what the protocol decides."""
    interview = start(protocol)
    while (question := next_question(interview)) is not None:
        given = scene.answers.get(question.id, QUIET.get(question.id, UNKNOWN))
        interview = answer(interview, question.id, given)
    answers = dict(interview.answers)
    return Advised(answers, decide(protocol, answers))


def _scene(name: str, weight: float, words: str, behaviour: str = "", outside: int = 10, **answers: Given) -> Scene:
    grave = weight < 25 and behaviour in ("hurt", "threat", "weapon")
    several = {"concern", "happened"}
    made = {key: frozenset(str(value).split()) if key in several else value for key, value in answers.items()}
    return Scene(name, weight, f"Made up: {words}", behaviour, outside, grave, made)


SCENES: Final = (
    _scene("row", 190, "a row about bedtime, with shouting.", "loud"),
    _scene("mug", 130, "a mug was thrown and broke.", "damage", happened="home_things"),
    _scene("door", 24, "a door was kicked in.", "damage", happened="home_things", loss="yes"),
    _scene("door-again", 30, "a window was broken again.", "damage", happened="home_things", pattern="yes"),
    _scene("wall-upset", 28, "a wall was kicked after a hard phone call.", "damage", happened="home_things", pattern="yes", upset="yes"),
    _scene("push", 84, "one child pushed another.", "hurt", 20, happened="hurt", injury="minor"),
    _scene("push-undecided", 46, "one child hit another, who was not sure what to do.", "hurt", 20, happened="hurt", injury="minor", wishes="not_yet"),
    _scene("worker-hit", 18, "a worker was hit on the arm.", "hurt", 5, happened="hurt", injury="minor", wishes="police"),
    _scene("treated", 22, "a cut needed a nurse.", "hurt", 20, happened="hurt", injury="treatment"),
    _scene("badly-hurt", 5, "a wrist was broken.", "hurt", 30, happened="hurt", injury="serious", wishes="not_yet"),
    _scene("threat-in-temper", 44, "something was said in temper.", "threat", happened="threat"),
    _scene("threat-undecided", 24, "a threat, and a child who was not sure what to do.", "threat", 25, happened="threat", wishes="not_yet"),
    _scene("threat-meant", 9, "a threat that seemed meant.", "threat", 25, happened="threat", threat_real="yes", wishes="not_yet"),
    _scene("hateful-words", 16, "hateful words about who somebody is.", "hate", 25, happened="hate"),
    _scene("things-taken", 36, "headphones were taken and given back.", "taken", 15, happened="own_things"),
    _scene("car", 7, "a worker's car was scratched.", "damage", 30, happened="own_things", loss="yes", wishes="not_yet"),
    _scene("cannabis", 22, "a small bag was found in a room.", "drugs", 30, happened="drugs"),
    _scene("drugs-unsure", 4, "pills were found, and nobody knew what they meant.", "drugs", 30, happened="drugs", supply=UNKNOWN),
    _scene("selling", 4, "signs of selling.", "drugs", 50, happened="drugs", supply="yes"),
    _scene("knife-found", 8, "a kitchen knife was found under a bed.", "weapon", happened="weapon"),
    _scene("knife-shown", 3, "a knife was shown in a quarrel.", "weapon", 30, happened="weapon threat", wishes="not_yet"),
    _scene("flaring", 16, "a fight that could flare up again.", "hurt", 10, happened="hurt", not_over="yes"),
    _scene("bin-fire", 3, "a bin was set on fire, and it was put out.", "fire", 20, happened="fire"),
    _scene("young", 5, "a child of nine hit another.", "", 10, happened="hurt", injury="minor", under_ten="yes"),
    _scene("plan-home", 14, "what the child's plan says to deal with in the home.", "damage", happened="home_things", pattern="yes", plan="home"),
    _scene("plan-report", 3, "what the child's plan says to report.", "damage", 40, happened="own_things", plan="report"),
    _scene("plan-unknown", 6, "a worker did not know the child's plan.", "damage", happened="home_things", plan=UNKNOWN),
    _scene("missing", 62, "a child did not come back in the evening.", concern="out", out_where="not_sure"),
    _scene("missing-in-fear", 14, "a child was out, and staff feared for them.", concern="out", out_where="not_sure", out_risk="yes"),
    _scene("late-back", 54, "a child stayed at a friend's without agreement.", concern="out"),
    _scene("self-harm", 36, "a child hurt themselves.", concern="self_harm"),
    _scene("used", 10, "signs that somebody was using a child.", concern="used"),
    _scene("hurt-outside", 6, "somebody outside hurt a child.", concern="harmed"),
    _scene("touching", 5, "sexual touching between children.", concern="sexual"),
    _scene("allegation", 4, "a child said that a worker hurt them.", concern="staff"),
    _scene("danger", 13, "violence that could not be stopped.", "hurt", 15, danger="yes"),
    _scene("danger-unsure", 4, "nobody was sure whether it was over.", "hurt", 15, danger=UNKNOWN),
)  # fmt: skip
