"""Refusals that a route makes itself, said in both languages."""

from http import HTTPStatus

from corpus.errors import ProjectError


class Refused(ProjectError):
    """A request that is refused with `status`; the message is shown as it stands."""

    def __init__(
        self,
        status: HTTPStatus,
        swedish: str,
        english: str,
        headers: dict[str, str] | None = None,
    ) -> None:
        """Keep both sentences; which is shown, the request decides."""
        self.status = status
        self.english = english
        self.headers = headers
        super().__init__(swedish)


def unknown_document(document_id: str) -> Refused:
    """Return the refusal of a document that is not there."""
    return Refused(
        HTTPStatus.NOT_FOUND,
        f"Det finns inget dokument {document_id!r}. /api/v1/documents visar alla.",
        f"There is no document {document_id!r}. /api/v1/documents lists them all.",
    )


def unknown_section(section_id: str) -> Refused:
    """Return the refusal of a section that is not there."""
    return Refused(
        HTTPStatus.NOT_FOUND,
        f"Det finns inget avsnitt {section_id!r}. /api/v1/documents/… visar ett dokuments avsnitt.",
        f"There is no section {section_id!r}. /api/v1/documents/… lists those of a document.",
    )


def unknown_collection() -> Refused:
    """Return the refusal of a collection that is not there, or not for whoever asks."""
    return Refused(
        HTTPStatus.NOT_FOUND,
        "Frågan gäller en samling som inte finns eller inte är öppen för alla. Den som driver "
        "tjänsten ser namnen med `finsam corpus collections`.",
        "The question is put to a collection that does not exist or is not open to everyone. "
        "Whoever runs the service sees the names by `finsam corpus collections`.",
    )


def unknown_rule(rule: str) -> Refused:
    """Return the refusal of a calculator that is not there."""
    return Refused(
        HTTPStatus.NOT_FOUND,
        f"Det finns ingen beräkning {rule!r}. /api/v1/calculators visar alla.",
        f"There is no calculator {rule!r}. /api/v1/calculators lists them all.",
    )


def unknown_module(module_id: str) -> Refused:
    """Return the refusal of a module of the course that is not there."""
    return Refused(
        HTTPStatus.NOT_FOUND,
        f"Det finns ingen modul {module_id!r}. /api/v1/onboarding visar alla.",
        f"There is no module {module_id!r}. /api/v1/onboarding lists them all.",
    )
