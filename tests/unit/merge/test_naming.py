"""A merged thing keeps its IRI when articles come, and every IRI that it had leads on to it."""

from kurultay.merge import whole
from kurultay.merge.naming import assign


def dated(day, text):
    return f'<> schema:datePublished "{day}"^^xsd:date .\n{text}'


def meeting(person, event, *names):
    """Write an article on one meeting with some participants."""
    who = "".join(
        person(f"p{place}", name, rank="minister", title="министр", of="state:kz", event="e")
        for place, name in enumerate(names)
    )
    return event("e", "bilateral-meeting", day="2025-08-24", place="az-baku") + who


def replaced(graph):
    """Give the redirects, without the base."""
    base = "<https://w3id.org/kurultay/id/"
    lines = [line.split(" ") for line in whole(graph.store)[1]]
    assert all(line[1].endswith("isReplacedBy>") for line in lines)
    cut = len(base)
    return sorted((f"id/{line[0][cut:-1]}", f"id/{line[2][cut:-1]}") for line in lines)


def test_a_later_article_changes_no_iri(merged, person, event):
    names = ("Алан Беков", "Берик Саидов")
    first = dated("2025-10-24", meeting(person, event, *names))
    before = merged(m=first)
    after = merged(m=first, a=dated("2025-10-25", meeting(person, event, *names, "Дана Ли")))
    assert after.of("a#e") == after.of("m#e") == before.of("m#e")
    assert after.of("a#p0") == after.of("m#p0") == before.of("m#p0")


def test_an_earlier_article_takes_over_and_the_old_iri_leads_to_the_new(merged, person, event):
    names = ("Алан Беков", "Берик Саидов")
    first = dated("2025-10-24", meeting(person, event, *names))
    alone = merged(m=first)
    after = merged(m=first, a=dated("2025-10-23", meeting(person, event, *names, "Дана Ли")))
    assert replaced(alone) == []
    (old,), (new,) = alone.of("m#e"), after.of("m#e")
    assert old != new
    assert replaced(after) == [(old, new)]


def test_what_is_no_longer_one_leads_nowhere(merged, person, event):
    first = dated("2025-10-24", meeting(person, event, "Алан Беков", "Берик Саидов"))
    other = dated("2025-10-25", meeting(person, event, "Ержан Оспанов", "Марат Исаев"))
    graph = merged(m=first, a=other)
    assert graph.of("a#e") != graph.of("m#e")
    assert replaced(graph) == []


def test_of_two_things_that_want_one_iri_the_first_has_it():
    wanted = [("x-00000000", ("2025-02-01", "b")), ("x-00000000", ("2025-01-01", "c"))]
    made = assign(wanted)
    assert made["2025-01-01", "c"] == "x-00000000"
    other = made["2025-02-01", "b"]
    assert other.startswith("x-")
    assert other != "x-00000000"
    assert assign(reversed(wanted)) == made
