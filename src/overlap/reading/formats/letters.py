"""Columns by letter, as spreadsheets name them."""


def letter_of(column: int) -> str:
    """Give the letters of a column (from 0): 0 is "A", 26 is "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(letters: str) -> int:
    """Give the column (from 0) with these letters, in capitals or not: "A" is 0, "AA" is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
