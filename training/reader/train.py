"""Train the reader: `python -m training.reader.train --data ../shared/data --minilm DIR --out out/reader`.

Writes, after every epoch, `state.pt`, `labels.json` and `vocab.txt` into --out, and a line to `log.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import time
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import spacy
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as f

from dateline.reader._lemmas import LEXICAL, apply
from dateline.reader._pieces import Pieces
from training.reader.batches import IGNORED, Batch, Labels, batches, tensors, windows
from training.reader.chain import chain_loss
from training.reader.corpora import (
    NO_MISC_SAID,
    WIKIGOLD_TEST_SENTENCES,
    Document,
    Sentence,
    columns,
    descriptions_to_names,
    marked_text,
    treebank,
)
from training.reader.exchange import Pool, exchanged, pool_of
from training.reader.network import Network, Sizes, load_minilm
from training.reader.vocabulary import trim

SEED = 20230418
WEIGHTS = {"upos": 0.5, "xpos": 0.25, "feats": 0.25, "lemma": 0.25}
HIDDEN = 0.08  # share of word pieces that the network has to do without


def trees(data: Path) -> list[Document]:
    """The treebanks' training parts."""
    return [*treebank(data / "ud/ewt/train.conllu"), *treebank(data / "ud/gum/train.conllu")]


def named(data: Path, own: Path) -> list[tuple[list[Sentence], float]]:
    """Name corpora, each with the share of its sentences that one epoch sees."""
    ner = data / "ner"
    tokenise = spacy.blank("en").tokenizer
    wikigold = columns(ner / "wikigold/all.conll")[:-WIKIGOLD_TEST_SENTENCES]
    politics = columns(ner / "crossner-politics/train.conll")
    others = [s for d in ("literature", "science", "music", "ai") for s in columns(ner / f"crossner-{d}/train.conll")]
    messages = columns(ner / "uner-ewt/dev.conll", said=NO_MISC_SAID)
    tweets = [s for part in "efgh" for s in columns(ner / f"btc/{part}.conll", said=NO_MISC_SAID)]
    written = [s for path in sorted(own.glob("names-*.txt")) for s in marked_text(path, tokenise)]
    described = columns(ner / "re3d/train.conll")
    return [
        (wikigold, 1.0),
        (politics, 2.0),
        (others, 1.0),
        (descriptions_to_names(described, [*wikigold, *politics, *messages, *written]), 1.0),
        (messages, 0.5),
        (tweets, 0.15),
        (written, 1.0),
    ]


def labels_of(documents: list[Document]) -> Labels:
    """Classes of each head: those seen at least three times (relations and coarse tags: all)."""
    seen: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "feats", "lemma", "deprel")}
    for document in documents:
        for sentence in document.sentences:
            if sentence.tree is not None:
                seen["upos"].update(sentence.tree.upos)
                seen["xpos"].update(sentence.tree.xpos)
                seen["feats"].update(sentence.tree.feats)
                seen["lemma"].update(sentence.tree.lemmas)
                seen["deprel"].update(sentence.tree.deprels)

    def classes(name: str, least: int) -> tuple[str, ...]:
        return tuple(sorted(value for value, count in seen[name].items() if count >= least))

    return Labels(
        classes("upos", 1), classes("xpos", 3), classes("feats", 3), classes("lemma", 3), classes("deprel", 1)
    )


def loss_of(network: Network, batch: Batch, labels: Labels) -> Tensor:
    """The sum of the heads' losses on a batch; a head without gold in it adds nothing."""
    tags, names, arcs, dep, head = network(batch.ids, batch.shapes, batch.lengths, batch.first, batch.last)
    total = tags.new_zeros(())
    parts = tags.split([1, *(len(getattr(labels, name)) for name in WEIGHTS)], -1)
    known = batch.starts != IGNORED
    if known.any():
        total = total + 0.5 * f.binary_cross_entropy_with_logits(parts[0][..., 0][known], batch.starts[known].float())
    for (name, weight), logits in zip(WEIGHTS.items(), parts[1:], strict=True):
        gold = batch.tags[name]
        if (gold != IGNORED).any():
            total = total + weight * f.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
    treed = batch.heads != IGNORED
    if treed.any():
        allowed = f.pad(batch.same_sentence, (1, 0), value=True)
        scores = arcs.masked_fill(~allowed, -1e4)[treed]
        heads = batch.heads[treed]
        total = total + f.cross_entropy(scores, heads)
        row = torch.arange(arcs.shape[0])[:, None].expand_as(batch.heads)[treed]
        total = total + f.cross_entropy(network.labels(dep[treed], head[row, heads]), batch.deprels[treed])
    if not batch.names.all():
        total = total + chain_loss(names, batch.names, batch.present, batch.begins, network.follows)
    return total


def hide(batch: Batch, pieces: Pieces) -> Batch:
    """The batch with some pieces masked, so that a word is understood by its neighbours too."""
    edges = (batch.ids == pieces.start) | (batch.ids == pieces.end) | (batch.ids == 0)
    hidden = (torch.rand(batch.ids.shape) < HIDDEN) & ~edges
    return replace(batch, ids=batch.ids.masked_fill(hidden, pieces.vocabulary["[MASK]"]))


def optimiser(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a lower rate for lower layers, and no decay for norms and biases."""
    groups = []
    for name, weight in network.named_parameters():
        if name.startswith("layers."):
            rate = encoder_rate * 0.9 ** (5 - int(name.split(".")[1]))
        elif name.startswith(("pieces", "positions", "norm.")):
            rate = encoder_rate * 0.9**6
        else:
            rate = head_rate
        decay = 0.01 if weight.dim() > 1 and "norm" not in name else 0.0
        groups.append({"params": [weight], "lr": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def epoch_batches(
    documents: list[Document],
    names: list[tuple[list[Sentence], float]],
    pieces: Pieces,
    pool: Pool,
    rng: random.Random,
    size: int,
) -> list[list[object]]:
    """One epoch's batches, treebank and name corpora mixed."""
    found = [w for document in documents for w in windows(document, pieces, rng)]
    for sentences, share in names:
        times, part = divmod(share, 1)
        chosen = sentences * int(times) + rng.sample(sentences, round(part * len(sentences)))
        chosen = [exchanged(sentence, pool, rng) for sentence in chosen]
        rng.shuffle(chosen)
        for at in range(0, len(chosen), 2):
            found.extend(windows(Document(tuple(chosen[at : at + 2]), False), pieces, rng))
    return batches(found, size, rng)  # type: ignore[return-value]


@torch.no_grad()
def score(network: Network, documents: list[Document], pieces: Pieces, labels: Labels) -> dict[str, float]:
    """UAS, LAS, UPOS on gold sentences, greedily: a quick look, not the measure (that is `dateline evaluate`)."""
    network.eval()
    rng = random.Random(1)
    found = [w for d in documents for w in windows(d, pieces, rng, longest=60)]
    count, right, both, tagged = 0, 0, 0, 0
    for group in batches(found, 3000, rng):
        batch = tensors(group, labels)
        tags, _, arcs, dep, head = network(batch.ids, batch.shapes, batch.lengths, batch.first, batch.last)
        treed = batch.heads != IGNORED
        heads = arcs.masked_fill(~f.pad(batch.same_sentence, (1, 0), value=True), -1e4).argmax(-1)[treed]
        row = torch.arange(arcs.shape[0])[:, None].expand_as(batch.heads)[treed]
        deprels = network.labels(dep[treed], head[row, heads]).argmax(-1)
        hit = heads == batch.heads[treed]
        count += int(treed.sum())
        right += int(hit.sum())
        both += int((hit & (deprels == batch.deprels[treed])).sum())
        upos = tags[..., 1 : 1 + len(labels.upos)].argmax(-1)
        tagged += int((upos == batch.tags["upos"])[treed].sum())
    network.train()
    return {"uas": right / count, "las": both / count, "upos": tagged / count}


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument(
        "--minilm", type=Path, required=True, help="folder with MiniLM's model.safetensors and vocab.txt"
    )
    parser.add_argument("--text", type=Path, default=Path(__file__).parent.parent / "text", help="our own marked text")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--pieces", type=int, default=1200, help="word pieces a batch")
    parser.add_argument("--vocabulary", type=int, default=20000, help="word pieces kept")
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--start", type=Path, help="go on from the state in this folder, with its pieces and classes")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(arguments.threads)
    train(arguments)


def train(arguments: argparse.Namespace) -> None:
    """Train for so many epochs, saving after each."""
    documents, names = trees(arguments.data), named(arguments.data, arguments.text)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    network, labels = begin(arguments, documents, names)
    pieces, pool = Pieces(out / "vocab.txt"), pool_of(sentences for sentences, _ in names)
    held = {name: treebank(arguments.data / f"ud/{name}/dev.conllu") for name in ("ewt", "gum")}
    rng = random.Random(SEED)
    steps_an_epoch = len(epoch_batches(documents, names, pieces, pool, random.Random(SEED), arguments.pieces))
    total, step, began = steps_an_epoch * arguments.epochs, 0, time.time()
    chosen = optimiser(network, arguments.encoder_rate, arguments.head_rate)
    rates = [group["lr"] for group in chosen.param_groups]
    for epoch in range(arguments.epochs):
        losses = []
        for group in epoch_batches(documents, names, pieces, pool, rng, arguments.pieces):
            factor = rate_at(step / total)
            for parameters, rate in zip(chosen.param_groups, rates, strict=True):
                parameters["lr"] = rate * factor
            loss = loss_of(network, hide(tensors(group, labels), pieces), labels)
            chosen.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            chosen.step()
            losses.append(loss.item())
            step += 1
            if step % 50 == 0:
                print(f"step {step}/{total} loss {sum(losses[-50:]) / 50:.3f} {time.time() - began:.0f} s", flush=True)
        line = {"epoch": epoch + 1, "loss": sum(losses) / len(losses), "seconds": round(time.time() - began)}
        line |= {
            f"{k}-{name}": round(v, 4) for name, d in held.items() for k, v in score(network, d, pieces, labels).items()
        }
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(line, flush=True)
        torch.save(network.state_dict(), out / "state.tmp")
        (out / "state.tmp").replace(out / "state.pt")


def begin(
    arguments: argparse.Namespace, documents: list[Document], names: list[tuple[list[Sentence], float]]
) -> tuple[Network, Labels]:
    """MiniLM with fresh heads, or the state to go on from; its pieces and classes are written into --out."""
    out: Path = arguments.out
    if arguments.start:
        for name in ("vocab.txt", "labels.json", "lemmas.txt"):
            shutil.copy(arguments.start / name, out / name)
        raw = json.loads((out / "labels.json").read_text(encoding="utf-8"))
        labels = Labels(**{name: tuple(values) for name, values in raw.items()})
        network = Network(sizes_of(labels, len((out / "vocab.txt").read_text(encoding="utf-8").splitlines())))
        network.load_state_dict(torch.load(arguments.start / "state.pt"))
        return network, labels
    labels = labels_of(documents)
    kept = _write_vocabulary(arguments, documents, names)
    write_lemmas(documents, out / "lemmas.txt")
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1), encoding="utf-8")
    network = Network(sizes_of(labels, len(kept)))
    load_minilm(network, load_file(arguments.minilm / "model.safetensors"), kept)
    return network, labels


def sizes_of(labels: Labels, pieces: int) -> Sizes:
    """The head sizes that these classes need."""
    return Sizes(
        pieces,
        len(labels.upos),
        len(labels.xpos),
        len(labels.feats),
        len(labels.lemma),
        len(labels.names),
        len(labels.deprel),
    )


def rate_at(done: float) -> float:
    """Share of the full learning rate: 5 % warm-up, then a cosine down to 1 %."""
    return done / 0.05 if done < 0.05 else 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (done - 0.05) / 0.95))


def write_lemmas(documents: list[Document], path: Path) -> None:
    """The lemmas of the treebanks with their parts of speech, one a line: what the reader takes for known words."""
    seen: dict[str, set[str]] = {}
    for document in documents:
        for sentence in document.sentences:
            if sentence.tree is not None:
                for word, rule, upos in zip(sentence.words, sentence.tree.lemmas, sentence.tree.upos, strict=True):
                    if upos in LEXICAL:
                        seen.setdefault(apply(rule, word), set()).add(upos)
    lines = [f"{lemma}\t{' '.join(sorted(parts))}" for lemma, parts in sorted(seen.items()) if lemma.isalpha()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_vocabulary(
    arguments: argparse.Namespace, documents: list[Document], names: list[tuple[list[Sentence], float]]
) -> list[int]:
    source = arguments.minilm / "vocab.txt"
    words = [w for d in documents for s in d.sentences for w in s.words]
    words += [w for sentences, _ in names for s in sentences for w in s.words]
    kept = trim(source, words, arguments.vocabulary)
    lines = source.read_text(encoding="utf-8").splitlines()
    (arguments.out / "vocab.txt").write_text("\n".join(lines[i] for i in kept) + "\n", encoding="utf-8")
    return kept


if __name__ == "__main__":
    main()
