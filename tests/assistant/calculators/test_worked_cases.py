"""The worked cases of the sources, and the limits and days of each rule."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from assistant.answer import Calculation
from assistant.calculators import calculators
from assistant.calculators.five_percent import RuleEnded
from assistant.calculators.inputs import InvalidInput, read_inputs
from assistant.calculators.workdays import is_workday, next_workday
from corpus.parameters import NotInForce
from corpus.types import Verdict

TODAY = date(2026, 11, 21)


def _calculate(rule: str, on: date = TODAY, **values: Any) -> Calculation:
    calculator = calculators()[rule]
    inputs = read_inputs(calculator.inputs, values)
    return calculator.calculate(inputs, on=on, language="sv")


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        ("shares", {"amount": "280mkr", "payer": "state"}, {"total_sek": 560_000_000}),
        ("shares", {"amount": "339mkr", "payer": "state"}, {"regions_sek": 169_500_000}),
        ("shares", {"amount": "1mkr", "payer": "total"}, {"municipalities_sek": 250_000}),
        (
            "shares",
            {"amount": "2mkr", "payer": "state", "region": "absent"},
            {"municipalities_sek": 2_000_000, "regions_sek": 0, "total_sek": 4_000_000},
        ),
        (
            "municipalities",
            {"amount": "1000 tkr", "key": "population", "numbers": "10 000; 20 000; 70 000"},
            {"part_1_sek": 100_000, "part_2_sek": 200_000, "part_3_sek": 700_000},
        ),
        (
            "municipalities",
            {"amount": "1000 tkr", "count": 3},  # 333 333,33 each: the odd krona to the first
            {"part_1_sek": 333_334, "part_2_sek": 333_333, "part_3_sek": 333_333},
        ),
        (
            "municipalities",
            {"amount": "1mkr", "key": "assistance", "numbers": "2 %; 3 %; 5 %", "unit": "tkr"},
            {"part_1_sek": 200_000, "part_2_sek": 300_000, "part_3_sek": 500_000},
        ),
        (
            "regions",
            {"amount": "10mkr", "payer": "state", "count": 2},
            {"joint_sek": 5_000_000, "part_1_sek": 2_500_000},
        ),
        (
            "allocation_model",
            {"state_total": "10 000 tkr", "associations": 2, "need": 60, "residents": 50},
            {"pot_sek": 9_200_000, "allocation_sek": 5_690_000},
        ),
        (
            "allocation_model",
            {"state_total": "10 000 tkr", "associations": 2, "need": 40, "residents": 50},
            {"allocation_sek": 4_310_000},
        ),
        (
            "administration",
            {"administration": "82mkr", "measures": "418mkr", "all_measures": "450mkr"},
            {"measures_share": "0.164", "all_measures_share": "0.1541"},
        ),
        (
            "administration",
            {"administration": "82mkr", "all_funding": "465mkr"},
            {"all_funding_share": "0.1499"},
        ),
        ("board", {"board": 8}, {"quorum": 5}),
        ("board", {"board": 9}, {"quorum": 5}),
        ("board", {"present": 8, "fraction": "2/3"}, {"qualified_majority": 6}),
        ("board", {"present": 8, "fraction": "3/4"}, {"qualified_majority": 6}),
        ("board", {"present": 8, "fraction": "4/5"}, {"qualified_majority": 7}),
        ("board", {"municipalities": 5}, {"least_members": 8, "least_deputies": 8}),
        ("board", {"present": 8, "abstaining": 2}, {"simple_majority": 4}),
        (
            "vat",
            {"cost": "100 000", "premises": "20 000"},
            {"compensation_sek": 7_600, "without_premises_sek": 6_000},
        ),
        ("vat", {"cost": "100 000"}, {"compensation_sek": 6_000}),
        ("vat", {"cost": "100 000", "housing": "ja"}, {"compensation_sek": 18_000}),
        (
            "deficit",
            {"shortfall": "800 000", "municipalities": "1;1;1"},
            {"state_sek": 400_000, "municipalities_1_sek": 66_667, "employment_service_sek": 0},
        ),
    ],
)
def test_the_worked_cases_are_exact(
    rule: str, values: dict[str, Any], expected: dict[str, int | str]
) -> None:
    result = _calculate(rule, **values).result
    assert {name: result[name] for name in expected} == {
        name: Decimal(value) for name, value in expected.items()
    }


def test_hallstahammar_under_the_five_percent_rule() -> None:
    calculation = _calculate("five_percent", date(2011, 12, 31), sickness_benefit="109 569 tkr")
    assert calculation.result == {
        "state_exact_sek": Decimal(5_478_450),
        "state_sek": Decimal(5_478_000),
        "each_party_sek": Decimal(2_739_000),
        "total_sek": Decimal(10_956_000),
    }


def test_the_five_percent_rule_is_refused_outside_its_years_with_the_reason() -> None:
    with pytest.raises(RuleEnded, match="SFS 2011:1517") as ended:
        _calculate("five_percent", date(2012, 1, 1), sickness_benefit="60mkr")
    assert "took it away" in ended.value.told_in("en")
    with pytest.raises(NotInForce, match="2004-01-01"):
        _calculate("five_percent", date(2003, 12, 31), sickness_benefit="60mkr")


@pytest.mark.parametrize(
    ("on", "above_trappan", "allocation"),
    [
        (date(2016, 1, 1), "nej", 4_500_000),  # 90 % of 5 million
        (date(2017, 12, 31), "nej", 4_500_000),
        (date(2017, 12, 31), "ja", 4_000_000),
        (date(2018, 1, 1), "nej", 4_000_000),
    ],
)
def test_the_floor_held_in_2016_and_2017_within_trappan(
    on: date, above_trappan: str, allocation: int
) -> None:
    calculation = _calculate(
        "allocation_model",
        on,
        state_total="4mkr",
        associations=1,
        need=100,
        residents=100,
        previous="5mkr",
        above_trappan=above_trappan,
    )
    assert calculation.result["allocation_sek"] == allocation


@pytest.mark.parametrize(
    ("value", "on", "direct", "documented"),
    [
        ("100 000", TODAY, "yes", "no"),
        ("100000,01", TODAY, "yes", "yes"),
        ("699999,99", TODAY, "yes", "yes"),
        ("700 000", TODAY, "no", "no"),  # below, not at
        ("615 312", date(2021, 12, 31), "yes", "yes"),  # at most, until 2022
        ("615 313", date(2021, 12, 31), "no", "no"),
        ("586 907", date(2018, 1, 1), "yes", "yes"),
        ("615 313", date(2022, 2, 1), "yes", "yes"),
    ],
)
def test_direct_procurement_at_its_limits_and_days(
    value: str, on: date, direct: str, documented: str
) -> None:
    calculation = _calculate("procurement", on, value=value)
    assert calculation.result["direct"] == direct
    assert calculation.result["documented"] == documented
    assert calculation.verdict is (Verdict.YES if direct == "yes" else Verdict.NO)


@pytest.mark.parametrize("on", [date(2017, 12, 31), date(2022, 1, 1), date(2022, 1, 31)])
def test_no_limit_is_made_up_for_days_without_a_source(on: date) -> None:
    with pytest.raises(NotInForce):
        _calculate("procurement", on, value="100 000")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"what": "budget", "year": 2027}, {"last_day": "2026-11-30"}),
        ({"what": "annual_report", "year": 2026}, {"last_day": "2027-03-31"}),
        (
            {"what": "term", "year": 2026},
            {"first_day": "2027-04-01", "last_day": "2031-03-31"},
        ),
        ({"what": "withdrawal", "day": "2027-03-01"}, {"last_day": "2030-03-01"}),
        ({"what": "withdrawal", "day": "2028-02-29"}, {"last_day": "2031-02-28"}),
        (
            {"what": "withdrawal", "day": "2027-03-01", "notice_months": 12},
            {"last_day": "2028-03-01"},
        ),
        (
            {"what": "minutes", "day": "2026-03-02"},
            {"approved_by": "2026-03-16", "announced_by": "2026-03-18"},
        ),
        ({"what": "appeal", "day": "2026-03-18"}, {"last_day": "2026-04-08"}),
        # Three weeks end on Easter Monday, Good Friday, a Saturday and Christmas Eve.
        ({"what": "appeal", "day": "2026-03-16"}, {"last_day": "2026-04-07"}),
        ({"what": "appeal", "day": "2026-03-13"}, {"last_day": "2026-04-07"}),
        ({"what": "appeal", "day": "2026-08-01"}, {"last_day": "2026-08-24"}),
        ({"what": "appeal", "day": "2026-12-03"}, {"last_day": "2026-12-28"}),
    ],
)
def test_deadlines(values: dict[str, Any], expected: dict[str, str]) -> None:
    result = _calculate("deadlines", **values).result
    assert {name: result[name] for name in expected} == expected


def test_a_budget_due_on_a_sunday_is_not_moved_and_that_is_said() -> None:
    calculation = _calculate("deadlines", what="budget", year=2026)
    assert calculation.result["last_day"] == "2025-11-30"
    assert "ingen läst källa" in calculation.steps[-1]


def test_workdays_know_the_moveable_days() -> None:
    free = ["2026-04-03", "2026-04-06", "2026-05-14", "2026-06-19", "2026-10-31", "2026-12-31"]
    assert not any(is_workday(date.fromisoformat(day)) for day in free)
    assert is_workday(date(2026, 5, 15))
    assert next_workday(date(2026, 6, 19)) == date(2026, 6, 22)


@pytest.mark.parametrize(
    ("votes", "matter", "outcome"),
    [
        ((5, 4), "ordinary", "carried"),
        ((4, 5), "ordinary", "lost"),
        ((4, 4), "ordinary", "casting_vote"),
        ((4, 4), "election", "lot"),
        ((4, 4), "employment", "lot"),
    ],
)
def test_votes(votes: tuple[int, int], matter: str, outcome: str) -> None:
    result = _calculate("board", votes_for=votes[0], votes_against=votes[1], matter=matter).result
    assert result["outcome"] == outcome


@pytest.mark.parametrize(
    ("present", "verdict"), [(4, Verdict.NO), (5, Verdict.YES), (8, Verdict.YES)]
)
def test_half_the_board_is_no_quorum(present: int, verdict: Verdict) -> None:
    assert _calculate("board", board=8, present=present).verdict is verdict


def test_a_plan_brings_equity_down_to_the_ceiling_in_whole_kronor() -> None:
    result = _calculate("trappan", allocation="12mkr", equity="3mkr", years=3).result
    assert [result[f"year_{year}_equity_sek"] for year in (1, 2, 3)] == [
        Decimal(2_716_666),
        Decimal(2_433_333),
        Decimal(2_150_000),
    ]


def test_the_states_part_is_doubled_and_the_other_reading_stands_beside() -> None:
    result = _calculate("trappan", allocation="10mkr", payer="staten").result
    assert result["ceiling_sek"] == 3_100_000
    assert result["state_part_ceiling_sek"] == 1_850_000


def test_a_budget_is_held_against_shares_balance_and_trappan() -> None:
    result = _calculate(
        "budget_check", state="4mkr", regions="2mkr", municipalities="2mkr", measures="9mkr",
        equity="3mkr",
    ).result  # fmt: skip
    assert result["year_sek"] == -1_000_000
    assert result["equity_after_sek"] == 2_000_000
    assert result["above_sek"] == 450_000  # 1.4 million + 15 % of 1 million = 1.55 million
    assert result["state_difference_sek"] == 0


@pytest.mark.parametrize(
    ("rule", "values", "field", "bound"),
    [
        ("trappan", {"tilldelning": "-5"}, "tilldelning", "minst 0 kr"),
        ("trappan", {"tilldelning": "12.500"}, "tilldelning", "ett belopp"),
        ("trappan", {"tilldelning": "många"}, "tilldelning", "ett belopp"),
        ("trappan", {"tilldelning": "12mkr", "år": 3}, "eget-kapital", "eget kapital|egna kapital"),
        ("trappan", {"tilldelning": "12mkr", "år": 21}, "år", "högst 20 år"),
        ("trappan", {"inkomst": "12mkr"}, "inkomst", "tilldelning"),
        ("trappan", {}, "tilldelning", "söker en tilldelning|seeks one"),
        ("shares", {"belopp": "1mkr", "vems": "kyrkan"}, "vems", "state"),
        ("shares", {"belopp": "1mkr", "vems": "region", "region": "utan"}, "vems", "ingen region"),
        ("municipalities", {"belopp": "1mkr", "nyckel": "befolkning"}, "tal", "ett tal för var"),
        ("municipalities", {"belopp": "1mkr", "antal": 0}, "antal", "minst 1"),
        ("allocation_model", {"statens-belopp": "1mkr", "förbund": 3, "försörjningsmått": 1,
                              "invånare": 1}, "statens-belopp", "1.200.000"),
        ("administration", {"administration": "1mkr"}, "insatser", "totalt"),
        ("administration", {"administration": "2mkr", "totalt": "1mkr"}, "totalt", "minst"),
        ("board", {}, "ledamöter", "närvarande"),
        ("board", {"ledamöter": 8, "närvarande": 9}, "närvarande", "högst 8"),
        ("deadlines", {"vad": "budget"}, "år", "ett årtal"),
        ("deadlines", {"vad": "utträde"}, "dag", "2026-03-02"),
        ("deadlines", {"vad": "utträde", "dag": "2026-02-30"}, "dag", "2026-03-02"),
        ("deadlines", {"vad": "utträde", "dag": "2026-02-01", "uppsägningstid": 37},
         "uppsägningstid", "högst 36 månader"),
        ("vat", {"kostnad": "1000", "lokaldel": "1001"}, "lokaldel", "högst 1.000 kr"),
        ("deficit", {"brist": "1000", "kommuner": "0;0"}, "kommuner", "inte alla är 0"),
        ("budget_check", {"försäkringskassan": 0, "regioner": 0, "kommuner": 0},
         "försäkringskassan", "över 0 kr"),
    ],
)  # fmt: skip
def test_a_bad_input_names_field_value_and_bound_in_both_languages(
    rule: str, values: dict[str, Any], field: str, bound: str
) -> None:
    calculator = calculators()[rule]
    with pytest.raises(InvalidInput, match=bound) as error:
        calculator.calculate(read_inputs(calculator.inputs, values), on=TODAY, language="sv")
    assert error.value.field == field
    assert str(error.value).startswith(f"{field}: ")
    assert error.value.told_in("en").startswith(f"{field}: ")
    assert error.value.told_in("en") != str(error.value)


def test_a_deadline_from_a_day_is_not_counted_from_a_year_given_beside_it() -> None:
    rule = calculators()["deadlines"]
    inputs = read_inputs(rule.inputs, {"vad": "protokoll", "år": 2026, "dag": "2026-03-02"})
    calculation = rule.calculate(inputs, on=TODAY, language="sv")
    assert calculation.result["approved_by"] == "2026-03-16"
