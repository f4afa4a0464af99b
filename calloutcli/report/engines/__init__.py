"""Where the measures run: embedded in DuckDB, or the same SQL on PostgreSQL or Spark. Each reads the same Parquet files."""
