"""Past tense where form and subject leave no doubt and the head for features may slip: `they overran the base`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.reader._lemmas import irregular

# Verbs whose past is their base form; `costs` and `reads` are as often present in the news and stay as they are read.
_UNCHANGED = frozenset(
    "beat bid broadcast burst cast cut hit hurt let put quit rid set shed shut slit split spread thrust upset".split()
)
_SINGULAR = frozenset({"NN", "NNP"})


def misread_pasts(
    words: Sequence[str], xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> Iterator[int]:
    """Indices of finite verbs (VBD, VBP) that are past, whatever their features say; `heads` are relative to the word.

    `overran` has no other tense; `cut` after a singular subject of the third person would be `cuts`.
    """
    for index, tag in enumerate(xpos):
        form = words[index].lower()
        unmarked = form in _UNCHANGED and _has_singular_subject(index, xpos, heads, relations)
        if tag == "VBD" or (tag == "VBP" and (unmarked or _is_past_only(form))):
            yield index


def _is_past_only(form: str) -> bool:
    lemma = irregular().get((form, "VERB"), "be")
    return lemma not in (form, "be", "have", "do")


def _has_singular_subject(index: int, xpos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> bool:
    subjects = [i for i, head in enumerate(heads) if i + head == index and relations[i] == "nsubj"]
    joined = any(relations[i] == "conj" and i + head in subjects for i, head in enumerate(heads))
    return bool(subjects) and not joined and all(xpos[i] in _SINGULAR for i in subjects)
