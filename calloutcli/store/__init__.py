"""The only rooms that touch disks."""
