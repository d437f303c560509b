"""Trains the classifier of lines: `python -m training.pages.train --out src/dateline/resources/model/blocks.npz`."""

from __future__ import annotations

import argparse
import random
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from dateline.page._blocks import rule_layout
from dateline.page._classifier import KINDS, ROWS, STATES, WIDTH, row_of, states_of
from training.pages.compose import composed
from training.pages.data import Example, annotated, examples, generated

HERE = Path(__file__).parent
PAD = ROWS
LEXICAL = ("word ", "line ", "first ", "last ", "opens ")  # facts of single words and phrases


class Network(nn.Module):
    """Mean of hashed facts, two convolutions over lines, a linear chain over kinds."""

    def __init__(self, dimensions: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.table = nn.Embedding(ROWS + 1, dimensions, padding_idx=PAD)
        nn.init.normal_(self.table.weight, std=0.3)
        self.first = nn.Conv1d(dimensions, hidden, WIDTH, padding=WIDTH // 2)
        self.second = nn.Conv1d(hidden, hidden, WIDTH, padding=WIDTH // 2)
        self.out = nn.Linear(hidden + dimensions, len(STATES))
        self.moves = nn.Parameter(torch.zeros(len(STATES), len(STATES)))
        self.begin = nn.Parameter(torch.zeros(len(STATES)))
        self.dropout = dropout

    def forward(self, facts: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores (lines, kinds) of one page: facts (lines, most), mask of those that are there."""
        weights = mask / mask.sum(1, keepdim=True).clamp(min=1)
        lines = (self.table(facts) * weights[..., None]).sum(1)
        lines = nn.functional.dropout(lines, self.dropout, self.training)
        x = lines.T[None]
        x = nn.functional.relu(self.first(x))
        x = nn.functional.dropout(x, self.dropout, self.training)
        x = nn.functional.relu(self.second(x))
        x = nn.functional.dropout(x, self.dropout, self.training)
        return self.out(torch.cat([x[0].T, lines], 1))

    def loss(self, scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
        """Negative log-likelihood of the gold chain, a line."""
        path = self.begin[gold[0]] + scores[torch.arange(len(gold)), gold].sum() + self.moves[gold[:-1], gold[1:]].sum()
        total = scores[0] + self.begin
        for line in scores[1:]:
            total = torch.logsumexp(total[:, None] + self.moves, 0) + line
        return (torch.logsumexp(total, 0) - path) / len(gold)

    def best(self, scores: torch.Tensor) -> list[int]:
        """The likeliest chain."""
        total, back = scores[0] + self.begin, []
        for line in scores[1:]:
            paths = total[:, None] + self.moves
            back.append(paths.argmax(0))
            total = paths.max(0).values + line
        at = int(total.argmax())
        chain = [at]
        for step in reversed(back):
            at = int(step[at])
            chain.append(at)
        return chain[::-1]


class Page(NamedTuple):
    """A page's facts as rows of the table, padded (lines, most), which of them are of single words, and the states of
    its lines."""

    facts: torch.Tensor
    lexical: torch.Tensor
    gold: torch.Tensor


def tensors(example: Example) -> Page:
    """A page's facts and kinds."""
    rows = [[row_of(fact) for fact in line] for line in example[0]]
    most = max(map(len, rows))
    worded = [[fact.startswith(LEXICAL) for fact in line] for line in example[0]]
    return Page(
        torch.tensor([row + [PAD] * (most - len(row)) for row in rows]),
        torch.tensor([row + [False] * (most - len(row)) for row in worded]),
        torch.tensor(states_of(example[1])),
    )


def mask_of(page: Page, drop: float = 0.0, unworded: float = 0.0) -> torch.Tensor:
    """1 for facts that are there and not dropped by chance. `unworded`: the share of lines that lose their words, so
    that the network does not learn pages by heart."""
    mask = (page.facts != PAD).float()
    if drop:
        mask = mask * (torch.rand_like(mask) >= drop)
    if unworded:
        mask = mask * ~(page.lexical & (torch.rand(len(mask), 1) < unworded))
    return mask


def fit(written: list[Page], made: list[Page], args: argparse.Namespace, seed: int) -> Network:
    """A network trained on written pages, each epoch with another draw of generated ones."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(args.dimensions, args.hidden, args.dropout)
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=args.decay)
    per_epoch = len(written) * args.repeat + min(len(made), args.made)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=args.epochs * per_epoch + 1)
    for _ in range(args.epochs):
        pages = written * args.repeat + rng.sample(made, min(len(made), args.made))
        rng.shuffle(pages)
        network.train()
        for page in pages:
            loss = network.loss(network(page.facts, mask_of(page, args.drop, args.unworded)), page.gold)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    network.eval()
    return network


class Shared:
    """What the processes train on."""

    pages: tuple[list[Page], list[Page], argparse.Namespace]


def fit_shared(seed: int) -> dict[str, np.ndarray]:
    """The weights of a network trained in a process of its own."""
    network = fit(*Shared.pages, seed)
    return {name: value.detach().numpy() for name, value in network.state_dict().items()}


def kind_of(state: int) -> int:
    """The kind that a state stands for."""
    return min(state, len(KINDS) - 1)


def accuracy(network: Network, pages: list[Page]) -> tuple[float, float]:
    """Share of lines told right, of all and of those that are no furniture."""
    right = news = right_news = count = 0
    furniture = KINDS.index("furniture")
    with torch.no_grad():
        for page in pages:
            scores = network(page.facts, mask_of(page))
            for ours, wanted in zip(map(kind_of, network.best(scores)), map(kind_of, page.gold.tolist()), strict=True):
                count += 1
                right += ours == wanted
                news += wanted != furniture
                right_news += wanted != furniture and ours == wanted
    return 100 * right / count, 100 * right_news / news


def show_errors(network: Network, pages: list[Page], texts: list[list[str]]) -> None:
    """Print the lines that were told wrongly, with what they are and what they were taken for."""
    for page, lines in zip(pages, texts, strict=True):
        with torch.no_grad():
            told = network.best(network(page.facts, mask_of(page)))
        for line, ours, gold in zip(lines, map(kind_of, told), map(kind_of, page.gold.tolist()), strict=True):
            if ours != gold:
                print(f"  {KINDS[gold]:10} {KINDS[ours]:10} {line[:100]}")
        print()


def save(states: list[dict[str, np.ndarray]], path: Path) -> None:
    """The weights as half floats, laid out for dateline.page._classifier: one network after the other."""
    arrays: dict[str, list[np.ndarray]] = {}
    for state in states:
        for layer in ("first", "second"):
            state[f"{layer}.weight"] = (
                state[f"{layer}.weight"].transpose(2, 1, 0).reshape(-1, len(state[f"{layer}.bias"]))
            )
        state["out.weight"] = state["out.weight"].T
        state["table.weight"] = state["table.weight"][:ROWS]
        for name, value in state.items():
            plain = name.removesuffix(".weight").replace(".bias", "_bias")
            arrays.setdefault(plain, []).append(value.astype(np.float16))
    np.savez_compressed(path, **{name: np.stack(values) for name, values in arrays.items()})


def main() -> None:
    """Train, or with --folds measure on parts of the written pages that were left out."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--written", type=Path, nargs="+", default=[HERE / "written"])
    parser.add_argument("--sites", type=Path, default=HERE / "sites")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--networks", type=int, default=3, help="networks whose scores are averaged")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--errors", action="store_true", help="print what was told wrongly in the folds")
    parser.add_argument("--generate", type=int, default=300)
    parser.add_argument("--compose", type=int, default=1500)
    parser.add_argument("--made", type=int, default=300, help="generated pages an epoch")
    parser.add_argument("--repeat", type=int, default=4, help="times that a written page is seen in an epoch")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--dimensions", type=int, default=24)
    parser.add_argument("--hidden", type=int, default=48)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--drop", type=float, default=0.25)
    parser.add_argument("--unworded", type=float, default=0.3)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    args = parser.parse_args()
    torch.set_num_threads(1)
    pages_written = annotated(args.written)
    written = [tensors(example) for example in examples(pages_written)]
    texts = [[look.line.words for look in rule_layout(page.text).looks] for page in pages_written]
    made: list[Page] = [tensors(example) for example in examples(composed(args.compose, seed=1))]
    if args.generate:
        made += [tensors(e) for e in examples(list(generated(args.sites, count=args.generate, seed=1)))]
    print(f"{len(written)} written pages, {len(made)} generated", flush=True)
    if args.folds:
        figures = []
        for fold in range(args.folds):
            kept = [page for i, page in enumerate(written) if i % args.folds != fold]
            network = fit(kept, made, args, fold)
            figures.append(accuracy(network, written[fold :: args.folds]))
            print(fold, figures[-1], flush=True)
            if args.errors:
                show_errors(network, written[fold :: args.folds], texts[fold :: args.folds])
        print("mean", np.mean(figures, axis=0))
    if args.out:
        Shared.pages = (written, made, args)  # forked, not pickled: thousands of tensors
        with get_context("fork").Pool(args.processes) as pool:
            states = pool.map(fit_shared, range(7, 7 + args.networks))
        save(states, args.out)


if __name__ == "__main__":
    main()
