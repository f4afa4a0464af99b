"""The three pages of docs/ that start from zero, followed as their readers would follow them."""
