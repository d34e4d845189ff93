"""A PDF -> its tables and passages: letters (in a process of its own), lines, what is no text, tables, blocks."""
