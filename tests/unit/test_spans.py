"""What is told of spans from lines alone, against the check query that it saves."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from kurultay import check, queries
from kurultay.check import spans
from kurultay.check.reference import Reference
from kurultay.check.values import Facts, Known
from kurultay.resources import home
from kurultay.store import open_store

A = "https://w3id.org/kurultay/article/a"
K = "https://w3id.org/kurultay/ontology#"
QUERY = "evidence-outside-sentence-violation"


def graph(sentence: tuple[int, int, str], evidence: tuple[int, int, str]) -> list[str]:
    lines = [f"<{A}#e> <{K}inSentence> <{A}#s>"]
    for node, (start, end, words) in (("s", sentence), ("e", evidence)):
        lines += [
            f'<{A}#{node}> <{K}start> "{start}"^^<http://www.w3.org/2001/XMLSchema#integer>',
            f'<{A}#{node}> <{K}end> "{end}"^^<http://www.w3.org/2001/XMLSchema#integer>',
            f'<{A}#{node}> <{K}exact> "{words}"',
        ]
    return [f"{line} <{A.replace('/article/', '/graph/article/')}> ." for line in lines]


def found(lines: Sequence[str]) -> list[str | None]:
    """Ask the query itself."""
    with open_store("memory:") as memory:
        memory.bulk(lines)
        table = queries.run(queries.load(home(), "checks")[QUERY], {}, memory)
        return [row["evidence"] for row in table.dicts()]


def surely(lines: Sequence[str]) -> bool:
    told = spans.within(Facts.of(lines, Known(Reference.load(home()))).out)
    assert check.surely(lines) is told
    return told


SENTENCE = (10, 27, "Қазақстан мен 𝔸 Б")


@pytest.mark.parametrize(
    ("evidence", "fits"),
    [
        ((10, 19, "Қазақстан"), True),
        ((10, 27, "Қазақстан мен 𝔸 Б"), True),
        # A letter beyond the first plane is one sign, as SPARQL counts.
        ((26, 27, "Б"), True),
        ((20, 23, "мен"), True),
        ((20, 23, "Мен"), False),
        ((21, 24, "мен"), False),
        ((9, 19, " Қазақстан"), False),
        ((26, 28, "Б "), False),
        ((23, 20, "мен"), False),
    ],
)
def test_spans_are_told_as_the_query_tells_them(evidence: tuple[int, int, str], fits: bool) -> None:
    lines = graph(SENTENCE, evidence)

    assert surely(lines) is fits
    assert (found(lines) == []) is fits


def test_an_escape_is_read_as_the_sign_that_it_stands_for() -> None:
    lines = graph((0, 9, r"Ол \"Т\" д."), (3, 6, r"\"Т\""))

    assert surely(lines)
    assert found(lines) == []


@pytest.mark.parametrize("part", ["start", "end", "exact"])
@pytest.mark.parametrize("node", ["s", "e"])
def test_nothing_is_sure_of_a_span_that_lacks_a_part_or_has_two(part: str, node: str) -> None:
    lines = graph(SENTENCE, (20, 23, "мен"))
    mine = next(line for line in lines if f"#{node}> <{K}{part}>" in line)
    other = re.sub(r'"[^"]*"', '"7"', mine, count=1)

    assert surely(lines)
    assert not surely([line for line in lines if line != mine])
    assert not surely([*lines, other])


def test_a_graph_with_words_of_another_place_does_not_surely_fit() -> None:
    sifter = check.Sifter(home())
    wrong = graph(SENTENCE, (21, 24, "мен"))
    right = graph(SENTENCE, (20, 23, "мен"))

    # Neither says of what class it is, so that no shape looks at it.
    assert sifter.fits(right)
    assert not sifter.fits(wrong)
