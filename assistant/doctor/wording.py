"""The language model that is configured: whether it says anything."""

from assistant.doctor.diagnosis import Diagnosis, good, wrong
from assistant.llm import UnknownLanguageModel
from assistant.load import load_model
from assistant.prompts import Prompt
from assistant.rewording import ModelFailed
from assistant.settings import AssistantSettings

_PROMPT = Prompt("Svara med ett enda ord: ja.", "{}")


def examine_wording(settings: AssistantSettings) -> Diagnosis:
    """Return whether the model of `settings` answers; nothing of anybody's is sent to it."""
    try:
        "".join(load_model(settings).stream(_PROMPT))
    except UnknownLanguageModel:
        return wrong(
            "language-model",
            {
                "sv": f"FINSAM_LLM={settings.llm!r} går inte att läsa.",
                "en": f"FINSAM_LLM={settings.llm!r} cannot be read.",
            },
            {
                "sv": "Skriv openai-like:<modell>@<adress>, eller lämna den tom.",
                "en": "Write openai-like:<model>@<address>, or leave it empty.",
            },
        )
    except ModelFailed as error:
        return wrong(
            "language-model",
            {
                "sv": f"Språkmodellen {settings.llm} svarar inte ({error}). Frågor besvaras utan "
                "den.",
                "en": f"The language model {settings.llm} does not answer ({error}). Questions are "
                "answered without it.",
            },
            {
                "sv": "Se efter att servern är igång, att modellens namn och FINSAM_LLM_KEY "
                "stämmer, och att FINSAM_LLM_TIMEOUT_S räcker.",
                "en": "See that the server is running, that the model's name and FINSAM_LLM_KEY "
                "are right, and that FINSAM_LLM_TIMEOUT_S is long enough.",
            },
        )
    return good(
        "language-model",
        f"Språkmodellen {settings.llm} svarar.",
        f"The language model {settings.llm} answers.",
    )
