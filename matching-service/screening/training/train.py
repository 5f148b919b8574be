"""Trains the second reader on lines whose role is known (README.md). The same lines, seed and machine give the same weights."""

import argparse
import json
import math
import random
import time

import torch
import torch.nn.functional as F

from encoder import FIRST, OF_TEXT, OF_VENDOR, Pieces, pretrained, write

SEED = 1
BATCH = 32
SMOOTH = 0.05
DECAY = 0.05
WARMING = 0.06
# A line that was made from one that somebody wrote (its set says how, after a comma) teaches less than that one.
DERIVED = 0.7
# The vendor's name is left out of every fifth line, so that it does not decide alone.
WITHOUT_VENDOR = 0.2


class Line:
    def __init__(self, row):
        self.set, self.id, role, self.vendor, self.text, spans = row.rstrip("\n").split("\t")
        self.purchase = role == "P"
        self.number = self.set.split(" ")[0]
        self.derived = "," in self.set
        self.worth = DERIVED if self.derived else 1.0
        self.asked = [
            [tuple(int(n) for n in span.split(",")) for span in asked.split(";")]
            for asked in spans.split(" ")
        ]
        self.cut = []

    def prepare(self, pieces):
        """For each maker that is asked about the numbers of the text, the found names as marks, and those of the vendor."""
        vendor = pieces.of(self.vendor)[:OF_VENDOR]
        for spans in self.asked:
            text, at = [], 0
            for start, end, asked, model in spans:
                text += pieces.of(self.text[at:start])
                text.append(4 + (0 if asked else 2) + model)
                at = end
            text += pieces.of(self.text[at:])
            if len(text) > OF_TEXT:
                first = next(i for i, number in enumerate(text) if number in (4, 5))
                start = max(0, min(first - OF_TEXT // 2, len(text) - OF_TEXT))
                text = text[start : start + OF_TEXT]
            self.cut.append((text, vendor))

    def length(self):
        return len(self.cut[0][0]) + len(self.cut[0][1])


def vocabulary(lines, all_pieces, most):
    """Marks, letters, all pieces of the lines, then the most frequent English ones, which come first in the given vocabulary."""
    given = Pieces(all_pieces)
    letters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    wanted = dict.fromkeys(FIRST)
    wanted.update(dict.fromkeys(p for c in letters for p in (c, "##" + c) if p in given.numbers))
    used = {}
    for line in lines:
        for number in given.of(line.text + " " + line.vendor):
            used[all_pieces[number]] = used.get(all_pieces[number], 0) + 1
    wanted.update(dict.fromkeys(sorted(used, key=lambda piece: (-used[piece], piece))))
    wanted.update(dict.fromkeys(all_pieces[1996:]))
    chosen = [piece for piece in wanted if piece in FIRST or piece.isascii()][:most]
    return chosen, [given.numbers[piece] for piece in chosen]


def batch(lines, training):
    rows, of = [], []
    for i, line in enumerate(lines):
        for text, vendor in line.cut:
            if training and random.random() < WITHOUT_VENDOR:
                vendor = []
            rows.append(([2] + text + [3] + vendor + ([3] if vendor else []), len(text) + 2))
            of.append(i)
    longest = max(len(row) for row, _ in rows)
    numbers = torch.zeros(len(rows), longest, dtype=torch.long)
    kinds = torch.zeros_like(numbers)
    there = torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, (row, second) in enumerate(rows):
        numbers[i, : len(row)] = torch.tensor(row)
        kinds[i, second : len(row)] = 1
        there[i, : len(row)] = True
    return (numbers, kinds, there, ((numbers == 4) | (numbers == 5)).float()), torch.tensor(of)


def of_lines(odds, of, count):
    """Of several makers that a line's role is true of, the one that looks most like a purchase."""
    return torch.full((count,), -1e4).scatter_reduce(0, of, odds, "amax")


def train(reader, lines, epochs, rate):
    matrices = [p for p in reader.parameters() if p.ndim > 1]
    rows = [p for p in reader.parameters() if p.ndim < 2]
    optimizer = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": DECAY}, {"params": rows, "weight_decay": 0}], lr=rate, fused=True
    )
    total, step, begun, chunk = int(math.ceil(len(lines) / BATCH) * epochs), 0, time.time(), BATCH * 40
    reader.train()
    while step < total:
        random.shuffle(lines)
        batches = []
        for start in range(0, len(lines), chunk):
            near = sorted(lines[start : start + chunk], key=Line.length)
            batches += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
        random.shuffle(batches)
        for some in batches[: total - step]:
            share = min(1, step / (WARMING * total), (total - step) / ((1 - WARMING) * total))
            for group in optimizer.param_groups:
                group["lr"] = rate * share
            inputs, of = batch(some, True)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                odds = reader(*inputs)
            odds = of_lines(odds.float(), of, len(some))
            wanted = torch.tensor([1 - SMOOTH / 2 if line.purchase else SMOOTH / 2 for line in some])
            worth = torch.tensor([line.worth for line in some])
            loss = (F.binary_cross_entropy_with_logits(odds, wanted, reduction="none") * worth).sum() / worth.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(f"{step} of {total}, loss {loss.item():.3f}, {time.time() - begun:.0f} s", flush=True)


def answers(reader, lines):
    reader.eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(lines), 64):
            some = lines[start : start + 64]
            inputs, of = batch(some, False)
            found += of_lines(reader(*inputs), of, len(some)).tolist()
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("lines", help="the file that ReaderLines wrote")
    options.add_argument("model", help="e5-small-v2.onnx")
    options.add_argument("tokenizer", help="e5-small-v2-tokenizer.json")
    options.add_argument("--without", default="", help="numbers of sets to leave out and answer, such as 11,14,17")
    options.add_argument("--depth", type=int, default=12)
    options.add_argument("--pieces", type=int, default=12000)
    options.add_argument("--epochs", type=float, default=3)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--out", default=".", help="folder for encoder.bin, pieces.txt, and answers.tsv or expected.tsv")
    chosen = options.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    torch.set_num_threads(chosen.threads)
    with open(chosen.lines, encoding="utf-8") as file:
        lines = [Line(row) for row in file]
    with open(chosen.tokenizer, encoding="utf-8") as file:
        given = json.load(file)["model"]["vocab"]
    all_pieces = sorted(given, key=given.get)
    names, numbers = vocabulary(lines, all_pieces, chosen.pieces)
    pieces = Pieces(names)
    for line in lines:
        line.prepare(pieces)
    without = set(chosen.without.split(","))
    reader = pretrained(chosen.model, chosen.depth, numbers, names)
    train(reader, [line for line in lines if line.number not in without], chosen.epochs, chosen.rate)
    write(reader, f"{chosen.out}/encoder.bin")
    with open(f"{chosen.out}/pieces.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(names) + "\n")
    left = [line for line in lines if line.number in without and not line.derived]
    shown = left or [line for line in lines if not line.derived][::401]
    with open(f"{chosen.out}/{'answers' if left else 'expected'}.tsv", "w", encoding="utf-8") as file:
        for line, odds in zip(shown, answers(reader, shown)):
            if left or len(line.cut) == 1:
                spans = ";".join(",".join(map(str, span)) for span in line.asked[0])
                file.write(f"{line.number}\t{line.id}\t{odds:.5f}\t{spans}\t{line.vendor}\t{line.text}\n")


if __name__ == "__main__":
    main()
