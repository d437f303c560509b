"""Tokens are given to the innermost mention that covers them."""

from collections.abc import Callable

from spacy.tokens import Doc

from dateline.actors import Actors, actor_at

Tree = Callable[[str], Doc]


def test_the_innermost_mention_wins(tree: Tree) -> None:
    doc = Actors()(
        tree("""
        William PROPN 2 nsubj PER
        Ruto PROPN 0 flat PER
        left VERB 2 ROOT - leave
        and CCONJ 6 cc
        his PRON 5 nmod:poss
        office NOUN 6 nsubj
        spoke VERB 2 conj - speak
    """)
    )
    owner, office = (actor.id for actor in doc._.actors)
    assert actor_at(doc) == {0: owner, 1: owner, 4: owner, 5: office}


def test_words_of_nobody_have_no_actor(tree: Tree) -> None:
    assert actor_at(Actors()(tree("It PRON 1 nsubj\nrained VERB 1 ROOT - rain"))) == {}
