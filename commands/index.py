"""`finsam index`: build the index, and tell what it was built of."""

import typer

from commands.terminal import AsJson, progress, read_settings

app = typer.Typer(help="Sökindexet.", no_args_is_help=True)


@app.command("build")
def index_build() -> None:
    """Bygg sökindexet av korpusen, de officiella texterna och de egna filerna."""
    from assistant.load import build

    with progress("Bäddar in") as on_progress:
        manifest = build(read_settings(), on_progress)
    print(
        f"Sökindexet är byggt: {manifest.documents} dokument, {manifest.sections} avsnitt, "
        f"{manifest.vectors} vektorer."
    )


@app.command("info")
def index_info(as_json: AsJson = False) -> None:
    """Visa vad sökindexet är byggt av."""
    from assistant.load import digest_of
    from index.embed import load_embedder
    from index.store import read_manifest

    settings = read_settings()
    embedder = load_embedder(settings.embedding)
    manifest = read_manifest(settings.data, embedder, digest_of(settings.data))
    if as_json:
        print(manifest.model_dump_json(indent=1))
        return
    print(f"mapp\t{settings.data / 'index'}")
    for name, value in manifest.model_dump(exclude={"files"}).items():
        print(f"{name}\t{value}")


@app.command("vectors")
def index_vectors() -> None:
    """För utvecklare: bädda in det som är nytt i korpusen och skriv index/data/vectors."""
    from assistant.load import ship_vectors

    with progress("Bäddar in") as on_progress:
        written = ship_vectors(read_settings(), on_progress)
    print(f"{written} filer skrivna." if written else "Inget nytt: alla vektorer finns.")
