"""What a person judges, made ready: values as their property takes them, things as they are now."""

from __future__ import annotations

import pytest

from kurultay.errors import InputError, KurultayError, UsageError
from kurultay.publish import curation
from kurultay.resources import home
from kurultay.store import open_store

BASE = "https://w3id.org/kurultay/"
KUR = f"{BASE}ontology#"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("predicate", "text", "lang", "written"),
    [
        (f"{KUR}startDate", "2025-10-24", None, f'"2025-10-24"^^<{XSD}date>'),
        (f"{KUR}startDate", "2025-10", None, f'"2025-10"^^<{XSD}gYearMonth>'),
        (f"{KUR}until", "2024", None, f'"2024"^^<{XSD}gYear>'),
        (f"{KUR}attestedOn", "2025-10-24", None, f'"2025-10-24"^^<{XSD}date>'),
        (f"{KUR}ordinal", "12", None, f'"12"^^<{XSD}integer>'),
        (f"{KUR}value", "11.40", None, f'"11.4"^^<{XSD}decimal>'),
        (f"{KUR}former", "true", None, f'"true"^^<{XSD}boolean>'),
        (f"{KUR}hasKind", "official visit", None, f"<{BASE}scheme/kind/official-visit>"),
        (f"{KUR}hasAttendance", "absent", None, f"<{BASE}scheme/attendance/absent>"),
        (f"{KUR}tookPlaceIn", "place:az-baku", None, f"<{BASE}id/place/az-baku>"),
        (LABEL, "Алия Сеитова", "ru", '"Алия Сеитова"@ru'),
        (f"{KUR}measure", "trade turnover", None, '"trade turnover"'),
    ],
)
def test_a_value_is_written_as_its_property_takes_it(predicate, text, lang, written):
    assert curation.value(home(), predicate, text, lang) == written


@pytest.mark.parametrize(
    ("predicate", "text", "error"),
    [
        (f"{KUR}noSuch", "x", UsageError),
        (f"{KUR}Event", "x", UsageError),
        (f"{KUR}inEvent", "meeting:x", UsageError),
        (f"{KUR}latestDay", "2025-10-24", UsageError),
        (f"{KUR}startDate", "2025-13", InputError),
        (f"{KUR}ordinal", "twelfth", InputError),
        (f"{KUR}ordinal", "1.5", InputError),
        (f"{KUR}former", "yes", InputError),
        (f"{KUR}hasKind", "party", InputError),
        (f"{KUR}hasKind", "rank:minister", InputError),
        (f"{KUR}tookPlaceIn", "Баку", InputError),
        (f"{KUR}tookPlaceIn", "https://x.example/а", InputError),
        (LABEL, "Алия Сеитова", InputError),
        (f"{KUR}measure", " ", InputError),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_one_line(predicate, text, error):
    with pytest.raises(error) as found:
        curation.value(home(), predicate, text, None)
    assert isinstance(found.value, KurultayError)
    assert "\n" not in str(found.value)


def test_an_iri_that_was_replaced_leads_to_the_one_that_stands():
    old, new, two = (f"<{BASE}id/person/{name}>" for name in ("old", "new", "two"))
    by = "<http://purl.org/dc/terms/isReplacedBy>"
    graph = f"<{BASE}graph/redirects>"
    with open_store("memory:") as store:
        store.bulk([f"{old} {by} {new} {graph} ."])
        assert curation.current(store, old[1:-1]) == new[1:-1]
        assert curation.current(store, new[1:-1]) == new[1:-1]
        store.bulk([f"{old} {by} {two} {graph} ."])
        assert curation.current(store, old[1:-1]) == old[1:-1]
