"""Numbers, dates and counters, with one value in whatever language they stand."""
