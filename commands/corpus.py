"""`finsam corpus` and `finsam ingest`: what the answers are built on."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from commands.terminal import (
    AsJson,
    index_what_is_new,
    print_rows,
    progress,
    read_settings,
)
from corpus.errors import ProjectError

if TYPE_CHECKING:
    from corpus.types import Section

app = typer.Typer(help="Korpusen: det som svaren bygger på.", no_args_is_help=True)


@app.command("list")
def corpus_list(
    document: Annotated[str | None, typer.Argument(help="Ett dokuments id; annars alla.")] = None,
    as_json: AsJson = False,
) -> None:
    """Lista dokumenten, eller avsnitten i ett dokument."""
    from assistant.load import documents_of

    documents = documents_of(read_settings().data)
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
    print_rows(rows, as_json)


@app.command("show")
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
            for document in documents_of(read_settings().data)
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


@app.command("term")
def corpus_term(
    term: Annotated[str | None, typer.Argument(help="Ett ord; annars alla.")] = None,
    as_json: AsJson = False,
    language: Annotated[
        Literal["sv", "en"], typer.Option("--språk", "--language", help="Förklaringarnas språk.")
    ] = "sv",
) -> None:
    """Visa ordlistan, eller ett ord i den."""
    from corpus.glossary import find_terms, read_glossary

    terms = read_glossary() if term is None else find_terms(term)
    if not terms:
        raise ProjectError(
            f"Ordet {term!r} finns inte i ordlistan. `finsam corpus term` visar alla."
            if language == "sv"
            else f"The glossary has no word {term!r}. `finsam corpus term --language en` shows all."
        )
    rows = [
        {
            "term": item.term,
            "meaning": item.meaning_in(language),
            "also": ", ".join((*item.synonyms, *item.former)),
            "english": ", ".join(item.english),
        }
        for item in terms
    ]
    print_rows(rows, as_json)


@app.command("sources")
def corpus_sources(as_json: AsJson = False) -> None:
    """Lista de officiella källorna, och vilken dag de som finns här hämtades."""
    from assistant.load import official_folder
    from corpus.snapshots import Snapshots
    from corpus.sources import read_sources

    snapshots = Snapshots(official_folder(read_settings().data))
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
    print_rows(rows, as_json)


@app.command("sync")
def corpus_sync(
    ids: Annotated[list[str] | None, typer.Argument(help="Källornas id; annars alla.")] = None,
    offline: Annotated[
        Path | None, typer.Option(help="En fil i stället för nätet, för en enda källa.")
    ] = None,
) -> None:
    """Hämta de officiella texterna, visa vad som ändrats och bygg om indexet."""
    from assistant.load import make_folder, official_folder
    from corpus.snapshots import Snapshots
    from corpus.sources import find_source, read_sources
    from corpus.sync import What, sync, sync_file

    settings = read_settings()
    sources = [find_source(item) for item in ids] if ids else list(read_sources())
    make_folder(settings.data)
    snapshots = Snapshots(official_folder(settings.data))
    on = date.today()  # noqa: DTZ011
    with progress("Hämtar") as on_progress:
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
        index_what_is_new(settings)
    if any(result.what is What.FAILED for result in results):
        raise typer.Exit(1)


@app.command("remove")
def corpus_remove(
    document_id: Annotated[str, typer.Argument(help="Ett eget dokuments id, own-….")],
) -> None:
    """Ta bort ett dokument som lästes in med `finsam ingest`."""
    from assistant.load import own_documents

    settings = read_settings()
    if not own_documents(settings.data).remove(document_id):
        raise ProjectError(
            f"Det finns inget eget dokument {document_id!r}. `finsam corpus list` visar alla."
        )
    print(f"{document_id} är borttaget.")
    index_what_is_new(settings)


@app.command("collections")
def corpus_collections(
    collection: Annotated[
        str | None, typer.Argument(help="En samling att ändra; annars visas alla.")
    ] = None,
    public: Annotated[
        bool | None,
        typer.Option(
            "--public/--internal", help="Vilka som får läsa den på webben.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Visa förbundets samlingar och vilka som får läsa dem, eller ändra det för en."""
    from assistant.load import own_documents, publication

    if (collection is None) != (public is None):
        raise typer.BadParameter("Ange både samlingens namn och --public eller --internal.")
    settings = read_settings()
    own, marks = own_documents(settings.data), publication(settings.data)
    if collection is not None and public is not None:
        marks.mark(collection, public=public)
        index_what_is_new(settings)
    rows = [
        {
            "collection": name,
            "readers": "alla" if name in marks.public() else "med token",
            "documents": str(len(own.in_collection(name))),
        }
        for name in own.collections()
    ]
    print_rows(rows, as_json)


@app.command("check")
def corpus_check() -> None:
    """Kontrollera korpusens filer mot schemat."""
    from corpus.documents import read_documents

    documents = read_documents()
    sections = [section for document in documents for section in document.sections]
    questions = sum(len(section.questions) for section in sections)
    print(f"{len(documents)} dokument, {len(sections)} avsnitt, {questions} frågor: inga fel.")


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Filer och mappar: PDF, DOCX, HTML, text.")],
    collection: Annotated[str, typer.Option(help="Samlingens namn.")] = "own",
    title: Annotated[str | None, typer.Option(help="Titel, för en enda fil.")] = None,
    public: Annotated[
        bool | None,
        typer.Option(
            "--public/--internal",
            help="Vilka som får läsa samlingen på webben: alla, eller de som har en token. "
            "En ny samling är intern.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Läs in förbundets egna filer, så att frågor kan besvaras ur dem också."""
    from assistant.load import make_folder, own_documents, publication

    if title is not None and (len(paths) != 1 or paths[0].is_dir()):
        raise typer.BadParameter("--title gäller en enda fil.")
    settings = read_settings()
    make_folder(settings.data)
    if public is not None:
        held = len(own_documents(settings.data).in_collection(collection))
        if public and held and collection not in publication(settings.data).public():
            raise ProjectError(
                f"Samlingen {collection} är intern och har {held} dokument, som också skulle bli "
                "läsbara för alla. Välj ett annat namn, eller kör först "
                f"`finsam corpus collections {collection} --public`."
            )
        publication(settings.data).mark(collection, public=public)
    with progress("Läser") as on_progress:
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
    print(
        f"Samlingen {collection} är öppen för alla."
        if collection in publication(settings.data).public()
        else f"Samlingen {collection} är intern: på webben läser den bara den som har en token. "
        f"`finsam corpus collections {collection} --public` öppnar den för alla."
    )
    index_what_is_new(settings)
    for reason in result.failed:
        print(reason, file=sys.stderr)
    if result.failed:
        raise typer.Exit(1)


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
