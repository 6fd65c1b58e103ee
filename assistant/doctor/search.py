"""The search: whether the embedder tells texts apart, and the index can be answered from."""

from collections.abc import Iterator

import numpy as np

from assistant.doctor.diagnosis import Diagnosis, Texts, good, note, wrong
from assistant.load import digest_of
from assistant.settings import AssistantSettings
from corpus.errors import CorpusError
from index.embed import Embedder, UnknownEmbedder, load_embedder
from index.store import DamagedIndex, MissingIndex, StaleIndex, load_index

# A question, a text that answers it, and one that is about something else.
_QUESTION = "Vem väljer ordförande i styrelsen?"
_NEAR = "Styrelsen väljer själv sin ordförande och vice ordförande."
_FAR = "Degen till pepparkakor ska vila kallt över natten."
_BUILD = Texts(sv="Kör `finsam index build`.", en="Run `finsam index build`.")


def examine_search(settings: AssistantSettings) -> Iterator[Diagnosis]:
    """Yield how the embedder is and, where it works, how the index is."""
    try:
        embedder = load_embedder(settings.embedding)
    except UnknownEmbedder:
        yield wrong(
            "embedder",
            {
                "sv": f"Inbäddningsmodellen {settings.embedding!r} går inte att läsa in.",
                "en": f"The embedding model {settings.embedding!r} cannot be loaded.",
            },
            {
                "sv": "Sätt FINSAM_EMBEDDING till bundled, eller till "
                "sentence-transformers:<mapp> med en mapp där modellen finns.",
                "en": "Set FINSAM_EMBEDDING to bundled, or to sentence-transformers:<folder> with "
                "a folder that holds the model.",
            },
        )
        return
    yield examine_embedder(embedder)
    yield examine_index(settings, embedder)


def examine_embedder(embedder: Embedder) -> Diagnosis:
    """Return whether a question is nearer to its answer than to another text, by cosine."""
    question = embedder.embed_queries([_QUESTION])[0]
    near, far = (float(text @ question) for text in embedder.embed_texts([_NEAR, _FAR]))
    length = float(np.linalg.norm(question))
    cosines = f"{near:.2f} / {far:.2f}"
    decimal = {ord("."): ","}
    if near > far and abs(length - 1) < 0.01:
        return good(
            "embedder",
            f"Inbäddningsmodellen {embedder.name} skiljer texter åt "
            f"(cosinus {cosines.translate(decimal)}).",
            f"The embedding model {embedder.name} tells texts apart (cosines {cosines}).",
        )
    return wrong(
        "embedder",
        {
            "sv": f"Inbäddningsmodellen {embedder.name} skiljer inte ett svar från en annan text "
            f"(cosinus {cosines.translate(decimal)}).",
            "en": f"The embedding model {embedder.name} does not tell an answer from another text "
            f"(cosines {cosines}).",
        },
        {
            "sv": "Installera biblioteken på nytt, eller välj en annan modell i FINSAM_EMBEDDING "
            "och kör `finsam index build`.",
            "en": "Install the libraries anew, or choose another model in FINSAM_EMBEDDING and run "
            "`finsam index build`.",
        },
    )


def examine_index(settings: AssistantSettings, embedder: Embedder) -> Diagnosis:
    """Return whether there is an index of what the data folder holds, whole and loadable."""
    try:
        index = load_index(settings.data, embedder, digest_of(settings.data))
    except StaleIndex:
        says = Texts(
            sv="Sökindexet är byggt av andra texter, eller med en annan inbäddningsmodell.",
            en="The index was built of other texts, or by another embedding model.",
        )
        return wrong("index", says, _BUILD)
    except MissingIndex:
        says = Texts(
            sv=f"Det finns inget sökindex i {settings.data}.",
            en=f"There is no index in {settings.data}.",
        )
        return wrong("index", says, _BUILD)
    except DamagedIndex:
        says = Texts(
            sv=f"Sökindexet i {settings.data} är skadat: en fil är inte den som skrevs.",
            en=f"The index in {settings.data} is damaged: a file is not the one written.",
        )
        return wrong("index", says, _BUILD)
    except (CorpusError, OSError) as error:
        return note(
            "index",
            {
                "sv": f"Det går inte att avgöra om sökindexet är aktuellt ({error}).",
                "en": f"Whether the index is current cannot be told ({error}).",
            },
            {
                "sv": "Åtgärda först det som sägs om datamappen och texterna.",
                "en": "First mend what is said of the data folder and the texts.",
            },
        )
    count = len(index.sections)
    return good(
        "index",
        f"Sökindexet är helt och aktuellt: {count} avsnitt.",
        f"The index is whole and current: {count} sections.",
    )
