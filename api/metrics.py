"""Metrics for whoever watches the service: counts and times, never what was asked."""

from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from api.loading import Loading
from assistant.answer import Answer
from corpus.errors import ProjectError

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4

# Seconds: an answer takes some tens of milliseconds, one by a language model some seconds.
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The counters of one service; safe to use from any thread."""

    def __init__(self, loading: Loading) -> None:
        """Start at zero; the age of the index is that of what `loading` has loaded."""
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "finsam_requests",
            "Requests by method, route and status.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "finsam_request_seconds",
            "Time from a request to the end of its response.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._answers = Counter(
            "finsam_answers",
            "Answers by language, why declined (none: answered) and verdict.",
            ("language", "declined", "verdict"),
            registry=self._registry,
        )
        self.streams = Gauge(
            "finsam_streams", "Answers being streamed now.", registry=self._registry
        )
        age = Gauge(
            "finsam_index_age_seconds",
            "Time since the index was built; NaN until it is loaded.",
            registry=self._registry,
        )
        age.set_function(lambda: _age_s(loading))

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was served; `route` is a template, never a path as it was sent."""
        method = method if method in _METHODS else "other"
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_answer(self, answer: Answer) -> None:
        """Count an answer by what it is."""
        self._answers.labels(
            answer.language, answer.declined or "none", answer.verdict or "none"
        ).inc()

    def answers(self) -> tuple[int, int]:
        """Return how many answers there were since the start, and how many of them declined."""
        samples = [
            sample
            for metric in self._answers.collect()
            for sample in metric.samples
            if sample.name.endswith("_total")
        ]
        declined = [one.value for one in samples if one.labels["declined"] != "none"]
        return int(sum(one.value for one in samples)), int(sum(declined))

    def exposition(self) -> bytes:
        """Return all figures in the Prometheus text format 0.0.4."""
        return generate_latest(self._registry)


def _age_s(loading: Loading) -> float:
    try:
        manifest = loading.loaded().manifest
    except ProjectError:
        return float("nan")
    if manifest is None:
        return float("nan")
    return (datetime.now(UTC) - manifest.built).total_seconds()
