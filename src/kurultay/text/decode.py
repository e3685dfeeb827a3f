"""Bytes of unknown encoding → clean text: Unicode, windows-1251 Russian, kz1048 Kazakh."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROBE = 4096
_KAZAKH_SLOTS = frozenset(
    b"\xa3\xb3\x8d\x9d\x8e\x9e\x8f\x9f\xaa\xba\xa1\xa2\xa5\xb4\xaf\xbf\xbd\xbe"
)
"""Bytes that are Kazakh letters in kz1048 and rare or foreign letters in windows-1251."""

_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]"
)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_MIXED = re.compile(
    "[A-Za-z]+[\u0400-\u04ff][A-Za-z\u0400-\u04ff]*|[\u0400-\u04ff]++[A-Za-z][A-Za-z\u0400-\u04ff]*"
)
_ALIKE = str.maketrans("ABCEHIKMOPTXaceiopxy", "АВСЕНІКМОРТХасеіорху")
"""Latin letters that look like Cyrillic ones, which keyboards leave in Cyrillic words."""
_LINES = re.compile("\r\n?|\x85|\u2028|\u2029|\v|\f")


class Undecodable(ValueError):  # noqa: N818 - it is a finding about the file, reported in words
    """The bytes are no text; the message says why."""


def decode(data: bytes) -> str:
    """
    Decode an article's bytes and clean the text.

    Errors: Undecodable if they are empty, binary, or text without letters.
    """
    if not data.strip():
        raise Undecodable("it is empty")
    text = clean(_decoded(data))
    if not any(character.isalpha() for character in text[:100_000]):
        raise Undecodable("it holds no letters")
    return text


def clean(text: str) -> str:
    r"""
    Give the text as NFC with ``\n`` line ends, without control and invisible characters.

    Latin letters within a Cyrillic word («Moлдовы») become the Cyrillic ones that they look like.

    Shape: cleaning a clean text changes nothing.
    """
    text = _LINES.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _DROPPED.sub("", text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = "".join(mark for mark in text if not "\ud800" <= mark <= "\udfff")
    return _MIXED.sub(_one_script, unicodedata.normalize("NFC", text))


def _one_script(word: re.Match[str]) -> str:
    """Write a word in Cyrillic letters alone, if its Latin ones are few and look like such."""
    text = word.group()
    latin = [letter for letter in text if letter.isascii()]
    alike = all(ord(letter) in _ALIKE for letter in latin)
    return text.translate(_ALIKE) if alike and 2 * len(latin) <= len(text) else text


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Undecodable(f"its byte order mark says {encoding}, but it is not") from error
    wide = _utf16_without_bom(data)
    if wide is not None:
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _single_byte(data)
    if text.count("\x00") * 20 > len(text):
        raise Undecodable("it is a binary file")
    return text


def _utf16_without_bom(data: bytes) -> str | None:
    """Read UTF-16 by the pattern of its high bytes: 0 for Latin and marks, 4 for Cyrillic."""
    if len(data) < 8 or len(data) % 2:
        return None
    probe = data[:_PROBE]
    half = len(probe) // 2
    for encoding, high, low in (
        ("utf-16-le", probe[1::2], probe[::2]),
        ("utf-16-be", probe[::2], probe[1::2]),
    ):
        usual = high.count(0) + high.count(4)
        if usual > 0.9 * half and high.count(0) and low.count(0) + low.count(4) < 0.3 * half:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _single_byte(data: bytes) -> str:
    """Read windows-1251, or kz1048 where its Kazakh letters are common, or refuse."""
    if b"\x00" in data[:_PROBE] or _share_of_controls(data[:_PROBE]) > 0.02:
        raise Undecodable("it is a binary file")
    kazakh = sum(byte in _KAZAKH_SLOTS for byte in data)
    letters = sum(byte >= 0xC0 for byte in data)
    # Kazakh writes about every fifth letter with its own nine; Russian quotes such bytes never.
    encoding = "kz1048" if kazakh > 0.03 * (letters + kazakh) else "cp1251"
    text = data.decode(encoding, errors="replace")
    cyrillic = sum("\u0400" <= character <= "\u04ff" for character in text)
    lower = sum("\u0430" <= character <= "\u045f" or character in "қңғұүөәһі" for character in text)
    if (
        text.count("\ufffd") * 50 > len(text)
        or cyrillic < 0.4 * len(text)
        or lower < 0.5 * cyrillic
    ):
        raise Undecodable("its encoding is neither Unicode nor Cyrillic windows-1251")
    return text


def _share_of_controls(data: bytes) -> float:
    controls = sum(byte < 0x20 and byte not in b"\t\n\r\f\v\x1a" for byte in data)
    return controls / max(len(data), 1)
