"""One source on its way, against a real server on this machine."""

import shutil
import ssl
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ProjectError
from corpus.fetch import fetch
from corpus.network import Network
from corpus.sources import Reader
from corpus.transfer import (
    USER_AGENT,
    Download,
    FetchError,
    NoNetwork,
    NotModified,
)
from tests.corpus.law_server import (
    HTML,
    PAGE,
    PATIENT,
    Handler,
    World,
    held_snapshot,
    make_source_at,
    reply,
)


def test_a_text_comes_with_its_type_and_marks(world: World) -> None:
    world.answers(reply(ETag='"a"', Last_Modified="Mon, 01 Jan 2024 00:00:00 GMT"))
    assert world.fetch() == Download(PAGE, "text/html", '"a"', "Mon, 01 Jan 2024 00:00:00 GMT")


def test_the_server_is_asked_by_name_and_told_who_asks(world: World) -> None:
    world.fetch()
    (asked,) = world.asked
    assert asked["path"] == "/prov?bet=2099:1"
    assert asked["host"].startswith("lag.test:")
    assert asked["user-agent"] == USER_AGENT
    assert "Finsam-assistenten" in USER_AGENT
    assert asked["accept-encoding"] == "identity"
    assert "cookie" not in asked


def test_what_is_held_is_asked_for_by_its_marks(world: World, tmp_path: Path) -> None:
    previous = held_snapshot(world, tmp_path)
    world.answers(reply(304))
    assert world.fetch(previous) == NotModified(previous)
    assert world.asked[0]["if-none-match"] == '"a"'
    assert world.asked[0]["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_a_changed_text_is_given_whole(world: World, tmp_path: Path) -> None:
    world.answers(reply(body=b"ny lydelse", ETag='"b"'))
    fetched = world.fetch(held_snapshot(world, tmp_path))
    assert isinstance(fetched, Download)
    assert (fetched.content, fetched.etag) == (b"ny lydelse", '"b"')


def test_marks_of_another_address_are_not_sent(world: World, tmp_path: Path) -> None:
    moved = replace(held_snapshot(world, tmp_path), url="https://gammal.test/")
    world.fetch(moved)
    assert "if-none-match" not in world.asked[0]


def test_a_mark_that_is_no_header_is_neither_kept_nor_sent(world: World, tmp_path: Path) -> None:
    world.answers(reply(ETag='"' + "x" * 400 + '"'))
    fetched = world.fetch(held_snapshot(world, tmp_path, etag='"a"\r\nX-Smuggled: 1'))
    assert isinstance(fetched, Download)
    assert fetched.etag is None
    assert not {"if-none-match", "x-smuggled"} & set(world.asked[0])


def test_not_modified_without_having_asked_is_refused(world: World) -> None:
    world.answers(reply(304))
    with pytest.raises(FetchError, match="svarade 304"):
        world.fetch()


def test_a_redirect_on_the_same_host_is_followed(world: World) -> None:
    world.answers(reply(301, b"", Location="/ny"), reply(302, b"", Location="/nyare"), reply())
    assert isinstance(world.fetch(), Download)
    assert [asked["path"] for asked in world.asked] == ["/prov?bet=2099:1", "/ny", "/nyare"]


def test_redirects_in_a_circle_end(world: World) -> None:
    world.answers(reply(302, b"", Location="/prov"))
    with pytest.raises(FetchError, match="gång på gång"):
        world.fetch()
    assert len(world.asked) == 4  # the address itself, and three redirects
    assert world.waits == []


@pytest.mark.parametrize(
    "location",
    [
        "http://annan.test/",
        "//annan.test/prov",
        "https://lag.test/prov",  # another scheme and port
        "http://lag.test:1/",
        "http://anna@lag.test/",
        "http://127.0.0.1/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_elsewhere_is_refused(world: World, location: str) -> None:
    world.answers(reply(302, b"", Location=location), reply())
    with pytest.raises(FetchError, match="dit går hämtningen inte"):
        world.fetch()
    assert len(world.asked) == 1
    assert set(world.looked_up) == {"lag.test"}


@pytest.mark.parametrize("location", ["http://[", "http://lag.test:port/", "http://a b/"])
def test_a_redirect_to_nonsense_is_refused(world: World, location: str) -> None:
    world.answers(reply(302, b"", Location=location))
    with pytest.raises(FetchError):
        world.fetch()


def test_a_redirect_to_nowhere_is_refused(world: World) -> None:
    world.answers(reply(302, b""))
    with pytest.raises(FetchError):
        world.fetch()


def test_too_much_is_refused_before_it_is_sent(world: World) -> None:
    world.answers(reply(Content_Length="2000"))
    with pytest.raises(FetchError, match=r"större än gränsen 0\.001 MB"):
        world.fetch(limits=replace(PATIENT, max_bytes=1_000))
    assert world.waits == []


@pytest.mark.parametrize("chunked", [True, False])
def test_too_much_without_a_length_is_refused_on_the_way(world: World, chunked: bool) -> None:
    sent = 0

    def endless(handler: Handler) -> None:
        nonlocal sent
        handler.head(200, HTML | ({"Transfer-Encoding": "chunked"} if chunked else {}))
        handler.close_connection = True
        while sent < 50_000_000:
            handler.wfile.write(b"3e8\r\n" + b"x" * 1_000 + b"\r\n")
            sent += 1_000

    world.answers(endless)
    with pytest.raises(FetchError, match="större än gränsen"):
        world.fetch(limits=replace(PATIENT, max_bytes=100_000))
    assert sent < 20_000_000  # what lay in the buffers of the connection


def test_exactly_the_limit_is_taken(world: World) -> None:
    assert isinstance(world.fetch(limits=replace(PATIENT, max_bytes=len(PAGE))), Download)
    with pytest.raises(FetchError, match="större"):
        world.fetch(limits=replace(PATIENT, max_bytes=len(PAGE) - 1))


@pytest.mark.parametrize(
    ("reader", "content_type", "taken"),
    [
        (Reader.HTML, "text/html", True),
        (Reader.HTML, "Application/XHTML+XML; charset=utf-8", True),
        (Reader.HTML, "application/pdf", False),
        (Reader.HTML, "", False),
        (Reader.STATUTE, "application/json", True),
        (Reader.STATUTE, "application/octet-stream", False),
        (Reader.PDF, "application/pdf", True),
        (Reader.PDF, "text/html", False),
    ],
)
def test_the_type_has_to_fit_the_reader(
    world: World, reader: Reader, content_type: str, taken: bool
) -> None:
    world.answers(reply(Content_Type=content_type))
    if taken:
        assert isinstance(world.fetch(reader=reader), Download)
        return
    with pytest.raises(FetchError, match="i stället för"):
        world.fetch(reader=reader)


def test_a_compressed_text_is_refused(world: World) -> None:
    world.answers(reply(Content_Encoding="gzip"))
    with pytest.raises(FetchError, match="komprimerad"):
        world.fetch()


def test_an_empty_page_is_refused(world: World) -> None:
    world.answers(reply(body=b""))
    with pytest.raises(FetchError, match="tom sida"):
        world.fetch()


def test_noise_in_place_of_http_is_told(world: World) -> None:
    def noise(handler: Handler) -> None:
        handler.wfile.write(b"\x00\xff\x00 not http at all\r\n\r\n")
        handler.cut()

    world.answers(noise)
    with pytest.raises(FetchError):
        world.fetch()


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",  # NAT64 of 10.0.0.1
        "2002:a00:1::",  # 6to4 of 10.0.0.1
    ],
)
def test_a_host_that_points_into_a_local_network_is_refused(address: str) -> None:
    alone, among_others = [address], ["193.11.1.138", address]
    for network in (Network(resolve=lambda _: alone), Network(resolve=lambda _: among_others)):
        with pytest.raises(FetchError, match="inte är en allmän adress"):
            fetch(make_source_at("https://lag.test/"), None, PATIENT, network)


def test_the_address_that_was_checked_is_the_one_connected_to(world: World) -> None:
    answers = iter([["127.0.0.1"]])  # a second look-up would fail
    network = replace(world.network, resolve=lambda _: next(answers))
    assert isinstance(fetch(world.source(), None, PATIENT, network), Download)


def test_the_next_address_is_tried_where_one_cannot_be_reached(world: World) -> None:
    world.addresses = ["::1", "127.0.0.1"]  # nothing listens on the first
    assert isinstance(world.fetch(), Download)
    assert world.waits == []


def test_a_redirect_is_checked_like_the_address_itself(world: World) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    world.answers(reply(302, b"", Location="/ny"))
    network = replace(world.network, resolve=lambda _: next(answers))
    with pytest.raises(FetchError, match=r"pekar på 10\.0\.0\.1"):
        fetch(world.source(), None, PATIENT, network)


@pytest.mark.parametrize(
    "url",
    ["http://lag.test/", "https://lag.test:8443/", "https://a@lag.test/", "https://10.0.0.1/"],
)
def test_an_address_that_the_catalogue_refuses_is_not_fetched(url: str) -> None:
    def resolve(host: str) -> list[str]:
        raise AssertionError(host)

    with pytest.raises(FetchError, match="får inte hämtas"):
        fetch(make_source_at(url), None, PATIENT, Network(resolve=resolve))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
@pytest.mark.parametrize(("name", "trusted"), [("lag.test", True), ("annan.test", False)])
def test_the_certificate_is_that_of_the_name(
    world: World, tmp_path: Path, name: str, trusted: bool
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-keyout", key, "-out", certificate, "-subj", f"/CN={name}",
         "-addext", f"subjectAltName=DNS:{name}"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    world.server.socket = context.wrap_socket(world.server.socket, server_side=True)
    network = replace(
        world.network, certificates=lambda: ssl.create_default_context(cafile=str(certificate))
    )
    if trusted:
        assert isinstance(fetch(world.source(scheme="https"), None, PATIENT, network), Download)
        return
    with pytest.raises(FetchError, match="certifikatet godtas inte"):
        fetch(world.source(scheme="https"), None, PATIENT, network)
    assert world.waits == []


def test_every_error_is_one_that_people_are_shown() -> None:
    assert issubclass(FetchError, ProjectError)
    assert issubclass(NoNetwork, FetchError)
