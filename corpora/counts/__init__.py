"""What corpus linguistics counts: word lists, key words, collocations, dispersion."""
