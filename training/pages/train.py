"""Trains the classifier of lines: `python -m training.pages.train --out src/dateline/resources/model/blocks.npz`."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from torch import nn

from dateline.page._classifier import KINDS, ROWS, WIDTH, row_of
from training.pages.data import Example, annotated, examples, generated

HERE = Path(__file__).parent
PAD = ROWS


class Network(nn.Module):
    """Mean of hashed facts, two convolutions over lines, a linear chain over kinds."""

    def __init__(self, dimensions: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.table = nn.Embedding(ROWS + 1, dimensions, padding_idx=PAD)
        nn.init.normal_(self.table.weight, std=0.3)
        self.first = nn.Conv1d(dimensions, hidden, WIDTH, padding=WIDTH // 2)
        self.second = nn.Conv1d(hidden, hidden, WIDTH, padding=WIDTH // 2)
        self.out = nn.Linear(hidden + dimensions, len(KINDS))
        self.moves = nn.Parameter(torch.zeros(len(KINDS), len(KINDS)))
        self.begin = nn.Parameter(torch.zeros(len(KINDS)))
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


def tensors(example: Example, drop: float, rng: random.Random) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """A page's facts, of which a share is dropped, their mask, and its kinds."""
    facts, kinds = example
    rows = [[row_of(f) for f in line if not drop or rng.random() > drop] or [PAD] for line in facts]
    most = max(map(len, rows))
    padded = torch.tensor([row + [PAD] * (most - len(row)) for row in rows])
    return padded, (padded != PAD).float(), torch.tensor(kinds)


def fit(written: list[Example], made: list[Example], args: argparse.Namespace, seed: int) -> Network:
    """A network trained on written pages, each epoch with another draw of generated ones."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(args.dimensions, args.hidden, args.dropout)
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=args.decay)
    per_epoch = len(written) + min(len(made), args.made)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=args.epochs * per_epoch + 1)
    for _ in range(args.epochs):
        pages = written + rng.sample(made, min(len(made), args.made))
        rng.shuffle(pages)
        network.train()
        for page in pages:
            facts, mask, gold = tensors(page, args.drop, rng)
            loss = network.loss(network(facts, mask), gold)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    network.eval()
    return network


def accuracy(networks: list[Network], pages: list[Example]) -> tuple[float, float]:
    """Share of lines told right, of all and of those that are no furniture."""
    right = news = right_news = count = 0
    furniture = KINDS.index("furniture")
    with torch.no_grad():
        for page in pages:
            facts, mask, gold = tensors(page, 0, random.Random())
            scores = sum(n(facts, mask) for n in networks) / len(networks)
            for ours, wanted in zip(networks[0].best(scores), gold.tolist(), strict=True):
                count += 1
                right += ours == wanted
                news += wanted != furniture
                right_news += wanted != furniture and ours == wanted
    return 100 * right / count, 100 * right_news / news


def save(network: Network, path: Path) -> None:
    """The weights as half floats, laid out for dateline.page._classifier."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    flat = lambda w: w.transpose(2, 1, 0).reshape(-1, w.shape[0])  # noqa: E731
    arrays = {
        "table": state["table.weight"][:ROWS],
        "first": flat(state["first.weight"]),
        "first_bias": state["first.bias"],
        "second": flat(state["second.weight"]),
        "second_bias": state["second.bias"],
        "out": state["out.weight"].T,
        "out_bias": state["out.bias"],
        "moves": state["moves"],
        "begin": state["begin"],
    }
    np.savez_compressed(path, **{name: value.astype(np.float16) for name, value in arrays.items()})


def main() -> None:
    """Train, or with --folds measure on parts of the written pages that were left out."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--written", type=Path, nargs="+", default=[HERE / "written"])
    parser.add_argument("--sites", type=Path, default=HERE / "sites")
    parser.add_argument("--articles", type=Path, default=HERE / "articles.jsonl")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--generate", type=int, default=300)
    parser.add_argument("--made", type=int, default=60, help="generated pages an epoch")
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--dimensions", type=int, default=24)
    parser.add_argument("--hidden", type=int, default=48)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--drop", type=float, default=0.25)
    parser.add_argument("--rate", type=float, default=4e-3)
    parser.add_argument("--decay", type=float, default=0.01)
    args = parser.parse_args()
    torch.set_num_threads(1)
    written = list(examples(annotated(args.written)))
    made: list[Example] = []
    if args.sites.is_dir() and args.articles.is_file() and args.generate:
        articles = [json.loads(line) for line in args.articles.read_text(encoding="utf-8").splitlines() if line]
        made = list(examples(list(generated(args.sites, articles, count=args.generate, seed=1))))
    print(f"{len(written)} written pages, {len(made)} generated", flush=True)
    if args.folds:
        figures = []
        for fold in range(args.folds):
            kept = [page for i, page in enumerate(written) if i % args.folds != fold]
            network = fit(kept, made, args, fold)
            figures.append(accuracy([network], written[fold :: args.folds]))
            print(fold, figures[-1], flush=True)
        print("mean", np.mean(figures, axis=0))
    if args.out:
        save(fit(written, made, args, 7), args.out)


if __name__ == "__main__":
    main()
