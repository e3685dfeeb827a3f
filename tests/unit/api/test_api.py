"""kurultay from Python: what the README shows, rdflib on both sides, frames, the notebook."""

import json
from datetime import date

import pytest
import rdflib

import kurultay
from kurultay.errors import InputError, UsageError
from kurultay.store import Term, open_store

TEXT = (
    "24 октября 2025 года в Баку министр транспорта Казахстана Нурлан Сериков встретился с "
    "министром транспорта Турции Муратом Омаровым. Стороны обсудили перевозки."
)
EX = "https://a.example/"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def built(root):
    with kurultay.build(root / "seeds" / "articles") as found:
        yield found


def test_everything_that_is_promised_is_there():
    assert all(getattr(kurultay, name) is not None for name in kurultay.__all__)
    assert set(kurultay.__all__) <= set(dir(kurultay))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = kurultay.nonsense


def test_a_build_in_memory_is_asked_at_once(built):
    assert (built.mapped, built.set_aside, built.report.conforms) == (5, (), True)
    rows = list(built.query("ministers-at-ots-meetings", from_="2025-01-01", heads=False))
    assert sorted(row["name"] for row in rows) == [
        "Бакыт Сыдыков",
        "Мехмет Фатих Каджыр",
        "Микаил Джаббаров",
    ]
    assert {row["date"] for row in rows} == {date(2025, 10, 24)}


def test_an_answer_with_a_view_draws_itself_above_its_table(built):
    answer = built.query("meetings-of-body", lang="en")
    picture = answer._repr_svg_()
    assert picture == answer.to_svg()
    assert picture.startswith("<svg")
    assert "Which meetings took place under this body" in picture
    assert answer._repr_html_().startswith(picture)
    assert "<table>" in answer._repr_html_()
    assert built.query("contradictions")._repr_svg_() is None
    with pytest.raises(InputError, match=r"none\.ttf: cannot be read"):
        answer.to_png("none.ttf")


def test_a_question_of_one_s_own_and_what_cannot_be_asked(built):
    found = built.query("SELECT (1 AS ?one) (true AS ?yes) ?none WHERE {}")
    assert list(found) == [{"one": 1, "yes": True, "none": None}]
    with pytest.raises(UsageError, match="no query 'minister'"):
        built.query("minister")
    with pytest.raises(UsageError, match="parameters go with a stored query"):
        built.query("SELECT ?s WHERE { ?s ?p ?o }", day="2025-01-01")


def test_answers_are_frames_and_tables():
    answer = kurultay.Answer(
        ("who", "n", "day"),
        (
            (Term("А|Б", "literal", "ru"), Term("3", "literal", None, f"{XSD}integer"), None),
            (Term(f"{EX}x<y", "iri"), None, Term("2025-10-24", "literal", None, f"{XSD}date")),
        ),
    )
    frame = answer.to_pandas()
    assert list(frame.columns) == ["who", "n", "day"]
    assert frame["day"][1] == date(2025, 10, 24)
    assert answer.to_polars().to_dicts()[0] == {"who": "А|Б", "n": 3, "day": None}
    assert answer.to_markdown().splitlines()[2] == "| А\\|Б | 3 |  |"
    page = answer._repr_html_()
    assert answer._repr_svg_() is None
    with pytest.raises(UsageError, match="only answers of stored queries"):
        answer.to_svg()
    with pytest.raises(UsageError, match="only answers of stored queries"):
        answer.to_png()
    assert '<td lang="ru">А|Б</td>' in page
    assert f'<a href="{EX}x&lt;y">x&lt;y</a>' in page


def test_an_article_is_mapped_from_its_text():
    mapped = kurultay.map_article(kurultay.article(TEXT, "a", published="2025-10-25"))
    assert mapped.article.lang == "ru"
    assert str(mapped.article.published) == "2025-10-25"
    assert any("Participation" in line for line in mapped.graph.nquads)
    with pytest.raises(InputError, match="it holds no letters"):
        kurultay.article("12345 67890")
    with pytest.raises(InputError, match="cannot be read yet"):
        kurultay.map_article(kurultay.Article("k", "k", "de", "Treffen in Berlin.", "0"))


def test_articles_are_read_from_folders(root):
    found = list(kurultay.read(root / "seeds" / "articles"))
    assert [type(one).__name__ for one in found] == ["Article"] * 5


def test_a_store_goes_to_rdflib_and_back(built):
    dataset = kurultay.to_rdflib(built.store)
    with open_store("memory:") as other:
        kurultay.from_rdflib(dataset, other)
        assert other.dump() == built.store.dump()


def test_a_graph_of_rdflib_goes_under_a_name():
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef(f"{EX}s"), rdflib.URIRef(f"{EX}p"), rdflib.Literal("x")))
    with open_store("memory:") as store:
        assert kurultay.from_rdflib(graph, store, f"{EX}g") == 1
        assert kurultay.from_rdflib(graph, store) == 2
        assert store.dump() == (
            f'<{EX}s> <{EX}p> "x" .',
            f'<{EX}s> <{EX}p> "x" <{EX}g> .',
        )
        graph.add((rdflib.BNode(), rdflib.URIRef(f"{EX}p"), rdflib.Literal("x")))
        with pytest.raises(InputError, match="a blank node"):
            kurultay.from_rdflib(graph, store)


def test_rdflib_parses_articles(tmp_path):
    (tmp_path / "meeting.txt").write_text(f" date 2025-10-25 {TEXT}", "utf-8")
    graph = rdflib.Graph().parse(tmp_path / "meeting.txt", format="kurultay")
    kur = rdflib.Namespace("https://w3id.org/kurultay/ontology#")
    assert len(list(graph.subjects(rdflib.RDF.type, kur.Participation))) == 2
    (article,) = graph.subjects(rdflib.RDF.type, kur.Article)
    assert "/article/meeting-" in article


def test_the_notebook_runs(root, monkeypatch):
    monkeypatch.chdir(root)
    notebook = json.loads((root / "docs" / "notebook.ipynb").read_text("utf-8"))
    names: dict[str, object] = {}
    shown = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            *before, last = "".join(cell["source"]).strip().splitlines()
            exec("\n".join(before), names)
            try:
                shown.append(eval(last, names))
            except SyntaxError:
                exec(last, names)
    assert shown[0] == (5, True)
    assert "<table>" in shown[1]._repr_html_()
    assert len(shown[2]) == 3
