"""The currencies and measures that units are made of, with all their spellings in English and
Chinese.

Two different ones never stand for each other; multiples of one measure (kW and GW, g and Mt)
convert exactly.
"""

from __future__ import annotations

# Currencies: the one spelling kept, and all others. $ and ¥ are of several countries: each is only
# itself.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "£": ("GBP", "UK£", "pounds sterling", "pound sterling", "sterling", "pounds", "pound", "英镑"),
    "€": ("EUR", "euros", "euro", "欧元"),
    "美元": ("US$", "USD", "US dollars", "US dollar", "U.S. dollars", "U.S. dollar"),
    "元": ("人民币元", "元人民币", "人民币", "RMB", "CNY", "CN¥", "yuan", "renminbi"),
    "日元": ("JPY", "JP¥", "yen"), "港元": ("HK$", "HKD", "港币"), "₹": ("INR", "Indian rupees"),
    "rupees": ("Rs.", "Rs", "rupee"), "A$": ("AUD",), "C$": ("CAD",), "NZ$": ("NZD",),
    "S$": ("SGD",), "₩": ("KRW", "won"), "CHF": (), "SEK": (), "NOK": (), "DKK": (), "PLN": (),
    "CZK": (), "HUF": (), "ZAR": (), "BRL": ("R$",), "MXN": (), "KES": (), "NGN": (), "IDR": (),
    "PKR": (), "BDT": (), "$": ("dollars", "dollar"), "¥": (),
}  # fmt: skip
SEVERAL = {"$": ("美元", "港元", "A$", "C$", "NZ$", "S$"), "¥": ("元", "日元")}

# Measures: symbol → what it measures, and the power of ten in which.
MEASURES: dict[str, tuple[str, int]] = {
    **{p + s: (s, n) for p, n in (("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12))
       for s in ("W", "Wh")},
    **{p + "J": ("J", n)
       for p, n in (("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15), ("E", 18))},
    **{p + "t": ("g", n + 6) for p, n in (("", 0), ("k", 3), ("M", 6), ("G", 9))},
    "kg": ("g", 3), "g": ("g", 0), "mg": ("g", -3), "μg": ("g", -6),
    **{p + "toe": ("toe", n) for p, n in (("", 0), ("k", 3), ("M", 6))},
    "吨标准煤": ("tce", 0), "Mtce": ("tce", 6), "千克标准煤": ("tce", -3), "克标准煤": ("tce", -6),
    "m": ("m", 0), "km": ("m", 3), "cm": ("m", -2), "mm": ("m", -3),
    "m2": ("m2", 0), "ha": ("m2", 4), "km2": ("m2", 6), "m3": ("m3", 0),
    **{one: (one, 0) for one in (
        "miles", "feet", "acres", "亩", "tons", "litres", "天", "小时", "分钟", "年", "月", "weeks",
        "岁", "倍", "成", "%", "‰", "百分点", "基点", "°C", "MHz", "GHz", "MB", "GB", "TB", "PB",
        "EB", "Mbps", "Gbps", "TFLOPS", "PFLOPS", "EFLOPS")},
}  # fmt: skip
MEASURE_NAMES = {
    "吨": "t", "公斤": "kg", "千克": "kg", "克": "g", "毫克": "mg", "微克": "μg", "瓦": "W",
    "千瓦": "kW", "兆瓦": "MW", "吉瓦": "GW", "瓦时": "Wh", "千瓦时": "kWh", "兆瓦时": "MWh",
    "米": "m", "公里": "km", "千米": "km", "厘米": "cm", "毫米": "mm", "平方米": "m2", "公顷": "ha",
    "平方公里": "km2", "平方千米": "km2", "立方米": "m3", "吨标煤": "吨标准煤", "tce": "吨标准煤",
    "metric tons": "t", "metric ton": "t", "metric tonnes": "t", "hectares": "ha", "hectare": "ha",
    "sq m": "m2", "sqm": "m2", "sq km": "km2", "square km": "km2", "sqkm": "km2", "m^2": "m2",
    "km^2": "km2", "m^3": "m3", "mile": "miles", "foot": "feet", "ft": "feet", "acre": "acres",
    "ton": "tons", "litre": "litres", "liters": "litres", "liter": "litres", "days": "天",
    "day": "天", "hours": "小时", "hour": "小时", "minutes": "分钟", "minute": "分钟",
    "years": "年", "year": "年", "months": "月", "month": "月", "个月": "月", "week": "weeks",
    "times": "倍", "per cent": "%", "percent": "%", "percentage": "%", "pct": "%", "per mille": "‰",
    "个百分点": "百分点", "percentage points": "百分点", "percentage point": "百分点",
    "percentage-points": "百分点", "% points": "百分点", "%-points": "百分点", "pp": "百分点",
    "ppt": "百分点", "ppts": "百分点", "个基点": "基点", "basis points": "基点",
    "basis point": "基点", "bps": "基点", "℃": "°C",
    **{f"{word}{end}": f"{p}{symbol}"
       for word0, p in (("", ""), ("kilo", "k"), ("mega", "M"), ("giga", "G"), ("tera", "T"))
       for word1, symbol, ends in (
           ("watt", "W", ("", "s")), ("watt", "Wh", (" hours", "-hours", " hour", "hours")),
           ("joule", "J", ("", "s")), ("tonne", "t", ("", "s")))
       if not (p == "T" and symbol == "t") for word in (word0 + word1,) for end in ends},
    **{f"peta{word}": "PJ" for word in ("joule", "joules")},
    **{f"{p}gram{end}": f"{s}g"
       for p, s in (("", ""), ("kilo", "k"), ("milli", "m"), ("micro", "μ"))
       for end in ("", "s", "me", "mes")},
    **{f"{before}{p}met{er}{s}": f"{q}m{power}"
       for before, power in (("", ""), ("square ", "2"), ("cubic ", "3"))
       for p, q in (("", ""), ("kilo", "k"), ("centi", "c"), ("milli", "m"))
       if f"{q}m{power}" in ("m", "km", "cm", "mm", "m2", "km2", "m3")
       for er in ("re", "er") for s in ("", "s")},
}  # fmt: skip
