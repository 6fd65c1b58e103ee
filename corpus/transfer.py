"""One source on its way over the network: from its own address only, within limits.

The host is looked up here, each of its addresses is checked, and the connection goes to a
checked one, so that nobody's name service can point the assistant into a local network.
"""

import email.utils
import re
import ssl
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from corpus.alarm import Alarm
from corpus.errors import ProjectError
from corpus.network import Limits, Network
from corpus.snapshots import Snapshot
from corpus.sources import OfficialSource, Reader, check_address, is_public

USER_AGENT = "Finsam-assistenten (finsam corpus sync)"

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TYPES = {
    Reader.STATUTE: _HTML | {"application/json"},
    Reader.HTML: _HTML,
    Reader.PDF: frozenset({"application/pdf"}),
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PART = re.compile(r"bytes (?P<start>\d{1,18})-\d{1,18}/(?P<total>\d{1,18}|\*)", re.ASCII)
_TRIED_ADDRESSES = 4
_LONGEST_MARK = 300


@dataclass(frozen=True, slots=True)
class Download:
    """A source's bytes, and the marks by which the server knows this edition of them."""

    content: bytes
    content_type: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The source still says what `snapshot` holds."""

    snapshot: Snapshot


Fetched = Download | NotModified


class FetchError(ProjectError):
    """A source could not be fetched; the message says why and what to do."""

    def __init__(self, source_id: str, reason: str) -> None:
        """Name the source; `reason` is one or more Swedish sentences."""
        self.source_id = source_id
        super().__init__(f"{source_id} hämtades inte: {reason}")


class NoNetwork(FetchError):
    """The host cannot be reached; the next source will most likely fail too."""

    def __init__(self, source_id: str, host: str) -> None:
        """Say in one sentence that nothing is lost."""
        super().__init__(
            source_id,
            f"{host} går inte att nå, så assistenten fortsätter med de texter den redan har.",
        )


class Passing(Exception):
    """What may go better next time; `wait_s` is what the server asks for."""

    def __init__(self, error: FetchError, wait_s: float = 0) -> None:
        """Hold the error to raise where no further attempt is made."""
        self.error = error
        self.wait_s = wait_s
        super().__init__(str(error))


class Transfer:
    """One source on its way: what has arrived is kept from one attempt to the next."""

    def __init__(
        self,
        source: OfficialSource,
        url: str,
        previous: Snapshot | None,
        limits: Limits,
        network: Network,
    ) -> None:
        """Fetch from `url`; what `previous` holds of the same address is not sent again."""
        self._source = source
        self._url = url
        self._previous = previous if previous and previous.url == url else None
        self._limits = limits
        self._network = network
        self._arrived = bytearray()
        self._mark: str | None = None  # the strong ETag of what has arrived, if it can go on

    def attempt(self) -> Fetched:
        """Return what one attempt gives.

        Raises:
            Passing: another attempt may go better.
            FetchError: none will; `NoNetwork` where the host cannot be found.
        """
        alarm = Alarm()
        try:
            with alarm.after(self._limits.total_s), self._client() as client:
                fetched = self._follow(client, alarm)
        except httpx.TransportError as error:
            late = alarm.rang or isinstance(error, httpx.TimeoutException)
            what = f"{self._host} svarade inte i tid" if late else "Förbindelsen bröts"
            raise Passing(self._error(f"{what}. Försök igen senare.")) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._error(f"{self._host} gav ett svar som inte går att läsa.") from error
        if alarm.rang:  # a body without a length ends where the connection was broken
            raise Passing(self._error(f"{self._host} svarade inte i tid. Försök igen senare."))
        return fetched

    def _client(self) -> httpx.Client:
        # Without the environment: a proxy would look the host up for itself.
        return httpx.Client(
            verify=self._network.certificates(),
            trust_env=False,
            timeout=httpx.Timeout(self._limits.read_s, connect=self._limits.connect_s),
        )

    def _follow(self, client: httpx.Client, alarm: Alarm) -> Fetched:
        """Return what the address gives, or the one on the same host that it points to."""
        url = self._url
        for _ in range(self._limits.max_redirects + 1):
            with closing(self._open(client, url, alarm)) as response:
                if response.status_code not in _REDIRECTS:
                    return self._result(response)
                url = self._redirected(url, response)
        raise self._error(
            f"{self._host} skickar vidare gång på gång. Kontrollera adressen {self._url}."
        )

    @property
    def _goes_on_from(self) -> str | None:
        """The mark of what has arrived, if there is something to go on from."""
        return self._mark if self._arrived else None

    @property
    def _host(self) -> str:
        return urlsplit(self._url).hostname or self._url

    def _error(self, reason: str) -> FetchError:
        return FetchError(self._source.id, reason)

    def _open(self, client: httpx.Client, url: str, alarm: Alarm) -> httpx.Response:
        """Return the response, its body unread, from the first address that can be reached."""
        for address in self._addresses(url):
            request = client.build_request(
                "GET",
                httpx.URL(url).copy_with(host=address),
                headers=self._headers(urlsplit(url).netloc),
                extensions={"sni_hostname": self._host, "trace": alarm.watch},
            )
            try:
                return client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
                if _is_about_certificates(error):
                    raise self._error(
                        f"{self._host} kunde inte visa att den är den rätta (certifikatet "
                        "godtas inte). Försök från ett annat nät."
                    ) from error
        raise Passing(NoNetwork(self._source.id, self._host)) from failure

    def _addresses(self, url: str) -> list[str]:
        """Return the addresses to connect to; every one that the host has must be public."""
        try:
            if not self._network.allow_loopback:
                check_address(url)
            addresses = self._network.resolve(self._host)
        except ValueError as error:
            raise self._error(f"{url} får inte hämtas: {error}.") from error
        except OSError as error:
            raise NoNetwork(self._source.id, self._host) from error
        if not addresses:
            raise NoNetwork(self._source.id, self._host)
        for address in addresses:
            local = self._network.allow_loopback and ip_address(address).is_loopback
            if not (local or is_public(address)):
                raise self._error(
                    f"{self._host} pekar på {address}, som inte är en allmän adress på internet. "
                    "Kontrollera nätets namntjänst."
                )
        return addresses[:_TRIED_ADDRESSES]

    def _headers(self, netloc: str) -> dict[str, str]:
        headers = {
            "Host": netloc,
            "User-Agent": USER_AGENT,
            "Accept": ", ".join(sorted(_TYPES[self._source.reader])),
            # Not compressed: a small answer cannot swell, and a broken one can go on.
            "Accept-Encoding": "identity",
        }
        if mark := self._goes_on_from:
            return headers | {"Range": f"bytes={len(self._arrived)}-", "If-Range": mark}
        if self._previous and (etag := _mark(self._previous.etag)):
            headers["If-None-Match"] = etag
        if self._previous and (last_modified := _mark(self._previous.last_modified)):
            headers["If-Modified-Since"] = last_modified
        return headers

    def _redirected(self, url: str, response: httpx.Response) -> str:
        """Return the address that the server points to, which must be on the same host."""
        try:
            target = str(urldefrag(urljoin(url, response.headers.get("Location", ""))).url)
            here, there = urlsplit(url), urlsplit(target)
        except ValueError as error:
            raise self._error(f"{self._host} skickar vidare till en ogiltig adress.") from error
        if (here.scheme, here.netloc.lower()) != (there.scheme, there.netloc.lower()):
            raise self._error(
                f"{self._host} skickar vidare till {there.scheme}://{there.netloc}, och dit går "
                "hämtningen inte. Har källan flyttat behöver adressen i sources.yaml ändras."
            )
        return target

    def _result(self, response: httpx.Response) -> Fetched:
        status = response.status_code
        if status == 304 and self._previous and not self._goes_on_from:
            return NotModified(self._previous)
        if status == 429 or status >= 500:
            wait_s = _retry_after(response)
            later = f" och ber oss vänta {wait_s:.0f} sekunder" if wait_s else ""
            raise Passing(
                self._error(f"{self._host} svarade {status}{later}. Försök igen senare."), wait_s
            )
        if not self._goes_on(response):
            if status not in (200, 206, 416):
                raise self._error(
                    f"{self._host} svarade {status}. Finns sidan inte kvar på {self._url} "
                    "behöver adressen i sources.yaml ändras."
                )
            self._arrived.clear()
            self._mark = None
            if status != 200:  # a part that does not fit: start over
                raise Passing(self._error(f"{self._host} gav en del som inte passar."))
        content_type = self._content_type(response)
        if response.headers.get("Accept-Ranges") == "bytes":
            self._mark = _strong(response.headers.get("ETag")) or self._mark
        self._read_body(response)
        return Download(
            content=bytes(self._arrived),
            content_type=content_type,
            etag=_mark(response.headers.get("ETag")),
            last_modified=_mark(response.headers.get("Last-Modified")),
        )

    def _goes_on(self, response: httpx.Response) -> bool:
        """Return whether the response begins where what has arrived ends."""
        part = _PART.fullmatch(response.headers.get("Content-Range", ""))
        return (
            response.status_code == 206
            and part is not None
            and int(part["start"]) == len(self._arrived)
            and self._goes_on_from is not None
            and response.headers.get("ETag", self._mark) == self._mark
        )

    def _content_type(self, response: httpx.Response) -> str:
        """Return the type of the body, which must be one that the source's reader reads."""
        given = str(response.headers.get("Content-Type", ""))
        content_type = given.split(";", maxsplit=1)[0].strip().lower()
        if content_type not in _TYPES[self._source.reader]:
            raise self._error(
                f"{self._host} gav {content_type[:60] or 'en okänd filtyp'} i stället för "
                f"{' eller '.join(sorted(_TYPES[self._source.reader]))}. "
                "Kontrollera adressen i sources.yaml."
            )
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise self._error(f"{self._host} gav en komprimerad text fast den inte skulle.")
        return content_type

    def _read_body(self, response: httpx.Response) -> None:
        """Add the body to what has arrived, up to the limit of size."""
        length = response.headers.get("Content-Length", "0")
        self._check_size(len(self._arrived) + int(length) if length.isdecimal() else 0)
        for chunk in response.iter_raw():
            self._check_size(len(self._arrived) + len(chunk))
            self._arrived += chunk
        part = _PART.fullmatch(response.headers.get("Content-Range", ""))
        if part and part["total"] != "*" and len(self._arrived) < int(part["total"]):
            raise Passing(self._error(f"{self._host} gav bara en del av texten."))
        if not self._arrived:
            raise self._error(f"{self._host} gav en tom sida. Försök igen senare.")

    def _check_size(self, size: int) -> None:
        if size > self._limits.max_bytes:
            raise self._error(
                f"Texten är större än gränsen {self._limits.max_bytes / 1_000_000:g} MB. "
                "Kontrollera adressen i sources.yaml."
            )


def _mark(value: str | None) -> str | None:
    """Return a server's mark if it can be stored and sent back as it stands."""
    fits = value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_MARK
    return value if fits else None


def _strong(etag: str | None) -> str | None:
    """Return an ETag that vouches for every byte: only such a one can be gone on from."""
    return _mark(etag) if etag and not etag.startswith("W/") else None


def _retry_after(response: httpx.Response) -> float:
    """Return how many seconds the server asks us to wait, 0 where it does not say."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal() and value.isascii():
        return float(value[:9])
    try:
        day = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return 0
    day = day if day.tzinfo else day.replace(tzinfo=UTC)
    return max(0.0, (day - datetime.now(UTC)).total_seconds())


def _is_about_certificates(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__  # httpcore drops the cause
    return error is not None
