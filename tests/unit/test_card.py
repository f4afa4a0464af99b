"""The card, as values and as a page: everything the worker must see, and nothing that a browser could run."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from calloutcli.cli.page import render_page
from calloutcli.cli.sheet import render_card
from calloutcli.finding import BIDI_CONTROLS
from calloutcli.frozen import replace
from calloutcli.interview.card import Contact, Tell, make_card, roles_to_ring
from calloutcli.interview.decision import changes, decide
from calloutcli.protocol.model import UNDECIDED
from calloutcli.protocol.question import UNKNOWN
from tests.builders import CALM, LONDON, NOW, OUTCOMES, load, protocol_text

CONTACTS = {"manager": "01632 960001", "senior": "01632 960002"}
RICH_OUTCOMES = OUTCOMES.replace(
    "    defer: {until: next_day 12:00, owner: manager}\n",
    "    defer: {until: next_day 12:00, owner: manager}\n"
    "    consult: {before: [manager], after: [social_worker], any of: [senior, social_worker], all of: [lado], fallback: [duty]}\n"
    "    notify:\n"
    "      - {who: social_worker, within: 24 h, why: They should know.}\n"
    "      - {who: ofsted, within: without delay, judged by: registered, basis: reg 40}\n"
    "    do: [Make the room safe., Stay with the child.]\n"
    "    restorative: meeting\n",
)
ROLES = "".join(f"  {id_}: The {id_}\n" for id_ in ("social_worker", "lado", "duty", "ofsted", "registered"))
OFTEN = CALM | {"repeats": 4}


def rich():
    """The small protocol whose `slow_time` uses every part of an outcome."""
    return load(
        protocol_text(outcomes=RICH_OUTCOMES).replace(
            "  senior: Senior on shift\n", f"  senior: Senior on shift\n{ROLES}"
        )
    )


def card_of(protocol, answers, taken=None, deadline=None, contacts=CONTACTS):
    """The card of a decision that was followed, or of another outcome that was taken."""
    decision = decide(protocol, answers)
    found = changes(protocol, answers, decision)
    recorded = NOW.astimezone(LONDON)
    return make_card(protocol, decision, taken or decision.outcome, found, contacts, "ELM-7K4Q-R", recorded, deadline)


def test_every_section_of_a_decision():
    """The card holds the outcome's steps, who to ask and tell, their numbers, the deadline, the restorative step."""
    card = card_of(rich(), OFTEN, deadline=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    assert card.headline == "Wait for the morning"
    assert not card.emergency
    assert card.departed_from == ""
    assert card.do == ("Make the room safe.", "Stay with the child.")
    assert card.ask_first == ("Manager on call", "The lado", "Senior on shift or The social_worker")
    assert card.ask_after == ("The social_worker",)
    assert card.ask_fallback == ("The duty",)
    assert card.tell == (
        Tell("The social_worker", "within 24 hours", "They should know.", ""),
        Tell("The ofsted", "without delay", "reg 40", "The registered"),
    )
    assert card.look_again == "Manager on call decides by Monday 23 November, 12:00"
    assert card.restorative == "a restorative meeting"
    assert (card.reference, card.protocol) == ("ELM-7K4Q-R", "small 1.0.0")
    assert card.recorded == "Sunday 22 November, 01:55"


def test_tier_channel_timing_and_decider_are_said_apart():
    """Who decides, how the police are reached and when are three lines, each with the outcome's own words."""
    how = card_of(load(), CALM | {"injury": "hospital"}).how
    assert len(how) == 3
    assert "Manager on call" in how[0]
    assert "101" in how[1]
    assert "shift" in how[2]


def test_everybody_to_ring_stands_once():
    """Each person who is asked or told stands among the numbers once, with the home's number or none."""
    card = card_of(rich(), OFTEN)
    assert card.contacts[0] == Contact("Manager on call", "01632 960001")
    assert Contact("The lado", "") in card.contacts
    assert Contact("Senior on shift", "01632 960002") in card.contacts
    names = [contact.who for contact in card.contacts]
    assert len(names) == len(set(names)) == 6


def test_hours_stand_beside_the_number():
    """Who answers when, and the number for other times; the number stays alone on its line. Hours without a number are nobody's."""
    decision = decide(rich(), OFTEN)
    hours, other = {"manager": "17:00 to 09:00", "lado": "9 to 5"}, {"manager": "01632 960009", "lado": "01632 960010"}
    card = make_card(
        rich(), decision, decision.outcome, (), CONTACTS, "ELM-7K4Q-R", NOW, None, hours=hours, out_of_hours=other
    )
    assert card.contacts[:3] == (
        Contact("Manager on call", "01632 960001", "17:00 to 09:00"),
        Contact("Manager on call", "01632 960009", "at other times"),
        Contact("The lado", ""),
    )
    told = render_card(card)
    assert (
        "\n  Manager on call, 17:00 to 09:00\n  01632 960001\n  Manager on call, at other times\n  01632 960009\n"
        in told
    )
    page = render_page(card, "Elm House")
    assert '<dt>Manager on call</dt><dd>01632 960001 <span class="small">17:00 to 09:00</span></dd>' in page


def test_only_roles_that_a_card_shows_need_a_number():
    """Numbers are wanted for the roles that some card shows or that are asked when unsure, in the file's order."""
    ids = [role.id for role in roles_to_ring(rich())]
    assert ids == ["manager", "senior", "social_worker", "lado", "duty", "ofsted"]
    asked = load(protocol_text(more="if unsure: {ask: [senior]}\n"))
    assert [role.id for role in roles_to_ring(asked)] == ["manager", "senior"]


def test_why_names_the_rule_and_paragraph():
    """The reason is the rule with its paragraph; then come the answers that it rests on, in words, and no others."""
    card = card_of(load(), OFTEN)
    assert len(card.why) == 1
    assert "rule often" in card.why[0]
    assert card.why[0].endswith("4")
    assert card.reasons == ("What happened? Damage", "How often this month? 4")


def test_why_of_no_rule():
    """When no rule holds, the answers that kept every rule from holding are listed."""
    card = card_of(load(), CALM)
    assert "No rule asks for more, because you answered:" in card.why
    assert "Is anyone in danger? No" in card.reasons


def test_why_of_an_unknown_answer():
    """What was not known and taken for an answer is said as such, not as what the person answered."""
    reasons = card_of(load(), CALM | {"injury": UNKNOWN}).reasons
    assert len(reasons) == 1
    assert "Not known" in reasons[0]
    assert '"Hospital"' in reasons[0]


def test_why_of_a_conflict():
    """Rules that disagree under `only one` are said to need mending."""
    protocol = load(protocol_text(decide_by="only one"))
    assert "needs mending" in " ".join(card_of(protocol, OFTEN | {"injury": "hospital"}).why)
    assert "needs mending" not in " ".join(card_of(protocol, OFTEN).why)


def test_an_emergency():
    """An outcome whose channel is 999 is an emergency card."""
    assert card_of(load(), {"danger": "yes"}).emergency


def test_a_departure_names_the_advice():
    """When staff took something else, the card is of what they took, and names what was advised."""
    card = card_of(load(), CALM, taken="call_999")
    assert (card.headline, card.departed_from, card.emergency) == ("Call 999", "Manage it here", True)


def test_an_undecided_card():
    """An undecided card says to ask before acting, whom, and which answer would settle it."""
    protocol = load(protocol_text(more="if unsure: {ask: [manager]}\n"))
    answers = {id_: value for id_, value in CALM.items() if id_ != "repeats"}
    assert decide(protocol, answers).outcome == UNDECIDED
    card = card_of(protocol, answers)
    assert card.headline == "Not decided yet. Ask before you act."
    assert card.ask_first == ("Manager on call",)
    assert card.contacts == (Contact("Manager on call", "01632 960001"),)
    assert "Manage it here; or Wait for the morning" in card.why[0]
    assert card.reasons == ("How often this month?",)
    assert (card.do, card.tell, card.look_again, card.restorative, card.departed_from) == ((), (), "", "", "")


def test_changes_in_words():
    """What would have changed the decision is said as outcome, question and answer."""
    assert "Call 999, if: Is anyone in danger? Yes" in card_of(load(), CALM).changes


# ------------------------------------------------------------------ the page

HOSTILE = "<script>alert(1)</script>&<img src=x onerror=y>\"'\x1b[31m\u202e"


class Seen(HTMLParser):
    """Every tag, attribute and text of a page."""

    def __init__(self):
        super().__init__()
        self.tags = []
        self.attributes = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        """Note a text."""
        self.text.append(data)


def seen(page):
    """The page as a browser takes it apart."""
    parser = Seen()
    parser.feed(page)
    return parser


def hostile(item):
    """The value with every text in it replaced by an attempt to break out of the page."""
    if isinstance(item, str):
        return HOSTILE
    if isinstance(item, bool):
        return item
    if isinstance(item, tuple):
        return tuple(hostile(one) for one in item) or (HOSTILE,)
    return replace(item, **{name: hostile(getattr(item, name)) for name in item.__match_args__})


def hostile_card():
    """A card in which every text is hostile."""
    card = card_of(rich(), OFTEN)
    fields = {name: hostile(getattr(card, name)) for name in card.__match_args__ if name not in ("tell", "contacts")}
    return replace(card, **fields, tell=hostile(card.tell), contacts=hostile(card.contacts))


def test_nothing_on_the_page_is_run():
    """Text with tags, quotes, escape codes or bidi controls in any field of the card comes out as that text alone."""
    plain = seen(render_page(card_of(rich(), OFTEN, taken="slow_time"), "Elm House"))
    page = render_page(hostile_card(), HOSTILE)
    found = seen(page)
    assert set(found.tags) <= set(plain.tags) | {"p"}
    assert "alert(1)" in page
    assert not {"script", "img", "a", "link", "iframe"} & set(found.tags)
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("src", "href")]
    assert "".join(found.text).count("<script>alert(1)</script>") >= 17
    assert not [
        character for character in page if character in BIDI_CONTROLS or (ord(character) < 32 and character != "\n")
    ]


def test_the_page_stands_alone():
    """The page asks nothing of the network, and names its language and its characters."""
    page = render_page(card_of(rich(), OFTEN), "Elm House")
    assert not re.search(r"https?:|//|@import|url\(", page.replace("<!doctype html>", ""))
    assert '<html lang="en">' in page
    assert '<meta charset="utf-8">' in page


@pytest.mark.parametrize(
    "text",
    ["01632 960001", "ELM-7K4Q-R", "Make the room safe.", "Monday 23 November, 12:00", "Elm House", "within 24 hours"],
)
def test_the_page_says_what_the_card_says(text):
    """The home, its numbers, the steps, the deadlines and the reference stand on the page."""
    card = card_of(rich(), OFTEN, deadline=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    assert text in " ".join(seen(render_page(card, "Elm House")).text)


def test_an_empty_section_is_left_out():
    """A card without steps has no heading for them; a missing number is said to be missing."""
    page = render_page(card_of(load(), CALM, contacts={}), "")
    assert "Do now" not in page
    assert "Phone numbers" not in page
    page = render_page(card_of(rich(), OFTEN, contacts={}), "")
    assert "not set" in page


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("most serious", "Nothing more serious applies, because you answered"),
        ("first match", "No earlier rule applies, because you answered"),
    ],
)
def test_why_comes_in_two_parts(policy, said):
    """First the answers that make the rule hold, then those that keep a stronger one from holding, in the words of the policy."""
    protocol = load(protocol_text(decide_by=policy))
    answers = CALM | {"injury": "hospital"}
    decision = decide(protocol, answers)
    made = make_card(protocol, decision, decision.outcome, (), {}, "ELM-0000-0", NOW, None)
    assert made.reasons == ("What is the worst injury? Hospital",)
    assert made.nothing_stronger[0] == "Is anyone in danger? No"
    assert f"{said}:\n  - Is anyone in danger? No" in render_card(made)
    assert said in render_page(made, "Elm House")
