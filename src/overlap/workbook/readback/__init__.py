"""A filled-in workbook -> Review."""
