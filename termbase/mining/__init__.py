"""Terms found in aligned text, and what they are called on the other side."""
