"""The version of overlap: what every result says that it was made with."""

__version__ = "0.1.0"
