"""The world data of every language: documented, complete, without contradictions."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from kurultay import lang
from kurultay.errors import ResourceError
from kurultay.mentions.words import World
from kurultay.resources import Home, home

FILES = ("titles", "portfolios", "bodies", "places", "names", "dates", "numbers")
LEVELS = {
    "head_of_state", "vice_president", "head_of_government", "deputy_head_of_government",
    "minister", "deputy_minister", "secretary_general", "deputy_secretary_general", "ambassador",
    "head_of_agency", "governor", "parliament_speaker", "member_of_parliament", "business", "other",
}  # fmt: skip
CASES = [(code, name) for code in ("ru", "kk") for name in FILES]


@pytest.mark.parametrize("code, name", CASES)
def test_every_file_opens_with_a_comment_on_its_fields(code, name):
    assert home().text("mapping", code, f"{name}.toml").startswith("# ")


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_levels_are_those_of_the_annotation_schema(code):
    world = World.load(home(), code)
    assert len(world.titles) >= 50
    for title in world.titles:
        # An owner («none») holds no post, but stands beside the posts of others.
        assert {title.level, *title.of.values()} <= LEVELS | {"none"}, title


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_lists_hold_nothing_twice(code):
    for name in FILES:
        table = tomllib.loads(home().text("mapping", code, f"{name}.toml"))
        for section in ("grammar", "words", "names"):
            for key, value in table.get(section, {}).items():
                if isinstance(value, list):
                    assert len(value) == len(set(value)), f"{code}/{name}: {key}"


def test_every_language_pack_has_its_world():
    for code in lang.codes():
        assert World.load(home(), lang.words(code)).heads


def test_a_missing_folder_says_where(tmp_path):
    with pytest.raises(ResourceError, match=r"mapping/ru/titles\.toml"):
        World.load(replace(home(), root=tmp_path), "ru")


def test_an_unknown_field_is_refused(tmp_path):
    folder = tmp_path / "mapping" / "ru"
    folder.mkdir(parents=True)
    for name in FILES:
        text = home().text("mapping", "ru", f"{name}.toml")
        if name == "titles":
            text = text.replace('level = "minister"', 'rank = "minister"', 1)
        (folder / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(ResourceError, match="mapping/ru"):
        World.load(Home(tmp_path), "ru")
