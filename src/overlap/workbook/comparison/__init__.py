"""The workbook of one comparison: a module per sheet."""
