"""Direct procurement: whether a purchase is below the limit of its day (LOU 19 a kap. 2, 11 §§).

Before February 2022 the limit was included ("at most"); since then the value must be below it.
"""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from assistant.answer import Calculation, Language
from assistant.calculators.inputs import Amount, Inputs, entry, inputs_or_none
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.roles import all_used
from assistant.calculators.wording import name_day
from assistant.money import format_sek
from assistant.question import Question
from corpus.parameters import read_parameter
from corpus.types import Verdict

_ABOUT = re.compile(
    r"\b(direktupphandl\w*|direkt upphandl\w*|upphandla\w*|upphandling\w*|"
    r"direct(?:ly)? procur\w*|direct award\w*|procure\w*|tender\w*)\b",
    re.IGNORECASE,
)


class ProcurementInputs(Inputs):
    """What is bought."""

    value: Amount = entry(
        "värde",
        "value",
        "SEK",
        "Köpets värde utan moms, med alla förlängningar",
        "the value of the purchase without VAT, with all extensions",
    )


_LABELS: Labels = {
    "value_sek": label("Köpets värde", "Value of the purchase"),
    "limit_sek": label("Gräns för direktupphandling", "Limit of direct procurement"),
    "limit_included": label(
        "Gränsvärdet självt räknas med", "The limit itself is included", words=YES_NO
    ),
    "direct": label("Får direktupphandlas", "Direct procurement allowed", words=YES_NO),
    "documentation_above_sek": label("Dokumentation krävs över", "Documentation needed above"),
    "documented": label("Måste dokumenteras", "Must be documented", words=YES_NO),
    "room_sek": label("Kvar upp till gränsen", "Left up to the limit"),
}


class Procurement:
    """The calculator `procurement`."""

    rule = "procurement"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Direktupphandling: gränsen och dokumentationen",
        "en": "Direct procurement: the limit and the documentation",
    }
    inputs = ProcurementInputs
    labels = _LABELS

    def read(self, question: Question) -> ProcurementInputs | None:
        """Return the value of the purchase."""
        if len(question.amounts) != 1 or not _ABOUT.search(question.text):
            return None
        if not all_used(question, question.amounts):
            return None
        return inputs_or_none(self.inputs, value=question.amounts[0].value)

    def calculate(self, inputs: ProcurementInputs, *, on: date, language: Language) -> Calculation:
        """Return whether direct procurement is allowed and must be documented.

        Raises:
            NotInForce: no limit is known for `on`, as before 2018 and in January 2022.
        """
        parameter = read_parameter("procurement")
        reading = parameter.on(on)
        numbers = reading.numbers
        inclusive = "at_most" in numbers
        limit = numbers["at_most" if inclusive else "below"]
        direct = inputs.value <= limit if inclusive else inputs.value < limit
        documented = direct and inputs.value > numbers["documented"]
        value, highest = format_sek(inputs.value, language), format_sek(limit, language)
        papers = format_sek(numbers["documented"], language)
        starts = name_day(reading.starts, language)
        swedish = language == "sv"
        if swedish:
            kind = "till och med" if inclusive else "under"
            sentences = [
                f"Ett köp på {value} får direktupphandlas, eftersom värdet är {kind} {highest}."
                if direct
                else f"Ett köp på {value} får inte direktupphandlas på grund av sitt värde, för "
                f"det kräver ett värde {kind} {highest}. Då gäller lagens vanliga regler."
            ]
            if direct:
                sentences.append(
                    f"Det ska dokumenteras, eftersom värdet är över {papers}."
                    if documented
                    else f"Kravet på dokumentation gäller först över {papers}."
                )
            sentences.append(f"Gränsen gäller från {starts}.")
            steps = (
                f"Köpets värde {value} mot gränsen {kind} {highest}",
                f"Köpets värde {value} mot dokumentation över {papers}",
            )
        else:
            kind = "at most" if inclusive else "below"
            sentences = [
                f"A purchase of {value} may be made by direct procurement, as its value is "
                f"{kind} {highest}."
                if direct
                else f"A purchase of {value} may not be made by direct procurement on account of "
                f"its value, for that must be {kind} {highest}. The ordinary rules apply."
            ]
            if direct:
                sentences.append(
                    f"It must be documented, as its value is above {papers}."
                    if documented
                    else f"The duty to document applies only above {papers}."
                )
            sentences.append(f"The limit applies from {starts}.")
            steps = (
                f"The value {value} against the limit, {kind} {highest}",
                f"The value {value} against documentation above {papers}",
            )
        sections = [parameter.section_id, *(["lou:19a-11"] if documented else [])]
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs={"value_sek": inputs.value},
            result={
                "limit_sek": limit,
                "limit_included": "yes" if inclusive else "no",
                "direct": "yes" if direct else "no",
                "documentation_above_sek": numbers["documented"],
                "documented": "yes" if documented else "no",
                "room_sek": max(limit - inputs.value, Decimal(0)),
            },
            steps=steps,
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=tuple(sentences),
            section_ids=tuple(sections),
            evidence=reading.evidence,
            verdict=Verdict.YES if direct else Verdict.NO,
        )


CALCULATOR = Procurement()
