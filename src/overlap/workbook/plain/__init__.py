"""Spreadsheets and files that nobody judges in: programmes, templates, lists of words, all pairs."""
