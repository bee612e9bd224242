"""What a termbase remembers: entries as they arrive, who decided what, what is true now.

journal state changes       the file of events, what is true after them, what each changed
arriving merging tidying    entries that come: in order, and joined with those that are there
editing                     what a person may say of an entry
records                     entries as JSON objects
"""
