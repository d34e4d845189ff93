"""Decisions of several people and of earlier versions -> one review."""
