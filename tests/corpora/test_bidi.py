"""Lines of an Arabic page, as one sees them, back into the order in which they are read."""

import pytest

from corpora.bidi import logical


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("لصفلا ،(A/69/10) 10 مقر", "رقم 10 (A/69/10)، الفصل"),  # a number before Latin in brackets
        ("لصفلا ،)A/69/10) 10 مقر", "رقم 10 (A/69/10)، الفصل"),  # one bracket stored as it looks
        ("2 ةرقفلا ،A/79/225 رظنا", "انظر A/79/225، الفقرة 2"),
        ("⁽¹⁾،تارييغتلا", "التغييرات،⁽¹⁾"),  # a call, its brackets as they look,
        ("⁾¹⁽،تارييغتلا", "التغييرات،⁽¹⁾"),  # and as they are meant
        ("⁽²⁾،2015 ماعل", "لعام 2015،⁽²⁾"),
        ("²،2015 ماعل", "لعام 2015،²"),
        ("رارقلا⁽³⁾", "⁽³⁾ القرار"),  # the label of a note
        (".14668 .oN⁾³⁽", "⁽³⁾ oN. 14668."),
        (".2006-2005 يساردلا ماعلا", "العام الدراسي 2005-2006."),  # a range ends the line,
        ("ىلإو ،2034-2024 ةرتفلل", "للفترة 2024-2034، وإلى"),  # or does not,
        ("2005-2006", "2005-2006"),  # or is all there is
    ],
)
def test_a_line_is_turned_into_reading_order(seen, read):
    assert logical(seen) == read
