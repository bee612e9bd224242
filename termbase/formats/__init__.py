"""The files that terms travel in, a module each; `catalogue` is the table of them.

TBX 3 and 2, CSV and XLSX, MultiTerm, memoQ, UTX, OmegaT, JSON Lines, Markdown; IATE, UNTERM,
Wordfast and whatever table somebody keeps are read.
"""
