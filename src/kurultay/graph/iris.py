"""How IRIs are made: ASCII slugs, hashes over ordered parts, the names of graphs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

from kurultay.graph import terms

SLUG_LENGTH = 60

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіїєґıəğşçžʻʼ"
_LATIN = (
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya "
    "a g q n o u u h i i e g i a g sh ch zh _ _"
)
_ROMAN = str.maketrans(
    {one: many.strip("_") for one, many in zip(_CYRILLIC, _LATIN.split(), strict=True)}
)
_WEB = re.compile(r"https?://[^/\s]")
_BREAKS = re.compile(r"[^a-z0-9]+")


def romanise(words: str) -> str:
    """Write Cyrillic and Turkic letters in ASCII, lower case; other scripts fall away."""
    lower = words.lower().replace("i̇", "i").translate(_ROMAN)
    marked = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in marked if letter.isascii())


def slug(words: str, length: int = SLUG_LENGTH) -> str:
    """Give the words in ASCII joined by hyphens, cut at a word; never empty."""
    whole = _BREAKS.sub("-", romanise(words)).strip("-")
    if len(whole) > length:
        cut = whole[: length + 1].rsplit("-", 1)[0]
        whole = cut[:length].strip("-")
    return whole or "x"


def digest(parts: Sequence[tuple[str, str]]) -> str:
    """Give eight hexadecimal digits of a hash over ordered parts, each tagged by its field."""
    fed = "".join(f"{len(field)}:{field}{len(value)}:{value}" for field, value in parts)
    return hashlib.sha256(fed.encode("utf-8", "replace")).hexdigest()[:8]


def minted(kind: str, label: str, parts: Sequence[tuple[str, str]], base: str = terms.BASE) -> str:
    """Mint the IRI of a thing that the register does not have."""
    return f"{base}id/{kind}/{slug(label)}-{digest(parts)}"


def registered(kind: str, key: str) -> str:
    """Give the IRI of a register entity; ``key`` is its register id or ISO code."""
    return f"{terms.BASE}id/{kind}/{key.lower()}"


def register_key(address: str) -> str:
    """Give the register id back from an IRI; a state's in capitals."""
    kind, key = address.rsplit("/", 2)[-2:]
    return key.upper() if kind == "state" else key


def article_id(key: str) -> str:
    """Give the ASCII name of an article: its key's slug and eight digits of the key's hash."""
    plain = re.sub(r"^https?://(www\.)?", "", key)
    mark = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{slug(plain)}-{mark}"


def article(key: str, base: str = terms.BASE) -> str:
    """Give the IRI of an article."""
    return f"{base}article/{article_id(key)}"


def article_graph(key: str, base: str = terms.BASE) -> str:
    """Give the name of the graph that holds what one article says."""
    return f"{base}graph/article/{article_id(key)}"


def web(address: str) -> str:
    """Give a web address in ASCII, as a browser sends it; empty if it is none."""
    if not _WEB.match(address):
        return ""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=-._~")


def register_graph(name: str) -> str:
    """Give the name of a register graph: states, bodies, places, offices, people, meetings."""
    return f"{terms.BASE}graph/register/{name}"


def inferred_graph(base: str = terms.BASE) -> str:
    """Give the name of the graph of what the rules add."""
    return f"{base}graph/inferred"


def judgement_graph(base: str = terms.BASE) -> str:
    """Give the name of the graph of what people have judged."""
    return f"{base}graph/judgements"


def meta_graph(base: str = terms.BASE) -> str:
    """Give the name of the graph about the graphs."""
    return f"{base}graph/meta"


def redirect_graph(base: str = terms.BASE) -> str:
    """Give the name of the graph of IRIs that others have replaced."""
    return f"{base}graph/redirects"
