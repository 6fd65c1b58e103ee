import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.calculators import calculators
from finsam import main


def test_calc_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc"]) == 0
    listed = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == list(calculators())


def test_calc_computes_from_everyday_amounts_and_draws_the_ladder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    chart = tmp_path / "ladder.svg"
    arguments = "calc trappan --tilldelning 12mkr --eget-kapital 3mkr --år 3 --json --diagram"
    assert main([*arguments.split(), str(chart)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["result"]["above_sek"] == 850_000
    root = ElementTree.fromstring(chart.read_text("utf-8"))
    texts = ["".join(one.itertext()) for one in root.iter() if not one.tag.endswith("style")]
    assert "tak 2,15 mnkr" in texts
    assert "eget kapital 3 mnkr" in texts
    tags = [one.tag.split("}")[1] for one in root]
    assert tags[:2] == ["title", "desc"]
    assert not set(tags) & {"script", "image", "foreignObject"}


def test_calc_prints_a_table_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["calc", "shares", "--amount=8.5 million", "--payer", "state", "--language", "en"])
        == 0
    )
    printed = capsys.readouterr().out
    assert "the Swedish Social Insurance Agency" in printed
    assert "Valid from" in printed
    assert "The regions together" in printed
    assert "SEK 4,250,000" in printed
    assert "_sek" not in printed


def test_calc_prints_names_and_units_and_no_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calc", "trappan", "--tilldelning", "12mkr"]) == 0
    printed = capsys.readouterr().out
    [line] = [line for line in printed.splitlines() if "Tak för eget kapital" in line]
    assert "2\u202f150\u202f000 kr" in line
    assert "följer av regeln" in printed
    assert "_sek" not in printed


def test_calc_checks_a_budget_from_yaml_or_csv(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    written = {
        "b.yaml": "försäkringskassan: 4 mkr\nregioner: 2 mkr\nkommuner: 2 mkr\ninsatser: 7000000\n",
        "b.csv": "försäkringskassan;4 mkr\nregioner;2 mkr\nkommuner;1 mkr\nkommuner;1 mkr\n"
        "insatser;7 mkr\n",
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, "utf-8")
        assert main(["calc", "budget_check", "--fil", str(tmp_path / name), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["result"]["year_sek"] == 1_000_000


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ("trappan --tilldelning -5", 1, "tilldelning: -5 går inte att använda. Ange minst 0 kr."),
        ("trappan --allocation -5 --language en", 1, "allocation: -5 cannot be used."),
        ("five_percent --sjukpenning 60mkr", 1, "SFS 2011:1517"),
        ("trapan", 2, "Välj en av"),
        ("shares --belopp 1mkr --vems staten --diagram x.svg", 2, "trappan"),
        ("trappan --tilldelning 1 --tilldelning 2", 2, "två gånger"),
        ("budget_check --fil saknas.yaml", 1, "saknas.yaml"),
        ("trappan --tilldelning 1mkr --datum 2013-10-01", 1, "2013-10-02"),
    ],
)
def test_calc_says_what_cannot_be_used(
    capsys: pytest.CaptureFixture[str], arguments: str, status: int, said: str
) -> None:
    assert main(["calc", *arguments.split()]) == status
    printed = capsys.readouterr()
    assert said in printed.err


@pytest.mark.parametrize("rule", list(calculators()))
def test_calc_shows_the_inputs_and_the_schema_of_each_rule(
    capsys: pytest.CaptureFixture[str], rule: str
) -> None:
    assert main(["calc", rule]) == 2
    assert "--" in capsys.readouterr().out
    assert main(["calc", rule, "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    for field in schema["properties"].values():
        assert set(field["names"]) == set(field["descriptions"]) == {"sv", "en"}
        assert field["unit"]
