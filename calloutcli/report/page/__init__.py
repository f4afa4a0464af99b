"""A report as a page: its parts in words, tables and pictures."""
