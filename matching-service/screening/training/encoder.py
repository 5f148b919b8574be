"""The second reader's encoder in PyTorch, its pieces of words, and the file that the Java program reads."""

import math
import struct
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

SIZE, HEADS, WIDTH, POSITIONS = 384, 12, 1536, 96
OF_TEXT, OF_VENDOR = 56, 10
# A name and a model number of the maker that is asked about, then those of others.
MARKS = ["[unused0]", "[unused1]", "[unused2]", "[unused3]"]
FIRST = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *MARKS]
GAPS = {"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn"}


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(SIZE, 3 * SIZE)
        self.out = nn.Linear(SIZE, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.wide = nn.Linear(SIZE, WIDTH)
        self.narrow = nn.Linear(WIDTH, SIZE)
        self.last = nn.LayerNorm(SIZE, eps=1e-12)

    def forward(self, rows, hidden, drop):
        lines, length, _ = rows.shape
        query, key, value = (
            self.qkv(rows).view(lines, length, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        )
        shares = (query @ key.transpose(-1, -2)) / math.sqrt(SIZE // HEADS) + hidden
        shares = F.dropout(shares.softmax(-1), drop, self.training)
        seen = self.out((shares @ value).transpose(1, 2).reshape(lines, length, SIZE))
        rows = self.norm(rows + F.dropout(seen, drop, self.training))
        return self.last(rows + F.dropout(self.narrow(F.gelu(self.wide(rows))), drop, self.training))


class Reader(nn.Module):
    """Log-odds of a purchase from pieces, kinds (text or vendor), which are there, and which are the asked maker's marks."""

    def __init__(self, depth, pieces):
        super().__init__()
        self.word = nn.Embedding(pieces, SIZE)
        self.position = nn.Embedding(POSITIONS, SIZE)
        self.kind = nn.Embedding(2, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(depth))
        self.head = nn.Linear(2 * SIZE, 1)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, numbers, kinds, there, asked, drop=0.1):
        hidden = torch.zeros(there.shape).masked_fill(~there, -1e9)[:, None, None, :]
        rows = self.word(numbers) + self.position.weight[: numbers.shape[1]] + self.kind(kinds)
        rows = F.dropout(self.norm(rows), drop, self.training)
        for layer in self.layers:
            rows = layer(rows, hidden, drop)
        rows = rows.float()
        marks = (rows * asked[..., None]).sum(1) / asked.sum(1, keepdim=True)
        mean = (rows * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        return self.head(F.dropout(torch.cat([marks, mean], 1), drop, self.training))[:, 0]


def fields(data):
    """The fields of a protobuf message: number and value."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = varint()
        if key & 7 == 0:
            yield key >> 3, varint()
        else:
            length = {1: 8, 5: 4}.get(key & 7) or varint()
            yield key >> 3, data[at : at + length]
            at += length


def arrays(onnx_file):
    """The arrays of an ONNX file by name; those of matrix products by the name of the node that multiplies."""
    with open(onnx_file, "rb") as file:
        graph = next(value for number, value in fields(memoryview(file.read())) if number == 7)
    found, products = {}, {}
    for number, value in fields(graph):
        if number == 5:
            parts = list(fields(value))
            name = next(bytes(v).decode() for n, v in parts if n == 8)
            dims = [v for n, v in parts if n == 1 and isinstance(v, int)]
            kind = next(v for n, v in parts if n == 2)
            raw = next((v for n, v in parts if n == 9), None)
            if kind == 1 and raw is not None:
                found[name] = np.frombuffer(raw, "<f4").reshape(dims)
        elif number == 1:
            parts = list(fields(value))
            if any(n == 4 and bytes(v) == b"MatMul" for n, v in parts):
                name = next(bytes(v).decode() for n, v in parts if n == 3)
                products[name] = [bytes(v).decode() for n, v in parts if n == 1][1]
    return found | {name: found[used] for name, used in products.items() if used in found}


def pretrained(onnx_file, depth, numbers, pieces):
    """A reader with the first layers of e5-small-v2 and its pieces of these numbers, the marks between words that are like them."""
    given = arrays(onnx_file)
    reader = Reader(depth, len(numbers))
    state = reader.state_dict()

    def put(name, array):
        state[name] = torch.tensor(np.ascontiguousarray(array))

    word = given["embeddings.word_embeddings.weight"][numbers]
    at = {piece: i for i, piece in enumerate(pieces)}
    near = [("brand", "company"), ("model", "device"), ("vendor", "company"), ("product", "device")]
    for mark, likes in zip(MARKS, near):
        word[at[mark]] = word[[at[like] for like in likes]].mean(0)
    put("word.weight", word)
    put("position.weight", given["embeddings.position_embeddings.weight"][:POSITIONS])
    put("kind.weight", given["embeddings.token_type_embeddings.weight"])
    put("norm.weight", given["embeddings.LayerNorm.weight"])
    put("norm.bias", given["embeddings.LayerNorm.bias"])
    for i in range(depth):
        of, to = f"encoder.layer.{i}.", f"layers.{i}."
        inner = ["attention/self/query", "attention/self/key", "attention/self/value"]
        put(to + "qkv.weight", np.concatenate([given[f"/encoder/layer.{i}/{n}/MatMul"].T for n in inner]))
        put(to + "qkv.bias", np.concatenate([given[of + n.replace("/", ".") + ".bias"] for n in inner]))
        for mine, theirs in (
            ("out", "attention/output/dense"),
            ("wide", "intermediate/dense"),
            ("narrow", "output/dense"),
        ):
            put(to + mine + ".weight", given[f"/encoder/layer.{i}/{theirs}/MatMul"].T)
            put(to + mine + ".bias", given[of + theirs.replace("/", ".") + ".bias"])
        for mine, theirs in (("norm", "attention.output.LayerNorm"), ("last", "output.LayerNorm")):
            put(to + mine + ".weight", given[of + theirs + ".weight"])
            put(to + mine + ".bias", given[of + theirs + ".bias"])
    reader.load_state_dict(state)
    return reader


def words(text):
    """Words and marks of a text, in lower case without accents, as Word.java has them."""
    out, start = [], 0

    def add(begin, end):
        if begin < end:
            plain = unicodedata.normalize("NFD", text[begin:end].lower())
            plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
            if plain:
                out.append(plain)

    for at, char in enumerate(text):
        code, kind = ord(char), unicodedata.category(char)
        mark = (32 < code < 127 and not char.isalnum()) if code < 128 else kind[0] == "P"
        if mark or kind in GAPS:
            add(start, at)
            start = at + 1
            if mark:
                out.append(char)
    add(start, len(text))
    return out


class Pieces:
    """Words cut into the longest pieces that fit, from their start."""

    def __init__(self, pieces):
        self.numbers = {piece: i for i, piece in enumerate(pieces)}
        self.known = {}

    def of(self, text):
        return [number for word in words(text) for number in self.word(word)]

    def word(self, word):
        if word not in self.known:
            cut, start = [], 0
            while start < len(word):
                end = len(word)
                while end > start and self.name(word, start, end) not in self.numbers:
                    end -= 1
                if end == start:
                    cut = [1]
                    break
                cut.append(self.numbers[self.name(word, start, end)])
                start = end
            self.known[word] = cut
        return self.known[word]

    @staticmethod
    def name(word, start, end):
        return word[start:end] if start == 0 else "##" + word[start:end]


def rounded(matrix):
    """Bytes and a scale for each column."""
    scales = (np.abs(matrix).max(0) / 127).astype(np.float32)
    scales[scales == 0] = 1
    return scales, np.clip(np.rint(matrix / scales), -127, 127).astype(np.int8)


def write(reader, file):
    """Writes the weights as Encoder.java reads them, and leaves in the reader what Java will have."""
    state = {name: value.detach().float().numpy() for name, value in reader.state_dict().items()}
    with open(file, "wb") as out:

        def row(values):
            out.write(np.asarray(values, ">f4").tobytes())

        def matrix(values):
            scales, small = rounded(values)
            row(scales)
            out.write(small.tobytes())
            return small * scales

        pieces = state["word.weight"]
        out.write(struct.pack(">6i", len(reader.layers), SIZE, HEADS, WIDTH, POSITIONS, len(pieces)))
        scales, small = rounded(pieces.T)
        row(scales)
        out.write(np.ascontiguousarray(small.T).tobytes())
        state["word.weight"] = (small * scales).T
        for name in ("position.weight", "kind.weight"):
            state[name] = matrix(state[name])
        row(state["norm.weight"])
        row(state["norm.bias"])
        for i in range(len(reader.layers)):
            of = f"layers.{i}."
            parts = []
            for j in range(3):
                parts.append(matrix(state[of + "qkv.weight"][j * SIZE : (j + 1) * SIZE].T).T)
                row(state[of + "qkv.bias"][j * SIZE : (j + 1) * SIZE])
            state[of + "qkv.weight"] = np.concatenate(parts)
            for name, after in (("out", ["norm"]), ("wide", []), ("narrow", ["last"])):
                state[of + name + ".weight"] = matrix(state[of + name + ".weight"].T).T
                row(state[of + name + ".bias"])
                for norm in after:
                    row(state[f"{of}{norm}.weight"])
                    row(state[f"{of}{norm}.bias"])
        row(state["head.weight"][0])
        row(state["head.bias"])
    reader.load_state_dict({name: torch.tensor(np.array(value, np.float32)) for name, value in state.items()})
