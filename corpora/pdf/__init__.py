"""PDF: characters, rules and pictures of text on a page.

pdfium glyphs rulings           what PDFium sees on a page
arabic_glyphs                   what says another character than it shows
grids                           cells between the rules
recognised recognised_notes     text that a program recognised on a picture (OCR), and its notes
page_lines                      what became of each line, for drawings
"""
