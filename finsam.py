"""The `finsam` command: parses, calls one function, prints."""

import gc
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.command import register_calc
from corpus.errors import ProjectError
from evals.command import app as eval_app

if TYPE_CHECKING:
    from assistant.settings import AssistantSettings
    from corpus.types import Section
    from index.cache import Progress as OnProgress

app = typer.Typer(
    help="Frågor och svar om reglerna för finansiell samordning (Finsam).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
index_app = typer.Typer(help="Sökindexet.", no_args_is_help=True)
corpus_app = typer.Typer(help="Korpusen: det som svaren bygger på.", no_args_is_help=True)
app.add_typer(index_app, name="index")
app.add_typer(corpus_app, name="corpus")
app.add_typer(eval_app, name="eval")
register_calc(app)

_err = Console(stderr=True, highlight=False)

AsJson = Annotated[bool, typer.Option("--json", help="Skriv ut som JSON.")]
Prepare = Annotated[
    bool, typer.Option("--prepare", help="Bygg sökindexet först om det saknas eller är gammalt.")
]


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Frågan, på svenska eller engelska.")],
    as_json: AsJson = False,
    prepare: Prepare = False,
    language: Annotated[
        Literal["sv", "en"] | None, typer.Option(help="Svarets språk; annars frågans.")
    ] = None,
) -> None:
    """Ställ en fråga och få ett svar med källor."""
    with _quick_imports():
        from api.schemas import AskResponse
        from assistant.load import load_assistant
        from assistant.question import clean

    text = clean(_decoded(question))
    settings = _settings()
    if prepare:
        _prepare(settings)
    response = AskResponse.of(load_assistant(settings).ask(text, language=language), None)
    if as_json:
        print(response.model_dump_json(indent=1))
        return
    print(response.text)
    if response.citations:
        print("\nKällor:" if response.language == "sv" else "\nSources:")
    for citation in response.citations:
        place = f"[{citation.number}] {citation.title}, {citation.locus}."
        print(f"{place} {citation.url}" if citation.url else place)
    if response.suggestions:
        print("\nFråga vidare:" if response.language == "sv" else "\nGo on with:")
    for suggestion in response.suggestions:
        print(f"– {suggestion}")


@app.command()
def may(
    measure: Annotated[str, typer.Argument(help="Det ni vill finansiera, som fråga eller ord.")],
    as_json: AsJson = False,
    prepare: Prepare = False,
) -> None:
    """Pröva om något får finansieras, och visa lagens alla prövningar i ordning."""
    with _quick_imports():
        from assistant.load import load_assistant
        from assistant.may_command import chain_data, chain_rows, find_eligibility

    settings = _settings()
    if prepare:
        _prepare(settings)
    eligibility, language = find_eligibility(load_assistant(settings), _decoded(measure))
    if eligibility is None:
        raise ProjectError(
            "Det går inte att se vad som ska finansieras. Skriv vad det är, vem som utför det och "
            'för vem, till exempel: finsam may "en jobbcoach hos kommunen för unga".'
        )
    if as_json:
        print(json.dumps(chain_data(eligibility, language), ensure_ascii=False, indent=1))
        return
    for row in chain_rows(eligibility, language):
        print(row)


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Filer och mappar: PDF, DOCX, HTML, text.")],
    collection: Annotated[str, typer.Option(help="Samlingens namn.")] = "own",
    title: Annotated[str | None, typer.Option(help="Titel, för en enda fil.")] = None,
) -> None:
    """Läs in förbundets egna filer, så att frågor kan besvaras ur dem också."""
    from assistant.load import own_documents

    if title is not None and (len(paths) != 1 or paths[0].is_dir()):
        raise typer.BadParameter("--title gäller en enda fil.")
    settings = _settings()
    with _progress("Läser") as on_progress:
        result = own_documents(settings.data).ingest(
            paths,
            collection=collection,
            title=title,
            on=date.today(),  # noqa: DTZ011
            on_progress=on_progress,
        )
    for word, ids in (("nytt", result.added), ("ändrat", result.changed)):
        for document_id in ids:
            print(f"{document_id}\t{word}")
    print(f"{len(result.unchanged)} oförändrade, {len(result.failed)} gick inte att läsa.")
    _index_what_is_new(settings)
    for reason in result.failed:
        print(reason, file=sys.stderr)
    if result.failed:
        raise typer.Exit(1)


@app.command()
def serve(
    prepare: Prepare = False,
    host: Annotated[str | None, typer.Option(help="Adress; annars FINSAM_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; annars FINSAM_PORT.")] = None,
) -> None:
    """Starta webbtjänsten."""
    from api.app import serve as serve_app
    from api.settings import ApiSettings

    settings = _settings()
    if prepare:
        _prepare(settings)
    given = {"host": host, "port": port}
    chosen = ApiSettings().model_copy(
        update={name: value for name, value in given.items() if value is not None}
    )
    serve_app(settings, chosen)


@index_app.command("build")
def index_build() -> None:
    """Bygg sökindexet av korpusen, de officiella texterna och de egna filerna."""
    from assistant.load import build

    with _progress("Bäddar in") as on_progress:
        manifest = build(_settings(), on_progress)
    print(
        f"Sökindexet är byggt: {manifest.documents} dokument, {manifest.sections} avsnitt, "
        f"{manifest.vectors} vektorer."
    )


@index_app.command("info")
def index_info(as_json: AsJson = False) -> None:
    """Visa vad sökindexet är byggt av."""
    from assistant.load import digest_of
    from index.embed import load_embedder
    from index.store import read_manifest

    settings = _settings()
    embedder = load_embedder(settings.embedding)
    manifest = read_manifest(settings.data, embedder, digest_of(settings.data))
    if as_json:
        print(manifest.model_dump_json(indent=1))
        return
    print(f"mapp\t{settings.data / 'index'}")
    for name, value in manifest.model_dump(exclude={"files"}).items():
        print(f"{name}\t{value}")


@index_app.command("vectors")
def index_vectors() -> None:
    """För utvecklare: bädda in det som är nytt i korpusen och skriv index/data/vectors."""
    from assistant.load import ship_vectors

    with _progress("Bäddar in") as on_progress:
        written = ship_vectors(_settings(), on_progress)
    print(f"{written} filer skrivna." if written else "Inget nytt: alla vektorer finns.")


@corpus_app.command("list")
def corpus_list(
    document: Annotated[str | None, typer.Argument(help="Ett dokuments id; annars alla.")] = None,
    as_json: AsJson = False,
) -> None:
    """Lista dokumenten, eller avsnitten i ett dokument."""
    from assistant.load import documents_of

    documents = documents_of(_settings().data)
    if document is None:
        rows = [
            {
                "id": item.source.id,
                "kind": item.source.kind.value,
                "sections": str(len(item.sections)),
                "title": item.source.title,
            }
            for item in documents
        ]
    else:
        found = next((item for item in documents if item.source.id == document), None)
        if found is None:
            raise ProjectError(
                f"Det finns inget dokument {document!r}. `finsam corpus list` visar alla."
            )
        rows = [
            {"id": section.id, "locus": section.locus, "heading": section.heading}
            for section in found.sections
        ]
    _print_rows(rows, as_json)


@corpus_app.command("show")
def corpus_show(
    section_id: Annotated[str, typer.Argument(help="Avsnittets id, t.ex. finsamlagen:5-1.")],
    as_json: AsJson = False,
) -> None:
    """Visa ett avsnitt med källa, styrka och frågor."""
    from api.schemas import SectionResponse
    from assistant.load import documents_of

    found = next(
        (
            section
            for document in documents_of(_settings().data)
            for section in document.sections
            if section.id == section_id
        ),
        None,
    )
    if found is None:
        raise ProjectError(
            f"Det finns inget avsnitt {section_id!r}. `finsam corpus list DOKUMENT` visar id."
        )
    if as_json:
        print(SectionResponse.of(found).model_dump_json(indent=1))
        return
    _print_section(found)


@corpus_app.command("term")
def corpus_term(
    term: Annotated[str | None, typer.Argument(help="Ett ord; annars alla.")] = None,
    as_json: AsJson = False,
) -> None:
    """Visa ordlistan, eller ett ord i den."""
    from corpus.glossary import find_terms, read_glossary

    terms = read_glossary() if term is None else find_terms(term)
    if not terms:
        raise ProjectError(
            f"Ordet {term!r} finns inte i ordlistan. `finsam corpus term` visar alla."
        )
    rows = [
        {
            "term": item.term,
            "meaning": item.meaning,
            "also": ", ".join((*item.synonyms, *item.former)),
            "english": ", ".join(item.english),
        }
        for item in terms
    ]
    _print_rows(rows, as_json)


@corpus_app.command("sources")
def corpus_sources(as_json: AsJson = False) -> None:
    """Lista de officiella källorna, och vilken dag de som finns här hämtades."""
    from assistant.load import official_folder
    from corpus.snapshots import Snapshots
    from corpus.sources import read_sources

    snapshots = Snapshots(official_folder(_settings().data))
    rows = []
    for source in read_sources():
        held = snapshots.latest(source.id)
        rows.append(
            {
                "id": source.id,
                "held": held.day.isoformat() if held else "–",
                "title": source.title,
                "url": source.url or "–",
            }
        )
    _print_rows(rows, as_json)


@corpus_app.command("sync")
def corpus_sync(
    ids: Annotated[list[str] | None, typer.Argument(help="Källornas id; annars alla.")] = None,
    offline: Annotated[
        Path | None, typer.Option(help="En fil i stället för nätet, för en enda källa.")
    ] = None,
) -> None:
    """Hämta de officiella texterna, visa vad som ändrats och bygg om indexet."""
    from assistant.load import official_folder
    from corpus.snapshots import Snapshots
    from corpus.sources import find_source, read_sources
    from corpus.sync import What, sync, sync_file

    settings = _settings()
    sources = [find_source(item) for item in ids] if ids else list(read_sources())
    snapshots = Snapshots(official_folder(settings.data))
    on = date.today()  # noqa: DTZ011
    with _progress("Hämtar") as on_progress:
        results = []
        turns = (
            iter([sync_file(sources, snapshots, offline, on)])
            if offline
            else sync(sources, snapshots, on)
        )
        for result in turns:
            results.append(result)
            on_progress(len(results), len(sources))
    words = {
        What.NEW: "ny",
        What.CHANGED: "ändrad",
        What.UNCHANGED: "oförändrad",
        What.FAILED: "misslyckades",
    }
    for result in results:
        stream = sys.stderr if result.what is What.FAILED else sys.stdout
        print(f"{result.source.id}\t{words[result.what]}", file=stream)
        for line in result.lines:
            print(f"  {line}", file=stream)
    if not all(result.what is What.FAILED for result in results):
        _index_what_is_new(settings)
    if any(result.what is What.FAILED for result in results):
        raise typer.Exit(1)


@corpus_app.command("remove")
def corpus_remove(
    document_id: Annotated[str, typer.Argument(help="Ett eget dokuments id, own-….")],
) -> None:
    """Ta bort ett dokument som lästes in med `finsam ingest`."""
    from assistant.load import own_documents

    settings = _settings()
    if not own_documents(settings.data).remove(document_id):
        raise ProjectError(
            f"Det finns inget eget dokument {document_id!r}. `finsam corpus list` visar alla."
        )
    print(f"{document_id} är borttaget.")
    _index_what_is_new(settings)


@corpus_app.command("check")
def corpus_check() -> None:
    """Kontrollera korpusens filer mot schemat."""
    from corpus.documents import read_documents

    documents = read_documents()
    sections = [section for document in documents for section in document.sections]
    questions = sum(len(section.questions) for section in sections)
    print(f"{len(documents)} dokument, {len(sections)} avsnitt, {questions} frågor: inga fel.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0 if done, 1 if it said no or failed, 2 on wrong usage."""
    try:
        app(args=list(argv) if argv is not None else None)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except ProjectError as error:
        print(error, file=sys.stderr)
        return 1
    except ValidationError as error:
        for problem in error.errors():
            field = ".".join(str(part) for part in problem["loc"]).upper()
            print(f"FINSAM_{field}: {problem['msg']}", file=sys.stderr)
        return 2
    return 0


def run() -> None:
    """Run one command and leave at once, as a process of its own.

    Taking apart what was imported takes Python a quarter of a second, and nobody needs it.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = 1
    os._exit(status)


@contextmanager
def _quick_imports() -> Iterator[None]:
    """Import without collecting garbage: there is none, and looking takes a seventh of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _settings() -> "AssistantSettings":
    from assistant.settings import AssistantSettings

    return AssistantSettings()


def _decoded(text: str) -> str:
    """Return an argument as text; bytes that are not UTF-8 are read as Latin-1."""
    raw = os.fsencode(text)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _prepare(settings: "AssistantSettings") -> bool:
    """Build the index if there is none for what the data folder holds; return whether it did."""
    from assistant.load import prepare

    with _progress("Bygger sökindexet") as on_progress:
        return prepare(settings, on_progress)


def _index_what_is_new(settings: "AssistantSettings") -> None:
    """Build the index anew if what the data folder holds is another than before, and say so."""
    if _prepare(settings):
        print("Sökindexet är byggt på nytt.")


@contextmanager
def _progress(label: str) -> "Iterator[OnProgress]":
    """Show a bar on stderr once there is something to wait for."""
    columns = (
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=_err, transient=True) as bar:
        task = bar.add_task(label, visible=False)

        def on_progress(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, visible=of > 0)

        yield on_progress


def _print_rows(rows: list[dict[str, str]], as_json: bool) -> None:
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print("\t".join(row.values()))


def _print_section(section: "Section") -> None:
    print(f"{section.heading}\n{section.source.title}, {section.locus}. {section.url}\n")
    print(section.text)
    if section.wording:
        print(f"\nLydelse: {section.wording}")
    if section.english:
        print(f"\n{section.english}\n")
    print(f"styrka\t{section.evidence.value}")
    print(f"läge\t{section.standing.value}")
    if section.verdict:
        print(f"besked\t{section.verdict.value}")
    if section.period:
        print(f"gällde\t{section.period.start} – {section.period.end or ''}")
    print(f"kontrollerad\t{section.source.checked}")
    if section.see:
        print(f"se även\t{', '.join(section.see)}")
    print("frågor")
    for question in section.questions:
        print(f"– {question}")


if __name__ == "__main__":
    run()
