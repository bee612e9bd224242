import gc

import pytest

from termbase.mining.collecting import uncollected


def test_circles_are_searched_for_again_afterwards():
    with uncollected():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_they_are_also_after_an_error():
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")

    assert gc.isenabled()


def test_who_does_not_want_the_search_does_not_get_it():
    gc.disable()
    try:
        with uncollected():
            pass

        assert not gc.isenabled()
    finally:
        gc.enable()
