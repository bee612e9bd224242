"""Words: cut, in their dictionary form, and in one form for what is read alike.

tokens han_words        words in place, Chinese ones by a dictionary
folding levelling       what is the same to a search, and to a pattern of figures
han_forms               traditional Chinese as simplified
"""
