"""Beads as people and programs see them: tables, pages, workbooks, memories, drawings."""
