"""Findings as they are shown and as they leave: on a terminal, in files for people and programs.

    terminal    grouped by place, both sides cut around what it is about, marked
    records     an object a finding, in JSON Lines
    sarif       SARIF 2.1.0, for programs that gather results
    workbook    XLSX, a row a finding, with a column for the reviser's verdict
    page        one HTML page, both sides in full, to be read, filtered and printed

All take findings in the order of the documents; what a text has in it harms none of them.
"""
