"""Running text -> goals: sections of headings and prose, and in them the lists that hold goals.

Most documents are tables alone: what reads text is loaded where there is some (`sections`, `lists`).
"""

TEXT = "Tekst"  # the name of running text where that of a sheet or table is asked for
