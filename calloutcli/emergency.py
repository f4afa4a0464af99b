"""The line that comes before everything else. This module imports nothing, so that nothing can delay it."""

EMERGENCY_LINE = "If anyone is in danger now, call 999. You do not need this tool first."


def is_scripted(arguments: "list[str]") -> bool:
    """Whether standard output belongs to a script: then the line goes to the error stream."""
    return any(word.startswith(("--json", "--answers")) for word in arguments)
