"""Decisions of an earlier version of the documents -> a new comparison."""
