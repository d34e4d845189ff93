"""Grids -> goals: where tables begin, what columns hold, what rows are, and what stands above them.

Words that are easily mixed up: a *header* names the columns of a table (headers, vocabulary); a *heading* is a line or cell
that names a module, deeltaak or kerntaak (headings), in a row of its own or in a column with the role "section 1", "section
2" …; a *caption* is all that stands above a table and goes for each of its goals (captions); the *section* of a goal is the
headings it came under, wide to narrow.
"""
