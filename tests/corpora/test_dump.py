"""Text pulled out of a PDF, with form feeds between its pages."""

from corpora.reading import read_document


def test_headings_near_the_ends_of_pages_are_text_and_heads_that_count_pages_are_not(tmp_path):
    articles = {2: "Water", 3: "Peace", 11: "Health", 17: "Trade", 28: "Youth", 29: "Space"}
    pages = [
        f"Report on rights, page {page} of {len(articles)}\n\n"
        f"{matter} is a right of everyone, whatever the language in which it is\n"
        "asked for, and it is kept with care by those who come after us.\n\n"
        f"Article {number}\n"
        for page, (number, matter) in enumerate(articles.items(), 1)
    ]
    file = tmp_path / "report.en.txt"
    file.write_text("\f".join(pages), encoding="utf-8")

    document = read_document(file)

    found = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in found if text.startswith("Article")] == [
        f"Article {number}" for number in articles
    ]
    assert not any("Report on rights" in text for text in found)
    assert sum("Report on rights" in item.text for item in document.furniture) == len(articles)
