"""Kazakh in Latin letters: the Cyrillic text it stands for, and every offset kept."""

from __future__ import annotations

import pytest

from kurultay import lang
from kurultay.lang.language import fold
from kurultay.lang.latin import KazakhLatin, Letters
from kurultay.resources import home
from kurultay.text.article import Article, Part, PartKind, Span
from kurultay.text.detect import language

LETTERS = Letters.of(home().toml("mapping", "kk", "latin.toml"))


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Túrkııa Prezıdenti keldi", "Түркия Президенті келді"),
        ("delegatsııa, aqparat, áriptes", "делегация, ақпарат, әріптес"),
        ("keıin aıtty, uıym men jıyn", "кейін айтты, ұйым мен жиын"),
        ("shara, ǵalymdar, Shymkent", "шара, ғалымдар, Шымкент"),
        ("dıalog pen saıası, aıaqtaldy", "диалог пен саяси, аяқталды"),
        ("Premer-mınıstr, vıtse-premer", "Премьер-министр, вице-премьер"),
        ("Investıtsııa men Islam", "Инвестиция мен Ислам"),
        ("qyrküiek aiynda öttı, şara jüzege asty", "қыркүйек айында өтті, шара жүзеге асты"),
        ("Túrkıtildes QR SIM", "Түркитілдес ҚР СІМ"),
    ],
)
def test_a_text_in_latin_letters_is_read_in_cyrillic_ones(latin: str, cyrillic: str) -> None:
    assert LETTERS.cyrillic(latin)[0] == cyrillic


def test_addresses_and_names_that_are_latin_stay() -> None:
    text = "Ol inform.kz saıtyna aıtty, dep jazdy Kazinform."
    assert LETTERS.cyrillic(text)[0] == "Ол inform.kz сайтына айтты, деп жазды Kazinform."


def test_every_letter_knows_where_it_stood() -> None:
    text = "Bıshkekte ótken jıyn: Túrkııa"
    cyrillic, starts = LETTERS.cyrillic(text)
    assert len(starts) == len(cyrillic) + 1
    assert list(starts) == sorted(starts)
    at = cyrillic.index("өткен")
    assert text[starts[at] : starts[at + len("өткен")]] == "ótken"
    at = cyrillic.index("Түркия")
    assert text[starts[at] :] == "Túrkııa"


def test_the_pack_keeps_the_source_with_its_parts() -> None:
    pack = lang.pack("kk-Latn")
    assert isinstance(pack, KazakhLatin)
    text = "Bas taqyryp\nBúgin Astanada jıyn ótti."
    parts = (
        Part(PartKind.TITLE, Span(0, 11)),
        Part(PartKind.BODY, Span(12, len(text))),
    )
    reading = pack.read(Article("k", "k", "kk-Latn", text, "", parts=parts))
    assert reading.source is not None
    assert reading.source.article.text == text
    assert reading.source.article.parts == parts
    assert [part.kind for part in reading.article.parts] == [PartKind.TITLE, PartKind.BODY]
    assert "Астанада жиын өтті" in reading.article.text


def test_a_pack_says_by_whose_words_it_reads() -> None:
    assert lang.words("kk-Latn") == "kk"
    assert lang.words("ru") == "ru"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("мемлекеттiк", "мемлекеттік"),
        ("cаммит", "саммит"),
        ("IT-компания", "it-компания"),
        ("TÜRKSOY", "türksoy"),
    ],
)
def test_latin_letters_typed_into_a_cyrillic_word_are_put_right(typed: str, meant: str) -> None:
    assert fold(typed) == meant


def test_a_text_in_latin_letters_is_kazakh_though_a_neighbour_has_its_words() -> None:
    text = "Is-sharaǵa Túrkııa mınıstri de qatysty, bul týraly jıynda aıtyldy jáne jarııalandy."
    assert language(text) == "kk-Latn"
