"""Files, folders and standard input → articles, or the reason why one was set aside."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kurultay.errors import InputError
from kurultay.resources import Home, home
from kurultay.text.article import Article, PartialDate
from kurultay.text.decode import Undecodable, clean, decode
from kurultay.text.detect import language

SUFFIXES = (".txt", ".json", ".jsonl")
LIMIT = 500_000
"""The longest article read, in code points: some two hundred pages; longer ones are set aside."""

_HEADER = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})(?=\s|$)[ \t]*")
_ISO_DAY = re.compile(r"\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?=$|[T\s])")


@dataclass(frozen=True, slots=True)
class SetAside:
    """An article that cannot be read: where it is, and why, in one line with the next step."""

    where: str
    reason: str


def articles(
    sources: Sequence[str | Path], files: Home | None = None
) -> Iterator[Article | SetAside]:
    """
    Read articles from files, folders (walked in sorted order) and ``-``, standard input.

    ``files`` is where our own files lie, as ``resources.home`` has it.

    Errors: InputError if a source does not exist, or if they hold no article at all.
    """
    places = [str(source) for source in sources]
    for place in places:
        if place != "-" and not Path(place).exists():
            raise InputError(f"{place}: no such file or folder; check the path")
    found = 0
    digests: dict[str, str] = {}
    for place in places:
        for item in _from_source(place, files or home()):
            found += 1
            yield _unless_taken(item, digests)
    if not found:
        named = ", ".join(places) or "no source"
        raise InputError(
            f"{named}: no article here; give files that end in {', '.join(SUFFIXES)}, or folders"
        )


def article_from(
    content: str | bytes,
    stem: str,
    *,
    key: str | None = None,
    fields: Mapping[str, Any] | None = None,
    files: Home | None = None,
) -> Article | SetAside:
    """
    Make an article of one text: decode and clean it, cut off the date header, tell its language.

    ``fields`` may hold url, title, published, publisher, lang; ``key`` is used without an address.
    """
    where = key or stem
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    try:
        text = clean(content) if isinstance(content, str) else decode(data)
    except Undecodable as error:
        return SetAside(where, f"{error}; save it as UTF-8 text")
    given = dict(fields or {})
    header = _HEADER.match(text)
    stated = _day(header.group(1)) if header else None
    if header and stated:
        text = text[header.end() :]
    text = text.strip()
    fault = _fault(text)
    if fault:
        return SetAside(where, fault)
    # Sites in several languages label pages wrongly, so the text is asked before the label.
    code = language(text, files) or _string(given, "lang")
    if code is None:
        return SetAside(where, "its language is not recognised; name it in a JSON field lang")
    return Article(
        key=_string(given, "url") or where,
        stem=stem,
        lang=code,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        url=_string(given, "url"),
        publisher=_string(given, "publisher"),
        published=_day(given.get("published")) or stated,
        title=_string(given, "title"),
    )


def _unless_taken(item: Article | SetAside, digests: dict[str, str]) -> Article | SetAside:
    """Set an article aside if another one without an address has its name already."""
    if isinstance(item, SetAside) or item.url is not None:
        return item
    if digests.setdefault(item.key, item.sha256) == item.sha256:
        return item
    return SetAside(item.key, "another article has the same name; rename it, or give its address")


def _fault(text: str) -> str | None:
    if not text:
        return "it is empty; give it a text, or take it away"
    if len(text) > LIMIT:
        return f"it is longer than {LIMIT:,} characters; cut it into articles"
    if not any(map(str.isalpha, text)):
        return "it holds no letters; give it a text, or take it away"
    return None


def _from_source(place: str, files: Home) -> Iterator[Article | SetAside]:
    if place == "-":
        yield article_from(sys.stdin.buffer.read(), "stdin", files=files)
        return
    root = Path(place)
    if root.is_file():
        yield from _from_file(root, root.stem, files)
        return
    for path in sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix()):
        inside = path.relative_to(root)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and path.suffix.lower() in SUFFIXES and not hidden:
            yield from _from_file(path, inside.with_suffix("").as_posix(), files)


def _from_file(path: Path, key: str, files: Home) -> Iterator[Article | SetAside]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield SetAside(key, f"it cannot be opened ({error.strerror}); check its permissions")
        return
    if path.suffix.lower() == ".json":
        yield _from_json(data, path.stem, key, files)
    elif path.suffix.lower() == ".jsonl":
        yield from _from_lines(data, path.stem, key, files)
    else:
        yield article_from(data, path.stem, key=key, files=files)


def _from_lines(data: bytes, stem: str, key: str, files: Home) -> Iterator[Article | SetAside]:
    if not data.strip():
        yield SetAside(key, "it is empty; give it a text, or take it away")
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            yield _from_json(line, f"{stem}-{number}", f"{key}:{number}", files)


def _from_json(data: bytes, stem: str, key: str, files: Home) -> Article | SetAside:
    if not data.strip():
        return SetAside(key, "it is empty; give it a text, or take it away")
    try:
        found = json.loads(decode(data))
    except (Undecodable, ValueError, RecursionError) as error:
        return SetAside(key, f"it is not JSON ({str(error)[:80]}); mend it")
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        return SetAside(key, "it has no field text; give an object with url, title, text")
    text, title = found["text"], _string(found, "title")
    if title and clean(title).strip() not in clean(text)[: len(title) + 200]:
        text = f"{title}\n\n{text}"
    return article_from(text, stem, key=key, fields=found, files=files)


def _string(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return clean(value).strip() or None if isinstance(value, str) else None


def _day(value: object) -> PartialDate | None:
    """Read an ISO date or the date of an ISO date-time; None for anything else."""
    found = _ISO_DAY.match(value) if isinstance(value, str) else None
    try:
        return PartialDate.parse(found.group(1)) if found else None
    except ValueError:
        return None
