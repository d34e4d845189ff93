"""What the parser of workbooks leaves out, looked up in the file: how numbers are shown, formulas, and what is struck through."""
