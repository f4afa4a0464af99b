"""Cases as rows of tables: what the measures count."""
