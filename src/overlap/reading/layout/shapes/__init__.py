"""Tables of another shape, made upright first: beside each other, on their side, or a form with its labels at the left."""
