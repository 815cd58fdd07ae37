"""Units as documents print them: measures, count nouns, and words of scale, longest first."""

from __future__ import annotations

import re

MONEY = ("人民币", "美元", "欧元", "英镑", "日元", "港元", "港币", "澳元", "元人民币", "元")
_MEASURES = (
    "平方公里", "平方千米", "平方米", "平米", "平方", "立方米", "立方", "公顷", "公里", "千米", "厘米", "毫米", "微米", "纳米",
    "海里", "米", "亩", "吨标准煤", "吨标煤", "吨二氧化碳", "千克标准煤", "公斤", "千克", "毫克", "微克", "克", "吨公里", "人公里",
    "车公里", "吨", "标准箱", "标箱", "TEU", "千瓦时", "千瓦", "兆瓦时", "兆瓦", "吉瓦", "kWh", "KWh", "MWh", "GWh", "TWh",
    "kW", "MW", "GW", "度电", "度", "摄氏度", "℃", "分贝", "特斯拉", "PFlops", "PFLOPS", "EFLOPS", "TFLOPS",
    "Gbps", "Mbps", "Tbps", "GB", "TB", "PB", "EB", "MB", "mm", "cm", "km", "nm", "kg", "mg", "小时", "分钟", "秒", "个月", "周岁", "年",
    "岁", "天", "物理比特", "比特", "T", "P",
)  # fmt: skip
_PERSONS = ("人次", "人天", "名", "位", "人", "户次", "户", "家次", "家", "人日")
_COUNTS = (
    "个床位", "张床位", "张床", "个百分点", "百分点", "个基点", "个", "件套", "件次", "件", "项次", "项", "所", "座", "处", "条", "种次", "种",
    "类", "次", "辆次", "辆", "标台", "台套", "台次", "台", "套", "架次", "架", "艘次", "艘", "列次", "列", "趟", "班次", "班", "场次", "场", "篇次", "篇",
    "部", "册次", "册", "张", "床", "支", "只", "头", "匹", "羽", "尾", "株", "棵", "粒", "颗", "片", "块", "枚", "门", "间", "栋", "幢",
    "层", "段", "款", "例次", "例", "份", "封", "组", "对", "队", "孔", "井", "管", "本", "笔", "单", "宗", "起", "批次", "轮次", "键", "公斤/亩",
    "县", "村", "镇", "乡", "社区", "盏", "眼", "口", "箱", "瓶", "袋", "节", "集", "首", "道", "步", "点", "分",
)  # fmt: skip
SHARES = ("%", "‰", "个百分点", "百分点", "倍")
_PER = (
    "/平方公里", "/立方米", "/平方米", "/公顷", "/亩", "/吨", "/人", "/年", "/日", "/天", "/月", "/户", "/小时", "/万元", "/升", "/千瓦时", "/公里",
    "每立方米", "每升", "/10万", "/千人", "/万人", "/m3", "/L", "/h", "/kWh", "/s", "/10万", "/百平方公里", "/千人",
)  # fmt: skip


def _either(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ALL = tuple(dict.fromkeys((*MONEY, *_MEASURES, *_PERSONS, *_COUNTS)))
UNIT = rf"(?:%|‰|倍|/10万|/100万|(?:{_either(_ALL)})(?:{_either(_PER)}){{0,2}})"
COUNT = rf"(?:{_either((*_PERSONS, *_COUNTS))})"
SCALE = r"(?:十|百|千)?(?:万亿|万|亿)|百|千"
_COUNTED = frozenset((*_PERSONS, *_COUNTS)) - {"百分点", "个百分点", "个基点", "分", "点", "度"}


def is_count(unit: str) -> bool:
    """Whether things are counted, whose name then often follows: 29家新型研发机构."""
    return unit in _COUNTED


def is_money(unit: str) -> bool:
    return unit.startswith(MONEY)
