"""What two texts share in the words of both."""
