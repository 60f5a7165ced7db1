"""The guide as one page that a browser opens without internet."""

# ruff: noqa: INP001 - a script of the repository, not a module of the package

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

CSS = """
body { font: 16px/1.55 "Segoe UI", Arial, sans-serif; color: #1d2733; background: #fff;
       max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; color: #12395b; }
h2 { margin-top: 2.2rem; padding-bottom: .2rem; border-bottom: 1px solid #c9d3dd; }
a { color: #0b5cad; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #c9d3dd; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #eef3f8; }
code, pre { font-family: Consolas, monospace; background: #f3f5f7; }
pre { padding: .6rem .8rem; overflow-x: auto; }
img { max-width: 100%; height: auto; border: 1px solid #c9d3dd; }
blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: 4px solid #d9a400; background: #fff9e5; }
@media print { body { margin: 0; max-width: none; } }
"""


def page(markdown: str) -> str:
    """The guide as one HTML page; headings can be linked to, links to pages that are not bundled become plain text."""
    parser = MarkdownIt("commonmark", {"typographer": False}).enable("table")
    tokens = parser.parse(markdown)
    title = "Panduan"
    for heading, inline in zip(tokens, tokens[1:], strict=False):
        if heading.type == "heading_open":
            heading.attrSet("id", anchor(inline.content))
            title = inline.content if heading.tag == "h1" else title
    for token in tokens:
        token.children = list(_reachable(token.children)) if token.children else token.children
    body = parser.renderer.render(tokens, parser.options, {})
    return (f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n'
            f"<style>{CSS}</style>\n</head>\n<body>\n{body}</body>\n</html>\n")


def anchor(heading: str) -> str:
    """The name that a heading is linked by, made as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _reachable(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens without the links that lead out of the bundle into the repository."""
    leading_out = False
    for token in tokens:
        if token.type == "link_open":
            leading_out = not re.match(r"#|https?:|gambar/", str(token.attrGet("href")))
        if not (leading_out and token.type in ("link_open", "link_close")):
            yield token
        if token.type == "link_close":
            leading_out = False
