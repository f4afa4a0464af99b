"""From words on the command line to one command, and from what it raises to an exit status."""

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from calloutcli.cli.world import World, real_world
from calloutcli.emergency import EMERGENCY_LINE, is_scripted
from calloutcli.errors import CalloutError, StoreError

if TYPE_CHECKING:
    import typer

BUG = 70


def run(arguments: Sequence[str], world: World | None = None) -> int:
    """The exit status of one command. `callout decide` alone is started without the option parser: it must be quick."""
    world = world or real_world()
    try:
        if list(arguments) == ["decide"]:
            from calloutcli.cli.decide import decide_at_terminal

            return decide_at_terminal(world)
        return _parse_and_run(arguments, world)
    except CalloutError as error:
        from calloutcli.cli.render import render_error

        if not _line_is_in_view(arguments, world):
            _emergency_first(arguments, world)
        world.comment(render_error(error))
        return error.status
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        if not _line_is_in_view(arguments, world):
            _emergency_first(arguments, world)
        named = f"`{error.filename}`" if error.filename else "what was to be said"
        world.comment(f"error: {named} cannot be read or written: {(error.strerror or str(error)).lower()}")
        world.comment("hint: check the disk and the folder; what was recorded stays recorded")
        return StoreError.status
    except Exception as error:  # noqa: BLE001 - the one place where a bug is caught
        _emergency_first(arguments, world)
        world.comment(_bug(error))
        return BUG


def _parse_and_run(arguments: Sequence[str], world: World) -> int:
    import typer

    app, name, rest = _app_for(arguments, world)
    try:
        with contextlib.redirect_stdout(world.stdout), contextlib.redirect_stderr(world.stderr):
            status = app(rest, prog_name=name, standalone_mode=False, obj=world)
    except typer.TyperException as error:
        if not _line_is_in_view(arguments, world):
            _emergency_first(arguments, world)
        message = error.format_message()
        if type(error).__name__ == "NoArgsIsHelpError":
            world.comment(message)
            return error.exit_code
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "callout"
        message = message.rstrip(".")
        world.comment(f"error: {message[:1].lower()}{message[1:]}\nhint: {command} --help shows what it takes")
        return error.exit_code
    return status if isinstance(status, int) else 0


def _app_for(arguments: Sequence[str], world: World) -> "tuple[typer.Typer, str, list[str]]":
    """(the commands to choose from, what they are called by, the words that are left). Only one group of them is loaded."""
    from calloutcli.cli.options import GROUPS

    if arguments and arguments[0] in GROUPS:
        return _group(arguments[0]), f"callout {arguments[0]}", list(arguments[1:])
    from calloutcli.cli.commands import app

    if "_CALLOUT_COMPLETE" in world.environ:  # a shell asks for words to complete: these may be of any group
        for one in app.registered_groups:
            one.typer_instance = _group(str(one.name))
    return app, "callout", list(arguments)


def _group(name: str) -> "typer.Typer":
    from importlib import import_module

    app: typer.Typer = getattr(import_module(f"calloutcli.cli.{name}_commands"), f"{name}_app")
    return app


def _line_is_in_view(arguments: Sequence[str], world: World) -> bool:
    """Whether the line that `main` wrote stands just above where an error would: same stream, or same screen."""
    return is_scripted(list(arguments)) or (world.stdout.isatty() and world.stderr.isatty())


def _emergency_first(arguments: Sequence[str], world: World) -> None:
    """At an incident the 999 line stands before every error, on the stream where the error stands."""
    if arguments and arguments[0] in ("decide", "resume"):
        world.comment(EMERGENCY_LINE)


def _bug(error: Exception) -> str:
    """What went wrong and where, without any value that a variable held."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = [f"  {frame.filename.rsplit('calloutcli', 1)[-1]}:{frame.lineno} in {frame.name}" for frame in frames[-6:]]
    lines = [f"error: this is a fault in callout: {type(error).__name__}", *where]
    return "\n".join([*lines, "hint: what you answered is saved; tell whoever looks after this computer these lines"])
