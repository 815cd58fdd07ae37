"""Kangxi and CJK radicals, which PDFs give for the characters that look the same: ⾼ for 高."""

from __future__ import annotations

from unicodedata import normalize

# those of the supplement (U+2E80–2EFF) that stand for a character of everyday text, in pairs;
# Unicode maps but two
_SUPPLEMENT = (
    "⺁厂⺄乙⺆冂⺇几⺈刀⺊卜⺋卩⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺧牛⺨犭⺩王"
    "⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺵网⺶羊⺷羊⺹老⺺聿⺻聿⺼月⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝"
    "⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤"
    "⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# for str.translate: one character for one, so that offsets stay
RADICALS: dict[int, str] = {
    **{code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{
        ord(radical): character
        for radical, character in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
    },
}
