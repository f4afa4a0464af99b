"""The line that comes before everything else. This module imports nothing, so that nothing can delay it."""

EMERGENCY_LINE = "If anyone is in danger now, call 999. You do not need this tool first."
