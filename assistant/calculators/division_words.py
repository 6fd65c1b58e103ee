"""The division in words: what each pays, how it follows, and what it is compared with."""

from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import Language
from assistant.calculators.distribution import Distribution
from assistant.calculators.division_inputs import DivisionInputs
from assistant.calculators.keys import KEYS
from assistant.calculators.wording import join
from assistant.money import format_number, format_percent, format_sek

# More than these that divide equally are counted, not listed.
_MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class Shared:
    """What is divided: the joint amount in SEK, the weights, who they are, and the parts.

    `equal` are the parts of an equal division, to compare with; empty where none is asked for.
    """

    joint: Decimal
    weights: tuple[Decimal, ...]
    names: tuple[str, ...]
    many: str
    distribution: Distribution
    equal: tuple[Decimal, ...]


def tell_steps(
    inputs: DivisionInputs, shared: Shared, of: Decimal, language: Language
) -> tuple[str, ...]:
    """Return how each part follows; `of` is the share of the known amount that is divided."""
    joint = format_sek(shared.joint, language)
    steps = []
    if inputs.payer != "joint":
        known = format_sek(inputs.amount, language)
        share = format_percent(of, language)
        steps.append(
            f"{share} av {known} är deras gemensamma del: {joint}"
            if language == "sv"
            else f"{share} of {known} is their joint part: {joint}"
        )
    whole = format_number(sum(shared.weights, Decimal(0)), language)
    steps += [
        f"{name}: {joint} × {format_number(weight, language)} / {whole} → "
        f"{format_sek(part, language)}"
        for name, weight, part in zip(
            shared.names, shared.weights, shared.distribution.parts, strict=True
        )
    ]
    if inputs.held_against is not None and len(set(shared.distribution.parts)) == 1:
        steps.append(_difference(shared.distribution.parts[0], inputs.held_against, language))
    steps += [
        f"{name}: {_difference(part, equal, language)}"
        for name, part, equal in zip(
            shared.names, shared.distribution.parts, shared.equal, strict=False
        )
        if part != equal
    ]
    return tuple(steps)


def _difference(one: Decimal, other: Decimal, language: Language) -> str:
    """Return the smaller of two amounts in SEK taken from the larger."""
    low, high = sorted((one, other))
    return (
        f"{format_sek(high, language)} − {format_sek(low, language)} = "
        f"{format_sek(high - low, language)}"
    )


def tell_parts(inputs: DivisionInputs, shared: Shared, language: Language) -> tuple[str, ...]:
    """Return what each pays, what that is compared with, and who decides the key."""
    swedish = language == "sv"
    distribution, key = shared.distribution, KEYS[inputs.key][language]
    joint = format_sek(shared.joint, language)
    listed = _listed(inputs, shared, language)
    sentences = [
        f"Av {joint}, fördelat {key}, betalar {listed}."
        if swedish
        else f"Of {joint}, divided {key}: {listed}."
    ]
    sentences += _compared(inputs, shared, language)
    if inputs.payer != "joint":
        known = format_sek(inputs.amount, language)
        sentences.append(
            f"{joint} är vad {shared.many} betalar tillsammans, när "
            f"{'staten betalar' if inputs.payer == 'state' else 'det hela är'} {known}."
            if swedish
            else f"{joint} is what {shared.many} pay together, when "
            f"{'the state pays' if inputs.payer == 'state' else 'the whole is'} {known}."
        )
    if distribution.tied and len(shared.names) <= _MOST_LISTED:
        raised = join([shared.names[place] for place in distribution.rounded_up], language)
        sentences.append(
            f"Resterna är lika stora, och då får den som nämns först mest: {raised} är "
            "avrundad uppåt."
            if swedish
            else f"The remainders are equal, so those named first get more: {raised} is rounded up."
        )
    sentences.append(
        f"Det är {shared.many} som kommer överens om nyckeln, och avrundningen med "
        "största rest är vårt förslag."
        if swedish
        else f"It is for {shared.many} to agree on the key, and rounding by largest "
        "remainder is our proposal."
    )
    return tuple(sentences)


def _listed(inputs: DivisionInputs, shared: Shared, language: Language) -> str:
    """Return what each pays; of many that divide equally, how many pay which amount."""
    parts, swedish = shared.distribution.parts, language == "sv"
    if len(set(parts)) == 1 and not inputs.names:
        each = format_sek(parts[0], language)
        return f"{'var och en' if swedish else 'each pays'} {each}"
    if inputs.key == "equal" and not inputs.names and len(parts) > _MOST_LISTED:
        counted = [
            (parts.count(part), format_sek(part, language)) for part in sorted(set(parts))[::-1]
        ]
        return join(
            [
                f"{count} av dem {part} var" if swedish else f"{count} of them pay {part} each"
                for count, part in counted
            ],
            language,
        )
    return join(
        [
            f"{name}: {format_sek(part, language)}"
            for name, part in zip(shared.names, parts, strict=True)
        ],
        language,
    )


def _compared(inputs: DivisionInputs, shared: Shared, language: Language) -> list[str]:
    """Return how the parts compare with an amount for each, and with an equal division."""
    told = []
    parts, other = shared.distribution.parts, inputs.held_against
    if other is not None and len(set(parts)) == 1:
        told.append(_against(parts[0], other, language))
    for name, part, equal in zip(shared.names, parts, shared.equal, strict=False):
        change, instead = format_sek(abs(part - equal), language), format_sek(equal, language)
        if part == equal:
            continue
        if language == "sv":
            more = "mer" if part > equal else "mindre"
            told.append(
                f"{_capital(name)} betalar då {change} {more} än {instead} vid lika delning."
            )
        else:
            more = "more" if part > equal else "less"
            told.append(
                f"{_capital(name)} then pays {change} {more} than {instead} divided equally."
            )
    return told


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _against(each: Decimal, other: Decimal, language: Language) -> str:
    """Return how much more or less each pays than another amount."""
    change, compared = format_sek(abs(each - other), language), format_sek(other, language)
    if each == other:
        return f"Det är lika mycket som {compared}." if language == "sv" else f"That is {compared}."
    if language == "sv":
        return f"Det är {change} {'mer' if each > other else 'mindre'} än {compared}."
    return f"That is {change} {'more' if each > other else 'less'} than {compared}."
