"""What a count is worth: intervals, ratios, limits. Values in, values out."""
