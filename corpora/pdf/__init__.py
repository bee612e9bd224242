"""PDF: characters, rules and pictures of text on a page."""
