"""What is read in the whole texts of a pair and not only in what a reason quotes: what is done with a word, and what else is alike."""
