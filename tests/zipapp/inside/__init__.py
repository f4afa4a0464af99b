"""What goes into the file as it stands. Not imported as a package there: each file is a module of its own."""
