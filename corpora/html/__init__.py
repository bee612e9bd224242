"""HTML and Markdown as blocks.

blocks text     the page, and its text in reading order
look notes      how an element looks, which links call notes
markdown        rendered to HTML, and read as such
"""
