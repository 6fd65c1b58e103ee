"""Division: what each of several municipalities, or regions, pays of their joint part.

5 § second and third paragraphs of the Act: they agree themselves on how it is divided. The
keys are those the National Council's guidance names: equally, by population, by how many or
what share receive income support, or one of their own.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from assistant.answer import Calculation, Language
from assistant.calculators.distribution import Distribution, distribute
from assistant.calculators.division_question import DIVIDES, known_amount, read_key
from assistant.calculators.inputs import (
    Amount,
    Inputs,
    InvalidInput,
    Names,
    Numbers,
    Whole,
    choice,
    entry,
    inputs_or_none,
)
from assistant.calculators.keys import KEYS, Key, find_key
from assistant.calculators.label import Labels, label
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used, amounts_asked
from assistant.calculators.wording import join
from assistant.counts import Noun
from assistant.money import format_number, format_percent, format_sek
from assistant.question import Question
from corpus.measures import Bilingual
from corpus.parameters import read_parameter

Unit = Literal["kr", "tkr"]

_KEYS: dict[str, Bilingual] = {
    key: Bilingual(words["sv"], words["en"]) for key, words in KEYS.items()
}
_PAYERS = {
    "joint": Bilingual("deras gemensamma del", "their joint part"),
    "state": Bilingual("statens del", "the state's part"),
    "total": Bilingual("totalen från alla parter", "the total from all parties"),
}
_QUANTA: dict[Unit, Decimal] = {"kr": Decimal(1), "tkr": Decimal(1000)}


class DivisionInputs(Inputs):
    """An amount and the key to divide it by."""

    amount: Amount = entry(
        "belopp", "amount", "SEK", "Beloppet som är känt", "the amount that is known"
    )
    payer: Annotated[
        Literal["joint", "state", "total"],
        choice({"gemensamt": "joint", "staten": "state", "fk": "state", "totalt": "total"}),
    ] = entry(
        "vems",
        "payer",
        "joint/state/total",
        "Om beloppet är deras gemensamma del, statens del eller totalen",
        "whether it is their joint part, the state's part or the total",
        "joint",
    )
    key: Annotated[
        Key,
        choice(
            {
                "lika": "equal",
                "befolkning": "population",
                "invånare": "population",
                "försörjningsstöd": "assistance",
                "egen": "own",
            }
        ),
    ] = entry(
        "nyckel",
        "key",
        "equal/population/assistance/own",
        "Nyckeln: lika, befolkning, försörjningsstöd eller egen",
        "the key: equal, population, assistance or own",
        "equal",
    )
    numbers: Numbers = entry(
        "tal",
        "numbers",
        "one number each",
        "Vars och ens tal i nyckeln, skilda åt med semikolon",
        "the number of each in the key, semicolons between them",
        (),
    )
    names: Names = entry(
        "namn",
        "names",
        "one name each",
        "Deras namn, skilda åt med semikolon",
        "their names, semicolons between them",
        (),
    )
    count: Annotated[int, Whole, Field(ge=1, le=300)] | None = entry(
        "antal", "count", "number", "Hur många de är", "how many they are", None
    )
    unit: Unit = entry(
        "enhet", "unit", "kr/tkr", "Avrunda till hela kr eller tkr", "round to kr or tkr", "kr"
    )


@dataclass(frozen=True, slots=True)
class _Shared:
    """What is divided: the joint amount in SEK, the weights and the parts."""

    joint: Decimal
    weights: tuple[Decimal, ...]
    names: tuple[str, ...]
    distribution: Distribution


@dataclass(frozen=True, slots=True)
class Division:
    """A calculator of who pays what of a joint part; `noun` is what is counted in a question."""

    rule: str
    titles: dict[Language, str]
    noun: Noun
    one: dict[Language, str]
    many: dict[Language, str]
    about: re.Pattern[str]
    inputs: type[DivisionInputs] = DivisionInputs

    @property
    def labels(self) -> Labels:
        """What the values are called; who they are divided between is in their names."""
        one = Bilingual(self.one["sv"].capitalize(), self.one["en"].capitalize())
        return {
            "amount_sek": label("Det kända beloppet", "The known amount"),
            "payer": label("Beloppet är", "The amount is", words=_PAYERS),
            "key": label("Nyckel", "Key", words=_KEYS),
            "count": label("Hur många de är", "How many they are", "number"),
            "unit": label("Avrundat till hela", "Rounded to whole", "text"),
            "name_{}": label(f"{one.sv} {{}}: namn", f"{one.en} {{}}: name", "text"),
            "number_{}": label(
                f"{one.sv} {{}}: tal i nyckeln", f"{one.en} {{}}: number in the key", "number"
            ),
            "joint_sek": label("Deras gemensamma del", "Their joint part"),
            "part_{}_sek": label(f"{one.sv} {{}}", f"{one.en} {{}}"),
        }

    def read(self, question: Question) -> DivisionInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
        """Return the amount and the key, or what of them is not said."""
        text, language = question.text, question.language
        if not self.about.search(text):
            return None
        numbers = read_key(question, self.noun)
        if numbers is None:
            return None
        amounts = [
            amount
            for amount in amounts_asked(question)
            if not any(span.start <= amount.start < span.end for span in numbers.used)
        ]
        known = known_amount(question, amounts)
        if known is None and amounts:
            return None
        divides = DIVIDES.search(text) or len(numbers.values) > 1
        if not divides or not all_used(question, [*numbers.used, *question.amounts]):
            return None
        count, values = numbers.count, numbers.values
        key = find_key(text, numbers.nouns, values)
        if (count is not None and count < 2) or (values and len(values) < 2):
            return None
        if values and count is not None and count != len(values) and not numbers.names:
            return None
        missing = self._missing(key, count, values, known is not None, language)
        if missing is not None or known is None or key is None:
            return missing
        return inputs_or_none(
            self.inputs,
            amount=known.amount.value,
            payer=known.payer,
            key=key,
            numbers=() if key == "equal" else values,
            names=numbers.names,
            count=len(values) or count,
        )

    def _missing(  # noqa: PLR0911, each refuses for a reason of its own
        self,
        key: Key | None,
        count: int | None,
        numbers: tuple[Decimal, ...],
        has_amount: bool,
        language: Language,
    ) -> Missing | None:
        swedish, many = language == "sv", self.many[language]
        if key is None:
            if not (has_amount and count):
                return None
            return Missing(
                self.rule,
                ("key", "numbers"),
                f"Hur ska {many} dela: lika, efter befolkning, efter försörjningsstöd eller efter "
                "egen nyckel?"
                if swedish
                else f"How shall {many} divide it: equally, by population, by income support or "
                "by a key of their own?",
            )
        if not has_amount:
            if not (numbers or count):
                return None
            return Missing(
                self.rule,
                ("amount",),
                f"Vilket belopp ska {many} dela på?"
                if swedish
                else f"What amount shall {many} divide?",
            )
        if key != "equal" and not numbers:
            what = {
                "population": ("hur många invånare har", "how many inhabitants has"),
                "assistance": (
                    "hur många eller vilken andel med försörjningsstöd har",
                    "how many or what share on income support has",
                ),
                "own": ("vilket tal i nyckeln har", "what number in the key has"),
            }[key]
            asked = what[0 if swedish else 1]
            one = self.one[language]
            text = f"{asked} var och en ({one} för {one})" if swedish else f"{asked} each {one}"
            return Missing(self.rule, ("numbers",), f"{text[0].upper()}{text[1:]}?")
        if key == "equal" and not count and not numbers:
            return Missing(
                self.rule,
                ("count",),
                f"Hur många är {many}?" if swedish else f"How many are {many}?",
            )
        return None

    def calculate(self, inputs: DivisionInputs, *, on: date, language: Language) -> Calculation:
        """Return the part of each, in whole kronor or tkr that sum exactly.

        Raises:
            NotInForce: there was no such rule on `on`.
            InvalidInput: the numbers, names and count do not fit each other.
        """
        parameter = read_parameter(self.rule)
        reading = parameter.on(on)
        shares = read_parameter("shares").on(on).numbers
        of = {
            "joint": Decimal(1),
            "total": shares[self.rule],
            "state": shares[self.rule] / shares["state"],
        }
        joint = inputs.amount * of[inputs.payer]
        weights = self._weights(inputs, language)
        distribution = distribute(joint, weights, quantum=_QUANTA[inputs.unit])
        one = self.one[language]
        names = inputs.names or tuple(f"{one} {place}" for place in range(1, len(weights) + 1))
        shared = _Shared(joint, weights, names, distribution)
        given: dict[str, Decimal | str] = {
            "amount_sek": inputs.amount,
            "payer": inputs.payer,
            "key": inputs.key,
            "count": Decimal(len(weights)),
            "unit": inputs.unit,
        }
        result: dict[str, Decimal | str] = {"joint_sek": joint}
        for place, name in enumerate(names, start=1):
            if inputs.names:
                given[f"name_{place}"] = name
            if inputs.key != "equal":
                given[f"number_{place}"] = weights[place - 1]
            result[f"part_{place}_sek"] = distribution.parts[place - 1]
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result=result,
            steps=self._steps(inputs, shared, of[inputs.payer], language),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=self._sentences(inputs, shared, language),
            section_ids=(parameter.section_id, "rakneregler:storsta-rest"),
            evidence=reading.evidence,
            verdict=None,
        )

    def _weights(self, inputs: DivisionInputs, language: Language) -> tuple[Decimal, ...]:
        swedish = language == "sv"
        count = inputs.count or len(inputs.numbers) or len(inputs.names)
        if inputs.key == "equal" and not inputs.numbers:
            if not count:
                raise InvalidInput(
                    "antal" if swedish else "count",
                    None,
                    {"sv": "hur många de är, minst 1", "en": "how many they are, at least 1"},
                )
            numbers = (Decimal(1),) * count
        else:
            numbers = inputs.numbers
        field, value = ("tal" if swedish else "numbers"), "; ".join(str(one) for one in numbers)
        if len(numbers) != count or not sum(numbers):
            raise InvalidInput(
                field,
                value or None,
                {
                    "sv": f"ett tal för var och en av {count or 'dem'}, inte bara nollor",
                    "en": f"one number for each of {count or 'them'}, not all of them 0",
                },
            )
        if inputs.names and len(inputs.names) != len(numbers):
            raise InvalidInput(
                "namn" if swedish else "names",
                "; ".join(inputs.names),
                {"sv": f"{len(numbers)} namn", "en": f"{len(numbers)} names"},
            )
        return numbers if inputs.key != "equal" else (Decimal(1),) * len(numbers)

    def _steps(
        self, inputs: DivisionInputs, shared: _Shared, of: Decimal, language: Language
    ) -> tuple[str, ...]:
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
        return tuple(steps)

    def _sentences(
        self, inputs: DivisionInputs, shared: _Shared, language: Language
    ) -> tuple[str, ...]:
        swedish = language == "sv"
        distribution, key = shared.distribution, KEYS[inputs.key][language]
        joint = format_sek(shared.joint, language)
        listed = join(
            [
                f"{name}: {format_sek(part, language)}"
                for name, part in zip(shared.names, distribution.parts, strict=True)
            ],
            language,
        )
        if len(set(distribution.parts)) == 1 and not inputs.names:
            each = format_sek(distribution.parts[0], language)
            listed = f"{'var och en' if swedish else 'each pays'} {each}"
        sentences = [
            f"Av {joint}, fördelat {key}, betalar {listed}."
            if swedish
            else f"Of {joint}, divided {key}: {listed}."
        ]
        if inputs.payer != "joint":
            known = format_sek(inputs.amount, language)
            sentences.append(
                f"{joint} är vad {self.many['sv']} betalar tillsammans, när "
                f"{'staten betalar' if inputs.payer == 'state' else 'det hela är'} {known}."
                if swedish
                else f"{joint} is what {self.many['en']} pay together, when "
                f"{'the state pays' if inputs.payer == 'state' else 'the whole is'} {known}."
            )
        if distribution.tied:
            raised = join([shared.names[place] for place in distribution.rounded_up], language)
            sentences.append(
                f"Resterna är lika stora, och då får den som nämns först mest: {raised} är "
                "avrundad uppåt."
                if swedish
                else f"The remainders are equal, so those named first get more: {raised} is "
                "rounded up."
            )
        sentences.append(
            f"Det är {self.many[language]} som kommer överens om nyckeln, och avrundningen med "
            "största rest är vårt förslag."
            if swedish
            else f"It is for {self.many[language]} to agree on the key, and rounding by largest "
            "remainder is our proposal."
        )
        return tuple(sentences)
