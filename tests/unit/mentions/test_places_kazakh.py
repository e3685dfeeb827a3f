"""Towns as Kazakh papers write them: by the Kazakh name, the Russian one, or between the two."""

from __future__ import annotations

from functools import cache

import pytest

from kurultay import lang, mentions
from kurultay.graph import register
from kurultay.mentions.lexicon import Lexicon
from kurultay.mentions.mention import MentionKind
from kurultay.resources import home
from kurultay.text.article import Article


@cache
def _lexicon() -> Lexicon:
    entries, _ = register.read(home())
    return Lexicon.load(home(), lang.pack("kk"), entries)


def _places(text: str) -> list[str | None]:
    reading = lang.pack("kk").read(Article("a", "a", "kk", text, "0" * 64))
    found = mentions.find(reading, _lexicon())
    return [mention.key for mention in found if mention.kind is MentionKind.PLACE]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Стамбұлда", "tr-istanbul"),
        ("Ашхабадта", "tm-ashgabat"),
        ("Ашғабатта", "tm-ashgabat"),
        ("Үрімшіде", "cn-urumqi"),
        ("Новосибирскіде", "RU-NOVOSIBIRSK"),
        ("Қашқарда", "CN-KASHGAR"),
        ("Орал қаласында", "kz-oral"),
        ("Антальяда", "tr-antalya"),
        ("Нью-Йоркте", "us-new-york-city"),
    ],
)
def test_a_town_is_known_by_each_of_its_names(name: str, key: str) -> None:
    assert _places(f"Бұл форум {name} өтті.") == [key]


@pytest.mark.parametrize(
    "text", ["Ғалым Қаныш Сатпаев туралы айтылды.", "Ол далада тұра орал алмады."]
)
def test_a_surname_or_a_verb_is_no_town(text: str) -> None:
    assert not {"kz-satbayev", "kz-oral"} & set(_places(text))
