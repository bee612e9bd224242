import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.document import Ref, Segment
from termbase.mining.candidates import Place, find_candidates, found_at
from tests.align.versions import FILES, sample


def segments(lang, *texts):
    return [Segment(Ref("A/1", lang, place, 0), text) for place, text in enumerate(texts)]


def found(lang, *texts, least=2):
    """Candidates with what they cut, in the order of the text."""
    return {
        each.candidate.text: [texts[at][start:stop] for at, start, stop in each.places]
        for each in find_candidates(segments(lang, *texts), lang, least)
    }


def test_a_name_that_goes_over_title_marks_has_all_of_them():
    texts = segments("zh", "通过《甲乙宣言》和《丙丁纲要》后", "《甲乙宣言》和《丙丁纲要》第三章")
    places = [Place(0, 3, 14), Place(1, 1, 12)]

    name = found_at(("甲乙宣言和丙丁纲要",), places, texts, 1, 1, places, {})

    assert name.candidate.text == "《甲乙宣言》和《丙丁纲要》"


def test_a_title_alone_has_no_marks():
    texts = segments("zh", "《甲乙宣言》第三章")

    title = found_at(("甲乙宣言",), [Place(0, 1, 5)], texts, 1, 1, [Place(0, 1, 5)], {})

    assert title.candidate.text == "甲乙宣言"


def test_a_phrase_that_two_share_counts_for_both():
    texts = (
        "in South-South and triangular cooperation",
        "on South-South cooperation, for triangular cooperation",
        "by South-South cooperation",
    )

    candidates = found("en", *texts)

    assert candidates["South-South cooperation"] == [
        "South-South",
        "South-South cooperation",
        "South-South cooperation",
    ]
    assert candidates["triangular cooperation"] == ["triangular cooperation"] * 2


def test_a_shared_head_may_come_first():
    candidates = found(
        "fr",
        "la coopération Sud-Sud et triangulaire",
        "une coopération Sud-Sud, la coopération triangulaire",
        "de la coopération triangulaire",
    )

    assert candidates["coopération triangulaire"] == [
        "triangulaire",
        "coopération triangulaire",
        "coopération triangulaire",
    ]


def test_arabic_and_is_not_part_of_what_follows():
    candidates = found(
        "ar",
        "التعاون فيما بين بلدان الجنوب والتعاون الثلاثي",
        "التعاون الثلاثي والتعاون فيما بين بلدان الجنوب",
    )

    assert candidates["التعاون الثلاثي"] == ["التعاون الثلاثي"] * 2
    assert candidates["التعاون فيما بين بلدان الجنوب"] == ["التعاون فيما بين بلدان الجنوب"] * 2


def test_what_is_always_part_of_something_longer_is_no_candidate():
    candidates = found(
        "en", "a landlocked country", "the landlocked country", "any landlocked country"
    )

    assert list(candidates) == ["landlocked country"]


def test_a_pair_that_is_frequent_apart_is_two():
    candidates = found(
        "en", "of trade and development", "in trade", "on development", "a trade and development"
    )

    assert set(candidates) == {"trade", "development"}


def test_a_name_that_holds_a_pair_is_kept():
    name = "Conference on Trade and Development"

    candidates = found("en", f"the {name}", f"a {name}", "in trade", "on development")

    assert len(candidates[name]) == 2


def test_a_verb_that_opens_segments_begins_no_term():
    candidates = found("en", "Salutes the summit", "Salutes the report", "Salutes the summit")

    assert "summit" in candidates
    assert not any(text.startswith("Salutes") for text in candidates)


def test_what_opens_segments_before_a_preposition_and_its_article_is_a_noun():
    assert "Horario del puerto" in found("es", "Horario del puerto.", "Horario del puerto;")


def test_no_english_term_ends_with_a_participle_behind_its_noun():
    candidates = found("en", "Deaths attributed to smoke;", "deaths attributed to dust.")
    again = found("en", "value added, lessons learned", "value added and lessons learned")

    assert "deaths attributed" not in {text.casefold() for text in candidates}
    assert {"value added", "lessons learned"} <= set(again)


@pytest.mark.parametrize(
    ("lang", "whole", "half"),
    [
        ("fr", "pêche et agriculture durables", "agriculture durables"),
        ("es", "pesca y agricultura sostenibles", "agricultura sostenibles"),
    ],
)
def test_an_adjective_of_two_nouns_makes_no_term_with_the_second(lang, whole, half):
    candidates = found(lang, f"{whole};", f"{whole}.", whole.split()[0], f"{half}.")

    assert whole in candidates
    assert half not in candidates


@pytest.mark.parametrize(
    ("lang", "term", "texts"),
    [
        ("zh", "海洋垃圾", ("海洋垃圾危害鱼类。", "海洋垃圾来自陆地。", "海洋垃圾日益增多。")),
        ("en", "Remittances", ("Remittances help families.", "Remittances grew.")),
    ],
)
def test_what_every_segment_begins_with_is_what_they_are_about(lang, term, texts):
    assert term in found(lang, *texts)


def test_forms_count_together_and_the_most_frequent_stands_for_all():
    candidates = found("en", "a Member State", "the Member States", "of Member States")

    assert candidates["Member States"] == ["Member State", "Member States", "Member States"]


def test_chinese_is_found_without_cutting_it_into_words():
    text = [paragraph.text for paragraph in sample("zh").paragraphs]

    candidates = found("zh", *text)

    assert len(candidates["南南合作"]) == 65
    assert {"最不发达国家", "佩雷斯-格雷罗南南合作信托基金", "2030年议程"} <= set(candidates)
    assert not {"南合作", "南南合", "南南合作和", "的", "第二"} & set(candidates)


@pytest.mark.parametrize("lang", FILES)
def test_the_most_term_like_come_first(lang):
    made = [each.candidate for each in find_candidates(list(sample(lang).segments()), lang)]

    termhoods = [candidate.termhood for candidate in made]
    assert termhoods == sorted(termhoods, reverse=True)
    assert min(candidate.frequency for candidate in made) >= 2
    assert {(candidate.lang, candidate.documents) for candidate in made} == {(lang, 1)}


def test_documents_are_counted():
    texts = ["a landlocked country", "the landlocked country"]
    twice = [
        Segment(Ref(symbol, "en", 0, 0), text) for symbol, text in zip("AB", texts, strict=True)
    ]

    (only,) = find_candidates(twice, "en")

    assert only.candidate.documents == 2


def test_nothing_is_rarer_than_asked_for():
    texts = ["a landlocked country", "the landlocked country"]

    assert found("en", *texts, least=3) == {}
    assert "landlocked country" in found("en", *texts[:1], least=1)


@pytest.mark.parametrize("lang", ["zh", "en", "ar"])
@pytest.mark.parametrize("texts", [[], [""], ["，。", "—"], ["7", "7"]])
def test_nothing_has_no_candidates(lang, texts):
    assert found(lang, *texts) == {}


TEXTS = st.lists(
    st.text(st.sampled_from("合作南三方和的 -，.a cooperation and or the 7والتعاون"), max_size=30),
    max_size=6,
)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(list(FILES)), st.integers(1, 3))
def test_places_lie_in_their_segments_and_none_is_counted_twice(texts, lang, least):
    for each in find_candidates(segments(lang, *texts), lang, least):
        assert each.candidate.frequency == len(each.places) == len(set(each.places)) >= least
        assert list(each.places) == sorted(each.places)
        for place in each.places:
            cut = texts[place.segment][place.start : place.stop]
            assert cut == cut.strip() != ""
