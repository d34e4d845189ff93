"""How any .xlsx of ours is written: a book, its sheets, and how they look. Knows nothing of goals."""
