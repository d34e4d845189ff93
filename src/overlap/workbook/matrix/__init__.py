"""The workbook of many programmes beside many: a module per sheet."""
