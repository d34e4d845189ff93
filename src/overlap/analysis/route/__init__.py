"""Choosing a route: what a pupil has had of each kwalificatie, what is left, and when things meet."""
