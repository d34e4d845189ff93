"""Every workbook there is: comparisons, matrices, routes, plain spreadsheets; and a filled-in one read back."""
