"""The words of two programmes as numbers: units, what they are alike to, how much each says, and what goals ask with them."""
