"""What the cards of the package add to a reason: what a goal or a title comes down to, told as that and not as the dossier."""
