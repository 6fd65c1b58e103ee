"""The catalogue of official sources: which texts may be fetched, and from which address."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from corpus.documents import DATA
from corpus.errors import CorpusError
from corpus.types import Kind

SOURCES = DATA / "sources.yaml"

# A name with a top-level domain of letters: no address in numbers, in any of their spellings.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


class Reader(StrEnum):
    """Which reader makes text of what is fetched."""

    STATUTE = "statute"
    HTML = "html"
    PDF = "pdf"


class Reuse(StrEnum):
    """Whether the text is free of copyright, or may be quoted only."""

    FREE = "free"
    QUOTED = "quoted"


class InvalidSources(CorpusError):
    """The catalogue cannot be read or does not hold together."""


class UnknownSource(CorpusError):
    """The catalogue has no source of that id."""


@dataclass(frozen=True, slots=True)
class OfficialSource:
    """A text of law or guidance that is fetched, never part of the repository.

    `url` is None where the publisher has no known address: the text is then added from a file.
    `parts` are chapters (`"11"`), all of them where empty. `official_of` are the ids of our own
    documents that this is the wording of. `ground` is a Swedish sentence on reuse.
    """

    id: str
    title: str
    publisher: str
    kind: Kind
    url: str | None
    reader: Reader
    parts: tuple[str, ...]
    official_of: tuple[str, ...]
    reuse: Reuse
    ground: str


def check_address(url: str) -> str:
    """Return `url` if it is one that may be fetched from: https and a plain host name.

    Raises:
        ValueError: it is not; the message says why, to follow the address and a colon.
    """
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise ValueError("det finns tecken som inte hör hemma i en adress")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ValueError("adressen går inte att tolka") from error
    if parts.scheme != "https":
        raise ValueError("adressen börjar inte med https://")
    if "@" in parts.netloc:
        raise ValueError("adressen innehåller ett användarnamn")
    if ":" in parts.netloc and not parts.netloc.startswith("["):
        raise ValueError("adressen anger en port")
    if not _HOST.fullmatch(parts.netloc.lower()):
        raise ValueError("värden är inte ett vanligt domännamn")
    return url


def is_public(address: str) -> bool:
    """Return whether an address in numbers is one on the open internet.

    An IPv6 address that stands for an IPv4 one is judged by that.

    Raises:
        ValueError: it is no address.
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip in _NAT64 and IPv4Address(int(ip) % 2**32))
        ip = inner or ip
    return ip.is_global and not ip.is_multicast


@cache
def read_sources(path: Path = SOURCES) -> tuple[OfficialSource, ...]:
    """Return the official sources in the order written.

    Raises:
        InvalidSources: the file is missing, breaks the schema or names something twice.
    """
    try:
        catalogue = _Catalogue.model_validate(yaml.load(path.read_bytes(), yaml.CSafeLoader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise InvalidSources(f"{path}: källförteckningen kan inte läsas: {error}") from error
    for field, values in (
        ("id", [entry.id for entry in catalogue.sources]),
        ("url", [entry.url.rstrip("/") for entry in catalogue.sources if entry.url]),
    ):
        doubles = [value for value, count in Counter(values).items() if count > 1]
        if doubles:
            raise InvalidSources(
                f"{path}: samma {field} står flera gånger: {', '.join(doubles)}. "
                "Behåll en av källorna."
            )
    return tuple(_source(entry, catalogue.grounds) for entry in catalogue.sources)


def find_source(source_id: str, path: Path = SOURCES) -> OfficialSource:
    """Return the source of that id.

    Raises:
        UnknownSource: there is none; the message lists the ids.
    """
    sources = read_sources(path)
    for source in sources:
        if source.id == source_id:
            return source
    raise UnknownSource(
        f"Det finns ingen officiell källa {source_id!r}. "
        f"Välj en av: {', '.join(source.id for source in sources)}."
    )


_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
_Chapter = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2}( [a-z])?$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Id
    title: _Line
    publisher: _Line
    kind: Literal[Kind.ACT, Kind.BILL, Kind.GUIDANCE, Kind.REPORT]
    url: Annotated[str, AfterValidator(check_address)] | None
    reader: Reader
    parts: tuple[_Chapter, ...] = ()
    official_of: tuple[_Id, ...] = ()
    ground: Reuse
    embedded: Literal[False]  # said at each source, so that a reviewer sees it


class _Catalogue(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    grounds: dict[Reuse, _Line]
    sources: tuple[_Entry, ...] = Field(min_length=1)


def _source(entry: _Entry, grounds: dict[Reuse, str]) -> OfficialSource:
    if entry.ground not in grounds:
        raise InvalidSources(
            f"{entry.id}: grunden {entry.ground.value!r} är inte beskriven; "
            "skriv den under grounds i källförteckningen."
        )
    return OfficialSource(
        id=entry.id,
        title=entry.title,
        publisher=entry.publisher,
        kind=entry.kind,
        url=entry.url,
        reader=entry.reader,
        parts=entry.parts,
        official_of=entry.official_of,
        reuse=entry.ground,
        ground=grounds[entry.ground],
    )
