"""The administrative share, with each denominator that the figure of 2012 can be read with.

The Social Insurance Agency's follow-up of 2012 gives about 16 % without its sum. It fits
best with administration ÷ (administration + the association's own funds in measures); all
costs of measures, or these with other financing, give less. No recommended maximum is known.
"""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import Amount, Inputs, entry, inputs_or_none
from assistant.calculators.label import Labels, label
from assistant.calculators.lexicon import says
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used, assign_roles, nearest_roles, unassigned
from assistant.calculators.wording import join
from assistant.money import format_millions, format_sek, format_share
from assistant.question import Question
from corpus.parameters import read_parameter

_ABOUT = re.compile(
    r"\b(administration\w*|administrativ\w*|kansli\w*|admin\w*|overhead|administrative)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(andel\w*|procent\w*|hur stor del|för mycket|hög\w*|jämför\w*|compare[ds]?|share|"
    r"percentage|proportion|"
    r"per cent|too much|too high)\b",
    re.IGNORECASE,
)
_ROLES = {
    "administration": _ABOUT,
    "measures": re.compile(
        r"\b(insats\w*|aktivitet\w*|verksamhet\w*|projekt\w*|measures?|activit\w+|projects?)\b",
        re.IGNORECASE,
    ),
    "total": re.compile(
        r"\b(out of|av våra|totalt|totala|"
        r"sammanlagt|budget\w*|omsätt\w+|kostnader totalt|alla kostnader|"
        r"total\w*|overall|in all|spend\w*|budget)\b",
        re.IGNORECASE,
    ),
}
# "Av 5,5 miljoner går 1,1 till administration": the amount is the whole.
_OF_ALL = re.compile(r"\b(?:av|utav|of)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_DENOMINATORS = ("measures", "all_measures", "all_funding")
_NAMES: dict[Language, dict[str, str]] = {
    "sv": {
        "measures": "förbundets medel till insatser",
        "all_measures": "alla kostnader för insatser",
        "all_funding": "alla kostnader för insatser med annan finansiering",
        "total": "alla kostnader",
    },
    "en": {
        "measures": "the association's funds for measures",
        "all_measures": "all costs of measures",
        "all_funding": "all costs of measures with other financing",
        "total": "all costs",
    },
}


class AdministrationInputs(Inputs):
    """The administration, and at least one sum to hold it against."""

    administration: Amount = entry(
        "administration",
        "administration",
        "SEK",
        "Administrationens kostnad: personal, köpta tjänster, lokal med mera",
        "the cost of administration: staff, services bought, premises and so on",
    )
    measures: Amount | None = entry(
        "insatser",
        "measures",
        "SEK",
        "Förbundets egna medel till insatser",
        "the association's own funds for measures",
        None,
    )
    all_measures: Amount | None = entry(
        "insatskostnader",
        "all-measures",
        "SEK",
        "Insatsernas alla kostnader",
        "all costs of the measures",
        None,
    )
    all_funding: Amount | None = entry(
        "med-annan-finansiering",
        "all-funding",
        "SEK",
        "Insatsernas kostnader med annan finansiering inräknad",
        "the costs of the measures with other financing counted",
        None,
    )
    total: Amount | None = entry(
        "totalt",
        "total",
        "SEK",
        "Alla kostnader, med administrationen inräknad",
        "all costs, with the administration counted",
        None,
    )
    later_administration: Amount | None = entry(
        "administration-sedan",
        "later-administration",
        "SEK",
        "Administrationens kostnad ett senare år, att jämföra med",
        "the cost of administration in a later year, to compare with",
        None,
    )
    later_measures: Amount | None = entry(
        "insatser-sedan",
        "later-measures",
        "SEK",
        "Förbundets egna medel till insatser det senare året",
        "the association's own funds for measures in that later year",
        None,
    )
    later_total: Amount | None = entry(
        "totalt-sedan",
        "later-total",
        "SEK",
        "Alla kostnader det senare året",
        "all costs in that later year",
        None,
    )


_LABELS: Labels = {
    "later_administration_sek": label("Administration senare år", "Administration, later year"),
    "later_measures_sek": label("Medel till insatser senare år", "Funds for measures, later year"),
    "later_total_sek": label("Alla kostnader senare år", "All costs, later year"),
    "later_share": label("Andel det senare året", "Share in the later year", "share"),
    "administration_sek": label("Administration", "Administration"),
    "measures_sek": label("Förbundets medel till insatser", "The association's funds for measures"),
    "all_measures_sek": label("Alla kostnader för insatser", "All costs of measures"),
    "all_funding_sek": label("Insatser med annan finansiering", "Measures with other financing"),
    "total_sek": label("Alla kostnader", "All costs"),
    "measures_whole_sek": label(
        "Administration och förbundets medel till insatser",
        "Administration and the association's funds for measures",
    ),
    "measures_share": label(
        "Andel av administration och medel till insatser",
        "Share of administration and funds for measures",
        "share",
    ),
    "all_measures_whole_sek": label(
        "Administration och alla kostnader för insatser",
        "Administration and all costs of measures",
    ),
    "all_measures_share": label(
        "Andel av administration och alla insatskostnader",
        "Share of administration and all costs of measures",
        "share",
    ),
    "all_funding_whole_sek": label(
        "Administration och insatser med annan finansiering",
        "Administration and measures with other financing",
    ),
    "all_funding_share": label(
        "Andel när annan finansiering räknas med",
        "Share with other financing counted",
        "share",
    ),
    "total_whole_sek": label("Alla kostnader, nämnaren", "All costs, the denominator"),
    "total_share": label("Andel av alla kostnader", "Share of all costs", "share"),
}


class Administration:
    """The calculator `administration`."""

    rule = "administration"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Administrativ andel, med tre möjliga nämnare",
        "en": "Administrative share, with three possible denominators",
    }
    inputs = AdministrationInputs
    labels = _LABELS

    def read(self, question: Question) -> AdministrationInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
        """Return the cost of administration and what it is held against."""
        text = question.text
        both = len(question.amounts) > 1
        asks = _SHARE.search(text) or (both and (says(text, "too_much") or "?" not in text))
        if not question.amounts or not _ABOUT.search(text) or not asks:
            return None
        if not all_used(question, question.amounts):
            return None
        if len(question.amounts) == 4:
            return self._read_two_years(question)
        if len(question.amounts) > 2:
            return None
        roles = assign_roles(question, _ROLES)
        if len(question.amounts) == 1:
            if "administration" not in roles:
                return None
            return Missing(
                self.rule,
                ("measures",),
                "Hur mycket går till insatser?"
                if question.language == "sv"
                else "How much goes to measures?",
            )
        whole = [one for one in question.amounts if _OF_ALL.search(text[: one.start])]
        if len(whole) == 1:
            part = next(one for one in question.amounts if one is not whole[0])
            roles = {"total": whole[0], "administration": part}
        left = unassigned(question, roles)
        if left and "administration" in roles:
            roles["measures"] = left[0]
        elif left:
            roles["administration"] = left[0]
        if "administration" not in roles or len(roles) != 2:
            return None
        if "total" in roles and roles["total"].value < roles["administration"].value:
            # A part is not more than its whole, whichever the words stand nearer to.
            roles = dict(zip(roles, reversed(roles.values()), strict=True))
        return inputs_or_none(self.inputs, **{role: one.value for role, one in roles.items()})

    def _read_two_years(self, question: Question) -> AdministrationInputs | None:
        """Return two pairs of amounts, the second in the order of the first."""
        amounts = question.amounts
        roles = nearest_roles(question.text, amounts, _ROLES)
        names = [roles.get(one) for one in amounts[:2]]
        if "administration" not in names or names[0] == names[1] or None in names:
            return None
        later = [roles.get(one) for one in amounts[2:]]
        if later == names[::-1]:
            names += later
        else:
            names += names
        values = [f"later_{name}" if place > 1 else f"{name}" for place, name in enumerate(names)]
        return inputs_or_none(
            self.inputs,
            **{name: one.value for name, one in zip(values, amounts, strict=True)},
        )

    def calculate(
        self, inputs: AdministrationInputs, *, on: date, language: Language
    ) -> Calculation:
        """Return the share by each denominator that is known, rounded to a tenth of a per cent.

        Raises:
            NotInForce: `on` is before 2004.
            InvalidInput: nothing to hold it against is given, or the total is less than it.
        """
        parameter = read_parameter("administration")
        reading = parameter.on(on)
        known = {
            name: getattr(inputs, name)
            for name in _DENOMINATORS
            if getattr(inputs, name) is not None
        }
        if not inputs.administration and Decimal(0) in known.values():
            bound = ("ett belopp över 0 kr", "an amount above 0 SEK")
            raise inputs.refused("measures", Decimal(0), bound, language)
        if inputs.total is None and not known:
            bound = (
                "medlen till insatser, eller totalt för alla kostnader",
                "the funds for measures, or the total of all costs",
            )
            raise inputs.refused("measures", None, bound, language)
        if inputs.total is not None and (inputs.total < inputs.administration or not inputs.total):
            least = max(inputs.administration, Decimal(1))
            bound = (f"minst {format_sek(least, 'sv')}", f"at least {format_sek(least, 'en')}")
            raise inputs.refused("total", inputs.total, bound, language)
        held = format_millions(inputs.administration, language)
        found = Findings(language, {"administration_sek": inputs.administration})
        found.sections += [parameter.section_id, "rakneregler:admin-tak"]
        listed = []
        wholes = {name: inputs.administration + value for name, value in known.items()}
        found.given |= {f"{name}_sek": value for name, value in known.items()}
        if inputs.total is not None:
            found.given["total_sek"] = inputs.total
            wholes["total"] = inputs.total
        for name, whole in wholes.items():
            share = (inputs.administration / whole).quantize(Decimal("0.0001"))
            found.result[f"{name}_whole_sek"] = whole
            found.result[f"{name}_share"] = share
            percent = format_share(inputs.administration / whole, language)
            found.steps.append(f"{held} / {format_millions(whole, language)} = {percent}")
            beside = found.tell("administrationen och ", "administration and ")
            of = "" if name == "total" else beside
            listed.append(f"{percent} {found.tell('av', 'of')} {of}{_NAMES[language][name]}")
        found.say(
            f"Administrationen på {held} är {join(listed, language)}.",
            f"Administration of {held} is {join(listed, language)}.",
        )
        _add_later(inputs, found)
        found.say(
            "Någon högsta rekommenderad nivå har inte hittats, och vilken nämnare som ska "
            "användas är en tolkning: säg alltid vad som räknats in.",
            "No recommended maximum has been found, and which denominator to use is a "
            "reading: always say what was counted.",
        )
        return found.calculation(self, reading)


def _add_later(inputs: AdministrationInputs, found: Findings) -> None:
    """Add how the share of a later year compares.

    Nothing where no later year is given, or it is held against another sum than the first.
    """
    later, measures, total = (
        inputs.later_administration,
        inputs.later_measures,
        inputs.later_total,
    )
    first = inputs.measures if measures is not None else inputs.total
    if later is None or first is None or (measures is None and total is None):
        return
    before = first if measures is None else inputs.administration + first
    whole = total or later if measures is None else later + measures
    if not before or not whole:
        return
    found.given["later_administration_sek"] = later
    found.given["later_total_sek" if measures is None else "later_measures_sek"] = measures or whole
    old, new = inputs.administration / before, later / whole
    found.result["later_share"] = new.quantize(Decimal("0.0001"))
    language = found.language
    told, was = format_share(new, language), format_share(old, language)
    held, of = format_millions(later, language), format_millions(whole, language)
    found.steps.append(f"{held} / {of} = {told}")
    verb = ("gått ned", "gone down") if new < old else ("gått upp", "gone up")
    if new == old:
        verb = ("stått still", "not moved")
    found.say(
        f"Andelen har {verb[0]}, från {was} till {told}.",
        f"The share has {verb[1]}, from {was} to {told}.",
    )


CALCULATOR = Administration()
