"""The shares in words: what each pays, what changes, and whether a proposed amount is right."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer import Language
from assistant.calculators.payers import NAMES, PAYERS, Payer
from assistant.calculators.shares_inputs import OUTSIDE, SharesInputs
from assistant.calculators.wording import join
from assistant.money import format_percent, format_sek


def each_of(amount: Decimal, count: int) -> Decimal:
    """Return what each of `count` pays of `amount` (SEK), divided equally, to the krona."""
    return amount if count == 1 else (amount / count).to_integral_value(ROUND_HALF_UP)


def tell_steps(
    inputs: SharesInputs,
    amounts: Mapping[Payer, Decimal],
    shares: Mapping[Payer, Decimal],
    language: Language,
) -> tuple[str, ...]:
    """Return how each part follows from the amount that is known."""
    swedish = language == "sv"
    known, total = format_sek(inputs.amount, language), format_sek(amounts["total"], language)
    steps = []
    if inputs.payer != "total":
        share = format_percent(shares[inputs.payer], language)
        steps.append(
            f"{known} är {share} av det hela: {total}"
            if swedish
            else f"{known} is {share} of the whole: {total}"
        )
    steps += [
        f"{NAMES[payer].of(language)}: {format_percent(shares[payer], language)} "
        f"{'av' if swedish else 'of'} {total} = {format_sek(amounts[payer], language)}"
        for payer in PAYERS[1:]
        if shares[payer]
    ]
    if inputs.asked and inputs.asked != "employment_service" and inputs.count > 1:
        part = amounts[inputs.asked]
        steps.append(
            f"{format_sek(part, language)} / {inputs.count} → "
            f"{format_sek(each_of(part, inputs.count), language)}"
        )
    return tuple(steps)


def tell_changes(
    before: Mapping[Payer, Decimal], after: Mapping[Payer, Decimal], language: Language
) -> tuple[str, ...]:
    """Return the difference that each change makes, the smaller amount from the larger."""
    steps = []
    for payer in PAYERS:
        low, high = sorted((before[payer], after[payer]))
        if high:
            steps.append(
                f"{NAMES[payer].of(language)}: {format_sek(high, language)} − "
                f"{format_sek(low, language)} = {format_sek(high - low, language)}"
            )
    return tuple(steps)


def tell_shares(
    inputs: SharesInputs,
    amounts: Mapping[Payer, Decimal],
    after: Mapping[Payer, Decimal] | None,
    language: Language,
) -> tuple[str, ...]:
    """Return what each pays, that of the one asked for first; `after` is where it changes to."""
    if after:
        return tuple(_changes(inputs, amounts, after, language))
    if inputs.is_change:
        return (_following(inputs, amounts, language),)
    if inputs.asked == "employment_service":
        return _of_employment_service(inputs, amounts, language)
    return tuple(_told(inputs, amounts, language))


def _others(inputs: SharesInputs) -> list[Payer]:
    return [
        payer
        for payer in PAYERS
        if payer != inputs.payer and (payer != "regions" or inputs.region != "absent")
    ]


def _following(inputs: SharesInputs, amounts: Mapping[Payer, Decimal], language: Language) -> str:
    """Return by how much the part of each changes with that of the payer, in one sentence."""
    others = _others(inputs)
    order = sorted(others, key=lambda payer: payer != inputs.asked)
    listed = [(NAMES[one].of(language), format_sek(amounts[one], language)) for one in order]
    name, change = NAMES[inputs.payer].of(language), format_sek(inputs.amount, language)
    if language == "sv":
        told = join([f"{amount} för {who}" for who, amount in listed], language)
        return f"Ändras beloppet med {change} för {name} och alla följer med är det {told}."
    told = join([f"{amount} for {who}" for who, amount in listed], language)
    return f"If the amount of {name} changes by {change} and all follow, that is {told}."


def _changes(
    inputs: SharesInputs,
    before: Mapping[Payer, Decimal],
    after: Mapping[Payer, Decimal],
    language: Language,
) -> list[str]:
    others = _others(inputs)
    asked = next((payer for payer in others if payer == inputs.asked), others[0])
    rest = [payer for payer in (*others, inputs.payer) if payer != asked]
    change, low, high = (
        format_sek(amount, language)
        for amount in (abs(after[asked] - before[asked]), before[asked], after[asked])
    )
    grows = after[asked] > before[asked]
    name = NAMES[asked].of(language)
    listed = [
        (NAMES[payer].of(language), format_sek(abs(after[payer] - before[payer]), language))
        for payer in rest
    ]
    if language == "sv":
        what = "det hela från alla parter" if asked == "total" else f"det som {name} betalar"
        told = join([f"{amount} för {who}" for who, amount in listed], language)
        verb = "ökar" if grows else "minskar"
        return [
            f"Följer alla med {verb} {what} med {change}, från {low} till {high}.",
            f"Ändringen är {told}.",
        ]
    what = "the whole from all parties" if asked == "total" else f"the part of {name}"
    told = join([f"{amount} for {who}" for who, amount in listed], language)
    verb = "grows" if grows else "shrinks"
    return [
        f"If all follow, {what} {verb} by {change}, from {low} to {high}.",
        f"The change is {told}.",
    ]


def _of_employment_service(
    inputs: SharesInputs, amounts: Mapping[Payer, Decimal], language: Language
) -> tuple[str, ...]:
    state, total = format_sek(amounts["state"], language), format_sek(amounts["total"], language)
    if language == "sv":
        no = "Nej, " if inputs.proposed else ""
        return (
            f"{no}Arbetsförmedlingen betalar inget eget bidrag till förbundet.",
            f"Försäkringskassan betalar hela statens hälft, {state} av {total}, för dem båda.",
        )
    no = "No, the" if inputs.proposed else "The"
    return (
        f"{no} Public Employment Service pays nothing of its own to the association.",
        "The Swedish Social Insurance Agency pays the whole half of the state for both, "
        f"{state} of {total}.",
    )


def _held_against(inputs: SharesInputs, amount: Decimal, language: Language) -> str:
    """Return whether the proposed amount is what the one asked for pays, of `amount`."""
    proposed = format_sek(inputs.proposed or Decimal(0), language)
    fits = inputs.proposed == each_of(amount, inputs.count)
    several = inputs.count > 1
    if language == "sv":
        yes = "Ja" if fits else "Nej"
        told = f"{yes}, {proposed} {'var ' if several else ''}stämmer{'' if fits else ' inte'}"
        return f"{told}, om de delar lika." if fits and several else f"{told}."
    yes = "Yes" if fits else "No"
    told = f"{yes}, {proposed} {'each ' if several else ''}is {'' if fits else 'not '}right"
    return f"{told}, if they divide it equally." if fits and several else f"{told}."


def _told(inputs: SharesInputs, amounts: Mapping[Payer, Decimal], language: Language) -> list[str]:
    names = {payer: NAMES[payer].of(language) for payer in PAYERS}
    money = {payer: format_sek(amounts[payer], language) for payer in PAYERS}
    others = _others(inputs)
    first = (
        [inputs.asked]
        if inputs.asked in others
        else [payer for payer in others if payer != "total"]
    )
    rest = [payer for payer in others if payer not in first]
    if language == "sv":
        condition = f"När {names[inputs.payer]} betalar {money[inputs.payer]}"
        sentences = [
            f"{condition} betalar "
            + join([f"{names[payer]} {money[payer]}" for payer in first], language)
            + "."
        ]
        if rest:
            listed = join([f"{names[payer]} {money[payer]}" for payer in rest], language)
            sentences.append(
                f"Dessutom betalar {listed}."
                if "total" not in rest
                else (f"I övrigt blir det {listed}.")
            )
    else:
        condition = (
            f"When {names[inputs.payer]} pay {money[inputs.payer]}"
            if (inputs.payer in ("total", "regions", "municipalities"))
            else f"When {names[inputs.payer]} pays {money[inputs.payer]}"
        )
        listed = join([f"{money[payer]} from {names[payer]}" for payer in first], language)
        sentences = [f"{condition}, the Act asks for {listed}."]
        if rest:
            listed = join([f"{money[payer]} from {names[payer]}" for payer in rest], language)
            sentences.append(f"Besides, that makes {listed}.")
    asked = None if inputs.asked == "employment_service" else inputs.asked
    if asked and inputs.count > 1:
        each = format_sek(each_of(amounts[asked], inputs.count), language)
        sentences.insert(
            1,
            f"Det är vad de {inputs.count} betalar tillsammans, inte var och en. Delar de lika "
            f"blir det {each} var, men nyckeln kommer de överens om själva."
            if language == "sv"
            else f"That is what the {inputs.count} pay together, not each of them. Divided "
            f"equally it is {each} each, but they agree on the key themselves.",
        )
    if asked and inputs.proposed is not None:
        sentences.insert(0, _held_against(inputs, amounts[asked], language))
    if inputs.region != "member":
        sentences.append(OUTSIDE[inputs.region][language])
    return sentences
