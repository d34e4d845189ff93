"""Many programmes beside many: how much overlaps, what fits best, and where schools differ."""
