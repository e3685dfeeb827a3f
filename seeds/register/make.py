"""Make the register's Turtle files from its tables: ``python seeds/register/make.py``."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from kurultay.graph import iris, terms, write
from kurultay.graph.turtle import turtle
from kurultay.text.article import PartialDate

HERE = Path(__file__).resolve().parent
LANGS = ("en", "ru", "kk", "tr", "az", "ky", "uz", "tk")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
NATIVE = {"KZ": "kk", "KG": "ky", "UZ": "uz", "AZ": "az", "TR": "tr", "TM": "tk", "HU": "hu"}
NATIVE |= {"RU": "ru", "BY": "ru", "TJ": "tg", "TRNC": "tr", "IR": "fa", "AF": "fa", "PK": "ur"}
NATIVE |= {"AM": "hy", "GE": "ka", "CN": "zh"}
DASH = re.compile(r"\s+–\s+")
TOPICS = frozenset(
    {"agriculture", "artificial intelligence", "culture", "customs", "defence", "digitalisation"}
    | {"education", "emergency", "energy", "environment", "finance", "health", "industry"}
    | {"investment", "justice", "media", "migration", "science", "security", "sport", "tourism"}
    | {"trade", "transport", "youth"}
)
MIRRORS = ("hessslslslsls.azureedge.net", "enwikipedia.net")
Row = dict[str, str]


class Graph:
    """The triples of one register graph."""

    def __init__(self, name: str) -> None:
        """Begin an empty graph."""
        self.name = name
        self._triples: set[tuple[str, str, str]] = set()

    def node(self, kind: str, key: str, class_: str, row: Row) -> str:
        """Begin a thing of the register with its sources."""
        made = write.iri(iris.registered(kind, key))
        self.say(made, terms.TYPE, write.iri(class_))
        self.origin(made, row)
        return made

    def origin(self, node: str, row: Row) -> None:
        """Say which register file, which sources, and how many agree."""
        self.say(node, terms.DERIVED_FROM, write.iri(iris.register_graph(self.name)))
        for source in sources(row["source"]):
            self.say(node, terms.SOURCE, source)
        if row.get("checked"):
            self.say(node, terms.CHECKED, write.integer(int(row["checked"])))

    def say(self, node: str, predicate: str, *objects: str) -> None:
        """Add one triple an object."""
        self._triples.update((node, predicate, each) for each in objects)

    def link(self, node: str, predicate: str, kind: str, key: str | None) -> None:
        """Point to another thing of the register, if there is one."""
        if key:
            self.say(node, predicate, write.iri(iris.registered(kind, key)))

    def names(self, node: str, row: Row, langs: tuple[str, ...] = LANGS) -> None:
        """Give the main name in each language."""
        for lang in langs:
            if row.get(lang):
                self.say(node, terms.PREF_LABEL, write.text(row[lang], lang))

    def others(self, node: str, predicate: str, cell: str, lang: str = "") -> None:
        """Give further names: ``ru:…`` says the language, else the letters tell it."""
        for words in filter(None, cell.split("|")):
            code, colon, rest = words.partition(":")
            if colon and re.fullmatch("[a-z]{2}", code):
                self.further(node, predicate, rest.strip(), code)
            else:
                self.further(node, predicate, words.strip(), lang or language(words))

    def further(self, node: str, predicate: str, words: str, lang: str) -> None:
        """Give one further name, unless it is the main one."""
        written = write.text(words, lang)
        if words and (node, terms.PREF_LABEL, written) not in self._triples:
            self.say(node, predicate, written)

    def wikidata(self, node: str, number: str) -> None:
        """Say which item of Wikidata is the same."""
        if number:
            self.say(node, terms.SAME_AS, write.iri(f"http://www.wikidata.org/entity/{number}"))

    def __str__(self) -> str:
        """Write it as Turtle."""
        note = f"# The register of {self.name}, made by make.py from csv/.\n"
        return f"{note}\n{turtle(self._triples, PREFIXES)}"


KINDS = ("body", "document", "meeting", "office", "person", "place", "state", "tenure")
SCHEMES = ("basis", "docstatus", "kind", "precision", "rank", "status", "topic")
PREFIXES = (
    {short: full for short, full in terms.PREFIXES.items() if short != "rdf"}
    | {kind: f"{terms.BASE}id/{kind}/" for kind in KINDS}
    | {scheme: f"{terms.SCHEME}{scheme}/" for scheme in SCHEMES}
)


def language(words: str) -> str:
    """Tell Kazakh, Russian and Latin letters apart."""
    if KAZAKH.search(words):
        return "kk"
    return "ru" if CYRILLIC.search(words) else "en"


def sources(cell: str) -> Iterator[str]:
    """Give the sources of a row: addresses without mirrors and ports, or words."""
    pieces: list[str] = []
    for piece in filter(None, cell.split("; ")):
        if pieces and pieces[-1].count("(") > pieces[-1].count(")"):
            pieces[-1] += f"; {piece}"
        else:
            pieces.append(piece)
    for piece in pieces:
        address = piece.split(" ", 1)[0]
        if not address.startswith("http"):
            yield write.text(piece)
            continue
        yield write.iri(plain_address(address))
        if " " in piece:
            yield write.text(piece.split(" ", 1)[1].strip("()"))


def plain_address(address: str) -> str:
    """Take an address out of a mirror of Wikipedia; drop a port or a dot after the host."""
    parts = urlsplit(address)
    if parts.netloc == "movatter.jp":
        return parse_qs(parts.query)["url"][0]
    if parts.netloc == "friendlywiki.com":
        title = unquote(parse_qs(parts.query)["title"][0]).split("#")[0]
        return f"https://en.wikipedia.org/wiki/{title}"
    if parts.netloc in MIRRORS:
        return f"https://en.wikipedia.org{parts.path}"
    host = parts.netloc.removesuffix(":443").removesuffix(".")
    return iris.web(parts._replace(netloc=host).geturl())


def read(name: str) -> list[Row]:
    """Read one table."""
    with (HERE / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def states(places: dict[tuple[str, str], str]) -> Graph:
    """Write the states with their names, codes and standing in the OTS."""
    out = Graph("states")
    for row in read("states"):
        node = out.node("state", row["iso2"], terms.STATE, row)
        out.say(node, terms.ISO_CODE, write.text(row["iso2"]))
        out.names(node, row)
        for lang in LANGS:
            out.further(node, terms.ALT_LABEL, row[f"official_{lang}"], lang)
        for lang in ("ru", "kk"):
            out.others(node, terms.HIDDEN_LABEL, row[f"adj_{lang}"], lang)
        out.others(node, terms.ACRONYM, row["abbr"])
        out.others(node, terms.ALT_LABEL, row["aliases"])
        out.link(node, terms.HAS_CAPITAL, "place", places.get((row["iso2"], row["capital"])))
        standing = {"member": terms.MEMBER_OF, "observer": terms.OBSERVER_OF}
        if row["ots_status"] in standing:
            out.link(node, standing[row["ots_status"]], "body", "ots")
        out.wikidata(node, row["wikidata"])
        if row["geonames"]:
            out.say(node, terms.SAME_AS, geonames(row["geonames"]))
    return out


def geonames(number: str) -> str:
    """Give the IRI that GeoNames has for a place."""
    return write.iri(f"https://sws.geonames.org/{number}/")


def bodies(cities: dict[str, str]) -> Graph:
    """Write the bodies with all their names, acronyms and former names."""
    out = Graph("bodies")
    known = {row["iso2"] for row in read("states")}
    for row in read("bodies"):
        node = out.node("body", row["id"], terms.BODY, row)
        out.names(node, row)
        out.others(node, terms.ACRONYM, row["acronyms"])
        out.others(node, terms.ALT_LABEL, row["former_names"])
        out.say(node, terms.DC_TYPE, write.text(row["kind"]))
        out.link(node, terms.PART_OF, "body", row["part_of"])
        code, hyphen, _ = row["id"].partition("-")
        if hyphen and code.upper() in known:
            out.link(node, terms.OF_STATE, "state", code)
        out.link(node, terms.SEATED_IN, "place", cities.get(row["seat_city"]))
        if row["founded"]:
            out.say(node, terms.FOUNDING_DATE, write.date(PartialDate.parse(row["founded"])))
        out.wikidata(node, row["wikidata"])
    return out


def places() -> Graph:
    """Write the places with their names and their numbers in GeoNames."""
    out = Graph("places")
    for row in read("places"):
        node = out.node("place", row["id"], terms.PLACE, row)
        out.names(node, row, LANGS[:-1])
        out.others(node, terms.ALT_LABEL, row["alt"])
        out.say(node, terms.DC_TYPE, write.text(row["kind"]))
        out.link(node, terms.IN_STATE, "state", row["country"])
        if row["iso3166_2"]:
            out.say(node, terms.IDENTIFIER, write.text(row["iso3166_2"]))
        if row["geonames"]:
            out.say(node, terms.SAME_AS, geonames(row["geonames"]))
        if row["latitude"]:
            out.say(node, terms.LATITUDE, write.decimal(Decimal(row["latitude"])))
            out.say(node, terms.LONGITUDE, write.decimal(Decimal(row["longitude"])))
        out.wikidata(node, row["wikidata"])
    return out


def split(row: Row, titles: tuple[str, ...], rank: str) -> list[Row]:
    """Cut a composite post («deputy prime minister - minister») into its posts."""
    cut = {title: DASH.split(row[title]) for title in titles if row.get(title)}
    if len(cut[titles[0]]) == 1:
        return [row]
    found = []
    for number in range(len(cut[titles[0]])):
        part = {title: cut[title][number] for title in cut}
        english = part[titles[0]]
        level = row[rank]
        if number:
            level = "minister" if english.startswith("Minister") else "head_of_agency"
        for title in titles[1:]:
            words = part.get(title, "")
            part[title] = words[:1].upper() + words[1:]
        found.append({**row, **part, rank: level, "wikidata": "", "portfolio": ""})
    return found


def office_rows() -> tuple[list[Row], dict[tuple[str, str], str]]:
    """Give the plain offices, and where the halves of a composite one are found."""
    rows = read("offices")
    plain = {row["id"]: row for row in rows if len(split(row, ("en",), "rank")) == 1}
    by_title = {(row["country"], row["en"]): row["id"] for row in plain.values()}
    halves = {}
    for row in rows:
        for part in split(row, ("en", "ru", "kk"), "rank"):
            where = (part["country"], part["en"])
            if where not in by_title and row["id"] not in plain:
                key = iris.slug(f"{part['country']} {part['en']}")
                by_title[where] = key
                plain[key] = {**part, "id": key}
            halves[row["id"], part["en"]] = row["id"] if row["id"] in plain else by_title[where]
    return list(plain.values()), halves


def offices() -> Graph:
    """Write the posts with their ranks and portfolios."""
    out = Graph("offices")
    for row in office_rows()[0]:
        node = out.node("office", row["id"], terms.POST, row)
        out.names(node, row, LANGS[:3])
        out.say(node, terms.HAS_RANK, write.iri(terms.concept("rank", row["rank"])))
        out.link(node, terms.POST_IN, "state", row["country"])
        out.link(node, terms.POST_IN, "body", row["body"])
        for topic in TOPICS.intersection(row["portfolio"].split(", ")):
            out.say(node, terms.HAS_PORTFOLIO, write.iri(terms.concept("topic", topic)))
        out.wikidata(node, row["wikidata"])
    return out


def people() -> Graph:
    """Write the people and their tenures; a composite post gives a tenure a part."""
    out = Graph("people")
    halves = office_rows()[1]
    for row in read("tenures"):
        person = write.iri(iris.registered("person", row["person_id"]))
        out.say(person, terms.TYPE, write.iri(terms.PERSON))
        out.say(person, terms.DERIVED_FROM, write.iri(iris.register_graph("people")))
        out.names(person, row, LANGS[:3])
        lang = NATIVE.get(row["country"]) or language(row["native"])
        out.others(person, terms.ALT_LABEL, row["native"], lang)
        out.others(person, terms.ALT_LABEL, row["other_spellings"])
        out.wikidata(person, row["wikidata"])
        for part in split(row, ("post_en", "post_ru"), "rank"):
            key = row["office"]
            tenure(out, person, part, halves.get((key, part["post_en"]), key))
    for row in read("genders"):
        person = write.iri(iris.registered("person", row["person_id"]))
        out.say(person, terms.GENDER, write.iri(terms.expand(f"schema:{row['gender'].title()}")))
        out.say(person, terms.SOURCE, *sources(row["source"]))
    return out


def tenure(out: Graph, person: str, row: Row, office: str) -> None:
    """Write one person in one office for one unbroken time."""
    days = [("from", row["from"]), ("until", row["until"]), ("attested", row["attested"])]
    parts = [("person", row["person_id"]), ("office", office), *days]
    node = write.iri(iris.minted("tenure", f"{row['person_id']} {office}", parts))
    out.say(node, terms.TYPE, write.iri(terms.TENURE))
    out.origin(node, row)
    out.say(node, terms.HAS_HOLDER, person)
    out.link(node, terms.HAS_POST, "office", office)
    out.link(node, terms.OF_STATE, "state", row["country"])
    out.link(node, terms.OF_BODY, "body", row["body"])
    out.say(node, terms.HAS_BASIS, write.iri(terms.concept("basis", "register")))
    for predicate, day in ((terms.FROM, row["from"]), (terms.UNTIL, row["until"])):
        if day:
            out.say(node, predicate, write.date(PartialDate.parse(day)))
    if row["until_open"] != "unknown":
        out.say(node, terms.FORMER, write.boolean(row["until_open"] == "no"))
    if row["attested"]:
        out.say(node, terms.ATTESTED_ON, write.date(attested(row)))


def attested(row: Row) -> PartialDate:
    """Give the day; of a month or year after the beginning, the first day is a sure one."""
    stated = PartialDate.parse(row["attested"])
    if not row["from"] or PartialDate.parse(row["from"]).last_day > stated.first_day:
        return stated
    day = stated.first_day
    return stated if stated.day else PartialDate(day.year, day.month, day.day)


def meetings(places: dict[tuple[str, str], str]) -> Graph:
    """Write the meetings that are known, with their ordinals, days, places and outcomes."""
    out = Graph("meetings")
    series = {row["series"]: row for row in read("series")}
    for row in read("meetings"):
        node = out.node("meeting", row["id"], terms.MEETING, row)
        kind, body = series[row["series"]]["kind"], series[row["series"]]["body"]
        out.names(node, row, LANGS[:2])
        out.say(node, terms.HAS_KIND, write.iri(terms.concept("kind", kind)))
        out.say(node, terms.HAS_STATUS, write.iri(terms.concept("status", row["status"])))
        out.link(node, terms.AUSPICES, "body", body)
        out.link(node, terms.TOOK_PLACE_IN, "place", places.get((row["country"], row["city"])))
        out.link(node, terms.IN_STATE, "state", row["country"])
        if row["ordinal"]:
            out.say(node, terms.ORDINAL, write.integer(int(row["ordinal"])))
        dates(out, node, row)
        for outcome in filter(None, row["outcome"].split("; ")):
            document(out, node, outcome, row)
    return out


def dates(out: Graph, node: str, row: Row) -> None:
    """Write the days of a meeting, as precise as they are known."""
    start = PartialDate.parse(row["start"])
    end = PartialDate.parse(row["end"]) if row["end"] else None
    out.say(node, terms.START_DATE, write.date(start))
    if end:
        out.say(node, terms.END_DATE, write.date(end))
    for predicate, day in (
        (terms.EARLIEST_DAY, start.first_day),
        (terms.LATEST_DAY, (end or start).last_day),
    ):
        out.say(node, predicate, write.date(PartialDate(day.year, day.month, day.day)))
    precision = terms.concept("precision", start.precision)
    out.say(node, terms.HAS_DATE_PRECISION, write.iri(precision))
    out.say(node, terms.HAS_DATE_BASIS, write.iri(terms.concept("basis", "register")))


def document(out: Graph, meeting: str, name: str, row: Row) -> None:
    """Write a document that a meeting adopted."""
    types = ("Declaration", "Agreement", "Strategy", "Statement")
    kind = next((word.lower() for word in types if word in name), "other")
    parts = [("meeting", row["id"]), ("name", name)]
    node = write.iri(iris.minted("document", f"{name} {row['id']}", parts))
    out.say(node, terms.TYPE, write.iri(terms.DOCUMENT))
    out.origin(node, {"source": row["source"]})
    out.say(node, terms.PREF_LABEL, write.text(name, "en"))
    kind = terms.concept("document", "declaration" if kind == "statement" else kind)
    out.say(node, terms.HAS_DOCUMENT_TYPE, write.iri(kind))
    out.say(node, terms.HAS_DOCUMENT_STATUS, write.iri(terms.concept("docstatus", "adopted")))
    out.say(meeting, terms.HAS_OUTCOME, node)


def made() -> dict[str, str]:
    """Make every file, by name."""
    where = {(row["country"], row["en"]): row["id"] for row in read("places")}
    cities: dict[str, str] = {}
    for (_, city), key in sorted(where.items(), key=lambda item: item[1]):
        cities.setdefault(city, key)
    graphs = (states(where), bodies(cities), places(), offices(), people(), meetings(where))
    return {f"{graph.name}.ttl": str(graph) for graph in graphs}


def main() -> int:
    """Write the files beside this one."""
    for name, text in made().items():
        (HERE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
