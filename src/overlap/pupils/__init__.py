"""The pupils' check: sentences to answer made of what was decided, and the answers that come back, as counts.

Nobody's name is asked, and of what comes back only counts are kept.
"""
