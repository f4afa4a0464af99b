"""Evidence, of opaque bytes: tree, signed note, checkpoint. Knows nothing of police or children."""
