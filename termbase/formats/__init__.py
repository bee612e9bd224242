"""The files that terms travel in, a module each; `catalogue` is the table of them.

TBX 3 and 2, CSV and XLSX, MultiTerm, memoQ, UTX, OmegaT, JSON Lines, Markdown; IATE, UNTERM,
Wordfast, CC-CEDICT, PO and whatever table somebody keeps are read.

format losses                           what a format is; what a file could not carry
rows columns table_reading cells        entries as rows, and tables read whatever their columns
languages vocabulary dates decoding     words and signs of other programs in one form
xml_input xml_text pairs                what several formats share
"""
