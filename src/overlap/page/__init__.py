"""A comparison as one page to judge on a beamer: a file that needs nothing else, no server, no network.

`content` is what the page knows, `texts` what it says, `html` puts both in the file; decisions.js, coverage.js, view.js and
keys.js are the program in it, in the order in which they stand there. What the page saves is read back by
`overlap.workbook.readback.decision_file`.
"""

from .html import as_page

__all__ = ["as_page"]
