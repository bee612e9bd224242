"""Documents kept in one file, and found in it."""
