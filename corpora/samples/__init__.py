"""The samples: resolution 79/236 in the six languages, and the scripts that make their files.

`README.md` in this folder says what each file is. `python -m corpora.samples.make` makes the PDF,
DOCX, HTML and text files again from the Markdown sources in `text/`.
"""
