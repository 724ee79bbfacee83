"""Tesseract's line network of Debian's `vie`, [1,36,0,1 Ct3,3,16 Mp3,3 Lfys48 Lfx96 Lrx96 Lfx192 O1c], for JAX.

Reads the weights out of a `.lstm` component and writes them back as 8-bit integers, everything else of the file as it was.
"""
import ctypes
import ctypes.util
import struct

import jax
import jax.numpy as jnp
import numpy as np

CONTAINERS = {"Series", "Parallel", "Reversed", "RTLReversed", "TTBReversed", "XYTranspose"}
HEIGHT, POOL = 36, 3


class Component:
    """The bytes of a `.lstm` component with the places of its weight matrices, in the order in which they stand."""

    def __init__(self, data):
        self.data, self.place = data, 0
        self.matrices, self.places = [], []
        self.network()

    def number(self, form):
        value = struct.unpack_from("<" + form, self.data, self.place)[0]
        self.place += struct.calcsize(form)
        return value

    def skip_text(self):
        size = self.number("I")
        text = self.data[self.place:self.place + size]
        self.place += size
        return text.decode()

    def network(self):
        self.number("b")
        kind = self.skip_text()
        self.place += 2
        flags, inputs, outputs = self.number("i"), self.number("i"), self.number("i")
        self.place += 4
        self.skip_text()
        if kind in CONTAINERS:
            for _ in range(self.number("I")):
                self.network()
            if flags & 64:
                count = self.number("I")
                self.place += 4 * count
        elif kind == "Input":
            self.place += 20
        elif kind in ("Convolve", "Maxpool"):
            self.place += 8
        elif kind in ("LSTM", "SummLSTM"):
            if self.number("i") != inputs + outputs:
                raise ValueError("a two-dimensional LSTM is not known here")
            for _ in range(4):
                self.matrix()
        elif kind in ("Tanh", "Softmax"):
            self.matrix()
        else:
            raise ValueError(f"layer {kind} is not known here")

    def matrix(self):
        start = self.place
        mode, rows, columns = self.number("B"), self.number("i"), self.number("i")
        if mode & 1:
            self.place += 1
            values = np.frombuffer(self.data, np.int8, rows * columns, self.place).reshape(rows, columns)
            self.place += rows * columns
            count = self.number("I")
            scales = np.frombuffer(self.data, "<f8", count, self.place)
            self.place += 8 * count
            weights = values * scales[:rows, None]
        else:
            self.place += 8
            weights = np.frombuffer(self.data, "<f8", rows * columns, self.place).reshape(rows, columns)
            self.place += 8 * rows * columns
        self.matrices.append(weights.astype(np.float32))
        self.places.append((start, self.place))

    def with_integers(self, matrices):
        """The component with other weights, as 8-bit integers with a scale a row."""
        out, last = bytearray(), 0
        for (start, end), weights in zip(self.places, matrices):
            weights = np.asarray(weights, np.float64)
            scales = np.abs(weights).max(1) / 127
            scales[scales == 0] = 1
            values = np.rint(weights / scales[:, None]).astype(np.int8)
            rows, columns = weights.shape
            out += self.data[last:start] + struct.pack("<Biib", self.data[start] | 1, rows, columns, 0) + values.tobytes()
            out += struct.pack("<I", rows) + scales.astype("<f8").tobytes()
            last = end
        return bytes(out + self.data[last:])


def quantised(weights):
    """Weights as they will be after rounding to 8 bits; the gradient passes as if nothing had been rounded."""
    scale = jnp.maximum(jnp.abs(weights).max(1, keepdims=True) / 127, 1e-9)
    return weights + jax.lax.stop_gradient(jnp.round(weights / scale) * scale - weights)


def lstm(gates, inputs, valid=None, summary=False):
    """inputs: steps × lines × features. Where `valid` is 0 the state stays 0."""
    size = gates[0].shape[0]
    features = inputs.shape[-1]
    weights = jnp.concatenate(gates, 0)
    from_input = inputs @ weights[:, :features].T + weights[:, -1]
    back = weights[:, features:-1].T

    def step(carry, now):
        state, output = carry
        x, mask = now
        z = x + output @ back
        cell, rest = jnp.tanh(z[:, :size]), jax.nn.sigmoid(z[:, size:])
        state = jnp.clip(state * rest[:, size:2 * size] + cell * rest[:, :size], -100, 100)
        output = jnp.tanh(state) * rest[:, 2 * size:]
        if mask is not None:
            state, output = state * mask[:, None], output * mask[:, None]
        return (state, output), None if summary else output

    zero = jnp.zeros((inputs.shape[1], size), inputs.dtype)
    (_, last), outputs = jax.lax.scan(step, (zero, zero), (from_input, valid), unroll=4)
    return last if summary else outputs


def logits(matrices, pictures, widths, noise, rounded=True):
    """pictures: lines × 36 × width, -1…1 (ink is -1), noise where a line's picture has ended. Gives steps × lines × classes, and steps."""
    if rounded:
        matrices = [quantised(m) for m in matrices]
    conv, summ, first, back, last, out = matrices[0], matrices[1:5], matrices[5:9], matrices[9:13], matrices[13:17], matrices[17]
    lines, _, width = pictures.shape
    inside = (jnp.arange(width)[None, None] < widths[:, None, None])
    framed = noise.at[:, 1:-1, 1:-1].set(jnp.where(inside, pictures, noise[:, 1:-1, 1:-1]))
    kernel = conv[:, :9].reshape(16, 3, 3).transpose(2, 1, 0)[:, :, None, :]
    x = jax.lax.conv_general_dilated(framed[..., None], kernel, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    x = jnp.tanh(x + conv[:, 9])
    steps = width // POOL
    x = x[:, :, :steps * POOL].reshape(lines, HEIGHT // POOL, POOL, steps, POOL, 16).max((2, 4))
    x = x.transpose(1, 2, 0, 3).reshape(HEIGHT // POOL, steps * lines, 16)
    x = lstm(summ, x, summary=True).reshape(steps, lines, -1)
    count = widths // POOL
    valid = (jnp.arange(steps)[:, None] < count[None]).astype(x.dtype)
    x = lstm(first, x)
    x = lstm(back, x[::-1], valid[::-1])[::-1]
    x = lstm(last, x)
    return x @ out[:, :-1].T + out[:, -1], count


_leptonica = ctypes.CDLL(ctypes.util.find_library("lept") or "liblept.so.5")
for _name, _result, _arguments in (
        ("pixReadMem", ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_size_t)), ("pixGetData", ctypes.c_void_p, (ctypes.c_void_p,)),
        ("pixScale", ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_float, ctypes.c_float)), ("pixDestroy", None, (ctypes.c_void_p,)),
        ("pixGetWidth", ctypes.c_int, (ctypes.c_void_p,)), ("pixGetHeight", ctypes.c_int, (ctypes.c_void_p,)),
        ("pixGetWpl", ctypes.c_int, (ctypes.c_void_p,))):
    getattr(_leptonica, _name).restype, getattr(_leptonica, _name).argtypes = _result, _arguments


def scaled(png):
    """An 8-bit PNG brought to 36 rows by Leptonica, as Tesseract does it."""
    source = _leptonica.pixReadMem(png, len(png))
    factor = HEIGHT / _leptonica.pixGetHeight(source)
    small = _leptonica.pixScale(source, factor, factor)
    width, height, words = (f(small) for f in (_leptonica.pixGetWidth, _leptonica.pixGetHeight, _leptonica.pixGetWpl))
    raw = ctypes.string_at(_leptonica.pixGetData(small), 4 * words * height)
    for picture in (source, small):
        _leptonica.pixDestroy(ctypes.byref(ctypes.c_void_p(picture)))
    return np.frombuffer(raw, "<u4").byteswap().view(np.uint8).reshape(height, -1)[:HEIGHT, :width]


def share(values, part):
    """Tesseract's STATS::ile of whole numbers."""
    counts = np.bincount(values, minlength=256)
    target = np.clip(int(part * len(values) + 0.5), 1, len(values))
    index = int(np.searchsorted(np.cumsum(counts), target))
    return index + 1 - (np.cumsum(counts)[index] - target) / counts[index]


def contrasted(picture):
    """Greys as -1…1 between the black and white that the middle row shows."""
    row = picture[HEIGHT // 2].astype(int)
    before, now, after = row[:-2], row[1:-1], row[2:]
    low = now[((now < before) & (now <= after)) | ((now <= before) & (now < after))]
    high = now[((now > before) & (now >= after)) | ((now >= before) & (now > after))]
    black = share(low, 0.25) if len(low) else 1.0 - 1
    white = share(high, 0.75) if len(high) else 255.0
    contrast = (white - black) / 2
    return ((picture - black) / (contrast if contrast > 0 else 1.0) - 1).astype(np.float32)
