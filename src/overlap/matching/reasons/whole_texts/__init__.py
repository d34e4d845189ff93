"""What is read in the whole texts of a pair, not only in what a reason quotes: what is done with a word, what else is alike."""
