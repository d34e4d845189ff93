"""The files of a task: which filled-in workbooks are meant, how they are read back, and where the result goes."""
