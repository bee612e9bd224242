"""The language is taken off the names of files, so that versions of one document have one name."""

from pathlib import PurePath

import pytest

from corpora.file_names import languages_named, name_of

NAMES = [
    ("report.zh.docx", "zh", "report"),
    ("report_EN.pdf", "en", "report"),
    ("report-fr.txt", "fr", "report"),
    ("report (Arabic).docx", "ar", "report"),
    ("Arabic report.docx", "ar", "report"),
    ("report.es", "es", "report"),
    ("N2412345-zh.pdf", "zh", "N2412345"),
    ("annual-report-2024_zh-CN_v2.docx", "zh", "annual report 2024 v2"),
    ("report_fr-CA.docx", "fr", "report"),
    ("zh/report.txt", "zh", "report"),
    ("en/report.en.txt", "en", "report"),
    ("drafts EN/report.txt", "en", "drafts/report"),
    ("报告（中文版）.docx", "zh", "报告"),
    ("报告英文版.docx", "en", "报告"),
    ("报告zh.docx", "zh", "报告"),
    ("rapport (russe).docx", "ru", "rapport"),
    ("отчет_рус.doc", "ru", "отчет"),
    ("تقرير - العربية.docx", "ar", "تقرير"),
    ("en.txt", "en", ""),
    ("es decir.en.docx", "en", "es decir"),  # the text is in no Spanish
    ("report.zh.docx", "en", "report zh"),
    ("reporten.docx", "en", "reporten"),
    ("report2en.docx", "en", "report2en"),
    ("arms.ru.docx", "ru", "arms"),
    ("Espan\u0303ol.odt", "es", ""),  # as a Mac writes it
]


@pytest.mark.parametrize(("path", "lang", "name"), NAMES)
def test_the_language_of_the_text_is_taken_off_a_name(path, lang, name):
    assert name_of(PurePath(path), lang) == name


@pytest.mark.parametrize(
    ("name", "langs"),
    [
        ("zh", ["zh"]),
        ("English", ["en"]),
        ("fr_final", ["fr"]),
        ("中文", ["zh"]),
        ("en-US", ["en"]),
        ("zh and en", ["en", "zh"]),
        ("drafts", []),
    ],
)
def test_a_folder_may_be_called_by_a_language(name, langs):
    assert sorted(languages_named(name)) == langs
