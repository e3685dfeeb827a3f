"""Answers that go to a file, and pictures of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kurultay import cli
from kurultay.publish import export, pictures
from kurultay.store import open_store

Run = Callable[..., tuple[int, str, str]]
NAME = "most-connected-bodies"


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask") / "store"
    with open_store(folder) as opened:
        opened.bulk(export.read((root / "tests/queries/fixture.trig").read_bytes(), "trig"))
    return folder


@pytest.fixture
def query(store: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*args: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["query", *map(str, args), "--store", str(store)])
        return (int(str(ended.value.code)), *capfd.readouterr())

    return run


class TestPictures:
    @pytest.mark.skipif(not list(pictures._here()), reason="no font is found on this machine")
    def test_a_png_goes_to_its_file(self, query: Run, tmp_path: Path) -> None:
        one, two = tmp_path / "one.png", tmp_path / "two"
        assert query(NAME, "-p", "lang=en", "--output", one) == (0, "", "")
        assert one.read_bytes().startswith(b"\x89PNG")
        code, *_ = query(NAME, "-p", "lang=en", "--format", "png", "-o", two)
        assert (code, two.read_bytes()) == (0, one.read_bytes())

    def test_a_terminal_is_refused(self, query: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        said = "kurultay: --format png: a terminal cannot show it; name a file: --output FILE\n"
        assert query(NAME, "--format", "png") == (2, "", said)
        assert query(NAME, "--format", "png", "-o", "-") == (2, "", said)

    @pytest.mark.parametrize(
        ("args", "code", "said"),
        [
            (("contradictions", "--format", "png"), 2, "--format png: contradictions has no view"),
            (("-e", "ASK {}", "-o", "x.png"), 2, "--format png: draws stored queries only"),
            ((NAME, "--font", "x.ttf"), 2, "--font: goes with --format png alone"),
            ((NAME, "--format", "svg", "--font", "x.ttf"), 2, "--font: goes with --format png"),
            ((NAME, "--format", "png", "--font", "x.ttf"), 3, "x.ttf: cannot be read"),
        ],
    )
    def test_what_cannot_be_drawn_is_one_line(
        self,
        args: tuple[str, ...],
        code: int,
        said: str,
        query: Run,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        found, out, err = query(*args)
        assert (found, out, len(err.splitlines())) == (code, "", 1)
        assert err.startswith(f"kurultay: {said}")
        assert list(tmp_path.iterdir()) == []

    def test_the_library_and_the_fonts_that_lack_are_usage(
        self, query: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pictures, "_here", lambda: iter(()))
        code, out, err = query(NAME, "--format", "png")
        assert (code, out) == (2, "")
        assert err.startswith("kurultay: no font is found here; name a font file, --font FILE or ")
        monkeypatch.setitem(sys.modules, "resvg_py", None)
        said = "kurultay: resvg-py is not installed; say: pip install kurultay[png]\n"
        assert query(NAME, "--format", "png") == (2, "", said)


class TestFiles:
    def test_the_suffix_says_the_form(self, query: Run, tmp_path: Path) -> None:
        ask = ("-e", "SELECT (1 AS ?one) {}")
        for name in ("a.csv", "a.tsv", "a.json", "a.table", "b.svg"):
            what = (NAME,) if name == "b.svg" else ask
            assert query(*what, "-o", tmp_path / name) == (0, "", "")
        assert (tmp_path / "a.csv").read_bytes() == b"one\r\n1\r\n"
        assert (tmp_path / "a.tsv").read_text() == (
            '?one\n"1"^^<http://www.w3.org/2001/XMLSchema#integer>\n'
        )
        assert json.loads((tmp_path / "a.json").read_text())["head"] == {"vars": ["one"]}
        assert "one" in (tmp_path / "a.table").read_text()
        assert ET.fromstring((tmp_path / "b.svg").read_text("utf-8")).tag.endswith("}svg")

    def test_a_graph_goes_to_its_file(self, query: Run, tmp_path: Path) -> None:
        text = "CONSTRUCT { <http://e.org/a> <http://e.org/b> <http://e.org/c> } WHERE {}"
        assert query("-e", text, "-o", tmp_path / "a.nt") == (0, "", "")
        line = "<http://e.org/a> <http://e.org/b> <http://e.org/c> .\n"
        assert (tmp_path / "a.nt").read_text() == line

    def test_a_negative_answer_is_written_too(self, query: Run, tmp_path: Path) -> None:
        assert query("-e", "ASK { ?s a <x:y> }", "-o", tmp_path / "a.csv")[0] == 4
        assert (tmp_path / "a.csv").read_bytes() == b"answer\r\nfalse\r\n"

    @pytest.mark.parametrize("name", ["answer", "answer.docx", "answer.csv.gz", "csv"])
    def test_a_name_that_tells_no_form_is_usage(
        self, name: str, query: Run, tmp_path: Path
    ) -> None:
        code, out, err = query(NAME, "-o", tmp_path / name)
        assert (code, out) == (2, "")
        assert err.endswith(f"{name}: its name tells no format; say it, such as --format csv\n")
        assert query(NAME, "-o", tmp_path / name, "--format", "csv")[0] == 0

    def test_a_place_that_cannot_be_written_is_said(self, query: Run, tmp_path: Path) -> None:
        code, out, err = query(NAME, "-o", tmp_path / "none" / "a.csv")
        assert (code, out, len(err.splitlines())) == (3, "", 1)
        assert "a.csv: cannot be written: No such file or directory" in err
