"""
Charts as PNG, for slides and for programs that read no SVG.

One font file draws all words, so the same chart and the same font give the same bytes.
Source: OpenType 1.9 (the table of names).
"""

from __future__ import annotations

import html
import importlib
import struct
import unicodedata
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from kurultay.errors import InputError, UsageError

ZOOM = 2
"""Units: pixels for one unit of the SVG, so that a chart is 1,920 wide."""
NAMES = (
    "NotoSans-Regular.ttf",
    "segoeui.ttf",
    "Roboto-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "Arial.ttf",
    "arial.ttf",
    "DejaVuSans.ttf",
)
"""Those first that charts are measured for; each is asked for its letters before it is used."""
FOLDERS = (
    "~/.local/share/fonts",
    "~/.fonts",
    "~/Library/Fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
_TEXT = "{http://www.w3.org/2000/svg}text"
_NO_FONT_HAS_IT = "\U0010fffd"
_LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    '<text x="12" y="28" font-size="20" font-family="sans-serif">{}</text></svg>'
)
_TYPOGRAPHIC_FAMILY, _FAMILY = 16, 1
_UNICODE = (0, 3)


def png(svg: str, font: Path | None = None) -> bytes:
    """
    Draw an SVG of ``charts.svg`` as PNG, its words in a font file, else in a font of this machine.

    Errors: UsageError if resvg-py is not installed or no font here has the letters, InputError for
    a font file that is none or lacks letters: nothing is left out of a picture unsaid.
    """
    draw = _library().svg_to_bytes
    letters = _letters(svg)
    missing = ""
    for file, family in [(font, _family(font))] if font else _here():
        drawing = partial(_drawn, draw, file, family)
        missing = _missing(letters, drawing)
        if not missing:
            return drawing(svg, zoom=ZOOM)
    if font is not None:
        raise InputError(f"{font}: has no {missing[:20]}; name another, such as DejaVuSans.ttf")
    why = f"the fonts here have no {missing[:20]}" if missing else "no font is found here"
    raise UsageError(
        f"{why}; name a font file, --font FILE or to_png(font=…), "
        "or install matplotlib, which brings one with Russian and Kazakh letters"
    )


def _library() -> Any:
    try:
        return importlib.import_module("resvg_py")
    except ImportError as error:
        raise UsageError("resvg-py is not installed; say: pip install kurultay[png]") from error


def _drawn(draw: Any, font: Path, family: str, svg: str, **more: int) -> bytes:
    made: bytes = draw(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(font)],
        font_family=family,
        sans_serif_family=family,
        **more,
    )
    return made


def _letters(svg: str) -> str:
    """Give all characters that leave ink, sorted."""
    chart = ET.fromstring(svg)  # noqa: S314 - it is ours, every word escaped
    said = (one for text in chart.iter(_TEXT) for one in text.itertext())
    return "".join(c for c in sorted(set("".join(said))) if unicodedata.category(c)[0] not in "CZ")


def _missing(letters: str, draw: partial[bytes]) -> str:
    """Give the letters that are drawn as nothing, or as the box that stands for what lacks."""
    blank, box = draw(_LETTER.format(" ")), draw(_LETTER.format(_NO_FONT_HAS_IT))
    missing = []
    for letter in letters:
        drawn = draw(_LETTER.format(html.escape(letter)))
        if drawn == blank != box and unicodedata.category(letter)[0] == "M":
            continue  # a mark that chooses a form, and has none of its own
        if drawn in (blank, box):
            missing.append(letter)
    return "".join(missing)


def _here() -> Iterator[tuple[Path, str]]:
    """Find the fonts of this machine that charts can be drawn with, the best first, and names."""
    roots = [Path(folder).expanduser() for folder in FOLDERS]
    found = [path for root in roots if root.is_dir() for path in sorted(root.rglob("*.ttf"))]
    fonts = [path for name in NAMES for path in found if path.name == name]
    plotting = find_spec("matplotlib")
    if plotting is not None and plotting.origin:
        fonts.append(Path(plotting.origin).parent / "mpl-data/fonts/ttf/DejaVuSans.ttf")
    for font in fonts:
        try:
            yield font, _family(font)
        except InputError:
            continue  # another may do


def _family(font: Path) -> str:
    """
    Give the name by which a font file is asked for; a collection's first.

    Errors: InputError if the file cannot be read, or has no such name.
    """
    try:
        data = font.read_bytes()
    except OSError as error:
        raise InputError(f"{font}: cannot be read: {error.strerror}; check the path") from error
    try:
        names = dict(_names(data))
    except struct.error:
        names = {}
    name = names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY)
    if not name:
        raise InputError(f"{font}: is no font; name a file such as DejaVuSans.ttf")
    return name


def _names(data: bytes) -> Iterator[tuple[int, str]]:
    """Give number and text of the names in a font."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    tables = struct.unpack_from(">H", data, start + 4)[0]
    for table in range(tables):
        tag, at = struct.unpack_from(">4s4xI", data, start + 12 + 16 * table)
        if tag != b"name":
            continue
        count, texts = struct.unpack_from(">2xHH", data, at)
        for row in range(count):
            record = struct.unpack_from(">H4xHHH", data, at + 6 + 12 * row)
            platform, number, length, offset = record
            text = data[at + texts + offset : at + texts + offset + length]
            if platform in _UNICODE:
                yield number, text.decode("utf-16-be", "replace")
