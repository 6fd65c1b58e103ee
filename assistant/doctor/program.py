"""Python and the libraries: what the package asks for against what is installed.

Imports nothing but the standard library, so that it can tell what is missing.
"""

import operator
import platform
import re
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution, version
from itertools import takewhile

from assistant.doctor.diagnosis import Diagnosis, good, wrong

_PACKAGE = "finsam-assistenten"
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*([^;]*)")
_BOUND = re.compile(r"(>=|<=|==|!=|<|>)\s*([\w.]+)")
_HOLDS: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}
_INSTALL = "`.venv/bin/pip install -c constraints.txt -e .`"


def examine_program() -> Iterator[Diagnosis]:
    """Yield how Python and the libraries are, by what the installed package says it needs."""
    try:
        package = distribution(_PACKAGE)
    except PackageNotFoundError:
        yield wrong(
            "libraries",
            {
                "sv": f"Paketet {_PACKAGE} är inte installerat.",
                "en": f"The package {_PACKAGE} is not installed.",
            },
            {"sv": f"Kör {_INSTALL} i mappen.", "en": f"Run {_INSTALL} in the folder."},
        )
        return
    yield examine_python(platform.python_version(), package.metadata["Requires-Python"] or "")
    yield examine_libraries(package.requires or ())


def examine_python(running: str, required: str) -> Diagnosis:
    """Return whether the version that is running is in the bounds required: `>=3.11`."""
    if _is_within(running, required):
        return good("python", f"Python {running}.", f"Python {running}.")
    return wrong(
        "python",
        {
            "sv": f"Python {running} körs, men {required} behövs.",
            "en": f"Python {running} is running, but {required} is needed.",
        },
        {
            "sv": "Installera en nyare Python, ta bort `.venv` och kör `make serve PYTHON=…`.",
            "en": "Install a newer Python, remove `.venv` and run `make serve PYTHON=…`.",
        },
    )


def examine_libraries(requirements: Iterable[str]) -> Diagnosis:
    """Return whether each of `requirements` (`numpy>=2.0`) is met; extras are left out."""
    needed = [one for one in requirements if "extra ==" not in one]
    faults = [fault for fault in map(_fault, needed) if fault is not None]
    if not faults:
        return good(
            "libraries",
            f"Alla {len(needed)} bibliotek finns i rätt version.",
            f"All {len(needed)} libraries are there in the right version.",
        )
    return wrong(
        "libraries",
        {
            "sv": "Bibliotek saknas eller har fel version: " + "; ".join(faults) + ".",
            "en": "Libraries are missing or have the wrong version: " + "; ".join(faults) + ".",
        },
        {
            "sv": f"Kör {_INSTALL} i mappen, eller ta bort `.venv` och kör `make serve`.",
            "en": f"Run {_INSTALL} in the folder, or remove `.venv` and run `make serve`.",
        },
    )


def _fault(requirement: str) -> str | None:
    """Return what is wrong as `numpy>=2.0 (1.26)`, with – for what is not installed."""
    match = _REQUIREMENT.match(requirement)
    if match is None:
        return None
    name, bounds = match[1], match[2].strip()
    try:
        installed = version(name)
    except PackageNotFoundError:
        return f"{name}{bounds} (–)"
    return None if _is_within(installed, bounds) else f"{name}{bounds} ({installed})"


def _is_within(installed: str, bounds: str) -> bool:
    return all(
        _HOLDS[sign](_numbers(installed), _numbers(bound)) for sign, bound in _BOUND.findall(bounds)
    )


def _numbers(text: str) -> tuple[int, ...]:
    """Return the release of a version, `2.0.0rc1` as (2,): final zeros say nothing."""
    parts = [re.match(r"\d+", part) for part in text.split(".")]
    numbers = [int(part[0]) for part in takewhile(lambda part: part is not None, parts) if part]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
