"""What holds of every string, name and graph."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as some

from kurultay.graph import iris, write
from kurultay.identity import names
from kurultay.text.article import PartialDate

TEXTS = some.text(some.characters(exclude_categories=("Cs",)))
LANGS = some.sampled_from([None, "ru", "kk-Latn", "en"])
DATES = some.builds(
    lambda day, cut: PartialDate.parse(day.isoformat()[:cut]),
    some.dates(),
    some.sampled_from([4, 7, 10]),
)
TERMS = some.one_of(
    some.builds(write.text, TEXTS, LANGS),
    some.builds(write.integer, some.integers()),
    some.builds(write.boolean, some.booleans()),
    some.builds(write.date, DATES),
    some.builds(
        write.decimal,
        some.decimals(
            allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=6
        ),
    ),
    some.builds(lambda text: write.iri(f"https://e.org/{iris.slug(text)}"), TEXTS),
)


def parsed(line):
    (quad,) = ox.parse(f"{line}\n".encode(), format=ox.RdfFormat.N_QUADS)
    return quad


@given(TEXTS, LANGS)
def test_a_string_reads_back_as_it_was(text, lang):
    (line,) = write.lines(
        "https://e.org/g", [("<https://e.org/s>", "<https://e.org/p>", write.text(text, lang))]
    )
    assert "\n" not in line
    literal = parsed(line).object
    assert (literal.value, literal.language) == (text, lang.lower() if lang else None)


@given(TEXTS, LANGS)
def test_no_string_raises(text, lang):
    assert write.text(text + "\ud800", lang)


@given(some.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_number_keeps_its_value(number):
    lexical = write.decimal(number).split('"')[1]
    assert Decimal(lexical) == number
    assert "E" not in lexical
    assert not lexical.startswith("+")


@given(some.lists(TERMS, min_size=1))
def test_the_store_gives_the_same_bytes_back(objects):
    triples = [("<https://e.org/s>", "<https://e.org/p>", each) for each in objects]
    lines = write.lines("https://e.org/g", triples)
    store = ox.Store()
    store.bulk_load(("\n".join(lines) + "\n").encode(), format=ox.RdfFormat.N_QUADS)
    kept = store.dump(format=ox.RdfFormat.N_QUADS).decode().split("\n")
    assert tuple(sorted(filter(None, kept))) == lines


@given(TEXTS)
def test_a_slug_is_short_ascii_and_its_own_slug(text):
    slug = iris.slug(text)
    assert slug.isascii()
    assert 0 < len(slug) <= iris.SLUG_LENGTH
    assert iris.slug(slug) == slug


@given(TEXTS)
def test_every_key_names_an_article(text):
    assert write.iri(iris.article_graph(text))


@given(some.lists(some.tuples(TEXTS, TEXTS), min_size=2, max_size=4, unique=True))
def test_a_hash_heeds_the_order_of_its_parts(parts):
    assert iris.digest(parts) == iris.digest(list(parts))
    assert iris.digest(parts) != iris.digest(parts[::-1])


@given(TEXTS, TEXTS)
def test_names_agree_both_ways(one, other):
    assert names.match(one, other) is names.match(other, one)


@given(TEXTS)
def test_no_name_raises(text):
    names.fold(text)
    names.name_key(text)
    names.surname_key(text)
