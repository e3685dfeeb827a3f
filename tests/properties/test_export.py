"""Whatever a literal holds, writing and reading it back gives the same."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from kurultay.graph import write
from kurultay.publish import export

PREFIXES = export.prefixes("https://w3id.org/kurultay/")
# Characters that XML has no way to hold are refused there, which the contract test shows.
plain = st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\t\n")
literals = st.text(plain, max_size=40)
slugs = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
tags = st.sampled_from([None, "ru", "kk", "kk-latn", "en"])


@st.composite
def triples(draw: st.DrawFn) -> tuple[str, ...]:
    rows = draw(st.lists(st.tuples(slugs, slugs, literals, tags), max_size=8))
    return tuple(
        sorted(
            {
                f"<https://w3id.org/kurultay/id/person/{s}> "
                f"<https://w3id.org/kurultay/ontology#{p}> {write.text(value, tag)} ."
                for s, p, value, tag in rows
            }
        )
    )


@given(triples(), st.sampled_from(sorted(export.EXPORTERS)))
def test_reading_undoes_writing(lines: tuple[str, ...], suffix: str) -> None:
    out = io.BytesIO()
    export.write(lines, suffix, out, PREFIXES)
    assert export.read(out.getvalue(), suffix) == lines


@given(slugs, st.sampled_from(sorted(PREFIXES)))
def test_expanding_undoes_shortening(local: str, name: str) -> None:
    iri = PREFIXES[name] + local
    assert export.expand(export.shorten(iri, PREFIXES), PREFIXES) == iri


@given(st.text(max_size=30))
def test_no_text_makes_expanding_fail(text: str) -> None:
    export.expand(text, PREFIXES)
