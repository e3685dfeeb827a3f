"""
The exceptions that kurultay raises on purpose, and the exit codes that answer them.

KurultayError
├─ UsageError      the command line asks for something that does not exist   exit 2
├─ InputError      the user's article, argument or parameter                 exit 3
├─ StoreError      a store or the network refused, or timed out              exit 6
└─ ResourceError   one of our own ontology, mapping, shape or query files    exit 7

Exit codes without an exception: 0 done and conforming, 4 does not conform (or a negative
answer), 5 some articles were set aside, 130 interrupted. 1 is left to crashes.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command line, by meaning."""

    OK = 0
    USAGE = 2
    INPUT = 3
    NOT_CONFORMING = 4
    SET_ASIDE = 5
    STORE = 6
    RESOURCE = 7
    INTERRUPTED = 130


class KurultayError(Exception):
    """Any failure that is reported in one line: what, where, and the next step."""

    exit_code = Exit.INPUT


class UsageError(KurultayError):
    """The command line names something that does not exist."""

    exit_code = Exit.USAGE


class InputError(KurultayError):
    """The user's article, argument or parameter cannot be read."""

    exit_code = Exit.INPUT


class StoreError(KurultayError):
    """A store or the network refused, is unreachable, or timed out."""

    exit_code = Exit.STORE


class ResourceError(KurultayError):
    """One of our own files is broken; the message opens with path:line where it is known."""

    exit_code = Exit.RESOURCE
