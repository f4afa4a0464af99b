"""Old incidents out of a spreadsheet: its lines, what its words mean, and every line whole or why not."""
