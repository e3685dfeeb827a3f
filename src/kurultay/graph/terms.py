"""Every vocabulary term that kurultay writes or reads, once."""

from __future__ import annotations

from kurultay.errors import ResourceError

BASE = "https://w3id.org/kurultay/"
"""The home of the vocabulary and the register, and the default base of what is minted."""

KUR = f"{BASE}ontology#"
KURSH = f"{BASE}shapes#"
SCHEME = f"{BASE}scheme/"

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "kur": KUR,
    "kursh": KURSH,
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

SPARQL_PREFIXES = "".join(f"PREFIX {short}: <{full}>\n" for short, full in PREFIXES.items())


def expand(curie: str) -> str:
    """
    Give the IRI of a prefixed name such as ``kur:Event``.

    Errors: ResourceError for a prefix that is not ours.
    """
    short, colon, local = curie.partition(":")
    if not colon or short not in PREFIXES:
        raise ResourceError(f"unknown prefix in {curie!r}; use one of {', '.join(PREFIXES)}")
    return PREFIXES[short] + local


def concept(scheme: str, name: str) -> str:
    """Give the IRI of a concept: the value of the annotation schema with hyphens."""
    return f"{SCHEME}{scheme}/{name.replace('_', '-').replace(' ', '-')}"


def concept_name(iri: str) -> str:
    """Give the last part of a concept's IRI."""
    return iri.rsplit("/", 1)[-1]


TYPE = expand("rdf:type")
PREF_LABEL = expand("skos:prefLabel")
ALT_LABEL = expand("skos:altLabel")
HIDDEN_LABEL = expand("skos:hiddenLabel")
DERIVED_FROM = expand("prov:wasDerivedFrom")
IDENTIFIER = expand("dcterms:identifier")
SOURCE = expand("dcterms:source")
DC_TYPE = expand("dcterms:type")
SAME_AS = expand("owl:sameAs")
POST = expand("org:Post")
POST_IN = expand("org:postIn")
URL = expand("schema:url")
IN_LANGUAGE = expand("schema:inLanguage")
HEADLINE = expand("schema:headline")
DATE_PUBLISHED = expand("schema:datePublished")
FOUNDING_DATE = expand("schema:foundingDate")
GENDER = expand("schema:gender")
LATITUDE = expand("schema:latitude")
LONGITUDE = expand("schema:longitude")

EVENT = f"{KUR}Event"
MEETING = f"{KUR}Meeting"
PARTICIPATION = f"{KUR}Participation"
TENURE = f"{KUR}Tenure"
PERSON = f"{KUR}Person"
STATE = f"{KUR}State"
BODY = f"{KUR}Body"
PLACE = f"{KUR}Place"
DOCUMENT = f"{KUR}Document"
STATEMENT = f"{KUR}Statement"
FIGURE = f"{KUR}Figure"
ARTICLE = f"{KUR}Article"
SENTENCE = f"{KUR}Sentence"
EVIDENCE = f"{KUR}Evidence"
CONFLICT = f"{KUR}Conflict"

HAS_KIND = f"{KUR}hasKind"
HAS_STATUS = f"{KUR}hasStatus"
AUSPICES = f"{KUR}heldUnderAuspicesOf"
HOSTED_BY = f"{KUR}hostedBy"
TOOK_PLACE_IN = f"{KUR}tookPlaceIn"
IN_STATE = f"{KUR}inState"
PART_OF = f"{KUR}partOf"
FRAMEWORK = f"{KUR}frameworkAsStated"
HAS_TOPIC = f"{KUR}hasTopic"
HAS_OUTCOME = f"{KUR}hasOutcome"
ORDINAL = f"{KUR}ordinal"
DATE_AS_STATED = f"{KUR}dateAsStated"
START_DATE = f"{KUR}startDate"
END_DATE = f"{KUR}endDate"
EARLIEST_DAY = f"{KUR}earliestDay"
LATEST_DAY = f"{KUR}latestDay"
HAS_DATE_PRECISION = f"{KUR}hasDatePrecision"
HAS_DATE_BASIS = f"{KUR}hasDateBasis"

IN_EVENT = f"{KUR}inEvent"
HAS_AGENT = f"{KUR}hasAgent"
ATTENDED_BY_HOLDER = f"{KUR}attendedByHolderOf"
HAS_ATTENDEE = f"{KUR}hasAttendee"
HAS_ROLE = f"{KUR}hasRole"
HAS_ATTENDANCE = f"{KUR}hasAttendance"
IN_CAPACITY = f"{KUR}inCapacity"
REPRESENTS = f"{KUR}represents"
ATTENDEE_IN = f"{KUR}attendeeIn"
ATTENDED = f"{KUR}attended"

HAS_HOLDER = f"{KUR}hasHolder"
HAS_POST = f"{KUR}hasPost"
HOLDS_TENURE = f"{KUR}holdsTenure"
HOLDS_POST = f"{KUR}holdsPost"
HOLDS_RANK = f"{KUR}holdsRank"
OF_STATE = f"{KUR}ofState"
OF_BODY = f"{KUR}ofBody"
FROM = f"{KUR}from"
UNTIL = f"{KUR}until"
ATTESTED_ON = f"{KUR}attestedOn"
ACTING = f"{KUR}acting"
DOUBTFUL = f"{KUR}doubtful"
FORMER = f"{KUR}former"
HAS_BASIS = f"{KUR}hasBasis"
HAS_RANK = f"{KUR}hasRank"
HAS_PORTFOLIO = f"{KUR}hasPortfolio"

ISO_CODE = f"{KUR}isoCode"
MEMBER_OF = f"{KUR}memberOf"
OBSERVER_OF = f"{KUR}observerOf"
HAS_CAPITAL = f"{KUR}hasCapital"
ACRONYM = f"{KUR}acronym"
SEATED_IN = f"{KUR}seatedIn"

HAS_DOCUMENT_TYPE = f"{KUR}hasDocumentType"
HAS_DOCUMENT_STATUS = f"{KUR}hasDocumentStatus"
HAS_PARTY = f"{KUR}hasParty"
HAS_SPEAKER = f"{KUR}hasSpeaker"
SPEAKER_AS_STATED = f"{KUR}speakerAsStated"
QUOTE = f"{KUR}quote"
DIRECT = f"{KUR}direct"
MEASURE = f"{KUR}measure"
VALUE = f"{KUR}value"
UNIT = f"{KUR}unit"
PERIOD = f"{KUR}period"
CONCERNS = f"{KUR}concerns"

KEY = f"{KUR}key"
PUBLISHER_NAME = f"{KUR}publisherName"
SHA256 = f"{KUR}sha256"
SKETCH = f"{KUR}sketch"
SUPPORTS = f"{KUR}supports"
IN_ARTICLE = f"{KUR}inArticle"
IN_SENTENCE = f"{KUR}inSentence"
START = f"{KUR}start"
END = f"{KUR}end"
EXACT = f"{KUR}exact"
RULE = f"{KUR}rule"
CONFIDENCE = f"{KUR}confidence"
CHECKED = f"{KUR}checked"
DENOTES = f"{KUR}denotes"

ABOUT = f"{KUR}about"
ON_PROPERTY = f"{KUR}onProperty"
HAS_READING = f"{KUR}hasReading"
VALUE_AS_STATED = f"{KUR}valueAsStated"
BETWEEN_SOURCES = f"{KUR}betweenSources"
RESOLUTION = f"{KUR}resolution"

JUDGEMENT = f"{KUR}Judgement"
HAS_VERDICT = f"{KUR}hasVerdict"
JUDGES = f"{KUR}judges"
JUDGES_AGAINST = f"{KUR}judgesAgainst"
CORRECTS = f"{KUR}corrects"
NEW_TEXT = f"{KUR}newText"
NEW_THING = f"{KUR}newThing"
JUDGED_BY = f"{KUR}judgedBy"
JUDGED_AT = f"{KUR}judgedAt"
REASON = f"{KUR}reason"
WORDED_AS = f"{KUR}wordedAs"
REPEATS = f"{KUR}repeats"
REPLACED_BY = expand("dcterms:isReplacedBy")

XSD_STRING = expand("xsd:string")
XSD_INTEGER = expand("xsd:integer")
XSD_DECIMAL = expand("xsd:decimal")
XSD_BOOLEAN = expand("xsd:boolean")
XSD_DATE = expand("xsd:date")
XSD_DATE_TIME = expand("xsd:dateTime")
XSD_YEAR_MONTH = expand("xsd:gYearMonth")
XSD_YEAR = expand("xsd:gYear")
XSD_URI = expand("xsd:anyURI")
