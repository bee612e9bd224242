"""Text that a program pulled out of a PDF: pages, notes, columns and word order put back.

columns blank_lines lone_numbers                     the whole file, before it is pages
visual_order drawn_runs turned_words lam_alef        Arabic that is out of order, put right
beyond_mending                                       and what of it cannot be mended
dump notes                                           pages of lines again, with their notes
lines few_lines wide_lines letter_widths             where paragraphs end among lines without places
"""
