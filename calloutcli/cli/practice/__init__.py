"""`callout decide --practice` and `callout practice`: stories to practise on, and the trainer's summary."""
