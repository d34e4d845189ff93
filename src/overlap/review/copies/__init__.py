"""Several copies of one comparison -> one view, with what the groups say together."""
