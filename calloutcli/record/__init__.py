"""Where a decision becomes evidence: kinds of record, their bytes, their disclosures, their reference."""
