"""Makes noto-serif-sc-subset.otf from Noto Serif CJK (Debian package fonts-noto-cjk) with fontTools.

    python3 subset.py NotoSerifCJK-Regular.ttc noto-serif-sc-subset.otf

The subset holds GB2312, Latin-1, CJK punctuation, full-width forms, circled and Roman numerals, the comparison and
unit signs of official forms, and characters of names that GB2312 lacks. Layout tables are dropped: forms need none.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

RANGES = [
    (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x203F), (0x2160, 0x217B), (0x2460, 0x24FF),
    (0x3000, 0x302F), (0x3220, 0x3243), (0x3280, 0x32B0), (0xFF00, 0xFFEF),
]
SIGNS = "≥≤≧≦≠≈±×÷√∑∞∴℃℉㎡㎥㎏㎞㎜㎝‰″′→←↑↓⇒●○◎◆◇■□▲△▼▽★☆✓〇〓¥€£$№℡※§¶†‡♂♀∕∶∷⊙⌒∥∠⊥μΩ"
NAMES = (
    "镕喆堃祎昇玥珺琦瑀翀赟頔淼犇骉彧旻昉晞晟晔暕烨炘焜煊熠珏珣琬琰瑄瑜璟睿祯禛稷筠箬绎缦翊聿芃芊荻莜菡萱蓁蔺薏蘅虓衎裎诩谌"
    "豳赜轶逵邕郗钰铉铎锜锴镗阗霁霈韪顼颀飏馨骅骐鲲麒黟龑䶮垚焱昺璠甯濛曌淦湉洺沄汨氾洧浈浯潕溆澧涔耒枞郴浏醴攸荼祁邵泸芷沅"
)


def code_points():
    points = {ord(sign) for sign in SIGNS + NAMES}
    for first, last in RANGES:
        points.update(range(first, last + 1))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                points.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return points


def main(source, target):
    faces = TTCollection(source).fonts
    face = next(font for font in faces if font["name"].getDebugName(4) == "Noto Serif CJK SC")
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_languages=[0x409])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GPOS", "GSUB", "DSIG"]
    maker = subset.Subsetter(options)
    maker.populate(unicodes=code_points())
    maker.subset(face)
    face.save(target)


main(*sys.argv[1:3])
