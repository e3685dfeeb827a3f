"""Merged bodies, places, documents, statements and figures."""

import pytest


def test_a_body_is_the_registers_or_one_name_in_one_state(merged):
    union = ':b a kur:Body ; skos:prefLabel "Союз палат"@ru ; kur:ofState state:{} .\n'
    graph = merged(
        a=union.format("kz") + ":o a kur:Body ; kur:denotes body:ots ;"
        ' skos:prefLabel "Организация тюркских государств"@ru ; kur:acronym "ОТГ"@ru .\n',
        b=union.format("kz"),
        c=union.format("az"),
    )
    assert graph.of("a#b") == graph.of("b#b")
    assert graph.of("c#b") != graph.of("a#b")
    assert graph.of("a#o") == ["id/body/ots"]
    assert graph.values("id/body/ots", "kur:acronym") == ["ОТГ"]
    assert graph.values("id/body/ots", "skos:prefLabel") == ["Организация тюркских государств"]


def test_a_region_is_found_by_its_code(merged):
    graph = merged(
        a=':r a kur:Place ; dcterms:identifier "KZ-15" ; skos:prefLabel "Актобе облысы"@kk .\n',
        b=':r a kur:Place ; dcterms:identifier "RU-TA" .\n',
        c=':r a kur:Place ; dcterms:identifier "RU-TA" .\n',
    )
    assert graph.of("a#r") == ["id/place/kz-15"]
    assert len(graph.of("b#r", "c#r")) == 1


def test_documents_join_by_name_and_parties(merged):
    paper = (
        ':d a kur:Document ; skos:prefLabel "Меморандум о сотрудничестве"@ru ;'
        " kur:hasDocumentType doctype:memorandum ; kur:hasParty {} .\n"
    )
    graph = merged(
        a=paper.format("state:kz, state:az"),
        b=paper.format("state:az, state:kz"),
        c=paper.format("state:tr, state:kz"),
        d=paper.replace("; kur:hasParty {}", ""),
        e=paper.replace("; kur:hasParty {}", ""),
    )
    assert graph.of("a#d") == graph.of("b#d")
    assert len(graph.of("a#d", "c#d", "d#d", "e#d")) == 4


def test_a_named_document_of_the_register_is_that_one(merged):
    graph = merged(
        a=':d a kur:Document ; skos:prefLabel "Габалинская декларация"@ru ;'
        " kur:hasDocumentType doctype:declaration .\n"
    )
    assert graph.of("a#d") == ["id/document/gabala"]


def test_statements_and_figures_stay_what_one_article_says(merged, person):
    said = person("p", "Олжас Бектенов", extra="; kur:denotes person:new ") + (
        ':s a kur:Statement ; kur:hasSpeaker :p ; kur:quote "Мы готовы" ; kur:direct true .\n'
        ':f a kur:Figure ; kur:measure "trade" ; kur:value 1.5 ; kur:unit "USD" ;'
        " kur:concerns state:kz .\n"
    )
    graph = merged(a=said, b=said)
    assert len(graph.of("a#s", "b#s")) == 2
    (statement,) = graph.of("a#s")
    assert graph.values(statement, "kur:hasSpeaker") == ["id/person/new"]
    assert graph.values(statement, "kur:quote") == ["Мы готовы"]
    (figure,) = graph.of("a#f")
    assert graph.values(figure, "kur:value") == ["1.5"]
    assert graph.values(figure, "kur:concerns") == ["id/state/kz"]


def figure(value, measure="trade turnover", unit="USD", period="2024", local="f"):
    return (
        f':{local} a kur:Figure ; kur:measure "{measure}" ; kur:value {value} ;'
        f' kur:unit "{unit}" ; kur:concerns state:kz, state:az ; kur:period "{period}" .\n'
    )


def test_a_figure_that_two_articles_give_otherwise_is_one_with_a_conflict(merged):
    graph = merged(a=figure("5.0e9"), b=figure("4.2e9"), c=figure("5.0e9"))
    (node,) = graph.of("a#f", "b#f", "c#f")
    assert graph.values(node, "kur:value") == ["5000000000"]
    assert graph.conflicts() == [(node, "value", ["4200000000", "5000000000"])]


def test_numbers_that_differ_only_in_their_digits_agree(merged):
    graph = merged(a=figure("11.0e9"), b=figure("11.4e9"))
    (node,) = graph.of("a#f", "b#f")
    assert graph.values(node, "kur:value") == ["11400000000"]
    assert graph.conflicts() == []
    assert merged(a=figure("11.0e9"), b=figure("12.4e9")).conflicts() != []


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2023"},
        {"measure": "export"},
        {"unit": "EUR"},
    ],
)
def test_figures_of_another_question_are_two(merged, other):
    graph = merged(a=figure("5.0e9"), b=figure("4.2e9", **other))
    assert len(graph.of("a#f", "b#f")) == 2
    assert graph.conflicts() == []


@pytest.mark.parametrize("given", [{"measure": "amount"}, {"unit": "agreements"}])
def test_a_number_that_does_not_say_what_it_measures_is_joined_with_none(merged, given):
    graph = merged(a=figure("5", **given), b=figure("12", **given))
    assert len(graph.of("a#f", "b#f")) == 2


def test_two_numbers_of_one_article_for_one_question_answer_neither(merged):
    graph = merged(a=figure("5.0e9") + figure("3.0e9", local="g"), b=figure("4.2e9"))
    assert len(graph.of("a#f", "a#g", "b#f")) == 3
    assert graph.conflicts() == []


def test_every_observation_leads_to_one_merged_node(merged, person, event):
    graph = merged(
        a=event("e", "forum", day="2025-01-02", place="az-baku", body="ots")
        + person("p", "Алия Сеитова", event="e", rank="minister", title="министр", of="state:kz")
    )
    for local in ("e", "p", "post-p", "tenure-p", "part-e-p", "place-az-baku", "body-ots"):
        assert len(graph.of(f"a#{local}")) == 1, local


def test_nothing_local_is_left_but_as_an_origin_or_a_reading(merged, person, event):
    graph = merged(
        a=event("e", "forum", day="2025-01-02", place="az-baku", body="ots")
        + person("p", "Алия Сеитова", event="e", rank="minister", title="министр", of="state:kz")
    )
    for line in graph.lines:
        subject, predicate, rest = line.split(" ", 2)
        assert "#" not in subject
        assert "_:" not in line
        if "/article/" in rest:
            assert predicate.endswith(("#wasDerivedFrom>", "#hasReading>", "#betweenSources>"))


def test_the_lines_are_what_a_store_gives_back(merged, person):
    graph = merged(
        a=person("p", 'А\\u0001 \\"Сеитова\\" \\t', rank="minister", title="м", of="state:kz")
    )
    assert graph.store.dump(None) == graph.lines
    assert len(graph.lines) > 50


COMMON = ':b a kur:Body ; skos:prefLabel "{}"@ru, "{}"@en {}.\n'


@pytest.mark.parametrize(
    ("name", "english"),
    [("Сенат", "Senate"), ("Координационный комитет", "Koordinatsionny komitet")],
)
def test_common_words_without_a_state_are_another_body_in_each_article(merged, name, english):
    text = COMMON.format(name, english, "")
    graph = merged(a=text, b=text)
    assert len(graph.of("a#b", "b#b")) == 2
    stated = COMMON.format(name, english, "; kur:ofState state:kz ")
    graph = merged(a=stated, b=stated)
    assert len(graph.of("a#b", "b#b")) == 1


@pytest.mark.parametrize(
    ("name", "english"),
    [("Совет по зелёным финансам", "Sovet po zelenym finansam"), ("Спутник", "Sputnik")],
)
def test_a_name_is_one_body_wherever_it_stands(merged, name, english):
    text = COMMON.format(name, english, "")
    graph = merged(a=text, b=text)
    assert len(graph.of("a#b", "b#b")) == 1
