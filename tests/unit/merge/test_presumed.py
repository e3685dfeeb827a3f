"""Who took part by the post that is named without a name."""

import pytest

DAY = "2025-03-04"
WHO = """SELECT ?who ?basis ?tenure WHERE { ?p a kur:Participation ; kur:hasAgent ?who ;
  kur:hasBasis ?basis ; kur:inCapacity ?tenure ; kur:hasAttendee ?who }"""
MET = "; kur:attendedByHolderOf office:kz-pm "


@pytest.fixture
def talks(event, person):
    """Give the writer of talks of a president with whoever holds a post."""

    def write(day=DAY, more=MET, who="", **facts):
        text = event("e", "bilateral-meeting", day=day, place="az-baku", more=more, **facts)
        text += person(
            "q", "Расим Гулиев", event="e", rank="head-of-state", title="президент", of="state:az"
        )
        if who:
            text += person(
                "p", who, event="e", rank="head-of-government", title="премьер", of="state:kz"
            ).replace("kur:hasRole", "kur:represents state:kz ; kur:hasRole")
        return text

    return write


def test_the_holder_of_that_day_took_part_by_the_register(merged, talks):
    graph = merged(a=talks())
    assert graph.rows(WHO) == [("id/person/new", "scheme/basis/register", "id/tenure/new-pm")]
    said = graph.rows("SELECT ?o { ?p kur:hasBasis basis:register ; kur:inEvent ?e ;"
                      " prov:wasDerivedFrom ?o }")  # fmt: skip
    assert said == [("article/a#e",)]
    graph = merged(a=talks(day="2023-03-04"))
    assert graph.rows(WHO) == [("id/person/old", "scheme/basis/register", "id/tenure/old-pm")]


@pytest.mark.parametrize(
    "facts",
    [
        {"day": ""},
        {"last": "2025-03-06"},
        {"day": "2021-03-04"},
        {"day": "2024-02-05"},
        {"day": "2024-02-06"},
        {"more": ""},
    ],
)
def test_where_the_day_or_the_tenure_is_uncertain_nobody_is_presumed(merged, talks, facts):
    assert merged(a=talks(**facts)).rows(WHO) == []


def test_what_is_planned_presumes_nobody(merged, talks):
    planned = talks().replace("status:held", "status:planned")
    assert merged(a=planned).rows(WHO) == []


def test_who_is_named_for_the_state_is_not_doubled(merged, talks):
    assert merged(a=talks(who="Ерлан Нуров")).rows(WHO) == []
