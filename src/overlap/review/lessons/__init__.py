"""What decisions teach: words of the region, how right the proposals were, how much was missed."""
