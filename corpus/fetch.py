"""An official source → its text over the network, tried again where that may help."""

from collections.abc import Iterable, Iterator

from corpus.network import LIMITS, NETWORK, Limits, Network
from corpus.snapshots import DamagedSnapshot, Snapshot, Snapshots
from corpus.sources import OfficialSource
from corpus.transfer import Fetched, FetchError, Passing, Transfer


def fetch_all(
    sources: Iterable[OfficialSource],
    snapshots: Snapshots,
    limits: Limits = LIMITS,
    network: Network = NETWORK,
) -> Iterator[tuple[OfficialSource, Fetched | FetchError]]:
    """Yield each source with what became of it, one after another with a pause between.

    An error is yielded, not raised: it concerns one source, and the others are still fetched.
    A source whose snapshot is damaged is fetched whole.
    """
    for number, source in enumerate(sources):
        if number:
            network.sleep(limits.pause_s)
        try:
            yield source, fetch(source, _sound(snapshots, source), limits, network)
        except FetchError as error:
            yield source, error


def fetch(
    source: OfficialSource,
    previous: Snapshot | None = None,
    limits: Limits = LIMITS,
    network: Network = NETWORK,
) -> Fetched:
    """Return what `source` says now, or that it still says what `previous` holds.

    What may pass is tried again after a growing wait; a broken download goes on from where it
    broke if the server can.

    Raises:
        NoNetwork: the host cannot be found or reached.
        FetchError: anything else; the message says what.
    """
    if source.url is None:
        raise FetchError(
            source.id,
            "Källan har ingen känd adress. Hämta filen själv och lägg in den med "
            f"`finsam corpus sync {source.id} --offline FIL`.",
        )
    transfer = Transfer(source, source.url, previous, limits, network)
    for number in range(limits.attempts - 1):
        try:
            return transfer.attempt()
        except Passing as passing:
            if passing.wait_s > limits.longest_wait_s:
                raise passing.error from passing
            grown = min(limits.first_wait_s * 2**number, limits.longest_wait_s)
            network.sleep(max(passing.wait_s, grown * (0.5 + network.jitter() / 2)))
    try:
        return transfer.attempt()
    except Passing as passing:
        raise passing.error from passing


def _sound(snapshots: Snapshots, source: OfficialSource) -> Snapshot | None:
    """Return the newest snapshot if its bytes can be relied on."""
    try:
        return snapshots.latest(source.id)
    except DamagedSnapshot:
        return None
