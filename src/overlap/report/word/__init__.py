"""The report as a Word document that schools edit: real headings, captions, and tables of which a row can be cut and pasted."""
