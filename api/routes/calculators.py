"""`calculators`: the rules that compute, what they take, and what they find."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Self

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field, JsonValue

from api.described import described
from api.negotiation import JSON, cached, produces, takes_json
from api.problems import language_of
from api.refusals import unknown_rule
from api.routes import PREFIX
from api.schemas import CalculationResponse, Day, Schema
from assistant.answer import Calculation, Language
from assistant.calculators import Calculator, calculators
from assistant.calculators.chart import draw_ladder
from assistant.calculators.inputs import read_inputs
from assistant.calculators.introduction import introductions
from assistant.calculators.label import Label, Unit
from assistant.calculators.table import Row as TableRow
from assistant.calculators.table import table_of
from corpus.parameters import read_parameter

_MOST_INPUTS = 40

Rule = Annotated[str, Path(max_length=40, examples=["trappan"])]


class Both(Schema):
    """A text in both languages."""

    sv: str
    en: str


class LabelResponse(Both):
    """What a value of a calculation is called, and what its codes are."""

    unit: Unit
    words: dict[str, Both]

    @classmethod
    def of(cls, label: Label) -> Self:
        """Translate a Label."""
        words = {code: Both(sv=one.sv, en=one.en) for code, one in label.words.items()}
        return cls(sv=label.name.sv, en=label.name.en, unit=label.unit, words=words)


class CalculatorResponse(Schema):
    """A calculator: what it is for, what it takes, what its result is called."""

    rule: str = Field(examples=["trappan"])
    title: Both
    summary: Both
    inputs: dict[str, JsonValue] = Field(
        description="JSON Schema of the inputs. Each property has `names`, `descriptions` "
        "(both in `sv` and `en`) and `unit` besides."
    )
    labels: dict[str, LabelResponse] = Field(
        description="What the keys of a calculation's inputs and result are called; `{}` in a key "
        "and its names stands for a number."
    )
    example: "CalculationRequest"

    @classmethod
    def of(cls, calculator: Calculator) -> Self:
        """Translate a Calculator."""
        told = introductions()[calculator.rule]
        return cls(
            rule=calculator.rule,
            title=Both(**calculator.titles),
            summary=Both(sv=told.sv, en=told.en),
            inputs=_schema(calculator.inputs),
            labels={key: LabelResponse.of(one) for key, one in calculator.labels.items()},
            example=CalculationRequest(inputs=told.example, on=told.day),
        )


class CalculatorsResponse(Schema):
    """Every calculator, in alphabetical order of its rule."""

    calculators: list[CalculatorResponse]


class CalculationRequest(Schema):
    """Inputs of a calculator, by their names in its schema or in either language."""

    inputs: dict[str, JsonValue] = Field(
        max_length=_MOST_INPUTS, examples=[{"allocation": 12_000_000, "equity": "3 mkr"}]
    )
    on: Day | None = Field(default=None, description="The day whose rule applies; else today.")
    language: Language | None = Field(
        default=None, description="Of the words in the result; else that of Accept-Language."
    )


class Row(Schema):
    """A value of the inputs or the result, to be shown."""

    key: str = Field(description="Its name in `calculation`.")
    label: str
    value: str


class CalculatedResponse(Schema):
    """What a calculator found: as data, as a chart where there is one, as rows to show."""

    calculation: CalculationResponse
    sentences: list[str] = Field(description="The result in words; the first alone answers.")
    chart: str | None = Field(description="An SVG document.")
    given: list[Row]
    rows: list[Row] = Field(description="The result.")


def calculators_router() -> APIRouter:
    """Return the routes of the calculators; they need no index."""
    router = APIRouter(prefix=PREFIX, tags=["calculators"], dependencies=[Depends(produces(JSON))])

    @router.get(
        "/calculators", response_model=CalculatorsResponse, responses=described(406, cached=True)
    )
    def list_calculators(request: Request) -> Response:
        """List the calculators with what they take."""
        found = [CalculatorResponse.of(one) for one in calculators().values()]
        return cached(request, CalculatorsResponse(calculators=found))

    @router.post(
        "/calculators/{rule}",
        dependencies=[Depends(takes_json)],
        responses=described(404, 406, 413, 415, 422),
    )
    def calculate(rule: Rule, body: CalculationRequest, request: Request) -> CalculatedResponse:
        """Compute with a rule."""
        request.state.language = body.language
        language = language_of(request)
        calculator = calculators().get(rule)
        if calculator is None:
            raise unknown_rule(rule)
        on = body.on or date.today()  # noqa: DTZ011, the user's own day
        inputs = read_inputs(calculator.inputs, body.inputs, language)
        calculation = calculator.calculate(inputs, on=on, language=language)
        table = table_of(calculation, language)
        return CalculatedResponse(
            calculation=CalculationResponse.of(calculation),
            sentences=list(calculation.sentences),
            chart=_chart(calculation, on, language),
            given=_rows(table.inputs),
            rows=_rows(table.result),
        )

    return router


def _rows(rows: Iterable[TableRow]) -> list[Row]:
    return [Row(key=row.key, label=row.name, value=row.told) for row in rows]


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema of inputs, with bounds in the words of JSON Schema."""
    schema: dict[str, Any] = _bounded(model.model_json_schema())
    return schema


def _bounded(node: Any) -> Any:
    """Return a part of a schema with pydantic's `ge` and `le` named as JSON Schema does."""
    if isinstance(node, list):
        return [_bounded(one) for one in node]
    if not isinstance(node, dict):
        return node
    names = {"ge": "minimum", "le": "maximum"}
    return {
        names.get(key, key) if not isinstance(value, dict) else key: _bounded(value)
        for key, value in node.items()
    }


def _chart(calculation: Calculation, on: date, language: Language) -> str | None:
    if calculation.rule != "trappan":
        return None
    return draw_ladder(calculation, read_parameter("trappan").on(on).brackets, language)
