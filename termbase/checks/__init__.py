"""Checking a translation against its source: what a reviser would mark, and little else.

Work        the passages of both sides, side by side, and what is known besides
check       a function from a Work to Remarks; one a file, all of them in `catalogue`
Finding     a remark with its place in the documents, its weight and its code

opening works               what the command line names becomes a Work
running waivers showing     checks at work; what is let stand; findings as they are shown
planting spoiling swapping  errors planted in a text, to see which are found
"""
