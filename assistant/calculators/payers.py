"""Payers: who pays an association's funds, by their codes and names."""

from typing import Literal

from corpus.measures import Bilingual

Payer = Literal["total", "state", "regions", "municipalities"]
Asked = Literal[Payer, "employment_service"]

PAYERS: tuple[Payer, ...] = ("total", "state", "regions", "municipalities")
NAMES: dict[str, Bilingual] = {
    "total": Bilingual("alla parter tillsammans", "all parties together"),
    "state": Bilingual(
        "Försäkringskassan (för båda de statliga parterna)",
        "the Swedish Social Insurance Agency (for both state parties)",
    ),
    "regions": Bilingual("regionen eller regionerna tillsammans", "the region or regions together"),
    "municipalities": Bilingual(
        "kommunen eller kommunerna tillsammans", "the municipality or municipalities together"
    ),
    "employment_service": Bilingual("Arbetsförmedlingen", "the Swedish Public Employment Service"),
}
