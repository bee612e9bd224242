"""Documents kept in one file, and found in it.

store database keeping      what is kept; the file of it; how files of documents go into it
alignments opposite         what stands beside what, and opposite a place
search concordance          where words stand, and the lines that show it
"""
