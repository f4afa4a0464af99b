"""What the agencies agreed: the file, its conditions, its shape."""
