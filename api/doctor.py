"""The whole examination: settings, texts, search, data folder and port, in that order."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from ipaddress import ip_network
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_settings import BaseSettings

from api.port import examine_port
from api.security import is_loopback
from api.settings import ApiSettings
from assistant.doctor.diagnosis import Diagnosis, Texts, good, note, wrong
from assistant.doctor.folder import examine_folder
from assistant.doctor.search import examine_search
from assistant.doctor.texts import examine_texts
from assistant.settings import AssistantSettings

_S = TypeVar("_S", bound=BaseSettings)
_PREFIX = "FINSAM_"
_TOLD = Texts(sv="Se docs/settings.md.", en="See docs/settings.md.")


def examine(on: date, max_days: int) -> Iterator[Diagnosis]:
    """Yield what each check finds, with settings from the environment, on the day `on`.

    What was compared with its source more than `max_days` days ago is old. What settings that do
    not hold would be needed for is not looked at.
    """
    assistant, assistant_faults = _read(AssistantSettings)
    api, api_faults = _read(ApiSettings)
    faults = [*assistant_faults, *api_faults, *_unknown(os.environ)]
    if api is not None:
        faults += _doubts(api)
    yield from faults or [
        good("settings", "Alla inställningar går att använda.", "All settings can be used.")
    ]
    if assistant is not None:
        yield from examine_folder(assistant.data)
        yield from examine_texts(assistant.data, on, max_days)
        yield from examine_search(assistant)
        yield _language_model(assistant)
    if api is not None:
        yield examine_port(api.host, api.port)


def _language_model(settings: AssistantSettings) -> Diagnosis:
    if settings.llm:
        from assistant.doctor.wording import examine_wording  # noqa: PLC0415 — 3 s

        return examine_wording(settings)
    return good(
        "language-model",
        "Ingen språkmodell är inställd; svaren sätts samman av källornas ord.",
        "No language model is configured; answers are composed of the sources' words.",
    )


def _read(kind: type[_S]) -> tuple[_S | None, list[Diagnosis]]:
    """Return the settings, or None and what is wrong with each."""
    try:
        return kind(), []
    except ValidationError as error:
        faults = []
        for fault in error.errors():
            name = _PREFIX + ".".join(str(part) for part in fault["loc"]).upper()
            says = Texts(
                sv=f"{name}={fault['input']!r} går inte att använda ({fault['msg']}).",
                en=f"{name}={fault['input']!r} cannot be used ({fault['msg']}).",
            )
            faults.append(wrong("settings", says, _TOLD))
        return None, faults


def _unknown(environment: Iterable[str]) -> Iterator[Diagnosis]:
    """Yield each name that looks like a setting of ours and is none: misspelt, it has no effect."""
    fields = AssistantSettings.model_fields | ApiSettings.model_fields
    for name in sorted(environment):
        if name.startswith(_PREFIX) and name.removeprefix(_PREFIX).lower() not in fields:
            says = Texts(
                sv=f"{name} är ingen inställning och har ingen verkan.",
                en=f"{name} is no setting and has no effect.",
            )
            yield note("settings", says, _TOLD)


def _doubts(settings: ApiSettings) -> Iterator[Diagnosis]:
    """Yield what can be used but hardly means what was meant."""
    for host in settings.hosts:
        if "/" in host or (":" in host and not host.startswith("[")):
            yield _never(
                "FINSAM_ALLOWED_HOSTS",
                host,
                {
                    "sv": "Skriv bara värdnamnet, utan https:// och port.",
                    "en": "Write the host name only, without https:// and port.",
                },
            )
    for origin in settings.origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path:
            yield _never(
                "FINSAM_ALLOWED_ORIGINS",
                origin,
                {
                    "sv": "Skriv https:// och värdnamnet, utan sökväg.",
                    "en": "Write https:// and the host name, without a path.",
                },
            )
    for proxy in settings.proxies:
        if not _is_network(proxy):
            yield _never(
                "FINSAM_TRUSTED_PROXIES",
                proxy,
                {
                    "sv": "Skriv proxyns IP-adress eller nät, till exempel 127.0.0.1. Tro aldrig "
                    "på alla: då väljer besökaren själv vilken adress gränserna räknas på.",
                    "en": "Write the proxy's IP address or network, such as 127.0.0.1. Never "
                    "believe all: a visitor then chooses which address the limits count.",
                },
            )
    if not is_loopback(settings.host) and not settings.hosts:
        yield note(
            "settings",
            {
                "sv": f"Tjänsten nås från andra datorer (FINSAM_HOST={settings.host}) och svarar "
                "på alla värdnamn.",
                "en": f"The service can be reached from other machines "
                f"(FINSAM_HOST={settings.host}) and answers to every host name.",
            },
            {
                "sv": "Sätt FINSAM_ALLOWED_HOSTS till tjänstens namn.",
                "en": "Set FINSAM_ALLOWED_HOSTS to the service's name.",
            },
        )
    if settings.log_questions:
        yield note(
            "settings",
            {
                "sv": "Frågorna skrivs i loggen, och kan innehålla personuppgifter.",
                "en": "Questions are written to the log, and may hold personal data.",
            },
            {
                "sv": "Ta bort FINSAM_LOG_QUESTIONS när felsökningen är klar.",
                "en": "Remove FINSAM_LOG_QUESTIONS when the fault is found.",
            },
        )


def _never(name: str, value: str, mend: Texts) -> Diagnosis:
    says = Texts(
        sv=f"{name} innehåller {value!r}, som inget anrop kan ha eller som inte ska godtas.",
        en=f"{name} holds {value!r}, which no request can have or which should not be taken.",
    )
    return wrong("settings", says, mend)


def _is_network(text: str) -> bool:
    try:
        return ip_network(text, strict=False).prefixlen > 0
    except ValueError:
        return False
