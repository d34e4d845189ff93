"""The workbook of a route: a module per sheet."""
