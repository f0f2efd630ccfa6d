"""Bytes to text: UTF-8 first, then the byte orders that announce themselves, then the Chinese code pages.

A file that is broken UTF-8 is refused rather than repaired: a lost byte can sit inside a figure.
"""

from __future__ import annotations

import re

from claims.errors import InputError
from claims.lang.common import FREQUENT

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"Rar!", b"\xd0\xcf\x11\xe0")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# Bytes that Western pages use for curly quotes, dashes, pounds, degrees and accented letters.
_WESTERN = re.compile(rb"[^\x80\x85\x91-\x97\xa0\xa3\xa9\xb0\xb1\xb7\xbd\xc0-\xd6\xd8-\xf6\xf8-\xfd\x00-\x7f]")
_SAMPLE = 200_000


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """Text of a file and notes on how it was decoded; a byte order mark is not part of the text.

    Raises InputError for a binary, for broken UTF-8 (naming the byte) and for an encoding that cannot be told.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, path, len(mark)), () if name == "utf-8" else (f"read as {name}",)
    if data.startswith(_MAGIC) or _is_binary(data):
        raise InputError(path, "a binary file, not an article")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _legacy(data, path, error)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    return b"\x00" in sample or controls * 50 > len(sample)


def _strict(data: bytes, name: str, path: str, skipped: int) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(path, f"not valid {name.upper()} at byte {error.start + skipped}") from None


def _legacy(data: bytes, path: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    broken = InputError(path, f"not valid UTF-8 at byte {error.start}")
    if _looks_utf8(data):
        raise broken
    name = _chinese(data) or _western(data) or _guess(data)
    if name is None:
        raise broken
    try:
        return data.decode(name), (f"read as {name}",)
    except UnicodeDecodeError:
        raise broken from None


def _looks_utf8(data: bytes) -> bool:
    """True where most of what is not ASCII is well-formed UTF-8."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(character > "\x7f" for character in text) - wrong
    if right >= 2 * wrong:
        return True
    mostly_ascii = sum(byte > 0x7F for byte in data[:_SAMPLE]) * 20 < min(len(data), _SAMPLE)
    return mostly_ascii and _UTF8_PAIR.search(data) is not None and _chinese(data) is None


def _chinese(data: bytes) -> str | None:
    """gb18030 or big5 where one reads as everyday Chinese; a wrong reading is full of rare characters."""
    best: tuple[float, str] = (0.0, "")
    for name in ("gb18030", "big5", "big5hkscs"):
        share = _everyday(data, name)
        if share > best[0]:
            best = (share, name)
    return best[1] if best[0] >= 0.12 else None


def _everyday(data: bytes, name: str) -> float:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return 0.0
    wide = [character for character in text[:_SAMPLE] if character > "\x7f"]
    han = [character for character in wide if "\u4e00" <= character <= "\u9fff"]
    if not han or len(han) * 2 < len(wide):
        return 0.0
    return sum(character in FREQUENT for character in han) / len(wide)


def _western(data: bytes) -> str | None:
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if high * 20 < min(len(data), _SAMPLE) and _WESTERN.search(data) is None:
        return "cp1252"
    return None


def _guess(data: bytes) -> str | None:
    """charset-normalizer's answer, among the encodings of news pages."""
    from charset_normalizer import from_bytes

    pages = ["gb18030", "big5", "big5hkscs", "cp949", "shift_jis", "euc_jp", "cp1252", "cp1251"]
    found = from_bytes(data[:_SAMPLE], cp_isolation=pages, preemptive_behaviour=False).best()
    return found.encoding if found is not None and found.chaos < 0.1 else None
