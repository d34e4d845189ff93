"""The paragraphs of a Word document as passages: headings, items of lists with the number that Word shows, and plain text."""
