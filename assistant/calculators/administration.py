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
from assistant.calculators.inputs import Amount, Inputs, InvalidInput, entry, inputs_or_none
from assistant.calculators.label import Labels, label
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used, assign_roles, unassigned
from assistant.calculators.wording import join
from assistant.money import format_millions, format_sek, format_share
from assistant.question import Question
from corpus.parameters import read_parameter

_ABOUT = re.compile(
    r"\b(administration\w*|administrativ\w*|kansli\w*|admin|overhead|administrative)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(andel\w*|procent\w*|hur stor del|för mycket|hög\w*|share|percentage|proportion|"
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
        r"\b(totalt|totala|sammanlagt|budget\w*|omsätt\w+|kostnader totalt|alla kostnader|"
        r"total\w*|overall|in all|spend\w*|budget)\b",
        re.IGNORECASE,
    ),
}
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


_LABELS: Labels = {
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

    def read(self, question: Question) -> AdministrationInputs | Missing | None:
        """Return the cost of administration and what it is held against."""
        text = question.text
        if not question.amounts or not _ABOUT.search(text) or not _SHARE.search(text):
            return None
        if len(question.amounts) > 2 or not all_used(question, question.amounts):
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
        left = unassigned(question, roles)
        if left and "administration" in roles:
            roles["measures"] = left[0]
        elif left:
            roles["administration"] = left[0]
        if "administration" not in roles or len(roles) != 2:
            return None
        return inputs_or_none(self.inputs, **{role: one.value for role, one in roles.items()})

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
        swedish = language == "sv"
        known = {
            name: getattr(inputs, name)
            for name in _DENOMINATORS
            if getattr(inputs, name) is not None
        }
        if not inputs.administration and Decimal(0) in known.values():
            raise InvalidInput(
                "insatser" if swedish else "measures",
                Decimal(0),
                {"sv": "ett belopp över 0 kr", "en": "an amount above 0 SEK"},
            )
        if inputs.total is None and not known:
            raise InvalidInput(
                "insatser" if swedish else "measures",
                None,
                {
                    "sv": "medlen till insatser, eller totalt för alla kostnader",
                    "en": "the funds for measures, or the total of all costs",
                },
            )
        if inputs.total is not None and (inputs.total < inputs.administration or not inputs.total):
            raise InvalidInput(
                "totalt" if swedish else "total",
                inputs.total,
                {
                    "sv": f"minst {format_sek(max(inputs.administration, Decimal(1)), 'sv')}",
                    "en": f"at least {format_sek(max(inputs.administration, Decimal(1)), 'en')}",
                },
            )
        held = format_millions(inputs.administration, language)
        given: dict[str, Decimal | str] = {"administration_sek": inputs.administration}
        result: dict[str, Decimal | str] = {}
        steps, listed = [], []
        wholes = {name: inputs.administration + value for name, value in known.items()}
        given |= {f"{name}_sek": value for name, value in known.items()}
        if inputs.total is not None:
            given["total_sek"] = inputs.total
            wholes["total"] = inputs.total
        for name, whole in wholes.items():
            share = (inputs.administration / whole).quantize(Decimal("0.0001"))
            result[f"{name}_whole_sek"] = whole
            result[f"{name}_share"] = share
            percent = format_share(inputs.administration / whole, language)
            steps.append(f"{held} / {format_millions(whole, language)} = {percent}")
            listed.append(
                f"{percent} {'av' if swedish else 'of'} "
                + (
                    ""
                    if name == "total"
                    else "administrationen och "
                    if swedish
                    else "administration and "
                )
                + _NAMES[language][name]
            )
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=result,
            steps=tuple(steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=(
                f"Administrationen på {held} är {join(listed, language)}."
                if swedish
                else f"Administration of {held} is {join(listed, language)}.",
                "Någon högsta rekommenderad nivå har inte hittats, och vilken nämnare som ska "
                "användas är en tolkning: säg alltid vad som räknats in."
                if swedish
                else "No recommended maximum has been found, and which denominator to use is a "
                "reading: always say what was counted.",
            ),
            section_ids=(parameter.section_id, "rakneregler:admin-tak"),
            evidence=reading.evidence,
            verdict=None,
        )


CALCULATOR = Administration()
