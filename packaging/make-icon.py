"""Draws icon.png, 128 x 128: three bars that rise from a line, the mark of the packages. Needs Python and nothing else."""

import struct
import sys
import zlib

SIZE = 128
SAMPLES = 4  # a side, within one pixel
NAVY, WHITE, GREEN = (27, 42, 65), (255, 255, 255), (46, 160, 103)


def colour(x, y):
    """Colour and cover of a point; both run from 0 to 128."""
    corner = 24
    dx, dy = max(corner - x, x - (SIZE - corner), 0), max(corner - y, y - (SIZE - corner), 0)
    if dx * dx + dy * dy > corner * corner:
        return None
    bars = ((30, 70, WHITE), (55, 52, WHITE), (80, 34, GREEN))
    for left, top, paint in bars:
        if left <= x < left + 18 and top <= y < 92:
            return paint
    if 26 <= x < 102 and 98 <= y < 103:
        return WHITE
    return NAVY


def pixel(column, row):
    seen = [colour(column + (i + 0.5) / SAMPLES, row + (j + 0.5) / SAMPLES) for i in range(SAMPLES) for j in range(SAMPLES)]
    inside = [paint for paint in seen if paint]
    if not inside:
        return bytes(4)
    mixed = [sum(paint[k] for paint in inside) // len(inside) for k in range(3)]
    return bytes(mixed + [255 * len(inside) // len(seen)])


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(SIZE)) for y in range(SIZE))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
with open(sys.argv[1] if len(sys.argv) > 1 else "icon.png", "wb") as file:
    file.write(png)
