"""Division: what each of several municipalities, or regions, pays of their joint part.

5 § second and third paragraphs of the Act: they agree themselves on how it is divided. The
keys are those the National Council's guidance names: equally, by population, by how many or
what share receive income support, or one of their own.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.answer import Calculation, Language
from assistant.calculators.distribution import distribute
from assistant.calculators.division_inputs import DivisionInputs, Unit
from assistant.calculators.division_question import (
    DIVIDES,
    amount_each,
    has_only_each,
    is_of,
    known_amount,
    read_key,
    without_others,
)
from assistant.calculators.division_words import Shared, tell_parts, tell_steps
from assistant.calculators.findings import Findings
from assistant.calculators.inputs import inputs_or_none
from assistant.calculators.keys import KEYS, Key, changes_key, find_key, names_a_key
from assistant.calculators.label import YES_NO, Labels, label
from assistant.calculators.lexicon import says
from assistant.calculators.missing import Missing
from assistant.calculators.roles import all_used, amounts_asked
from assistant.counts import Noun, find_counts
from assistant.question import Question
from corpus.measures import Bilingual
from corpus.parameters import read_parameter

_KEYS: dict[str, Bilingual] = {
    key: Bilingual(words["sv"], words["en"]) for key, words in KEYS.items()
}
_PAYERS = {
    "joint": Bilingual("deras gemensamma del", "their joint part"),
    "state": Bilingual("statens del", "the state's part"),
    "total": Bilingual("totalen från alla parter", "the total from all parties"),
}
_PEOPLE = frozenset({"inhabitants", "recipients"})
_QUANTA: dict[Unit, Decimal] = {"kr": Decimal(1), "tkr": Decimal(1000)}


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
            "names_{}": label(f"{one.sv} {{}}: namn", f"{one.en} {{}}: name", "text"),
            "numbers_{}": label(
                f"{one.sv} {{}}: tal i nyckeln", f"{one.en} {{}}: number in the key", "number"
            ),
            "held_against_sek": label("Belopp att jämföra med", "Amount to compare with"),
            "beside_equal": label("Jämfört med lika delning", "Beside equal", words=YES_NO),
            "joint_sek": label("Deras gemensamma del", "Their joint part"),
            "part_{}_sek": label(f"{one.sv} {{}}", f"{one.en} {{}}"),
            "equal_{}_sek": label(
                f"{one.sv} {{}} vid lika delning", f"{one.en} {{}} divided equally"
            ),
        }

    def read(self, question: Question) -> DivisionInputs | Missing | None:  # noqa: PLR0911, each refuses for a reason of its own
        """Return the amount and the key, or what of them is not said."""
        text, language = question.text, question.language
        # Who makes up a shortage is another rule's, whatever the key.
        is_about = self._is_about(question) and not says(text, "shortage")
        is_about = is_about and not has_only_each(question)
        if not is_about or not is_of(question, self.noun):
            return None
        ours = without_others(question)
        numbers = read_key(ours, self.noun)
        if numbers is None:
            return None
        amounts = [
            amount
            for amount in amounts_asked(ours)
            if not any(span.start <= amount.start < span.end for span in numbers.used)
        ]
        each = amount_each(question)
        known = known_amount(ours, [one for one in amounts if one is not each])
        if known is None and amounts:
            return None
        divides = DIVIDES.search(text) or len(numbers.values) > 1
        if not divides or not all_used(ours, [*numbers.used, *ours.amounts]):
            return None
        count, values = numbers.count, numbers.values
        # "350 000 var" says that each pays the same.
        key = find_key(text, numbers.nouns, values) or ("equal" if each and count else None)
        if (count is not None and count < 2) or (values and len(values) < 2):
            return None
        if values and count is not None and count != len(values) and not numbers.names:
            return None
        asks = says(text, "asks_amount") or "?" not in text
        missing = self._missing(key, count, values, known is not None, asks, language)
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
            held_against=None if each is None else each.value,
            beside_equal=bool(values) and changes_key(text),
        )

    def _is_about(self, question: Question) -> bool:
        """Return whether those who divide are named; by a key of people, municipalities are."""
        text = question.text
        nouns = {one.noun for one in find_counts(text, question.language)}
        by_people = self.noun == "municipalities" and (names_a_key(text) or nouns & _PEOPLE)
        named = self.about.search(text) or (by_people and not says(text, "regions"))
        return bool(named)

    def _missing(  # noqa: PLR0911, each refuses for a reason of its own
        self,
        key: Key | None,
        count: int | None,
        numbers: tuple[Decimal, ...],
        has_amount: bool,
        asks: bool,
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
            if not (numbers or count) or not asks:
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
        equal: tuple[Decimal, ...] = ()
        if inputs.beside_equal:
            ones = (Decimal(1),) * len(weights)
            equal = distribute(joint, ones, quantum=_QUANTA[inputs.unit]).parts
        shared = Shared(joint, weights, names, self.many[language], distribution, equal)
        found = Findings(language, inputs.given(), {"joint_sek": joint})
        found.given |= {"payer": inputs.payer, "key": inputs.key, "unit": inputs.unit}
        found.given["count"] = Decimal(len(weights))
        found.sections += [parameter.section_id, "rakneregler:storsta-rest"]
        found.steps += tell_steps(inputs, shared, of[inputs.payer], language)
        found.sentences += tell_parts(inputs, shared, language)
        for place, part in enumerate(distribution.parts, start=1):
            found.result[f"part_{place}_sek"] = part
            if equal:
                found.result[f"equal_{place}_sek"] = equal[place - 1]
        return found.calculation(self, reading)

    def _weights(self, inputs: DivisionInputs, language: Language) -> tuple[Decimal, ...]:
        count = inputs.count or len(inputs.numbers) or len(inputs.names)
        if inputs.key == "equal" and not inputs.numbers:
            if not count:
                bound = ("hur många de är, minst 1", "how many they are, at least 1")
                raise inputs.refused("count", None, bound, language)
            numbers = (Decimal(1),) * count
        else:
            numbers = inputs.numbers
        if len(numbers) != count or not sum(numbers):
            bound = (
                f"ett tal för var och en av {count or 'dem'}, inte bara nollor",
                f"one number for each of {count or 'them'}, not all of them 0",
            )
            listed = "; ".join(str(one) for one in numbers)
            raise inputs.refused("numbers", listed or None, bound, language)
        if inputs.names and len(inputs.names) != len(numbers):
            bound = (f"{len(numbers)} namn", f"{len(numbers)} names")
            raise inputs.refused("names", "; ".join(inputs.names), bound, language)
        return numbers if inputs.key != "equal" else (Decimal(1),) * len(numbers)
