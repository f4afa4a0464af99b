"""One incident: what was asked, what was answered, what the protocol decides."""
