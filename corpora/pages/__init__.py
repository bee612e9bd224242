"""Lines on pages become blocks: what is text, what is note or furniture, what goes on where.

lines marks bidi                glyphs become lines; Arabic ones in reading order
furniture footnotes             what is set aside, and what is called from the text
tables overleaf floating        rows of cells, tables over several pages, boxes
usual layout turns              how a document is set, which lines make a paragraph, over page turns
room widths line_ends joining   whether a word had room, what ends of lines tell, their text as one
"""
