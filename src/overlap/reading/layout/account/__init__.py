"""What is told of a reading: signs that a table was not understood, what people marked, and what looks like an unread goal."""
