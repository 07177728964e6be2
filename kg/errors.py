"""Everything that can go wrong, as one tree.

    KgError
    ├── InputError        a file, folder or line that cannot be read as an article
    ├── ModelError        the spaCy pipeline is missing or unfit
    ├── OntologyError     an ontology or lexicon file says something it may not
    ├── CorrectionsError  a corrections file that cannot be read, contradicts itself, or names what nobody knows
    ├── LedgerError       the ledger is locked, of another version, or no ledger
    ├── QueryError        a query with a syntax error, or in a language the store lacks
    └── PageError         a page or picture that cannot be made

The message is one line: it names the file and says what to do. The CLI prints it and exits with status 1.
"""


class KgError(Exception):
    """Base of all errors that a user can do something about."""


class InputError(KgError):
    """A path, file or line that cannot be read as an article."""


class ModelError(KgError):
    """The language model is missing or does not fit."""


class OntologyError(KgError):
    """An ontology or lexicon file that does not hold what it must."""


class CorrectionsError(KgError):
    """A corrections file that does not hold what it must."""


class LedgerError(KgError):
    """A ledger that cannot be opened, read or written."""


class QueryError(KgError):
    """A query that the store cannot answer."""


class PageError(KgError):
    """A page or picture that cannot be made, for want of something that must be built or installed once."""


class StoreError(KgError):
    """A database server that cannot be reached, or not be written."""
