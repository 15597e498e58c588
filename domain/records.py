"""What every committed fact has in common: frozen, no stray keys, and the clause it comes from."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Standing = Literal["stated", "practice", "assumed"]


class Record(BaseModel):
    """A validated, unchangeable row of a data file."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Record):
    """Where a fact stands: the key of a document and its clause, or the reason for an assumption."""

    clause: str
    document: str | None = None
    standing: Standing = "stated"


class Document(Record):
    """A published document the facts are taken from."""

    key: str
    number: str
    title: str
    issuer: str
    issued: str
