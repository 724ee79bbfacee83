#!/usr/bin/env python3
"""Trains Tesseract's `vie` network further on pictures of lines (make_lines.py) and writes it as an 8-bit `.lstm` component.

  train_network.py --start vie.lstm --unicharset vie.lstm-unicharset --lines FILE.lstmf… --held FILE.lstmf… --out NEW.lstm
                   [--minutes N] [--rate R] [--batch N] [--seed S]

The rate falls to a twentieth as the minutes run out, so that two runs do not give the same bytes. Before, in between and after, the character error rate of greedy reading is printed for
each held-out file. The weights are rounded to 8 bits in every forward pass, so that what is measured is what is written.
JAX and optax do the arithmetic: Tesseract's own lstmtraining takes one line at a time, which is some eight times slower on one core.
"""
import argparse
import os
import random
import struct
import time

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
import jax
import jax.numpy as jnp
import numpy as np
import optax

from network import Component, contrasted, logits, scaled

WIDTHS = [160, 320, 560, 900]


def codes_of(unicharset):
    """Class of each character: Debian's `vie` has one class a character; the two special entries after the space are the blank."""
    names = [line.split(" ")[0] for line in open(unicharset, encoding="utf8").read().splitlines()[1:]]
    codes = {name: index - 2 for index, name in enumerate(names) if index >= 3}
    codes[" "] = 0
    return codes, len(names) - 2


def read_lines(path):
    data, place = open(path, "rb").read(), 4

    def field():
        nonlocal place
        size = struct.unpack_from("<I", data, place)[0]
        value = data[place + 4:place + 4 + size]
        place += 4 + size
        return value

    for _ in range(struct.unpack_from("<I", data)[0]):
        place += 1
        field()
        place += 4
        png = field()
        field()
        text = field().decode()
        place += 12 + 4
        field()
        place += 1
        yield contrasted(scaled(png)), text


def samples(paths, codes):
    """Lines by the width that they are padded to."""
    buckets = {width: [] for width in WIDTHS}
    for path in paths:
        for picture, text in read_lines(path):
            room = next((w for w in WIDTHS if picture.shape[1] <= w), None)
            labels = [codes[c] for c in text]
            repeated = sum(a == b for a, b in zip(labels, labels[1:]))
            if room and picture.shape[1] // 3 > len(labels) + repeated + 1:
                buckets[room].append((picture.astype(np.float16), labels))
    return buckets


def batch_of(chosen, room, rng):
    pictures = np.zeros((len(chosen), 36, room), np.float32)
    widths = np.array([p.shape[1] for p, _ in chosen], np.int32)
    longest = room // 6
    labels, padding = np.zeros((len(chosen), longest), np.int32), np.ones((len(chosen), longest), np.float32)
    for i, (picture, text) in enumerate(chosen):
        pictures[i, :, :picture.shape[1]] = picture
        count = min(longest, len(text))
        labels[i, :count], padding[i, :count] = text[:count], 0
    noise = rng.uniform(-1, 1, (len(chosen), 38, room + 2)).astype(np.float32)
    return pictures, widths, labels, padding, noise


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("start", "unicharset", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--lines", nargs="+", default=[])
    parser.add_argument("--held", nargs="+", required=True)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--float", action="store_true", help="do not round weights while training")
    options = parser.parse_args()
    codes, blank = codes_of(options.unicharset)
    component = Component(open(options.start, "rb").read())
    weights = [jnp.asarray(m) for m in component.matrices]
    held = {os.path.basename(path): samples([path], codes) for path in options.held}

    @jax.jit
    def read(weights, pictures, widths, noise):
        out, count = logits(weights, pictures, widths, noise)
        return out.argmax(-1), count

    def measure(weights):
        figures, rng = [], np.random.default_rng(7)
        for name, buckets in held.items():
            errors = letters = 0
            for room, lines in buckets.items():
                for start in range(0, len(lines), 32):
                    part = lines[start:start + 32]
                    padded = part + part[:1] * (32 - len(part))
                    pictures, widths, _, _, noise = batch_of(padded, room, rng)
                    best, count = read(weights, pictures, widths, noise)
                    best = np.asarray(best)
                    for i, (_, text) in enumerate(part):
                        path = best[:int(count[i]), i]
                        said = [int(c) for t, c in enumerate(path) if c != blank and (t == 0 or path[t - 1] != c)]
                        errors += distance(said, text)
                        letters += len(text)
            figures.append(f"{name} {100 * errors / letters:.2f}")
        return ", ".join(figures)

    began = time.time()
    print("start", measure(weights), f"({time.time() - began:.0f} s)", flush=True)
    if not options.lines:
        return
    buckets = samples(options.lines, codes)
    print({room: len(lines) for room, lines in buckets.items()}, f"({time.time() - began:.0f} s)", flush=True)

    def loss(weights, pictures, widths, labels, padding, noise):
        out, count = logits(weights, pictures, widths, noise, rounded=not options.float)
        out = out.transpose(1, 0, 2)
        ended = (jnp.arange(out.shape[1])[None] >= count[:, None]).astype(jnp.float32)
        return (optax.ctc_loss(out, ended, labels, padding, blank_id=blank) / jnp.maximum(1, (1 - padding).sum(1))).mean()

    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(b1=0.9, b2=0.99))
    state = optimiser.init(weights)

    @jax.jit
    def step(weights, state, rate, *batch):
        value, gradient = jax.value_and_grad(loss)(weights, *batch)
        change, state = optimiser.update(gradient, state)
        return [w - rate * c for w, c in zip(weights, change)], state, value

    rng, chance = np.random.default_rng(options.seed), random.Random(options.seed)
    began, said, count, seen, mean = time.time(), time.time(), 0, 0, None
    limit = options.minutes * 60
    while time.time() - began < limit:
        order = []
        for room, lines in buckets.items():
            size = max(8, options.batch * 256 // max(room, 256)) if room > 256 else options.batch
            chance.shuffle(lines)
            order += [(room, lines[i:i + size]) for i in range(0, len(lines) - size + 1, size)]
        chance.shuffle(order)
        for room, chosen in order:
            done = (time.time() - began) / limit
            if done >= 1:
                break
            rate = options.rate * min(1, (count + 1) / 60) * (0.05 + 0.95 * 0.5 * (1 + np.cos(np.pi * done)))
            weights, state, value = step(weights, state, rate, *batch_of(chosen, room, rng))
            count, seen = count + 1, seen + len(chosen)
            mean = float(value) if mean is None else 0.98 * mean + 0.02 * float(value)
            if time.time() - said > 180:
                said = time.time()
                print(f"{(said - began) / 60:.1f} min, {count} steps, {seen} lines, loss {mean:.4f}: {measure(weights)}", flush=True)
                open(options.out + ".part", "wb").write(component.with_integers(weights))
    open(options.out, "wb").write(component.with_integers(weights))
    print(f"end, {count} steps, {seen} lines, loss {mean:.4f}: {measure(weights)}", flush=True)


if __name__ == "__main__":
    main()
