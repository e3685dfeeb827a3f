"""Words of one's own: one line of data in a home of one's own, and the whole way reads by it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from kurultay import cli
from kurultay.resources import FOLDERS, home

Graphs = Mapping[tuple[str, str], str]
DAY = " date 2025-10-24 "

TEXTS = {
    ("post", "ru"): "Каймакам Бурсы Мехмет Йылдыз принял участие в форуме в Анкаре.",
    ("post", "kk"): "Бурсаның қаймақамы Мехмет Йылдыз Анкарада өткен форумға қатысты.",
    ("body", "ru"): "Курия Турции приняла решение о строительстве дороги в столице.",
    ("body", "kk"): "Түркия Куриясы бұл туралы шешім қабылдады, деп хабарлады астанадан.",
    ("trigger", "ru"): "Джирга прошла 3 октября 2025 года в Бишкеке, сообщили в столице.",
    ("trigger", "kk"): "Бішкекте 2025 жылғы 3 қазанда джирга өтті, деп хабарлады астанадан.",
    ("month", "ru"): "Форум в Анкаре прошёл 17 вересня 2025 года, сообщили в столице.",
    ("month", "kk"): "Анкарада 2025 жылғы 17 көкекте форум өтті, деп хабарлады астанадан.",
}
LINES = {
    "post": (
        ("ru/titles.toml", '"мэр" =', '"каймакам" = { en = "Kaymakam", level = "governor", takes = "place" }\n"мэр" ='),
        ("kk/titles.toml", '"мэр" =', '"қаймақам" = { en = "Kaymakam", level = "governor", takes = "place" }\n"мэр" ='),
    ),
    "body": (
        ("ru/bodies.toml", '"сенат" =', '"курия" = { en = "Curia", kind = "assembly", takes = "owner" }\n"сенат" ='),
        ("kk/bodies.toml", '"сенат" =', '"курия" = { en = "Curia", kind = "assembly", takes = "owner" }\n"сенат" ='),
    ),
    "trigger": (
        ("ru/triggers.toml", 'words = ["форум"', 'words = ["джирга", "форум"'),
        ("kk/triggers.toml", 'words = ["форум*"', 'words = ["джирга*", "форум*"'),
    ),
    "month": (
        ("ru/dates.toml", '"сентябр', '"вересн[ья]|сентябр'),
        ("kk/dates.toml", '"сәуір', '"көкек\\\\w*|сәуір'),
    ),
}  # fmt: skip
"""What is added: the file, the place in a line of it, and what stands there afterwards."""


def with_line(folder: Path, kind: str) -> Path:
    """Make a home that is ours but for one line of one file a language."""
    files = home()
    for name in FOLDERS:
        shutil.copytree(
            files.path(name), folder / name, copy_function=lambda a, b: Path(b).symlink_to(a)
        )
    for name, before, after in LINES[kind]:
        path = folder / "mapping" / name
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if before in line and line[0] != "#")
        lines[at] = lines[at].replace(before, after)
        path.unlink()
        path.write_text("".join(lines), "utf-8")
    return folder


def mapped(folder: Path, *options: str) -> Graphs:
    """Map the texts as a user does, and give the graph of each."""
    texts = folder / "texts"
    texts.mkdir()
    for (kind, code), text in TEXTS.items():
        (texts / f"{kind}-{code}.txt").write_text(DAY + text, "utf-8")
    found = folder / "found.nq"
    with pytest.raises(SystemExit) as ended:
        cli.main([*options, "map", str(texts), "-o", str(found)])
    assert ended.value.code in (None, 0)
    lines = found.read_text("utf-8").splitlines()
    return {
        (kind, code): "\n".join(line for line in lines if f"/article/{kind}-{code}-" in line)
        for kind, code in TEXTS
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Graphs:
    """What our own home makes of the texts."""
    return mapped(tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize(
    ("kind", "russian", "kazakh"),
    [
        ("post", '"Kaymakam of Bursa"@en', '"Kaymakam of Bursa"@en'),
        ("body", '"Curia of Türkiye"@en', '"Curia of Türkiye"@en'),
        ("trigger", '"2025-10-03"', '"2025-10-03"'),
        ("month", '"2025-09-17"', '"2025-04-17"'),
    ],
)
def test_one_line_of_data_is_a_new_word(
    kind: str, russian: str, kazakh: str, plain: Graphs, tmp_path: Path
) -> None:
    known = mapped(tmp_path, "--home", str(with_line(tmp_path / "home", kind)))
    assert russian in known[kind, "ru"]
    assert russian not in plain[kind, "ru"]
    assert kazakh in known[kind, "kk"]
    assert kazakh not in plain[kind, "kk"]
