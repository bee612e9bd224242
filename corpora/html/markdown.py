"""Markdown: rendered to HTML, which `blocks.py` reads; numbers stay as they were typed.

    7. Calls upon States;[^12]               Block("Calls upon States;", label="7.",
    9. Decides:                        →           marks=(Mark(18, "12"),))
    (a) To convene;                          Block("Decides:", label="9.")
                                             Block("(a) To convene;")
    [^12]: A/79/225.                         Block("A/79/225.", role="note", label="12")

A list whose items all bear one number is the exception: Markdown writers leave the counting to the
program. Notes keep their typed labels where these are figures or signs, all of them; else they are
numbered in the order of their calls. Indented text is text and no code. A line that begins with a
number of its own ("(a)", "12.", "三、") begins a paragraph. CommonMark, with tables and footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from corpora.blocks import Source
from corpora.errors import UnreadableFile
from corpora.html.blocks import read_html
from corpora.words.han_forms import either

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_CHARACTERS = 10_000_000
_DEEPEST = 60
_SHOWN = re.compile(r"\d{1,4}|[a-z]|[*†‡§]{1,3}")  # a label that is printed as it was typed
_NUMBERED_LINE = re.compile(
    r"[(（](?:[a-z]{1,2}|[ivxlc]+|\d{1,3}|[一二三四五六七八九十]+|[\u0620-\u064aа-я])[)）]"
    r"|\d{1,3}[.．)]\s|[一二三四五六七八九十]+、|第[一二三四五六七八九十百]+" + either("[条段]")
)
# "[Original: English]: issued late" looks like a link's definition, and would not be shown.
_NO_DEFINITION = re.compile(
    r"^( {0,3})\[(?!\^)([^\]\n]+\]:[ \t]*+(?![<#\n])(?!\S*[/.]\S))", re.MULTILINE
)


def read_markdown(text: str) -> Source:
    """The blocks of a Markdown text, its notes last.

    Raises:
        UnreadableFile: it has more than ten million characters.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"Markdown of more than {MAX_CHARACTERS // 10**6} million characters; split it"
        )
    parser = _parser()
    env: dict[str, dict[str, dict[int, dict[str, list[Token]]]]] = {}
    tokens = parser.parse(_NO_DEFINITION.sub(r"\1\\[\2", text), env)
    labels = _note_labels(tokens)
    _keep_numbers(tokens)
    for token in _with_children(tokens):
        _mark_note(token, labels)
    inline = env.get("footnotes", {}).get("list", {})
    html = parser.renderer.render(tokens, parser.options, env)
    for identifier, note in inline.items():
        if "tokens" in note:
            html += _note_open(f"note-{identifier}", labels.get(f"note-{identifier}", ""))
            html += parser.renderer.render(note["tokens"], parser.options, env) + "</aside>"
    return read_html(html.encode("utf-8", "replace"), "utf-8")


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False).use(front_matter_plugin)
    return parser.disable("code")


def _with_children(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _with_children(token.children or ())


def _note_labels(tokens: Sequence[Token]) -> dict[str, str]:
    """Each note by its key in the page, with the label it is printed with."""
    calls = [token for token in _with_children(tokens) if token.type == "footnote_ref"]
    notes = [token for token in tokens if token.type == "footnote_reference_open"]
    keys = dict.fromkeys(map(_key, (*calls, *notes)))
    if all(_SHOWN.fullmatch(key) for key in keys):
        return {key: key for key in keys}
    return {key: str(number) for number, key in enumerate(keys, 1)}


def _key(token: Token) -> str:
    return str(token.meta.get("label") or f"note-{token.meta['id']}")


def _mark_note(token: Token, labels: dict[str, str]) -> None:
    """Turn the tokens of notes into HTML that says what they are."""
    if token.type == "footnote_ref":
        key = _key(token)
        token.content = (
            f'<a role="doc-noteref" href="#{escape(key)}">{escape(labels.get(key, "*"))}</a>'
        )
        token.type = "html_inline"
    elif token.type == "footnote_reference_open":
        token.content = _note_open(_key(token), labels[_key(token)])
        token.type = "html_block"
    elif token.type == "footnote_reference_close":
        token.content = "</aside>"
        token.type = "html_block"


def _note_open(key: str, label: str) -> str:
    return f'<aside role="doc-footnote" id="{escape(key)}" aria-label="{escape(label)}">'


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Give list items their typed numbers, and numbered lines a paragraph of their own."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            _label_items(lists.pop())
        elif token.children:
            token.children = list(_broken(token.children))


def _label_items(items: Sequence[Token]) -> None:
    typed = [item.info for item in items if item.info]
    counted = len(typed) > 1 and len(set(typed)) == 1
    for index, item in enumerate(items):
        if item.info:
            number = str(int(item.info) + index) if counted else item.info
            item.attrSet("style", f"list-style-type: '{number}{item.markup}'")


def _broken(children: Sequence[Token]) -> Iterator[Token]:
    """Inline tokens, a paragraph's end put before each line that begins with a number."""
    from markdown_it.token import Token

    for index, child in enumerate(children):
        after = children[index + 1] if index + 1 < len(children) else None
        if child.type == "softbreak" and after and _NUMBERED_LINE.match(after.content):
            yield Token("hardbreak", "br", 0)
            yield Token("hardbreak", "br", 0)
        else:
            yield child
