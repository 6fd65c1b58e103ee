"""Direct procurement: whether a purchase is below the limit of its day (LOU 19 a kap. 2, 11 §§).

Before February 2022 the limit was included ("at most"); since then the value must be below it.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field

from assistant import money
from assistant.answer import Calculation, Language
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import Amount, Inputs, Truth, Whole, entry, inputs_or_none
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.lexicon import says, words_for
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used, amounts_asked, is_by_the_month
from assistant.calculators.wording import name_day
from assistant.counts import find_counts
from assistant.days import find_years
from assistant.money import format_sek
from assistant.question import Question
from corpus.measures import Bilingual
from corpus.parameters import Parameter, Reading, read_parameter
from corpus.types import Verdict

_ABOUT = re.compile(
    r"\b(direktupphandl\w*|direkt upphandl\w*|upphandla\w*|upphandling\w*|"
    r"direct(?:ly)? procur\w*|direct award\w*|procure\w*|tender\w*|LOU|"
    r"(?:välja|ta|anlita|köpa (?:in )?(?:från|av)|beställa) (?:\w+ ){0,3}?(?:leverantör|"
    r"konsult)\w*|"
    r"(?:måste|behöver|ska|skall|borde) (?:\w+ ){0,3}(?:annonsera|konkurrensutsätta)|"
    r"(?:must|need to|have to|should) (?:\w+ ){0,2}advertise|"
    r"utan (?:anbud|att annonsera|konkurrens)\w*|(?:ta in|begära) (?:\w+ )?(?:anbud|offert\w*)|"
    r"(?:pick|choose|use|hire) (?:\w+ ){0,3}?(?:supplier|vendor|provider|contractor)s?|"
    r"without (?:\w+ )?(?:bids?|competition|advertising))\b",
    re.IGNORECASE,
)


# "Köpa direkt", but not "köpa direkt av en förening", which tells from whom.
_DIRECTLY = re.compile(
    r"\b(?:direkt|rakt av|directly|straight)\b(?! (?:från|av|till|åt|hos|from|to|off)\b)",
    re.IGNORECASE,
)
_OF_A_PARTY = re.compile(
    r"\b(?:av|från|hos|of|from|by) (?:the |vår |our )?"
    + words_for("regions", "municipalities").pattern,
    re.IGNORECASE,
)
_A_YEAR = re.compile(
    r"\W*(?:kronor |kr )?(?:per år|om året|årligen|/år|a year|per year|annually|yearly|"
    r"each year)\b",
    re.IGNORECASE,
)
# "60 tkr i löpande per år".
_A_YEAR_LATER = re.compile(rf"(?:\W*[^\W\d]+){{0,3}}?{_A_YEAR.pattern}", re.IGNORECASE)
_UNDOCUMENTED = re.compile(r"\b(?:utan (?:att )?dokument|without document)\w*", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:\w*gräns\w*|tak|taket|belopp\w*|hur mycket|limit|ceiling|cap|threshold|how much)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\W*(?:kronor|kr)?\W*(?:vardera|var|styck|per styck|each|apiece)\b", re.I)
_MONTHS = 12
# The limit is held against the value without VAT.
_WITH_VAT = re.compile(
    r"\W*(?:kronor|kr)?\W*(?:inkl\w*\.?|med|incl\w*\.?|with) (?:moms|vat)\b", re.IGNORECASE
)
_WITH_VAT_BEFORE = re.compile(
    r"\b(?:inkl\w*\.?|med|incl\w*\.?|with) (?:moms|vat)(?: (?:blir det|är det|it is|is))?[ :]*$",
    re.IGNORECASE,
)
_WITHOUT_VAT: dict[Language, str] = {
    "sv": "Vad är köpets värde utan moms?",
    "en": "What is the value of the purchase without VAT?",
}
_FOR_HOW_LONG: dict[Language, str] = {
    "sv": "På hur många år är avtalet, med möjliga förlängningar?",
    "en": "For how many years is the contract, with possible extensions?",
}


_NEAR = 12  # characters behind an amount: "350 000 i option"


def _is_of_a_purchase(text: str) -> bool:
    """Return whether a purchase of the association's own is held against the rules of procurement.

    What is bought for participants is asked whether it may be funded at all, and what is bought
    of a party whether that may be.
    """
    if _UNDOCUMENTED.search(text):
        return False  # Whether it must be documented is asked, not whether it may be made.
    if _ABOUT.search(text):
        return True
    asked = _DIRECTLY.search(text) or says(text, "tendered")
    others = says(text, "participants") or _OF_A_PARTY.search(text)
    return bool(asked and says(text, "purchase") and not others)


def _asks_limit(question: Question) -> bool:
    """Return whether the limit of one year is asked for, with nothing to hold against it.

    Today's is told by its section, with what belongs to it.
    """
    text = question.text
    named = _LIMIT.search(text) and (_ABOUT.search(text) or says(text, "tendered"))
    return bool(named and not question.amounts and len(find_years(text)) == 1)


def _years(question: Question) -> int:
    """Return for how many years a purchase is said to be, with its extensions; 0 for none."""
    counts = find_counts(question.text, question.language)
    return sum(int(one.value) for one in counts if one.noun == "years" and one.value >= 1)


class ProcurementInputs(Inputs):
    """What is bought."""

    value: Amount | None = entry(
        "värde",
        "value",
        "SEK",
        "Köpets värde utan moms, med alla förlängningar; utan det sägs bara gränsen",
        "the value of the purchase without VAT, with all extensions; without it the limit is told",
        None,
    )
    monthly: Truth = entry(
        "per-månad",
        "monthly",
        "yes/no",
        "Om värdet är per månad",
        "if the value is a month's",
        False,
    )
    years: Annotated[int, Whole, Field(ge=1, le=50)] = entry(
        "år",
        "years",
        "years",
        "Antal år med förlängningar, när värdet är per år",
        "number of years with extensions, where the value is for one year",
        1,
    )
    options: Amount | None = entry(
        "optioner",
        "options",
        "SEK",
        "Värdet av optioner och andra delar av samma köp, att lägga till",
        "the value of options and other parts of the same purchase, to add",
        None,
    )


_LABELS: Labels = {
    "value_sek": label("Köpets värde", "Value of the purchase"),
    "monthly": label("Värdet är per månad", "The value is a month's", words=YES_NO),
    "years": label("Antal år", "Number of years", "years"),
    "options_sek": label("Optioner och andra delar", "Options and other parts"),
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

    def read(self, question: Question) -> ProcurementInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
        """Return the value of the purchase, and for how many years where it is a year's."""
        if _asks_limit(question):
            return inputs_or_none(self.inputs)
        monthly = [one for one in question.amounts if is_by_the_month(question.text, one)]
        amounts = amounts_asked(question) or tuple(monthly)
        if not amounts or not _is_of_a_purchase(question.text):
            return None
        if not all_used(question, amounts):
            return None
        with_vat = [one for one in amounts if _WITH_VAT.match(question.text, one.end)]
        with_vat += [one for one in amounts if _WITH_VAT_BEFORE.search(question.text[: one.start])]
        amounts = tuple(one for one in amounts if one not in with_vat)
        if not amounts:
            return Missing(self.rule, ("value",), _WITHOUT_VAT[question.language])
        if any(_EACH.match(question.text, one.end) for one in amounts):
            return None  # How many purchases there are is not counted.
        if len(amounts) == 2 and says(question.text, "divided_purchase"):
            return inputs_or_none(self.inputs, value=max(one.value for one in amounts))
        if len(amounts) > 1:
            return self._read_parts(question, amounts)
        if not monthly and not _A_YEAR.match(question.text, amounts[0].end):
            return inputs_or_none(self.inputs, value=amounts[0].value)
        years = _years(question)
        if not years:
            return Missing(self.rule, ("years",), _FOR_HOW_LONG[question.language])
        return inputs_or_none(
            self.inputs, value=amounts[0].value, monthly=bool(monthly), years=years
        )

    def _read_parts(
        self, question: Question, amounts: Sequence[money.Amount]
    ) -> ProcurementInputs | Missing | None:
        """Return the value with its options or other parts, where that is what they are."""
        text = question.text
        parts = [
            one
            for first, one in pairwise(amounts)
            if says(text[first.end : one.end + _NEAR], "part_of_purchase")
        ]
        yearly = [one for one in amounts if _A_YEAR_LATER.match(text, one.end)]
        if len(parts) != len(amounts) - 1 or len(yearly) > 1:
            return None
        main = (yearly or amounts)[0]
        years = _years(question)
        if yearly and not years:
            return Missing(self.rule, ("years",), _FOR_HOW_LONG[question.language])
        return inputs_or_none(
            self.inputs,
            value=main.value,
            options=sum((one.value for one in amounts if one is not main), Decimal(0)),
            years=years if yearly else 1,
        )

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
        if inputs.value is None:
            return _limit_alone(parameter, reading, language)
        a_year = inputs.value * (_MONTHS if inputs.monthly else 1)
        options = inputs.options or Decimal(0)
        whole = a_year * inputs.years + options
        direct = whole <= limit if inclusive else whole < limit
        documented = direct and whole > numbers["documented"]
        value, highest = format_sek(whole, language), format_sek(limit, language)
        papers = format_sek(numbers["documented"], language)
        starts = name_day(reading.starts, language)
        found = Findings(language, inputs.given(), sections=[parameter.section_id])
        found.verdict = Verdict.YES if direct else Verdict.NO
        found.result |= {
            "limit_sek": limit,
            "limit_included": "yes" if inclusive else "no",
            "direct": "yes" if direct else "no",
            "documentation_above_sek": numbers["documented"],
            "documented": "yes" if documented else "no",
            "room_sek": max(limit - whole, Decimal(0)),
        }
        if inputs.monthly:
            month, year = (format_sek(one, language) for one in (inputs.value, a_year))
            found.steps.append(f"{_MONTHS} × {month} = {year}")
        if inputs.years > 1:
            unit = found.tell("år", "years")
            year, product = (format_sek(one, language) for one in (a_year, whole - options))
            found.steps.append(f"{inputs.years} {unit} × {year} = {product}")
        if options:
            rest, added = (format_sek(one, language) for one in (whole - options, options))
            found.steps.append(f"{rest} + {added} = {value}")
        kind = found.tell(*(("till och med", "at most") if inclusive else ("under", "below")))
        found.steps += [
            found.tell(
                f"Köpets värde {value} mot gränsen {kind} {highest}",
                f"The value {value} against the limit, {kind} {highest}",
            ),
            found.tell(
                f"Köpets värde {value} mot dokumentation över {papers}",
                f"The value {value} against documentation above {papers}",
            ),
        ]
        if not direct:
            told = (
                f"Ett köp på {value} får inte direktupphandlas på grund av sitt värde, för det "
                f"kräver ett värde {kind} {highest}. Då gäller lagens vanliga regler.",
                f"A purchase of {value} may not be made by direct procurement on account of its "
                f"value, for that must be {kind} {highest}. The ordinary rules apply.",
            )
        else:
            told = (
                f"Ett köp på {value} får direktupphandlas, eftersom värdet är {kind} {highest}.",
                f"A purchase of {value} may be made by direct procurement, as its value is {kind} "
                f"{highest}.",
            )
        found.say(*told)
        if documented:
            found.sections.append("lou:19a-11")
            found.say(
                f"Det ska dokumenteras, eftersom värdet är över {papers}.",
                f"It must be documented, as its value is above {papers}.",
            )
        elif direct:
            found.say(
                f"Kravet på dokumentation gäller först över {papers}.",
                f"The duty to document applies only above {papers}.",
            )
        found.say(f"Gränsen gäller från {starts}.", f"The limit applies from {starts}.")
        return found.calculation(self, reading)


def _limit_alone(parameter: Parameter, reading: Reading, language: Language) -> Calculation:
    """Return the limit and the duty to document of a reading, with nothing held against them."""
    numbers = reading.numbers
    inclusive = "at_most" in numbers
    limit = numbers["at_most" if inclusive else "below"]
    highest, papers = (format_sek(one, language) for one in (limit, numbers["documented"]))
    since = name_day(reading.starts, language)
    kind = Bilingual("till och med" if inclusive else "under", "at most" if inclusive else "below")
    is_past = reading is not parameter.readings[-1]
    told = (
        Bilingual(
            f"Ett köp fick direktupphandlas om värdet var {kind.sv} {highest}.",
            f"A purchase could be made by direct procurement if its value was {kind.en} {highest}.",
        )
        if is_past
        else Bilingual(
            f"Ett köp får direktupphandlas om värdet är {kind.sv} {highest}.",
            f"A purchase may be made by direct procurement if its value is {kind.en} {highest}.",
        )
    )
    since_when = Bilingual(
        f"Gränsen {'gällde' if is_past else 'gäller'} från {since}.",
        f"The limit {'applied' if is_past else 'applies'} from {since}.",
    )
    steps = Bilingual(
        f"Gräns för direktupphandling: {kind.sv} {highest}; dokumentation: över {papers}",
        f"Limit of direct procurement: {kind.en} {highest}; documentation: above {papers}",
    )
    return Calculation(
        rule="procurement",
        title=Procurement.titles[language],
        inputs={},
        result={
            "limit_sek": limit,
            "limit_included": "yes" if inclusive else "no",
            "documentation_above_sek": numbers["documented"],
        },
        steps=(steps.of(language),),
        reference=reading.reference,
        valid_from=reading.starts,
        sentences=(told.of(language), since_when.of(language)),
        section_ids=(parameter.section_id,),
        evidence=reading.evidence,
        verdict=None,
    )


CALCULATOR = Procurement()
