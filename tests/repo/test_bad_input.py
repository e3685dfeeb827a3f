"""Bad input, end to end: one clear line each, nothing lost, the rest done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

RUSSIAN = (
    " date 2025-03-04 Премьер-министр Казахстана Олжас Бектенов провел в Астане встречу "
    "с Премьер-министром Узбекистана Абдуллой Ариповым. Стороны обсудили торговлю и транспорт.\n"
)
KAZAKH = (
    " date 2025-03-04 Қазақстан Президенті Қасым-Жомарт Тоқаев Астанада Түркия Президенті "
    "Режеп Тайип Ердоғанмен кездесті. Келіссөздерде сауда және көлік мәселелері талқыланды.\n"
)
ENGLISH_LIKE = (
    "Gaur Bilbon bi herrialdeetako ministroak elkartu ziren merkataritzaz hitz egiteko.\n" * 4
)
READABLE = {
    "utf8": RUSSIAN.encode(),
    "utf8-bom": b"\xef\xbb\xbf" + RUSSIAN.encode(),
    "utf16": RUSSIAN.encode("utf-16"),
    "cp1251": RUSSIAN.encode("cp1251"),
    "nul-and-bidi": RUSSIAN.replace("провел", "про\0вел")
    .replace("Астане", "\u202eАстане\u202c")
    .encode(),
    "no-date": RUSSIAN.removeprefix(" date 2025-03-04 ").encode(),
}
KAZAKH_READABLE = {"kk-utf8": KAZAKH.encode(), "kk-kz1048": KAZAKH.encode("kz1048")}
UNREADABLE = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 40,
    "five-megabytes": ("Министры встретились. " * 125_000).encode(),
    "unknown-language": ENGLISH_LIKE.encode(),
}


@pytest.fixture(scope="module")
def built(run: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "in").mkdir()
    for name, data in {**READABLE, **KAZAKH_READABLE, **UNREADABLE}.items():
        (folder / "in" / f"{name}.txt").write_bytes(data)
    return folder, run("build", "in", "--store", "store", cwd=folder)


def lines(done: Any) -> list[str]:
    return [line for line in done.stderr.decode().splitlines() if line.startswith("kurultay: ")]


def test_the_rest_is_done_and_the_exit_code_says_that_some_were_set_aside(built: Any) -> None:
    _, done = built
    assert done.returncode == 5, done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", UNREADABLE)
def test_one_clear_line_for(name: str, built: Any) -> None:
    _, done = built
    (line,) = [line for line in lines(done) if line.startswith(f"kurultay: {name}: ")]
    assert len(line) < 200


def test_no_line_for_what_could_be_read(built: Any) -> None:
    _, done = built
    assert len(lines(done)) == len(UNREADABLE)


@pytest.fixture(scope="module")
def facts(run: Any, built: Any) -> dict[str, Any]:
    folder, _ = built
    done = run("facts", "--store", "store", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return {one.pop("id"): one for one in found}


def test_nothing_is_lost(facts: dict[str, Any]) -> None:
    assert set(facts) == {*READABLE, *KAZAKH_READABLE}


def test_the_article_itself_is_understood(facts: dict[str, Any]) -> None:
    assert {row["name"] for row in facts["utf8"]["positions"]} == {
        "Олжас Бектенов",
        "Абдулла Арипов",
    }


@pytest.mark.parametrize("name", ["utf8-bom", "utf16", "cp1251", "nul-and-bidi"])
def test_the_encoding_makes_no_difference(name: str, facts: dict[str, Any]) -> None:
    assert facts[name] == facts["utf8"]


def test_kazakh_in_its_own_code_page_is_repaired(facts: dict[str, Any]) -> None:
    assert facts["kk-kz1048"] == facts["kk-utf8"]
    assert facts["kk-utf8"]["lang"] == "kk"
    assert {"KZ", "TR"} <= set(facts["kk-utf8"]["states"])


def test_without_a_date_no_day_is_made_up(facts: dict[str, Any]) -> None:
    assert {event["start"] for event in facts["no-date"]["events"]} == {None}


def test_a_folder_without_articles_is_an_input_error(run: Any, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "picture.png").write_bytes(b"\x89PNG")
    done = run("build", "none", "--store", "store", cwd=tmp_path)
    assert done.returncode == 3
    assert len(done.stderr.decode().splitlines()) == 1


def test_a_source_that_is_not_there_is_an_input_error(run: Any, tmp_path: Path) -> None:
    done = run("map", "nowhere", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stdout == b""
    assert done.stderr.decode().startswith("kurultay: nowhere: ")
    assert len(done.stderr.decode().splitlines()) == 1
