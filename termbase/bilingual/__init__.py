"""Bilingual files, unit by unit: what translation programs exchange, and tables of two columns.

    read_bilingual(Path("A_RES_79_236.sdlxliff")).units[0]
    Unit("segment 1", "Reaffirming its resolution 64/222,", "重申其第64/222号决议，", state="Draft")

XLIFF 1.2 and 2, SDLXLIFF, MQXLIFF, MXLIFF, TMX, memories of Wordfast; tables in DOCX, XLSX, CSV,
TSV.
"""

from termbase.bilingual.catalogue import is_bilingual, may_hold_table, read_bilingual
from termbase.bilingual.unit import Bilingual, Unit

__all__ = ["Bilingual", "Unit", "is_bilingual", "may_hold_table", "read_bilingual"]
