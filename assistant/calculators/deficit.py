"""Deficit: what each member makes up when assets do not cover a debt (22 § of the Act).

Each member makes up its share under 5 §; the Public Employment Service has none. How the
joint quarters are divided, the municipalities and the regions have agreed themselves.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.distribution import distribute
from assistant.calculators.division_question import parts_of_a_key
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import (
    Amount,
    Inputs,
    Numbers,
    entry,
    inputs_or_none,
)
from assistant.calculators.label import Labels, label
from assistant.calculators.lexicon import words_for
from assistant.calculators.roles import all_used, amounts_asked, assign_roles
from assistant.calculators.wording import join
from assistant.counts import find_counts
from assistant.money import format_percent, format_sek
from assistant.question import Question
from corpus.parameters import read_parameter

_ABOUT = words_for("shortage")
_MAKES_UP = re.compile(
    r"\b(skjut\w* till|tillskjut\w*|täck\w*|smäll\w*|nota\w*|stå\w* för|del|andel\w*|vem|"
    r"kommun\w*|region\w*|bill|municipalit\w*|region\w*|medlem\w*|var och en|parterna|"
    r"betala\w*|dela\w*|"
    r"make up|makes up|cover\w*|members?|each|parties|pay\w*|share\w*)\b",
    re.IGNORECASE,
)
# A shortage under 22 § is one of the association; other deficits are of a year's result.
_OF_US = re.compile(
    r"\b(förbund\w*|samordningsförbund\w*|vi|oss|medlem\w*|parter\w*|tillgång\w*|likvid\w*|upplös\w*|avveckl\w*|kommun\w*|region\w*|"
    r"association\w*|we|us|members?|parties|assets?|dissol\w*|wound up|liquidat\w*|"
    r"municipalit\w*|region\w*)\b",
    re.IGNORECASE,
)
_DEBTS = re.compile(r"\b(\w*skuld\w*|räkning\w*|debts?|bills?|owes?)\b", re.IGNORECASE)
_ASSETS = re.compile(
    r"\b(tillgång\w*|på kontot|i kassan|kassa\w*|eget kapital|egna kapital\w*|buffert\w*|pengar|"
    r"assets?|in the bank|cash|equity)\b",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\b(lika|jämnt|rakt av|var och en|vardera|per kommun|varje kommun|en kommun|equal\w*|evenly|"
    r"each|per municipality|one municipality)\b",
    re.IGNORECASE,
)
_PARTIES = ("state", "regions", "municipalities")
_NAMES: dict[Language, dict[str, str]] = {
    "sv": {
        "state": "Försäkringskassan",
        "regions": "regionen eller regionerna",
        "municipalities": "kommunen eller kommunerna",
    },
    "en": {
        "state": "the Swedish Social Insurance Agency",
        "regions": "the region or regions",
        "municipalities": "the municipality or municipalities",
    },
}
_ONE: dict[Language, dict[str, str]] = {
    "sv": {"regions": "region", "municipalities": "kommun"},
    "en": {"regions": "region", "municipalities": "municipality"},
}


class DeficitInputs(Inputs):
    """What is lacking, and the keys of the joint quarters where they are known."""

    shortfall: Amount = entry(
        "brist",
        "shortfall",
        "SEK",
        "Det som fattas för att betala skulderna",
        "what is lacking to pay the debts",
    )
    assets: Amount | None = entry(
        "tillgångar",
        "assets",
        "SEK",
        "Tillgångar att dra av; då är det första beloppet skulderna",
        "assets to take off; the first amount is then the debts",
        None,
    )
    municipalities: Numbers = entry(
        "kommuner",
        "municipalities",
        "one number each",
        "Kommunernas tal i deras nyckel, skilda åt med semikolon",
        "the municipalities' numbers in their key, semicolons between them",
        (),
    )
    regions: Numbers = entry(
        "regioner",
        "regions",
        "one number each",
        "Regionernas tal i deras nyckel, skilda åt med semikolon",
        "the regions' numbers in their key, semicolons between them",
        (),
    )


_LABELS: Labels = {
    "shortfall_sek": label("Det som fattas", "What is lacking"),
    "assets_sek": label("Tillgångar", "Assets"),
    "lacking_sek": label("Kvar att skjuta till", "Left to make up"),
    "municipalities_{}": label(
        "Kommun {}: tal i nyckeln", "Municipality {}: number in the key", "number"
    ),
    "regions_{}": label("Region {}: tal i nyckeln", "Region {}: number in the key", "number"),
    "state_sek": label("Försäkringskassan", "The Swedish Social Insurance Agency"),
    "regions_sek": label("Regionerna tillsammans", "The regions together"),
    "municipalities_sek": label("Kommunerna tillsammans", "The municipalities together"),
    "employment_service_sek": label("Arbetsförmedlingen", "The Swedish Public Employment Service"),
    "regions_{}_sek": label("Region {}", "Region {}"),
    "municipalities_{}_sek": label("Kommun {}", "Municipality {}"),
}


class Deficit:
    """The calculator `deficit`."""

    rule = "deficit"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Brist: vad varje medlem ska skjuta till",
        "en": "Deficit: what each member makes up",
    }
    inputs = DeficitInputs
    labels = _LABELS

    def read(self, question: Question) -> DeficitInputs | None:
        """Return the amount that is lacking, and how many divide a quarter equally."""
        text = question.text
        amounts = amounts_asked(question)
        if not 1 <= len(amounts) <= 2 or not _ABOUT.search(text):
            return None
        owned = assign_roles(question, {"debts": _DEBTS, "assets": _ASSETS}, amounts)
        if len(amounts) == 2 and set(owned) != {"debts", "assets"}:
            return None
        short = owned["debts"] if len(amounts) == 2 else amounts[0]
        if not _MAKES_UP.search(text) or not _OF_US.search(text):
            return None
        counts = find_counts(text, question.language)
        keyed = [one for one in counts if one.noun in ("inhabitants", "recipients")]
        municipalities, regions = (
            [int(one.value) for one in counts if one.noun == noun]
            for noun in ("municipalities", "regions")
        )
        keyed = keyed if len(keyed) > 1 else parts_of_a_key(text, question.language)
        if not all_used(question, [*amounts, *keyed]):
            return None
        numbers = tuple(one.value for one in keyed)
        equal = max(municipalities, default=1)
        if not numbers and equal > 1 and _EQUAL.search(text):
            numbers = (Decimal(1),) * equal
        among = max(regions, default=1)
        return inputs_or_none(
            self.inputs,
            shortfall=short.value,
            assets=owned["assets"].value if len(amounts) == 2 else None,
            municipalities=numbers,
            regions=(Decimal(1),) * among if among > 1 and _EQUAL.search(text) else (),
        )

    def calculate(self, inputs: DeficitInputs, *, on: date, language: Language) -> Calculation:
        """Return the part of each, exact; members of a key in whole kronor that sum exactly.

        Raises:
            NotInForce: `on` is before 2004.
            InvalidInput: the numbers of a key are all 0.
        """
        parameter = read_parameter("deficit")
        reading = parameter.on(on)
        names, shares = _NAMES[language], reading.numbers
        short = max(inputs.shortfall - (inputs.assets or Decimal(0)), Decimal(0))
        lacking = format_sek(short, language)
        found = Findings(language, inputs.given())
        found.sections += [parameter.section_id, "finsamlagen:22-kommuner", "finsamlagen:22-af"]
        listed, each = [], []
        if inputs.assets is not None:
            found.result["lacking_sek"] = short
            debts, assets = (format_sek(one, language) for one in (inputs.shortfall, inputs.assets))
            found.steps.append(
                f"{debts} − {assets} = {lacking}"
                if short
                else found.tell(f"{assets} räcker till {debts}", f"{assets} covers {debts}")
            )
        for party in _PARTIES:
            part = short * shares[party]
            found.result[f"{party}_sek"] = part
            listed.append(f"{names[party]} {format_sek(part, language)}")
            found.steps.append(
                f"{names[party]}: {format_percent(shares[party], language)} "
                f"{found.tell('av', 'of')} {lacking} = {format_sek(part, language)}"
            )
        found.result["employment_service_sek"] = Decimal(0)
        keys = {"regions": inputs.regions, "municipalities": inputs.municipalities}
        for party, numbers in keys.items():
            if not numbers:
                continue
            if not sum(numbers):
                given = "; ".join(str(number) for number in numbers)
                bound = ("tal som inte alla är 0", "numbers that are not all 0")
                raise inputs.refused(party, given, bound, language)
            part = short * shares[party]
            parts = distribute(part, numbers, quantum=Decimal(1)).parts
            for place, one in enumerate(parts, start=1):
                found.result[f"{party}_{place}_sek"] = one
                found.steps.append(f"{_ONE[language][party]} {place}: {format_sek(one, language)}")
            each.append(_tell_each(party, numbers, parts, language))
        found.say(
            f"Av en brist på {lacking} skjuter {join(listed, language)} till.",
            f"Of a shortfall of {lacking} the members make up: {join(listed, language)}.",
        )
        found.sentences += each
        found.say(
            "Det gäller när förbundet saknar tillgångar för att betala en skuld, inte vilket "
            "underskott som helst.",
            "That is so where the association has no assets to pay a debt, not for any "
            "deficit of a year.",
        )
        found.say(
            "Arbetsförmedlingen har ingen egen andel, och hur kommunerna eller regionerna "
            "delar sin del har de själva kommit överens om.",
            "The Public Employment Service has no share of its own, and how the "
            "municipalities or regions divide theirs is what they have agreed.",
        )
        return found.calculation(self, reading)


def _tell_each(
    party: str, numbers: Sequence[Decimal], parts: Sequence[Decimal], language: Language
) -> str:
    """Return what each of several municipalities or regions makes up, in one sentence."""
    one, swedish = _ONE[language][party], language == "sv"
    if len(set(numbers)) == 1:
        highest = format_sek(max(parts), language)
        most = "" if len(set(parts)) == 1 else "som mest " if swedish else "at most "
        return (
            f"Delar {len(parts)} lika blir det {most}{highest} för varje {one}."
            if swedish
            else f"Divided equally by {len(parts)}, that is {most}{highest} for each {one}."
        )
    listed = join(
        [f"{one} {place}: {format_sek(part, language)}" for place, part in enumerate(parts, 1)],
        language,
    )
    return f"Enligt nyckeln blir det {listed}." if swedish else f"By the key that is {listed}."


CALCULATOR = Deficit()
