from pathlib import Path

import pytest

from evals.case import Case, Split
from evals.comparison import NothingInCommon, compare
from evals.report import report_of
from evals.run import Run, UnreadableRun, load_run, save_run
from evals.summary import MEASURES, refusals, summarise


def test_a_run_has_an_outcome_a_case_and_what_it_was_run_with(
    run: Run, some_cases: tuple[Case, ...]
) -> None:
    assert [outcome.id for outcome in run.outcomes] == [case.id for case in some_cases]
    assert run.embedder
    assert len(run.corpus) == 64
    assert run.settings["question"] > 0
    assert run.commit


def test_a_saved_run_is_read_back_as_it_was(run: Run, tmp_path: Path) -> None:
    save_run(run, tmp_path / "a.json")
    assert load_run(tmp_path / "a.json") == run


@pytest.mark.parametrize("content", [None, b"", b"{", b'{"started": 1}'])
def test_a_file_without_a_run_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableRun, match=r"a\.json"):
        load_run(path)


def test_every_measure_lies_in_its_bounds(run: Run) -> None:
    figures = summarise(run.outcomes)
    assert set(figures) == set(MEASURES)
    for name, value in figures.items():
        assert 0 <= value.low <= value.mean <= value.high, name
        assert value.high <= 1 or name in {"words", "milliseconds", "unsupported numbers"}
    found = refusals(run.outcomes)
    assert 0 <= found.area <= 1
    assert 0 <= found.calibration <= 1


def test_a_run_is_as_good_as_itself(run: Run) -> None:
    comparison = compare(run, run)
    assert comparison.cases == len(run.outcomes)
    assert not comparison.risen
    assert not comparison.fallen
    assert all(change.p == 1 and change.before == change.after for change in comparison.changes)


def test_what_became_wrong_is_named(run: Run) -> None:
    right = next(outcome for outcome in run.outcomes if outcome.right)
    worse = run.model_copy(
        update={
            "outcomes": tuple(
                outcome.model_copy(update={"right": False}) if outcome is right else outcome
                for outcome in run.outcomes
            )
        }
    )
    assert compare(run, worse).fallen == (right.id,)
    assert compare(worse, run).risen == (right.id,)


def test_runs_without_a_common_case_are_not_compared(run: Run) -> None:
    with pytest.raises(NothingInCommon):
        compare(run, run.model_copy(update={"outcomes": ()}))


def test_the_report_needs_no_network_and_shows_the_plots(run: Run) -> None:
    page = report_of(run)
    assert page.count("<svg") == 4
    assert not any(word in page for word in ("<script", "<link", "src=", "@import", "url(http"))
    assert run.commit in page
    assert "$" not in page.split("</style>")[1].split("<h2>Cases")[0]


def test_the_report_shows_no_failing_case_of_the_test_split(run: Run) -> None:
    first = run.outcomes[0].model_copy(update={"right": False})
    run = run.model_copy(update={"outcomes": (first, *run.outcomes[1:])})
    wrong = [outcome.id for outcome in run.outcomes if not outcome.right]
    development = report_of(run).split("<h2>Cases")[1]
    assert all(case_id in development for case_id in wrong)
    hidden = report_of(run.model_copy(update={"split": Split.TEST}))
    assert not any(case_id in hidden.split("<h2>Cases")[1] for case_id in wrong)


def test_what_an_answer_says_is_text_in_the_report(run: Run) -> None:
    first = run.outcomes[0].model_copy(update={"right": False, "text": "<script>alert(1)</script>"})
    page = report_of(run.model_copy(update={"outcomes": (first, *run.outcomes[1:])}))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
