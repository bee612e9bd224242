"""DOCX: the parts of a file, its styles, lists and notes, as blocks.

package     the parts of the file, unpacked within bounds
styles numbering notes     how paragraphs look, what their automatic numbers and those of notes are
text blocks     the text in reading order, and all together
legacy      older formats, by way of LibreOffice
"""
