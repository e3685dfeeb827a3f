"""Every field of every claim is mapped to a term of the ontology, or left out with a reason."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest

from kurultay.errors import ResourceError
from kurultay.facts import claims
from kurultay.graph import factmap, terms
from kurultay.resources import Home, home

CLASSES = [
    claims.Event, claims.Participation, claims.Office, claims.BodyClaim, claims.StateClaim,
    claims.PlaceClaim, claims.Document, claims.Statement, claims.Figure,
]  # fmt: skip


@pytest.fixture(scope="module")
def mapping():
    return factmap.FactMap.load(home())


def declared():
    """Give the terms that the ontology declares, ours and borrowed ones."""
    path = home().path("ontology", "kurultay.ttl")
    found = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    return {quad.subject.value for quad in found if quad.predicate.value == terms.TYPE}


@pytest.mark.parametrize("class_", CLASSES, ids=lambda class_: class_.__name__)
def test_each_field_is_mapped_or_left_out_with_a_reason(mapping, class_):
    mapped = mapping.named(class_.__name__)
    fields = {field.name for field in dataclasses.fields(class_)}
    assert fields == set(mapped.fields) | set(mapped.left_out)
    assert not set(mapped.fields) & set(mapped.left_out)
    assert all(len(reason.split()) > 3 for reason in mapped.left_out.values())


def test_no_class_is_mapped_that_claims_do_not_have(mapping):
    assert set(mapping.claims) == {class_.__name__ for class_ in CLASSES}


def test_each_mapped_term_is_declared(mapping):
    known = declared()
    used = {mapped.term for mapped in mapping.claims.values()}
    for mapped in mapping.claims.values():
        used |= set(mapped.extra.values())
        for field in mapped.fields.values():
            assert field.terms
            used |= set(field.terms)
    assert used <= known, f"not declared: {sorted(used - known)}"


def test_each_term_of_ours_that_the_code_names_is_declared():
    known = declared()
    ours = {
        value
        for name, value in vars(terms).items()
        if name.isupper() and isinstance(value, str) and value.startswith(terms.KUR)
    } - {terms.KUR}
    assert ours <= known, f"not declared: {sorted(ours - known)}"


def test_the_types_of_meetings_are_types_of_the_schema(mapping):
    assert "summit" in mapping.meeting_types
    assert "official_visit" not in mapping.meeting_types


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("[Event.fields]\n", "no class"),
        ('[Event]\nclass = "kur:Event"\n[Event.fields]\nx = { as = "magic" }', "use one of"),
        ('[Event]\nclass = "kur:Event"\n[Event.fields]\nx = { as = "string" }', "takes terms"),
        ('[Event]\nclass = "nope:Event"\n', "unknown prefix"),
    ],
)
def test_a_broken_mapping_is_named(tmp_path, table, complaint):
    (tmp_path / "mapping").mkdir()
    (tmp_path / "mapping" / "facts.toml").write_text(table, encoding="utf-8")
    with pytest.raises(ResourceError, match=complaint):
        factmap.FactMap.load(Home(tmp_path))


def test_an_unknown_claim_is_named():
    with pytest.raises(ResourceError, match=r"\[int\] is missing"):
        factmap.FactMap.load(home()).of(3)
