"""The network: a MiniLM-L6 encoder and the heads that read words, sentence starts, trees and names off it in one pass.

The encoder is BERT (Devlin et al. 2019) in MiniLM's size (Wang et al. 2020); the arcs are scored by a biaffine form
(Dozat and Manning 2017), the relations of chosen arcs from the sum and the product of both ends, so that inference
scores labels for one head a word only. Names are a linear chain (Lafferty et al. 2001): `follows` scores each label
after each.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as f

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
ARC, LABEL, NAME = 256, 160, 192
SHAPES = 16
INSIDE, AROUND = 0.1, 0.2  # dropout in the encoder, and of what the heads are given


@dataclass(frozen=True)
class Sizes:
    """Number of classes of each head, and of word pieces."""

    pieces: int
    upos: int
    xpos: int
    feats: int
    lemma: int
    names: int
    deprel: int


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(INSIDE)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        if torch.onnx.is_in_onnx_export() or torch.compiler.is_exporting():
            weights = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, -1)
            mixed = weights @ value
        else:
            mixed = f.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm2(x + self.dropout(self.down(f.gelu(self.up(x)))))


class Network(nn.Module):
    """Word pieces in; for each word: sentence start, tags, features, lemma rule, names, arcs and label vectors."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.pieces = nn.Embedding(sizes.pieces, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.inside, self.dropout = nn.Dropout(INSIDE), nn.Dropout(AROUND)
        self.tags = nn.Linear(WIDTH, 1 + sizes.upos + sizes.xpos + sizes.feats + sizes.lemma)
        self.names = nn.Sequential(nn.Linear(WIDTH, NAME), nn.GELU(), nn.Linear(NAME, sizes.names))
        self.follows = nn.Parameter(torch.zeros(sizes.names, sizes.names))
        self.ends = nn.Linear(WIDTH, 2 * ARC + 2 * LABEL)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.biaffine = nn.Parameter(torch.randn(ARC, ARC) * 0.02)
        self.prior = nn.Linear(ARC, 1)
        self.label = nn.Linear(2 * LABEL, sizes.deprel)

    def encode(self, ids: Tensor, shapes: Tensor, lengths: Tensor) -> Tensor:
        """Encoder states [batch, pieces, WIDTH]; `lengths` is the number of real pieces in each row."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.inside(self.norm(self.pieces(ids) + self.positions(place) + self.shapes(shapes)))
        bias = (place[None, :] >= lengths[:, None]).to(x.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Logits: tags (all heads side by side), names, arcs [b, words, words + 1]; label vectors of both ends."""
        x = self.encode(ids, shapes, lengths)
        index = first.unsqueeze(-1).expand(-1, -1, WIDTH)
        words = (x.gather(1, index) + x.gather(1, last.unsqueeze(-1).expand(-1, -1, WIDTH))) * 0.5
        words = self.dropout(words)
        root = self.root.expand(words.shape[0], 1, WIDTH)
        ends = f.gelu(self.ends(torch.cat([root, words], 1)))
        arc_dep, arc_head, label_dep, label_head = ends.split([ARC, ARC, LABEL, LABEL], -1)
        arc_dep, arc_head = self.dropout(arc_dep), self.dropout(arc_head)
        label_dep, label_head = self.dropout(label_dep), self.dropout(label_head)
        arcs = arc_dep[:, 1:] @ self.biaffine @ arc_head.transpose(1, 2) / 16 + self.prior(arc_head).transpose(1, 2)
        return self.tags(words), self.names(words), arcs, label_dep[:, 1:], label_head

    def labels(self, dep: Tensor, head: Tensor) -> Tensor:
        """Relation logits for pairs of label vectors: additive and multiplicative (a biaffine form of rank LABEL)."""
        return self.label(torch.cat([f.relu(dep + head), dep * head], -1))


def load_minilm(network: Network, weights: dict[str, Tensor], kept: list[int]) -> None:
    """Put MiniLM's weights into a fresh network; `kept` lists the old piece numbers in their new order."""
    with torch.no_grad():
        base = weights["embeddings.word_embeddings.weight"]
        network.pieces.weight.copy_(base[kept] + weights["embeddings.token_type_embeddings.weight"][0])
        network.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        _copy(network.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            stem = f"encoder.layer.{number}"
            for part, name in enumerate(("query", "key", "value")):
                for kind in ("weight", "bias"):
                    rows = getattr(layer.qkv, kind)
                    rows[part * WIDTH : (part + 1) * WIDTH].copy_(weights[f"{stem}.attention.self.{name}.{kind}"])
            _copy(layer.out, weights, f"{stem}.attention.output.dense")
            _copy(layer.norm1, weights, f"{stem}.attention.output.LayerNorm")
            _copy(layer.up, weights, f"{stem}.intermediate.dense")
            _copy(layer.down, weights, f"{stem}.output.dense")
            _copy(layer.norm2, weights, f"{stem}.output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])
