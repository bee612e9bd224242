"""What speaks for a bead: each kind of evidence, and what it is worth."""
