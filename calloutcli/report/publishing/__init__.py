"""What of a report everybody may see: small numbers hidden, so that none can be worked out."""
