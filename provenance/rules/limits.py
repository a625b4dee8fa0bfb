"""What a run could not see, in plain sentences: an audit says so instead of hiding it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.config import ReachPolicy
from provenance.credit.find import READ
from provenance.model import Document
from provenance.text.hidden import GARBLED, MANIFEST, describe_hidden
from provenance.text.language import UNDETERMINED, language_name
from provenance.text.shown import listed

#: The languages the sentence encoder was trained on (Yang et al., ACL 2020).
_ENCODED = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
#: So many documents are named; of more the number is told.
_MOST_NAMED = 3


def limits(
    documents: Sequence[Document],
    *,
    words_only: str | None,
    mutual: bool,
    reach: ReachPolicy = "standard",
    searched: bool = False,
) -> tuple[str, ...]:
    """The limits of an audit of ``documents``.

    ``words_only`` says why meaning was not compared ("is switched off"), None where it was;
    ``mutual``, that the drafts were compared with each other; ``reach``, how far credits reached;
    ``searched``, that archives were searched for sources.
    """
    return (
        *_of_comparison(words_only, mutual=mutual, alone=len(documents) == 1 and not searched),
        *(
            []
            if reach == "standard"
            else [f"Credits reach as far as “{reach}” lets them (see the configuration)."]
        ),
        *_of_languages(documents, words_only=words_only is not None),
        *_of_characters(documents),
        *(f"{document.file}: {limit}." for document in documents for limit in document.limits),
    )


def _of_comparison(words_only: str | None, *, mutual: bool, alone: bool) -> Iterator[str]:
    if alone:
        yield "No sources were given: nothing was compared, only the draft's credits were read."
        return
    yield "Only the documents given were compared; a source that is not among them is not seen."
    if words_only is not None:
        yield (f"Words only: the sentence encoder {words_only}, so far paraphrases may be missed.")
    if mutual:
        yield (
            "No sources were named: the drafts were compared with each other, and which of two "
            "came first is judged from the texts."
        )


def _of_languages(documents: Sequence[Document], *, words_only: bool) -> Iterator[str]:
    spoken = dict.fromkeys(d.language for d in documents)
    for code in sorted(spoken):
        if code in READ:
            continue
        name = language_name(code)
        drafts = [d for d in documents if d.language == code and d.role == "suspicious"]
        sources = [d for d in documents if d.language == code and d.role == "source"]
        if drafts:
            yield (
                f"Credits are looked for in English only; {_named(drafts)} in {name}: credits "
                f"there are not read, only names of sources, and “uncredited” may be wrong."
            )
        if sources:
            yield (
                f"{_named(sources)} in {name}: numbers in words and claims to the first report "
                "are read in English only."
            )
        if code not in _ENCODED and not words_only:
            yield f"The sentence encoder was not trained on {name}: paraphrases may be missed."
    unknown = [d for d in documents if d.language == UNDETERMINED]
    if unknown:
        yield f"{_named(unknown)} in a language that could not be told; it was read as English."
    known = sorted(code for code in spoken if code != UNDETERMINED)
    if len(known) > 1:
        names = listed([language_name(code) for code in known])
        how = "names and figures only; a translation is hardly ever found"
        if not words_only:
            how = "meaning, names and figures only"
        yield f"Documents in different languages ({names}) were compared by {how}."


def _of_characters(documents: Sequence[Document]) -> Iterator[str]:
    for document in documents:
        kinds = {kind.one for kind in describe_hidden(document.text) if not kind.hides}
        if MANIFEST in kinds:
            yield (
                f"{document.file} carries a C2PA text manifest, a signed record of where it comes "
                "from, in invisible characters; the signature was not checked."
            )
        if GARBLED in kinds:
            yield (
                f"{document.file} was once read in the wrong encoding (“â€™” for an apostrophe): "
                "such characters are seen through in words, but quotations may be missed."
            )


def _named(documents: Sequence[Document]) -> str:
    """The subject and verb of a sentence about documents: "draft.md is", "3 documents are"."""
    files = [d.file for d in documents]
    if len(files) > _MOST_NAMED:
        return f"{len(files)} documents are"
    return f"{listed(files)} {'is' if len(files) == 1 else 'are'}"
