"""DOCX: the parts of a file, its styles, lists and notes, as blocks."""
