import json

import pytest
from hypothesis import given, settings

from termbase.keeping.changes import applied, delta
from termbase.keeping.records import entry_of, record_of
from tests.termbase.orderly import FULL, PLAIN, orderly


@settings(max_examples=25, deadline=None)
@given(orderly(least=1), orderly(least=1))
def test_a_change_put_on_the_old_gives_the_new(old, new):
    for before, after in zip(old, new, strict=False):
        change = json.loads(json.dumps(delta(before, after)))

        assert applied(before, after.id, change) == after


def test_nothing_changed_is_nothing_said():
    assert delta(FULL, FULL) == {}


def test_only_what_changed_is_said():
    from termbase.keeping.editing import ranked, with_texts

    after = with_texts(subject="development")(ranked(("zh", "三方合作"), "preferred")(PLAIN))

    assert delta(PLAIN, after) == {
        "entry": {"subject": "development"},
        "terms": [{"lang": "zh", "text": "三方合作", "status": "preferred"}],
    }


def test_an_entry_is_a_record_and_back():
    assert entry_of(json.loads(json.dumps(record_of(FULL)))) == FULL


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([], "a entry is an object, not list"),
        ({"terms": {}}, "terms of a entry is of the wrong kind"),
        ({"terms": [{"lang": 3}]}, "lang of a term"),
        ({"terms": [{"status": "good"}]}, "status 'good' is not known"),
        ({"terms": [{"reliability": True}]}, "reliability of a term"),
        ({"created": 7}, "a created is an object"),
        ({"terms": [{"contexts": [{"text": "a", "span": [0, 9]}]}]}, "in a text of 1"),
    ],
)
def test_a_record_of_another_form_is_refused(record, message):
    with pytest.raises(ValueError, match=message):
        entry_of(record)
