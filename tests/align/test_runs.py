"""What an encoder other than the built-in one is asked to read as one text."""

import numpy as np

from align import align_segments, load_encoder
from align.static import StaticEncoder
from tests.align.versions import spans_of

SIZE = 24


class Contextual:
    """Line n means n, or two lines of the target together; other joined texts mean nothing."""

    name = "contextual"

    def __init__(self, together):
        self.together, self.asked = together, []
        self.parts = [f"Zeile {n}." for n in together]

    def encode(self, texts):
        self.asked += texts
        return np.array([self.vector(text) for text in texts], np.float32)

    def vector(self, text):
        chance = np.random.default_rng([ord(sign) for sign in text])
        noise = chance.normal(size=64) / 8
        words = text.replace(".", "").split()
        if len(words) == 2 and text not in self.parts:
            noise = noise * 0.5
            noise[int(words[1])] += 1
        elif text in self.parts:
            noise[self.together[0]] += 0.45  # little of what they mean together
        elif text == " ".join(self.parts):
            noise = noise * 0.2
            noise[self.together[0]] += 1
        return noise / np.linalg.norm(noise)


def sides():
    source = [f"Line {n}." for n in range(SIZE) if n != 11]
    return [source, [f"Zeile {n}." for n in range(SIZE)]]


def test_the_vector_of_a_joined_text_is_believed_more_than_the_sum_of_its_parts():
    encoder = Contextual((10, 11))
    vectors = [encoder.encode(side) for side in sides()]

    by_sums = align_segments(sides(), ["en", "de"], vectors=vectors)
    read = align_segments(sides(), ["en", "de"], encoder, vectors)

    (before,) = (bead.confidence for bead in by_sums.beads if bead.spans[0] == (10, 11))
    (after,) = (bead for bead in read.beads if bead.spans[0] == (10, 11))
    assert after.spans == ((10, 11), (10, 12))
    assert after.confidence > before


def test_only_runs_that_leave_a_doubt_are_read():
    encoder = Contextual((10, 11))

    align_segments(sides(), ["en", "de"], encoder)

    runs = [text for text in encoder.asked if text.count(".") > 1]
    assert "Zeile 10. Zeile 11." in runs
    assert len(runs) < SIZE


def test_runs_longer_than_models_read_are_not_read():
    encoder = Contextual((10, 11))
    long = [[f"{text}{' ' * 900}{text}" for text in side] for side in sides()]

    align_segments(long, ["en", "de"], encoder)

    assert set(encoder.asked) == {text for side in long for text in side}


def test_the_built_in_encoder_is_asked_once_for_its_sums_are_exact(monkeypatch):
    asked, encode = [], StaticEncoder.encode
    monkeypatch.setattr(
        StaticEncoder, "encode", lambda self, texts: asked.append(texts) or encode(self, texts)
    )

    for encoder in (None, load_encoder()):
        align_segments([["Water.", "Food. Aid."], ["Food.", "Aid. Water."]], ["en", "en"], encoder)

    assert len(asked) == 2


def test_a_side_without_segments_is_read_by_nobody():
    found = align_segments([[], ["Zeile 1."]], ["en", "de"], Contextual((10, 11)))

    assert spans_of(found) == set()
