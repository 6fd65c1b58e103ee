"""`finsam feedback`: what users thought of the answers."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.terminal import read_settings

if TYPE_CHECKING:
    from api.feedback_store import FeedbackStore

app = typer.Typer(help="Återkopplingen: vad användarna tyckte om svaren.", no_args_is_help=True)

_MOST = 100_000


@app.command("prune")
def feedback_prune(
    days: Annotated[
        int | None, typer.Option(min=0, help="Ålder i dagar; annars FINSAM_FEEDBACK_DAYS.")
    ] = None,
) -> None:
    """Glöm återkoppling som är äldre än vad som ska sparas."""
    from api.retention import prune
    from api.settings import ApiSettings

    kept = ApiSettings().feedback_days if days is None else days
    store = _store()
    print(f"{prune(store, kept)} borttagna.")
    store.close()


@app.command("export")
def feedback_export() -> None:
    """Skriv ut frågorna som får användas, som utvärderingsfall i YAML."""
    import yaml

    from api.feedback import cases_of

    store = _store()
    cases = cases_of(store.latest(_MOST))
    store.close()
    print(yaml.safe_dump(cases, allow_unicode=True, sort_keys=False, width=100), end="")


def _store() -> "FeedbackStore":
    from api.feedback_store import FeedbackStore
    from api.settings import ApiSettings

    return FeedbackStore(ApiSettings().feedback_address(read_settings().data))
