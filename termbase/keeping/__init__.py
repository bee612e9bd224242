"""What a termbase remembers: entries as they arrive, who decided what, what is true now."""
