"""The reference of every command, made from the commands themselves: `docs/reference.md` and the manual page `docs/callout.1`."""
