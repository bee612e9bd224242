"""Words: cut, in their dictionary form, and in one form for what is read alike."""
