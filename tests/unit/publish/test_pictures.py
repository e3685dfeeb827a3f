"""Charts as PNG: words leave ink, in one font, or it is said that there is none."""

from __future__ import annotations

import struct
import sys
from functools import partial
from pathlib import Path

import pytest

from kurultay import queries
from kurultay.errors import InputError, UsageError
from kurultay.publish import charts, pictures
from kurultay.resources import home
from kurultay.store import Term

ALPHABETS = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZâáäñýžš"
    "0123456789«»—–…·’,.:;()№%°"
)
HERE = [
    font
    for font, name in pictures._here()
    if not pictures._missing(
        "".join(sorted(ALPHABETS)),
        partial(pictures._drawn, pictures._library().svg_to_bytes, font, name),
    )
]
with_a_font = pytest.mark.skipif(not HERE, reason="no font of this machine has all letters")


def picture(words: str, more: str = "") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="kurultay-chart" width="300" height="40">'
        f"<style>{charts._STYLE}</style>{more}<rect class='paper' width='300' height='40'/>"
        f'<g><text x="10" y="28">{words}</text></g></svg>'
    )


def a_font(family: str = "Nothing") -> bytes:
    """A font that has a name and no letter."""
    name = family.encode("utf-16-be")
    head = bytearray(54)
    struct.pack_into(">I4xIIHH", head, 0, 0x00010000, 0, 0x5F0F3CF5, 0, 1000)
    hhea = struct.pack(">Ihhh22xHH", 0x00010000, 800, -200, 0, 0, 0)[:36]
    names = struct.pack(">HHHHHHHHH", 0, 1, 18, 3, 1, 0x409, 1, len(name), 0) + name
    tables = {b"head": bytes(head), b"hhea": hhea, b"maxp": b"\0\0P\0\0\1", b"name": names}
    rows, data = b"", b""
    for tag, table in tables.items():
        rows += struct.pack(">4sIII", tag, 0, 12 + 16 * len(tables) + len(data), len(table))
        data += table + b"\0" * (-len(table) % 4)
    return struct.pack(">IH6x", 0x00010000, len(tables)) + rows + data


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only fonts are in this folder."""
    monkeypatch.setattr(pictures, "FOLDERS", (str(tmp_path), str(tmp_path / "none")))
    monkeypatch.setattr(pictures, "find_spec", lambda _: None)
    return tmp_path


class TestWhatIsDrawn:
    @with_a_font
    def test_a_chart_is_a_png_of_twice_its_size(self) -> None:
        query = queries.load(home())["most-connected-bodies"]
        label, many = Term("Қазақстан Көлік министрлігі"), Term("2")
        row = tuple(label if kind == "text" else many for kind in query.columns.values())
        table = queries.Table(tuple(query.columns), (row,))
        chart = charts.svg(query, table, "kk", charts.words(home(), "kk"))
        made = pictures.png(chart)
        assert made.startswith(b"\x89PNG\r\n\x1a\n")
        high = float(chart.partition('height="')[2].partition('"')[0])
        assert struct.unpack_from(">II", made, 16) == (1920, round(2 * high))

    @with_a_font
    def test_each_letter_of_our_languages_leaves_ink_of_its_own(self) -> None:
        made = {letter: pictures.png(picture(letter), HERE[0]) for letter in "әғқңөұүһіğşıžЖ "}
        assert len(set(made.values())) == len(made)

    @with_a_font
    def test_the_same_font_gives_the_same_bytes(self) -> None:
        assert pictures.png(picture("Астана"), HERE[0]) == pictures.png(picture("Астана"), HERE[0])
        assert pictures.png(picture("Астана"), HERE[0]) != pictures.png(picture(""), HERE[0])

    @with_a_font
    def test_spaces_marks_and_what_is_only_told_need_no_letter(self) -> None:
        more = "<title>中</title><desc>中</desc>"
        made = pictures.png(picture("о\u0301\u00a0\u200b\ufe0f", more), HERE[0])
        assert made != pictures.png(picture(""), HERE[0])

    @with_a_font
    def test_the_first_font_with_every_letter_draws(self, fonts: Path) -> None:
        (fonts / "NotoSans-Regular.ttf").write_bytes(a_font())
        (fonts / "Arial.ttf").write_text("no font at all")
        (fonts / "deeper").mkdir()
        (fonts / "deeper" / "DejaVuSans.ttf").write_bytes(HERE[0].read_bytes())
        assert pictures.png(picture("ә")) == pictures.png(picture("ә"), HERE[0])


class TestWhatIsRefused:
    def test_a_machine_without_fonts(self, fonts: Path) -> None:
        with pytest.raises(UsageError, match="no font is found here; name a font file, --font"):
            pictures.png(picture("ә"))

    def test_a_machine_whose_fonts_lack_a_letter(self, fonts: Path) -> None:
        (fonts / "DejaVuSans.ttf").write_bytes(a_font())
        with pytest.raises(UsageError, match="the fonts here have no aә; name a font file"):
            pictures.png(picture("ә a"))

    @with_a_font
    def test_a_named_font_that_lacks_a_letter(self) -> None:
        with pytest.raises(InputError, match=f"{HERE[0].name}: has no 中; name another"):
            pictures.png(picture("Пекин 中"), HERE[0])

    def test_a_named_font_without_any(self, tmp_path: Path) -> None:
        font = tmp_path / "x.ttf"
        font.write_bytes(a_font())
        with pytest.raises(InputError, match=r"x\.ttf: has no bә; name another"):
            pictures.png(picture("bә"), font)

    @pytest.mark.parametrize("data", [b"", b"Aria", b"ttcf\0\0\0", b"\xff" * 500, a_font("")])
    def test_a_file_that_is_no_font(self, data: bytes, tmp_path: Path) -> None:
        font = tmp_path / "x.ttf"
        font.write_bytes(data)
        with pytest.raises(InputError, match=r"x\.ttf: is no font; name a file such as"):
            pictures.png(picture("a"), font)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"x\.ttf: cannot be read: No such file"):
            pictures.png(picture("a"), tmp_path / "x.ttf")

    def test_a_machine_without_the_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        with pytest.raises(UsageError, match=r"resvg-py is not installed; say: pip install kurul"):
            pictures.png(picture("a"))


def test_a_font_of_a_collection_and_one_of_several_names_is_known(tmp_path: Path) -> None:
    font = tmp_path / "x.ttc"
    plain = a_font("Two Words")
    moved = bytearray(plain)
    for table in range(4):
        (at,) = struct.unpack_from(">I", plain, 12 + 16 * table + 8)
        struct.pack_into(">I", moved, 12 + 16 * table + 8, at + 16)
    font.write_bytes(b"ttcf" + struct.pack(">III", 0x00010000, 1, 16) + moved)
    assert pictures._family(font) == "Two Words"
