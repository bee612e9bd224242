"""Good files made bad, for readers that must read or refuse whatever they get."""

from hypothesis import strategies as st

from corpora.blocks import Source
from corpora.errors import HexaplaError


@st.composite
def damaged(draw, good: bytes):
    """A good file after a few cuts, changes, losses and repeats."""
    data = bytearray(good)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(0, len(data) - 1)))
        stop = start + draw(st.integers(1, 200))
        kind = draw(st.sampled_from(["cut", "change", "lose", "repeat", "insert"]))
        if kind == "cut":
            del data[start:]
        elif kind == "change" and data:
            data[start] ^= draw(st.integers(1, 255))
        elif kind == "lose":
            del data[start:stop]
        elif kind == "repeat":
            data[start:start] = data[start:stop]
        else:
            data[start:start] = draw(st.binary(max_size=20))
    return bytes(data)


def assert_read_or_refused(read, data) -> None:
    """Nothing but a Source, or an error of ours in one line, comes out of a reader."""
    try:
        source = read(data)
    except HexaplaError as error:
        refusal = str(error)
        assert refusal
        assert "\n" not in refusal
    else:
        assert isinstance(source, Source)
