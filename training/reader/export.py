"""Write the trained reader as one 8-bit ONNX file: `python -m training.reader.export --state out/reader --model DIR`.

Weights of matrix products are quantised dynamically, per channel with reduced range (what CPUs without VNNI need); the
embedding tables are kept as 8-bit rows with a scale each. `labels.json` and `vocab.txt` go beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.reader.batches import Labels
from training.reader.chain import NEVER, impossible, inside
from training.reader.corpora import NAMES
from training.reader.network import Network
from training.reader.train import sizes_of

TAG_HEADS = ("upos", "xpos", "feats", "lemma")
LEMMA_RULES = 4  # the best ones: the reader takes the first that makes a known word
FILES = ("labels.json", "lemmas.txt", "vocab.txt")


class Rows(nn.Module):
    """An embedding table with 8-bit rows and a scale for each."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Embeddings of these numbers."""
        return self.rows[ids].float() * self.scale[ids]


class Exported(nn.Module):
    """The network as it ships: tags as class numbers, everything else as scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        network.pieces = Rows(network.pieces.weight.detach())  # type: ignore[assignment]
        network.positions = Rows(network.positions.weight.detach())  # type: ignore[assignment]
        sizes = network.sizes
        self.widths = [1, sizes.upos, sizes.xpos, sizes.feats, sizes.lemma]

    def forward(self, ids: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """starts, upos, xpos, feats [b, w], lemma [b, w, 4], names [b, w, 9], arcs [b, w, w + 1], label vectors."""
        tags, names, arcs, dep, head = self.network(ids, shapes, lengths, first, last)
        start, *others = tags.split(self.widths, -1)
        *tags, lemma = others
        rules = lemma.topk(LEMMA_RULES, -1).indices.to(torch.int32)
        return (start[..., 0], *(t.argmax(-1).to(torch.int32) for t in tags), rules, names, arcs, dep, head)


def export(state: Path, model: Path) -> None:
    """Write model.onnx, decoder.npz, labels.json, lemmas.txt, vocab.txt and meta.json into `model`."""
    raw = json.loads((state / "labels.json").read_text(encoding="utf-8"))
    labels = Labels(**{name: tuple(values) for name, values in raw.items()})
    pieces = len((state / "vocab.txt").read_text(encoding="utf-8").splitlines())
    network = Network(sizes_of(labels, pieces))
    network.load_state_dict(torch.load(state / "state.pt", map_location="cpu"))
    network.eval()
    model.mkdir(parents=True, exist_ok=True)
    _write_decoder(network, model / "decoder.npz")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _to_onnx(Exported(network).eval(), plain)
        quantize_dynamic(
            plain,
            model / "model.onnx",
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm"],
        )
    for name in FILES:
        shutil.copy(state / name, model / name)
    digest = hashlib.sha256((model / "model.onnx").read_bytes()).hexdigest()
    meta = {"name": "dateline-reader-en", "version": version("dateline"), "sha256": digest}
    (model / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in model.iterdir())
    print(f"{model}: {size / 1e6:.1f} MB")


def _write_decoder(network: Network, path: Path) -> None:
    """What is used after the network: the relations' layer, and what a name's label may follow."""
    follows = network.follows.detach().masked_fill(impossible(), NEVER)
    opens = torch.zeros(len(NAMES)).masked_fill(inside(), NEVER)
    tables = {"weight": network.label.weight, "bias": network.label.bias, "follows": follows, "opens": opens}
    np.savez_compressed(path, **{name: table.detach().numpy().astype(np.float32) for name, table in tables.items()})


def _to_onnx(module: nn.Module, path: Path) -> None:
    ids = torch.randint(5, 900, (2, 12))
    lengths = torch.tensor([12, 9])
    words = torch.randint(1, 9, (2, 7))
    names_in = ["ids", "shapes", "lengths", "first", "last"]
    names_out = ["starts", *TAG_HEADS, "names", "arcs", "dep", "head"]
    pieces, rows, count = {0: "rows", 1: "pieces"}, {0: "rows"}, {0: "rows", 1: "words"}
    axes = {"ids": pieces, "shapes": pieces, "lengths": rows, "first": count, "last": count}
    torch.onnx.export(
        module,
        (ids, torch.zeros_like(ids), lengths, words, words),
        str(path),
        input_names=names_in,
        output_names=names_out,
        dynamic_axes={**axes, **dict.fromkeys(names_out, count)},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load(path))


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True, help="folder that the training wrote")
    parser.add_argument("--model", type=Path, required=True, help="folder of the model as it ships")
    arguments = parser.parse_args()
    export(arguments.state, arguments.model)


if __name__ == "__main__":
    main()
