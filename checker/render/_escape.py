"""Make text of strangers harmless in Markdown and HTML.

A quote may hold markup, table bars, mentions, issue numbers, addresses and commands. Backslashes stop markup but not the
mentions and references that code hosts add afterwards; a zero-width space inside them does.
"""

from __future__ import annotations

import html
import re
from urllib.parse import quote as percent

from checker.render._words import plain

_BREAK = "\u200b"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>~#$^]|\A[=+-])")
_REFERENCE = re.compile(
    r"@(?=[\w-])"  # mentions, e-mail
    r"|#(?=\d)"  # issues
    r"|(?<=[Gg][Hh])-(?=\d)"  # GH-1
    r"|:(?=//)|(?<=mailto):|(?<=xmpp):"
    r"|:(?=\w+:)"  # emoji names
)
_WWW = re.compile(r"(?i)(?<=www)(?=\.)")  # before the dot: a host takes any character behind it for part of the address
_HEX = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-fA-F])[0-9a-fA-F]{7,}(?![0-9A-Za-z])")
_SIX = re.compile(r"[0-9a-fA-F]{6}(?=[0-9a-fA-F])")


def _unlink(text: str) -> str:
    text = _REFERENCE.sub(lambda match: match[0] + _BREAK, text)
    text = _WWW.sub(_BREAK, text)
    return _HEX.sub(lambda match: _SIX.sub(lambda six: six[0] + _BREAK, match[0]), text)


def inline(text: str) -> str:
    """Text for a Markdown paragraph, list item or table cell; reads as written and does nothing else."""
    text = _MARKUP.sub(r"\\\1", _unlink(plain(text)).replace("&", "&amp;"))
    return text.replace("|", "&#124;")


def raw(text: str) -> str:
    """Text inside a raw HTML block, where Markdown does not apply but mentions and references do."""
    return html.escape(_unlink(plain(text)))


def code(text: str) -> str:
    """A Markdown code span that stands in a table cell as well."""
    body = plain(text).replace("`", "'").replace("|", "\\|").replace("\\\\|", "\\|")
    if body.endswith("\\"):  # nothing escapes inside a code span, but a table would take `\\` before its bar
        body += " "
    return f"`{body}`" if body.strip() else ""


def pointer(where: str) -> str:
    """Where something is to be found: an address as a link, anything else as code."""
    if where.startswith(("https://", "http://")):
        return f"[{inline(where.rpartition('://')[2])}]({percent(where, safe=':/?&=%#~.-_')})"
    return code(where)
