"""Text that a program pulled out of a PDF: pages, notes, columns and word order put back."""
