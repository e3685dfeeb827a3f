"""Merging is a function of what the articles say, not of when they came."""

from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from kurultay.merge import merge
from kurultay.store import open_store

BASE = "https://w3id.org/kurultay/"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LABEL = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
DERIVED = "<http://www.w3.org/ns/prov#wasDerivedFrom>"
XSD = "http://www.w3.org/2001/XMLSchema#"
NAMES = ["Алия Сеитова", "А. Сеитова", "Сеитова", "Алия Сейтова", "Анвар Сеитова", "Бек Ким"]
TITLES = [("minister", "министр экономики"), ("governor", "аким"), ("minister", "министр")]

persons = st.tuples(st.sampled_from(NAMES), st.sampled_from(TITLES), st.sampled_from("abn"))
events = st.tuples(
    st.sampled_from(["summit", "ministerial", "bilateral-meeting"]),
    st.sampled_from(["", "2025-05-10", "2025-05-11", "2025-05-12"]),
    st.sampled_from(["", "1", "2"]),
    st.lists(st.integers(0, 3), max_size=4, unique=True),
)
articles = st.tuples(st.lists(persons, max_size=4), st.lists(events, max_size=2))


def kur(name):
    return f"<{BASE}ontology#{name}>"


def graph(number, article):
    """Write an article's graph."""
    people, happenings = article
    name, address = f"{BASE}graph/article/n{number}", f"{BASE}article/n{number}"
    triples = [(f"<{address}>", TYPE, kur("Article"))]

    def node(local, kind, *props):
        made = f"<{address}#{local}>"
        triples.extend([(made, TYPE, kind), (made, DERIVED, f"<{address}>")])
        triples.extend((made, predicate, value) for predicate, value in props if value)
        return made

    post_class = "<http://www.w3.org/ns/org#Post>"
    for place, (label, (rank, title), state) in enumerate(people):
        person = node(f"person-{place}", kur("Person"), (LABEL, f'"{label}"@ru'))
        ranked = (kur("hasRank"), f"<{BASE}scheme/rank/{rank}>")
        post = node(f"post-{place}", post_class, (LABEL, f'"{title}"@ru'), ranked)
        of = (kur("ofState"), "" if state == "n" else f"<{BASE}id/state/{state}>")
        node(
            f"tenure-{place}", kur("Tenure"), (kur("hasHolder"), person), (kur("hasPost"), post), of
        )
    for place, (kind, day, ordinal, who) in enumerate(happenings):
        date = f'"{day}"^^<{XSD}date>' if day else ""
        event = node(
            f"event-{place}",
            kur("Meeting"),
            (kur("hasKind"), f"<{BASE}scheme/kind/{kind}>"),
            (kur("heldUnderAuspicesOf"), f"<{BASE}id/body/ots>"),
            (kur("tookPlaceIn"), f"<{BASE}id/place/az-baku>"),
            (kur("ordinal"), f'"{ordinal}"^^<{XSD}integer>' if ordinal else ""),
            *((kur(name), date) for name in ("startDate", "earliestDay", "latestDay")),
        )
        for each in who:
            if each < len(people):
                agent = f"<{address}#person-{each}>"
                attended = f"<{BASE}scheme/attendance/attended>"
                node(
                    f"participation-{place}-{each}",
                    kur("Participation"),
                    (kur("inEvent"), event),
                    (kur("hasAgent"), agent),
                    (kur("hasAttendance"), attended),
                )
    lines = sorted({f"{s} {p} {o} <{name}> ." for s, p, o in triples})
    return SimpleNamespace(name=name, nquads=tuple(lines))


def merged(graphs):
    with open_store("memory:") as store:
        for each in graphs:
            store.replace(each)
        first = merge(store)
        store.set_graph(None, first)
        assert merge(store) == first
        assert store.dump(None) == first
        return first


@settings(max_examples=60, deadline=None)
@given(st.lists(articles, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_any_order_of_articles_gives_the_same_bytes_and_merging_twice_changes_nothing(
    found, chance
):
    graphs = [graph(number, article) for number, article in enumerate(found)]
    shuffled = graphs.copy()
    chance.shuffle(shuffled)
    assert merged(graphs) == merged(shuffled)


@settings(max_examples=40, deadline=None)
@given(st.lists(articles, min_size=1, max_size=4))
def test_every_observation_is_in_exactly_one_merged_node(found):
    graphs = [graph(number, article) for number, article in enumerate(found)]
    origins = [
        line.split(" ")[2]
        for line in merged(graphs)
        if DERIVED in line and "/id/conflict/" not in line
    ]
    local = {
        line.split(" ")[0]
        for each in graphs
        for line in each.nquads
        if "#" in line[:90].split(" ")[0]
    }
    assert sorted(origins) == sorted(local)
