"""What can go wrong by the user's doing, in one tree.

    HexaplaError                a mistake the user can mend; one line: what, where, what to do
    ├── UnreadableFile          not a file, not allowed, damaged, encrypted, too large, without text
    ├── UnknownLanguage         none of the six, or several at once
    ├── UnknownSymbol           not in the store, or not a document symbol
    ├── StoreError              the store cannot be opened, or is not one of ours
    └── FetchError              the UN's document system did not give the document

Mistakes of the programmer raise ValueError. The command line prints a HexaplaError as
`hexapla: <message>` and exits with 2; nothing else is caught.
"""


class HexaplaError(Exception):
    """A mistake the user can mend; the message says what, where, and what to do."""


class UnreadableFile(HexaplaError):
    """A file that cannot be read as a document."""


class UnknownLanguage(HexaplaError):
    """A language that is not one of the six, or could not be found out."""


class UnknownSymbol(HexaplaError):
    """A document symbol that is not in the store, or is not a symbol."""


class StoreError(HexaplaError):
    """A store that cannot be opened, or is not one of ours."""


class FetchError(HexaplaError):
    """The document system gave no document for this symbol and language."""
