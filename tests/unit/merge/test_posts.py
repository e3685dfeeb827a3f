"""Merged posts and tenures, and the register's."""

SG = {"rank": "secretary-general", "title": "генсек", "of": "body:ots"}
ATTESTED = ':tenure-p kur:attestedOn "{}"^^xsd:date .\n'


def pm(person, who, day):
    text = person(
        "p",
        {"new": "Олжас Бектенов", "old": "Алихан Смаилов"}[who],
        rank="head-of-government",
        title="премьер-министр",
        of="state:kz",
        extra=f"; kur:denotes person:{who} ",
    )
    return text + ATTESTED.format(day)


def test_a_tenure_that_the_register_has_takes_its_iri_and_its_days(merged, person):
    graph = merged(a=pm(person, "new", "2025-03-01"), b=pm(person, "new", "2025-04-01"))
    assert graph.of("a#tenure-p", "b#tenure-p") == ["id/tenure/new-pm"]
    assert graph.of("a#post-p") == ["id/office/kz-pm"]
    node = "id/tenure/new-pm"
    assert graph.values(node, "kur:attestedOn") == ["2025-03-01", "2025-04-01"]
    assert graph.values(node, "kur:from") == ["2024-02-06"]
    assert graph.values(node, "kur:hasHolder") == ["id/person/new"]


def test_a_day_outside_the_registers_interval_is_a_tenure_of_its_own(merged, person):
    graph = merged(a=pm(person, "new", "2023-03-01"))
    (node,) = graph.of("a#tenure-p")
    assert node.startswith("id/tenure/new-")
    assert node != "id/tenure/new-pm"
    assert graph.values(node, "kur:hasPost") == ["id/office/kz-pm"]
    assert graph.values(node, "kur:hasBasis") == ["scheme/basis/stated"]


def test_another_holder_on_a_day_that_the_register_is_sure_of_is_a_conflict(merged, person):
    graph = merged(a=pm(person, "new", "2023-03-01"))
    expected = ("id/office/kz-pm", "hasHolder", ["Olzhas Bektenov", "Алихан Смаилов"])
    assert graph.conflicts() == [expected]


def test_at_the_end_of_a_tenure_nothing_is_certain(merged, person):
    assert merged(a=pm(person, "new", "2024-02-05")).conflicts() == []


def test_the_same_post_in_two_articles_is_one(merged, person):
    graph = merged(
        a=person("p", "Алия Сеитова", rank="minister", title="Министр экономики", of="state:az"),
        b=person("p", "Алия Сеитова", rank="minister", title="министр экономики", of="state:az"),
        c=person("p", "Расим Гулиев", rank="minister", title="министр экономики", of="state:tr"),
    )
    assert len(graph.of("a#post-p", "b#post-p")) == 1
    assert len(graph.of("a#tenure-p", "b#tenure-p")) == 1
    assert graph.of("c#post-p") != graph.of("a#post-p")
    (post,) = graph.of("a#post-p")
    assert len(graph.values(post, "skos:prefLabel")) == 1
    assert graph.values(post, "kur:hasRank") == ["scheme/rank/minister"]
    assert graph.values(post, "org:postIn") == ["id/state/az"]


def test_another_portfolio_is_not_the_registers_tenure(merged, person):
    known = """
    state:kz a kur:State . person:m a kur:Person ; skos:prefLabel "Алия Сеитова"@ru .
    office:eco a org:Post ; skos:prefLabel "Министр экономики"@ru ; org:postIn state:kz ;
      kur:hasRank rank:minister .
    tenure:eco a kur:Tenure ; kur:hasHolder person:m ; kur:hasPost office:eco ;
      kur:ofState state:kz ; kur:from "2020"^^xsd:gYear .
    """
    titles = {"a": "министр торговли", "b": "министр экономики и торговли", "c": "министр"}
    articles = {
        key: person(
            "p",
            "Алия Сеитова",
            rank="minister",
            title=title,
            of="state:kz",
            extra="; kur:denotes person:m ",
        )
        + ATTESTED.format("2025-01-10")
        for key, title in titles.items()
    }
    graph = merged(known, **articles)
    assert graph.of("a#tenure-p") != ["id/tenure/eco"]
    assert graph.of("b#tenure-p") == graph.of("c#tenure-p") == ["id/tenure/eco"]


def test_a_former_post_is_not_the_present_one(merged, person):
    former = pm(person, "new", "2025-03-01").replace("kur:former false", "kur:former true")
    graph = merged(a=former)
    (node,) = graph.of("a#tenure-p")
    assert node != "id/tenure/new-pm"
    assert graph.values(node, "kur:former") == ["true"]


def test_one_word_for_the_posts_of_two_people_is_not_the_office_of_one(merged, person):
    known = """
    state:kz a kur:State . person:m a kur:Person ; skos:prefLabel "Алия Сеитова"@ru .
    office:eco a org:Post ; skos:prefLabel "Министр экономики"@ru ; org:postIn state:kz ;
      kur:hasRank rank:minister .
    tenure:eco a kur:Tenure ; kur:hasHolder person:m ; kur:hasPost office:eco ;
      kur:ofState state:kz ; kur:from "2020"^^xsd:gYear .
    """
    post = {"rank": "minister", "title": "министр", "of": "state:kz"}
    both = person("p", "Алия Сеитова", extra="; kur:denotes person:m ", **post) + person(
        "q", "Серик Омаров", **post
    ).replace(":post-q", ":post-p")
    graph = merged(known, a=both)
    assert graph.of("a#tenure-p") == ["id/tenure/eco"]
    (tenure,) = graph.of("a#tenure-q")
    assert graph.values(tenure, "kur:hasPost") == graph.of("a#post-p") != ["id/office/eco"]
