import random
import re
import warnings
from importlib.resources import files

import pytest

from corpora.words.han_words import HanWords

OURS = ["三方合作", "南南合作", "最不发达国家"]
SAMPLE = (files("corpora") / "samples/A_RES_79_236.zh.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def jieba_words():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in OURS:
        tokenizer.add_word(word)
    return tokenizer


def test_text_is_cut_as_jieba_cuts_it(jieba_words):
    runs = re.findall("[\u4e00-\u9fff]+", SAMPLE)
    signs = "".join(runs)
    jumbled = ["".join(random.Random(n).choices(signs, k=20)) for n in range(300)]
    ours = HanWords(OURS)

    for run in (*runs, *jumbled, "㐂々𠀀合作"):
        assert list(ours.cut(run)) == list(jieba_words.cut(run, HMM=False))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("南南合作", ("南南", "合作")),
        ("最不发达国家", ("最不发达国家",)),
        ("亚的斯亚贝巴行动议程", ("亚的斯亚贝巴", "行动", "议程")),
        ("合作", ("合作",)),
    ],
)
def test_a_long_word_is_cut_finer_where_it_is_made_of_words(word, parts):
    assert HanWords(OURS).finer(word) == parts
