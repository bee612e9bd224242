"""Numbers, dates and counters, with one value in whatever language they stand.

numerals patterns                     the figures of a text, and what they look like
number_words han_numbers dates        numbers in words and in Chinese characters; dates and times
counters                              a number as a list prints it
"""
