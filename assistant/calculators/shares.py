"""Shares: what each party pays when one of the amounts is known.

5 § first paragraph of the Act: the Social Insurance Agency pays half (for both state
parties), the regions together a quarter, the municipalities together a quarter.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Calculation, Language
from assistant.calculators.roles import assign_roles, unassigned
from assistant.money import format_percent, format_sek
from assistant.question import Question
from corpus.parameters import read_parameter

Payer = Literal["total", "state", "regions", "municipalities"]

_PAYERS: tuple[Payer, ...] = ("total", "state", "regions", "municipalities")
_NAMES: dict[Language, dict[Payer, str]] = {
    "sv": {
        "total": "alla parter tillsammans",
        "state": "Försäkringskassan (för båda de statliga parterna)",
        "regions": "regionen eller regionerna tillsammans",
        "municipalities": "kommunen eller kommunerna tillsammans",
    },
    "en": {
        "total": "all parties together",
        "state": "the Swedish Social Insurance Agency (for both state parties)",
        "regions": "the region or regions together",
        "municipalities": "the municipality or municipalities together",
    },
}
_ROLES: dict[str, re.Pattern[str]] = {
    "state": re.compile(
        r"\b(staten\w*|statlig\w*|fk|försäkringskassan\w*|f-kassan|kassan|statsbidrag\w*|"
        r"state\w*|government|social insurance agency|agency)\b",
        re.IGNORECASE,
    ),
    "regions": re.compile(r"\b(region\w*|landsting\w*|county council\w*)\b", re.IGNORECASE),
    "municipalities": re.compile(
        r"\b(kommun\w*|municipalit\w+|local authorit\w+)\b", re.IGNORECASE
    ),
    "total": re.compile(
        r"\b(totalt|total\w*|sammanlagt|sammanlagda|hela|tillsammans|allihop|budget\w*|omsätt\w+|"
        r"alla parter|parterna|altogether|in all|together|whole|overall)\b",
        re.IGNORECASE,
    ),
}
_ABOUT = re.compile(
    r"\b(betala\w*|bidra\w*|skjuta till|skjuter till|stå\w* för|andel\w*|del|delen|bidrag\w*|"
    r"lägg\w*|fördel\w*|delas?|delar|dela upp|hälften|fjärdedel\w*|matcha\w*|motfinansier\w+|"
    r"insats\w*|kosta\w*|"
    r"pay\w*|contribut\w+|shares?|split|divid\w+|part|match\w*|half|quarter|owe|cost)\b",
    re.IGNORECASE,
)


class SharesInputs(BaseModel):
    """One known amount and whose it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    amount: Annotated[Decimal, Field(ge=0, le=10**12)] = Field(
        description="Det kända beloppet, i kronor / the known amount, SEK"
    )
    payer: Payer = Field(description="Vems beloppet är / whose amount it is")
    asked: Payer | None = Field(
        default=None, description="Vems belopp som frågas efter / whose amount is asked for"
    )


class Shares:
    """The calculator `shares`."""

    rule = "shares"
    titles: ClassVar[dict[Language, str]] = {
        "sv": "Parternas andelar: hälften, en fjärdedel, en fjärdedel",
        "en": "The parties' shares: half, a quarter, a quarter",
    }
    inputs = SharesInputs

    def read(self, question: Question) -> SharesInputs | None:
        """Return the amount, whose it is, and whose is asked for."""
        named = [role for role, pattern in _ROLES.items() if pattern.search(question.text)]
        parties = [role for role in named if role != "total"]
        if len(question.amounts) != 1 or not parties or not _ABOUT.search(question.text):
            return None
        roles = assign_roles(question, _ROLES)
        if unassigned(question, roles):
            roles = {"total": question.amounts[0].value}
        payer = next(role for role in _PAYERS if role in roles)
        others = [role for role in parties if role != payer]
        asked = others[0] if len(others) == 1 else None
        # "Hur mycket betalar regionen av 10 miljoner?": the one party named is the one asked
        # for, and the amount is the whole.
        before = question.text[: question.amounts[0].start].lower()
        if not others and parties == [payer] and re.search(r"\b(av|of)\b", before):
            payer, asked = "total", payer
        return SharesInputs(
            amount=question.amounts[0].value,
            payer=payer,
            asked=next((role for role in _PAYERS if role == asked), None),
        )

    def calculate(self, inputs: SharesInputs, *, on: date, language: Language) -> Calculation:
        """Return what each pays, exact to the öre (the shares are halves and quarters).

        Raises:
            NotInForce: `on` is before 2004.
        """
        parameter = read_parameter("shares")
        reading = parameter.on(on)
        shares: dict[Payer, Decimal] = {
            "total": Decimal(1),
            **{payer: reading.numbers[payer] for payer in _PAYERS if payer != "total"},
        }
        total = inputs.amount / shares[inputs.payer]
        amounts = {payer: total * shares[payer] for payer in _PAYERS}
        names = _NAMES[language]
        swedish = language == "sv"
        known = format_sek(inputs.amount, language)
        steps = []
        if inputs.payer != "total":
            share = format_percent(shares[inputs.payer], language)
            steps.append(
                f"{known} är {share} av det hela: {format_sek(total, language)}"
                if swedish
                else f"{known} is {share} of the whole: {format_sek(total, language)}"
            )
        steps += [
            f"{names[payer]}: {format_percent(shares[payer], language)} "
            f"{'av' if swedish else 'of'} {format_sek(total, language)} = "
            f"{format_sek(amounts[payer], language)}"
            for payer in _PAYERS[1:]
        ]
        given: dict[str, Decimal | str] = {"amount_sek": inputs.amount, "payer": inputs.payer}
        if inputs.asked:
            given["asked"] = inputs.asked
        return Calculation(
            rule=self.rule,
            title=self.titles[language],
            inputs=given,
            result={f"{payer}_sek": amounts[payer] for payer in _PAYERS},
            steps=tuple(steps),
            reference=reading.reference,
            valid_from=reading.starts,
            sentences=_sentences(inputs, amounts, language),
            section_ids=(parameter.section_id,),
            evidence=reading.evidence,
            verdict=None,
        )


def _sentences(
    inputs: SharesInputs, amounts: dict[Payer, Decimal], language: Language
) -> tuple[str, ...]:
    names = _NAMES[language]
    money = {payer: format_sek(amounts[payer], language) for payer in _PAYERS}
    others = [payer for payer in _PAYERS if payer != inputs.payer]
    first = [inputs.asked] if inputs.asked else [payer for payer in others if payer != "total"]
    rest = [payer for payer in others if payer not in first]
    if language == "sv":
        condition = f"När {names[inputs.payer]} betalar {money[inputs.payer]}"
        sentences = [
            f"{condition} betalar "
            + _and([f"{names[payer]} {money[payer]}" for payer in first], language)
            + "."
        ]
        if rest:
            listed = _and([f"{names[payer]} {money[payer]}" for payer in rest], language)
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
        listed = _and([f"{money[payer]} from {names[payer]}" for payer in first], language)
        sentences = [f"{condition}, the Act asks for {listed}."]
        if rest:
            listed = _and([f"{money[payer]} from {names[payer]}" for payer in rest], language)
            sentences.append(f"Besides, that makes {listed}.")
    return tuple(sentences)


def _and(items: list[str], language: Language) -> str:
    word = "och" if language == "sv" else "and"
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


CALCULATOR = Shares()
