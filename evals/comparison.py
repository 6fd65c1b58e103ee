"""Two runs of the same cases: what rose, what fell, and whether it is more than noise."""

from dataclasses import dataclass

from corpus.errors import ProjectError
from evals.metrics import randomisation
from evals.run import Run
from evals.summary import MEASURES, values_of

_SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Change:
    """The means of a measure over the cases that both runs have, and the p of the difference."""

    measure: str
    before: float
    after: float
    p: float

    @property
    def is_more_than_noise(self) -> bool:
        """Whether chance alone would give such a difference in fewer than one run in twenty."""
        return self.p < _SIGNIFICANT


@dataclass(frozen=True, slots=True)
class Comparison:
    """The change of each measure, and the ids of the cases that became right or wrong."""

    cases: int
    changes: tuple[Change, ...]
    risen: tuple[str, ...]
    fallen: tuple[str, ...]


class NothingInCommon(ProjectError):
    """Two runs that share no case."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(
            "De två utvärderingarna har inget fall gemensamt. Jämför två av samma delmängd."
        )


def compare(before: Run, after: Run) -> Comparison:
    """Return what changed from one run to another.

    Raises:
        NothingInCommon: no case was asked in both.
    """
    first = {outcome.id: outcome for outcome in before.outcomes}
    second = {outcome.id: outcome for outcome in after.outcomes}
    common = [case_id for case_id in first if case_id in second]
    if not common:
        raise NothingInCommon
    changes = []
    for name, measure in MEASURES.items():
        a = values_of((first[case_id] for case_id in common), measure)
        b = values_of((second[case_id] for case_id in common), measure)
        both = [case_id for case_id in common if case_id in a and case_id in b]
        if both:
            old, new = [a[case_id] for case_id in both], [b[case_id] for case_id in both]
            changes.append(
                Change(name, sum(old) / len(old), sum(new) / len(new), randomisation(old, new))
            )

    def turned(became_right: bool) -> tuple[str, ...]:
        return tuple(
            case_id
            for case_id in common
            if first[case_id].right != second[case_id].right
            and second[case_id].right == became_right
        )

    return Comparison(len(common), tuple(changes), turned(True), turned(False))
