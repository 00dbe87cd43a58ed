"""Makes the four fonts of this folder from the static Inter TTFs (npm package @expo-google-fonts/inter 0.4.2, OFL-1.1).

Usage: make-fonts.py <folder of the package> <output folder>, with fontTools 4.38 or later.

Keeps Latin, Greek, Cyrillic and symbols, and points the digits at their tabular forms: columns of figures then align, and
every PDF reader still finds the digits, which it does not when they are shaped with the tnum feature.
"""
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {
    "Regular": "400Regular/Inter_400Regular.ttf",
    "Medium": "500Medium/Inter_500Medium.ttf",
    "SemiBold": "600SemiBold/Inter_600SemiBold.ttf",
    "Bold": "700Bold/Inter_700Bold.ttf",
}
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC),
    (0x1E6, 0x1E7), (0x1EA, 0x1EB), (0x1FA, 0x1FF), (0x200, 0x21B), (0x259, 0x259), (0x2B9, 0x2DD), (0x300, 0x30C),
    (0x323, 0x328), (0x37A, 0x3FF), (0x400, 0x4FF), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2600, 0x2613), (0x2713, 0x2718), (0xFFFD, 0xFFFD),
]


def tabular(font):
    mapping = {}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for entry in table.LookupList.Lookup[index].SubTable:
                    mapping.update(getattr(getattr(entry, "ExtSubTable", entry), "mapping", {}))
    return mapping


def main(source, output):
    os.makedirs(output, exist_ok=True)
    for face, path in FACES.items():
        font = TTFont(os.path.join(source, path), recalcTimestamp=False)
        digits = tabular(font)
        for table in font["cmap"].tables:
            for code in range(0x30, 0x3A):
                if code in table.cmap:
                    # Tables may share one mapping: what is tabular already stays.
                    table.cmap[code] = digits.get(table.cmap[code], table.cmap[code])
        options = subset.Options()
        options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.notdef_outline = True
        options.glyph_names = False
        options.hinting = False
        options.drop_tables += ["STAT", "DSIG", "gasp", "MVAR", "HVAR"]
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
        subsetter.subset(font)
        font.save(os.path.join(output, f"Inter-{face}.ttf"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
