"""What two texts have in common in meaning alone: no word of either stands in the other."""
