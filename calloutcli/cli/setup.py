"""`callout setup`: the home's name, its numbers, its protocol. Every step can be skipped with Enter, and repeated."""

from collections.abc import Callable
from pathlib import Path

from calloutcli.cli.desk import choose_protocol, open_desk
from calloutcli.cli.prompt import Closed, ask_line
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import CalloutError
from calloutcli.frozen import replace
from calloutcli.interview.card import roles_to_ring
from calloutcli.store.home import save_settings
from calloutcli.store.library import shipped_versions
from calloutcli.store.settings import CODE, DEFAULT_CODE, NATIONS, NOT_SET, Settings

CLEAR = "-"


def setup(world: World, folder: Path | None) -> int:
    """Ask each setting in turn and save it at once; the exit status: 0, or 130 when the input ended.

    Raises:
        CalloutError: the settings cannot be read or written.
    """
    desk = open_desk(world, folder)
    home = desk.home
    world.say(f"Settings for the home in {home.folder}")
    world.say("Press Enter to leave a line as it is. Type - to clear it. Each line is saved at once.")

    def ask(label: str, present: str, fits: Callable[[str], str] = lambda _: "") -> str:
        for line in wrap(f"{label} (now: {present or 'not set'})"):
            world.say(line)
        while True:
            typed = ask_line(world)
            if typed == "":
                return present
            if typed == CLEAR:
                return ""
            complaint = fits(typed)
            if not complaint:
                return typed
            world.say(complaint)

    def keep(**changed: object) -> Settings:
        nonlocal home
        settings = replace(home.settings, **changed)
        if settings != home.settings:
            home = save_settings(home, settings)
        return home.settings

    try:
        settings = keep(home=ask("The home's name", home.settings.home))
        settings = keep(organisation=ask("The organisation that runs it", settings.organisation))
        code = ask("A short code for references, such as ELM", settings.code, _code_fits)
        settings = keep(code=code.upper() or DEFAULT_CODE)
        nation = ask(f"Whose bank holidays count: {', '.join(NATIONS)}", settings.nation, _nation_fits)
        settings = keep(nation=nation.lower() or NATIONS[0])
        shipped = ", ".join(f"{id_}@{versions[-1]}" for id_, versions in shipped_versions().items())
        settings = keep(
            protocol=ask(
                f"The protocol: a file, or one of {shipped}",
                settings.protocol,
                lambda name: _protocol_fits(folder, world, name),
            )
        )
        settings = keep(
            heads_folder=ask("A second folder for checkpoints, on another disk if you can", settings.heads_folder)
        )
        protocol, _ = choose_protocol(open_desk(world, folder))
        world.say("Phone numbers, as you would read them out")
        for role in roles_to_ring(protocol):
            contacts = dict(settings.contacts)
            contacts[role.id] = ask(role.title.to("en"), contacts.get(role.id, ""))
            settings = keep(contacts={id_: number for id_, number in contacts.items() if number})
    except (Closed, KeyboardInterrupt):
        world.say()
        world.say("Stopped. What you typed so far is saved.")
        return 130
    missing = [role.title.to("en") for role in roles_to_ring(protocol) if role.id not in settings.contacts]
    world.say("Saved.")
    for name in missing:
        world.say(f"  {name}: {NOT_SET}")
    world.say("Next: callout doctor")
    return 0


def _code_fits(text: str) -> str:
    return "" if CODE.match(text.upper()) else "Type 2 to 6 letters or digits."


def _nation_fits(text: str) -> str:
    return "" if text.lower() in NATIONS else f"Type one of {', '.join(NATIONS)}."


def _protocol_fits(folder: Path | None, world: World, name: str) -> str:
    try:
        choose_protocol(open_desk(world, folder), name)
    except CalloutError as error:
        return f"{error.message}. {error.hint}".strip()
    return ""
