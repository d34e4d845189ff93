"""What was decided: of each pair, of each goal, and of the whole."""
