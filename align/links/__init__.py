"""Which word answers which."""
