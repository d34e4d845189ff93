"""Grids -> goals: where tables begin, what columns hold, what rows are, and what stands above them."""
