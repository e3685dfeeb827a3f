"""
What may be handed to the SPARQL engine, decided by reading tokens only.

Two dangers. The engine fetches what SERVICE and LOAD name, with no switch to turn that off. And
deep nesting or very long chains make its parser overflow the stack, which kills the process
without an exception. The limits are far above what a question written by hand needs.
"""

from __future__ import annotations

import re
from collections import Counter

from kurultay.errors import InputError

MAX_LENGTH = 200_000
"""Units: characters of one query or update."""
MAX_NESTING = 64
MAX_OPERATORS = 1_000
"""Operators and path signs of one query."""
MAX_CLAUSES = 150
"""Repetitions of one clause keyword, such as UNION or OPTIONAL."""

_FORBIDDEN = frozenset({"SERVICE", "LOAD"})
_CLAUSES = frozenset({"UNION", "OPTIONAL", "MINUS", "GRAPH", "SELECT", "EXISTS", "BIND"})
_OPENING = frozenset({"(", "{", "[", "<<", "<<(", "{|"})
_CLOSING = frozenset({")", "}", "]", ">>", ")>>", "|}"})
_OPERATORS = frozenset({"!", "||", "&&", "=", "<", ">", "+", "-", "*", "/", "|", "^", "^^", "?"})

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?|_)?:(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:%\\\-]))*)
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+\-]?\d+)?)
    | (?P<word>\w+)
    | (?P<sign><<\(|<<|\)>>|>>|\{\||\|\}|\|\||&&|\^\^|.)
    """,
    re.VERBOSE | re.DOTALL,
)


def _unescape(text: str) -> str:
    """Undo the code point escapes that SPARQL allows anywhere, keywords included."""

    def character(found: re.Match[str]) -> str:
        number = int(found[1] or found[2], 16)
        if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            raise InputError(f"query: {found[0]} is no character; write it out")
        return chr(number)

    return _ESCAPE.sub(character, text)


def inspect(text: str) -> None:
    """
    Refuse a query or update that would reach the network or bring the engine down.

    Errors: InputError, which names the word or the limit.
    """
    if len(text) > MAX_LENGTH:
        raise InputError(f"query: {len(text)} characters, {MAX_LENGTH} are allowed; split it")
    depth = operators = 0
    clauses: Counter[str] = Counter()
    for found in _TOKEN.finditer(_unescape(text)):
        token = found[0]
        if found.lastgroup == "word":
            keyword = token.upper()
            if keyword in _FORBIDDEN:
                raise InputError(f"query: {keyword} is refused, nothing is fetched; leave it out")
            if keyword in _CLAUSES:
                clauses[keyword] += 1
                _within(clauses[keyword], MAX_CLAUSES, f"times {keyword}")
        elif found.lastgroup == "sign":
            depth += (token in _OPENING) - (token in _CLOSING)
            operators += token in _OPERATORS
            _within(depth, MAX_NESTING, "levels of brackets")
            _within(operators, MAX_OPERATORS, "operators")


def _within(number: int, limit: int, what: str) -> None:
    if number > limit:
        raise InputError(f"query: more than {limit} {what}; write it more simply")
