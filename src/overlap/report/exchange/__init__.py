"""What was decided, for other systems: CASE, SSSOM and csv."""
