"""Libraries: what groups decided about texts that others have too, in one open file, without names of people.

`decisions` says what is in one, `writing` and `reading` turn it into a file and back, `collected` makes one of filled-in
workbooks, and `recognition` finds its texts in another school's documents. `proposals` puts what it says beside a comparison.
"""
