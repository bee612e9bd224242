"""Tables as people keep them, and how their columns are understood."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from corpora.errors import HexaplaError, UnreadableFile
from termbase.entry import Change, Context, Definition, Entry, Term
from termbase.formats.catalogue import read
from termbase.formats.columns import Column, understood
from termbase.formats.format import Wishes

HEADINGS = {
    "en": Column("term", "en"),
    "EN-US": Column("term", "en-US"),
    "英文": Column("term", "en"),
    "Chinese (PRC)": Column("term", "zh-CN"),
    "English 2": Column("term", "en"),
    "Simplified Chinese": Column("term", "zh-Hans"),
    "Term (Chinese - Traditional)": Column("term", "zh-Hant"),
    "简体中文术语": Column("term", "zh-Hans"),
    "French equivalent": Column("term", "fr"),
    "法文译名": Column("term", "fr"),
    "Traduction française": Column("term", "fr"),
    "Перевод на русский": Column("term", "ru"),
    "Source term (EN)": Column("term", "en"),
    "Term_EN_1": Column("term", "en"),
    "English synonym 1": Column("term", "en", "variant"),
    "English Short": Column("term", "en", "shortForm"),
    "French Formal Name": Column("term", "fr", "fullForm"),
    "Acronym (Spanish)": Column("term", "es", "acronym"),
    "Term (EN)": Column("term", "en"),
    "English_Def": Column("definition", "en"),
    "Definition (French)": Column("definition", "fr"),
    "中文定义": Column("definition", "zh"),
    "ru status": Column("status", "ru"),
    "ar note": Column("note", "ar"),
    "zh context 2": Column("context", "zh", number=2),
    "Term_Note": Column("term note"),
    "Entry_ID": Column("id"),
    "No.": Column("id"),
    "E_DOMAINS": Column("subject"),
    "备注": Column("note"),
    "T_RELIABILITY": Column("reliability"),
    "L_CODE": Column("lang"),
    "Language": Column("lang"),
    ">>T<<Status": Column("status"),
    ">>X<<Secret": Column(""),
    ">>I<<English": Column("term", "en"),
    "Delegation": Column("field", name="Delegation"),
    "en Delegation": Column("field", "en", "Delegation"),
    "field: note": Column("field", name="note"),
    "term (lang: zu)": Column("term", "zu"),
    "variant (lang: no)": Column("term", "no", "variant"),
    "definition 2 (lang: yue)": Column("definition", "yue", number=2),
    "field: gender (lang: zu)": Column("field", "zu", "gender"),
    "ignore": Column(""),
    "": Column(""),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_is_understood(heading):
    assert understood(heading) == HEADINGS[heading]


@pytest.mark.parametrize("heading", [h for h, column in HEADINGS.items() if column.field])
def test_the_heading_we_write_is_understood_as_the_same(heading):
    assert understood(HEADINGS[heading].title) == HEADINGS[heading]


def table(tmp_path, data, name="a.csv", **wishes):
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(path, "", Wishes(**wishes))


def pairs(found):
    return [tuple((t.lang, t.text) for t in entry.terms) for entry in found.entries]


IATE = (
    "E_ID|E_DOMAINS|L_CODE|T_TERM|T_TYPE|T_RELIABILITY|T_EVALUATION|T_INSTITUTION\n"
    "1|TRADE;law|en|South-South cooperation|Term|Very reliable|Preferred|COM\n"
    "1|TRADE;law|en|SSC|Abbrev|Reliable|Obsolete|\n"
    "1|TRADE;law|fr|coopération Sud-Sud|Term|Minimum reliability||\n"
    "2||xx|x|Term||\n"
    "2||de|Wald|Term|||\n"
)


def test_iate_has_a_term_to_a_row(tmp_path):
    found = table(tmp_path, IATE)

    first, second = found.entries
    assert (first.id, first.subject) == ("c1", "TRADE;law")
    assert [(t.text, t.status, t.term_type, t.reliability) for t in first.terms] == [
        ("South-South cooperation", "preferred", "", 10),
        ("SSC", "superseded", "abbreviation", 9),
        ("coopération Sud-Sud", "", "", 1),
    ]
    assert dict(first.terms[0].fields)["T_INSTITUTION"] == "COM"
    assert [term.text for term in second.terms] == ["Wald"]
    assert "rows left out, for 'xx' is no language: 1" in found.remarks


MEMOQ = (
    "Entry_ID;Entry_Subject;Entry_Domain;Entry_ClientID;Entry_ProjectID;Entry_Created;"
    "Entry_Creator;Entry_LastModified;Entry_Modifier;Entry_Note;English_Def;English;Term_Info;"
    "Term_Example;English;Term_Info;Term_Example;Chinese (PRC)_Def;Chinese (PRC);Term_Info;"
    "Term_Example\n"
    "7;trade;d;c;p;1/15/2026 10:00:00 AM;ann;;;n;def;SSC;CasePermissive;HalfPrefix;An SSC.;"
    .replace("CasePermissive;HalfPrefix", '"CasePermissive;HalfPrefix"')
    + 'S-S;"CaseSense;Exact;Forbidden";;;南南合作;"CasePermissive;HalfPrefix";\n'
)  # fmt: skip


def test_memoq_repeats_its_headings(tmp_path):
    found = table(tmp_path, MEMOQ)

    assert found.entries == (
        Entry(
            "c7",
            (
                Term("en", "SSC", contexts=(Context("An SSC.", (3, 6), ""),)),
                Term("en", "S-S", "deprecated", fields=(("matching", "CaseSense;Exact"),)),
                Term("zh", "南南合作"),
            ),
            "trade",
            (Definition("def", "", "en"),),
            "n",
            created=Change("2026-01-15T10:00:00Z", "ann"),
            fields=(("customer", "c"), ("domain", "d"), ("project", "p")),
        ),
    )


def test_what_is_said_of_terms_in_an_unknown_language_is_not_said_of_others(tmp_path):
    data = "Entry_ID,English,Term_Info,Klingon,Term_Info\n1,forest,CasePermissive,wud,Forbidden\n"

    found = table(tmp_path, data)

    assert [term.status for term in found.entries[0].terms] == [""]
    assert ("Klingon", "wud") in found.entries[0].fields


def test_unterm_names_short_and_formal(tmp_path):
    found = table(
        tmp_path,
        "English Short\tEnglish Formal\tFrench Short\tRemarks\n"
        "Chad\tthe Republic of Chad\tTchad (le)\tmember\n",
        "countries.tsv",
    )

    (entry,) = found.entries
    assert [(t.lang, t.text, t.term_type) for t in entry.terms] == [
        ("en", "Chad", "shortForm"),
        ("en", "the Republic of Chad", "fullForm"),
        ("fr", "Tchad (le)", "shortForm"),
    ]
    assert entry.note == "member"


def test_bars_in_a_cell_hold_synonyms_apart(tmp_path):
    found = table(tmp_path, "English,Subject,Chinese\nSSC|South-South,trade,南南合作\n")

    assert pairs(found) == [(("en", "SSC"), ("en", "South-South"), ("zh", "南南合作"))]


def test_levels_of_glossary_converter_are_taken_off(tmp_path):
    found = table(tmp_path, ">>E<<Subject,>>I<<English,>>X<<No,>>I<<German\ntrade,forest,9,Wald\n")

    assert pairs(found) == [(("en", "forest"), ("de", "Wald"))]
    assert found.entries[0].subject == "trade"


@pytest.mark.parametrize("sides", ["source term,target term", "Original,Translation"])
def test_the_two_sides_may_be_called_otherwise(tmp_path, sides):
    found = table(tmp_path, f"comment,{sides}\nn,forest,森林\n", langs=("en", "zh"))

    assert pairs(found) == [(("en", "forest"), ("zh", "森林"))]


def test_source_and_target_are_named_by_the_user(tmp_path):
    data = "source,target,context,explanation\nforest,森林,nature,trees\n"

    found = table(tmp_path, data, langs=("en", "zh"))

    assert pairs(found) == [(("en", "forest"), ("zh", "森林"))]
    assert found.entries[0].note == "trees"
    assert found.entries[0].fields == (("context", "nature"),)
    with pytest.raises(UnreadableFile, match="name them, as in -l en,zh"):
        table(tmp_path, data)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_separators_and_encodings_are_told(tmp_path, separator, encoding):
    rows = [
        ["English", "中文", "备注"],
        ["forest", "森林", "树木很多的地方"],
        ["sea", "海洋", "水"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)

    found = table(tmp_path, text.encode(encoding))

    assert pairs(found) == [(("en", "forest"), ("zh", "森林")), (("en", "sea"), ("zh", "海洋"))]
    assert found.entries[0].note == "树木很多的地方"


def test_columns_without_headings_are_told_by_their_letters(tmp_path):
    found = table(tmp_path, "the law of the sea,海洋法,1982\nall of the forests,森林,\n")

    assert pairs(found)[0] == (("en", "the law of the sea"), ("zh", "海洋法"))
    assert found.entries[0].note == "1982"


def test_a_second_column_in_a_language_without_headings_holds_notes(tmp_path):
    found = table(tmp_path, "the law of the sea,海洋法,see the Convention on it\n")

    assert pairs(found) == [(("en", "the law of the sea"), ("zh", "海洋法"))]
    assert found.entries[0].note == "see the Convention on it"


def test_a_title_may_stand_above_the_headings(tmp_path):
    found = table(tmp_path, "Glossary,\n\nof 2026,,\nEnglish,French,Note\nforest,forêt,n\n")

    assert pairs(found) == [(("en", "forest"), ("fr", "forêt"))]
    assert found.remarks == ("rows above the headings, left out: 2",)


def test_a_row_that_names_languages_is_no_heading_within_a_table(tmp_path):
    found = table(tmp_path, "English,French\nforest,forêt\nFrench,anglais\n")

    assert len(found.entries) == 2


def test_one_column_is_no_table_of_two_languages(tmp_path):
    with pytest.raises(UnreadableFile, match="one column"):
        table(tmp_path, "forest\nsea\n", langs=("en", "zh"))


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_sheets_with_the_same_columns_are_one_table_and_others_are_named(tmp_path):
    data = workbook(
        ("Read me", [["A glossary."]]),
        ("A to K", [["English", "French"], ["forest", "forêt"]]),
        ("L to Z", [["English", "French"], ["sea", "mer"]]),
        ("Names", [["English", "Spanish"], ["Spain", "España"]]),
    )

    found = table(tmp_path, data, "a.xlsx")

    assert pairs(found) == [(("en", "forest"), ("fr", "forêt")), (("en", "sea"), ("fr", "mer"))]
    assert found.remarks == (
        "sheets left out: Read me, Names; what is wanted of them, save as a file alone",
    )


def test_a_workbook_without_terms_says_what_its_first_sheet_lacks(tmp_path):
    with pytest.raises(UnreadableFile, match="no column of terms found"):
        table(tmp_path, workbook(("A", [["Notes"], ["x"]]), ("B", [["x"]])), "a.xlsx")


def test_how_columns_were_understood_is_shown(tmp_path):
    found = table(tmp_path, "English,Delegation,备注,Status\nforest,Chad,n,approved\n")

    assert [(c.header, c.meaning, c.example) for c in found.columns] == [
        ("English", "en", "forest"),
        ("Delegation", "Delegation", "Chad"),
        ("备注", "note", "n"),
        ("Status", "each term's status", "approved"),
    ]


def test_a_person_says_otherwise(tmp_path):
    data = "Word,Wort,Kommentar,Delegation\nforest,Wald,n,Chad\n"
    wishes = {"Word": "en", "2": "de", "Kommentar": "en note", "Delegation": "ignore"}

    found = table(tmp_path, data, columns=wishes)

    assert found.entries == (Entry("c1", (Term("en", "forest", note="n"), Term("de", "Wald"))),)


def test_a_column_that_is_not_there_is_named(tmp_path):
    with pytest.raises(HexaplaError, match="--map Wrod=en: no such column; there are Word, zh"):
        table(tmp_path, "Word,zh\nforest,森林\n", columns={"Wrod": "en"})


def test_a_table_without_terms_says_what_to_do(tmp_path):
    with pytest.raises(UnreadableFile, match="no column of terms found; say which is which: --map"):
        table(tmp_path, "Notes,Subject\nforest,Wald\n")


def test_rows_of_one_id_are_one_concept(tmp_path):
    found = table(tmp_path, "id,en,zh\n1,forest,森林\n2,sea,海\n1,woods,\n")

    assert pairs(found)[0] == (("en", "forest"), ("en", "woods"), ("zh", "森林"))


OMEGAT = "# a comment\nforest\t森林\ttrees\nforest\t树林\nsea\t海\n"


def test_numbers_that_start_again_are_other_concepts(tmp_path):
    rows = "1,forest,森林\n1,woods,\n2,sea,海\n1,trade,贸易\n"

    found = table(tmp_path, f"No.,en,zh\n{rows}")

    assert [[term.text for term in entry.terms] for entry in found.entries] == [
        ["forest", "woods", "森林"],
        ["sea", "海"],
        ["trade", "贸易"],
    ]
    assert "ids that come again, changed: 1" in found.remarks


@pytest.mark.parametrize("name", ["g.utf8", "g.txt", "g.tab"])
def test_a_glossary_of_omegat_has_no_heading(tmp_path, name):
    found = table(tmp_path, OMEGAT, name, langs=("en", "zh"))

    assert pairs(found) == [
        (("en", "forest"), ("zh", "森林"), ("zh", "树林")),
        (("en", "sea"), ("zh", "海")),
    ]
    assert found.entries[0].terms[1].note == "trees"


def test_utx_says_its_languages_itself(tmp_path):
    data = (
        "#UTX 1.11; en/zh-CN; 2026-01-15T10:00:00; copyright: X; license: CC0; bidirectional;\r\n"
        "#description: x;\r\n#src\ttgt\tsrc:pos\ttgt:pos\tterm status\tsrc:comment\tconcept ID\r\n"
        "forest\t森林\tnoun\tnoun\tapproved\ttrees\tC9\r\nwoods\t森林\tnoun\t\tforbidden\t\tC9\r\n"
    )

    found = table(tmp_path, data, "a.utx")

    (entry,) = found.entries
    assert entry.id == "C9"
    assert [(t.lang, t.text, t.status) for t in entry.terms] == [
        *(("en", "forest", ""), ("en", "woods", ""), ("zh", "森林", "preferred")),
    ]
    assert "zh-CN is taken for zh" in found.remarks


def test_a_memory_of_wordfast_is_pairs(tmp_path):
    data = (
        "%20260115~100000\t%User ID\t%TU=1\t%EN-US\t%Wordfast TM v.5\t%ZH-CN\t%---\n"
        "20260115~100000\tann\t0\tEN-US\tforest\tZH-CN\t森林\n20260115\tann\n"
    )

    found = table(tmp_path, data.encode("utf-16"), "tm.txt")

    assert pairs(found) == [(("en", "forest"), ("zh", "森林"))]
    assert found.entries[0].created == Change("2026-01-15T10:00:00Z", "ann")
    assert "lines left out, for they are no pairs: 1" in found.remarks


def test_signs_that_wordfast_escapes_are_themselves_again(tmp_path):
    data = (
        "%20260115~100000\t%User ID\t%TU=1\t%EN-01\t%Wordfast TM v.5.51w\t%FR-01\t%-\r\n"
        "20260115~100000\tann\t0\tEN-01\tQ&'26;A\tFR-01\tl&'92;eau\r\n"
    )

    assert pairs(table(tmp_path, data, "a.txt")) == [(("en", "Q&A"), ("fr", "l’eau"))]


@pytest.mark.parametrize(
    ("heading", "lang"),
    [
        ("Italienisch", "it"),
        ("葡萄牙语", "pt"),
        ("葡萄牙文译名", "pt"),
        ("Swahili term", "sw"),
        ("Portuguese (Brazil)", "pt-BR"),
        ("Haitian Creole", "ht"),
        ("sw", "sw"),
        ("الإيطالية", "it"),
    ],
)
def test_languages_are_known_by_their_names_in_many_languages(heading, lang):
    column = understood(heading)

    assert (column.field, column.lang) == ("term", lang)


@pytest.mark.parametrize("heading", ["Length (km)", "Sent to", "Tel", "Term ID", "notes sw"])
def test_short_words_in_a_heading_are_no_languages(heading):
    assert understood(heading).field in ("field", "id")


@pytest.mark.parametrize(
    "text",
    [
        "'en','fr'\n'water, fresh','l''eau'\n",
        "'en'; 'fr'\n'water, fresh'; 'l''eau'\n",
        "id;'en';'fr'\n1;'water, fresh';'l''eau'\n",
    ],
)
def test_cells_may_stand_in_single_quotes(tmp_path, text):
    (entry,) = table(tmp_path, text).entries

    assert [term.text for term in entry.terms] == ["water, fresh", "l'eau"]


def test_an_apostrophe_is_no_quotation_mark(tmp_path):
    found = table(tmp_path, "en,nl\n'the' Hague,'s-Gravenhage\nd'Arcy,'t Hooft\n").entries

    assert [[term.text for term in entry.terms] for entry in found] == [
        ["'the' Hague", "'s-Gravenhage"],
        ["d'Arcy", "'t Hooft"],
    ]


def workbook_of(rows, *merged):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_rows_that_share_a_term_or_an_id_are_one_concept(tmp_path):
    rows = [
        ["Subject", "English", "French"],
        ["trade", "tariff", "tarif"],
        ["", "", "droit"],
        ["", "quota", "contingent"],
    ]
    (tmp_path / "a.xlsx").write_bytes(workbook_of(rows, "A2:A4", "B2:B3"))

    first, second = read(tmp_path / "a.xlsx").entries

    assert [term.text for term in first.terms] == ["tariff", "tarif", "droit"]
    assert [term.text for term in second.terms] == ["quota", "contingent"]
    assert (first.subject, second.subject) == ("trade", "trade")


def test_headings_over_two_rows_are_read(tmp_path):
    rows = [["Subject", "Terms", ""], ["", "English", "French"], ["trade", "tariff", "tarif"]]
    (tmp_path / "a.xlsx").write_bytes(workbook_of(rows, "A1:A2", "B1:C1"))

    (entry,) = read(tmp_path / "a.xlsx").entries

    assert (entry.subject, [term.text for term in entry.terms]) == ("trade", ["tariff", "tarif"])


def test_more_merged_cells_than_a_table_has_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("termbase.formats.xlsx._MOST_CELLS", 100)
    plain = workbook_of([["en", "fr"], ["tariff", "tarif"], ["", "droit"]], "A2:A3")
    same, made = b'<mergeCell ref="A2:A3"/>', io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(same, same * 51))
    (tmp_path / "a.xlsx").write_bytes(made.getvalue())

    with pytest.raises(UnreadableFile, match="more than 100 merged cells"):
        read(tmp_path / "a.xlsx")
