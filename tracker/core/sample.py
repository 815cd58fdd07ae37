"""The texts of a new project: a made-up plan of a made-up city, small, commented, without a problem."""

from __future__ import annotations

from string import Template

from tracker.core.periods import Period
from tracker.core.problem import Refused
from tracker.core.words import Language, pick

_REGISTRY_ZH = """\
# yaml-language-server: $$schema=docs/schema/targets.json
# 登记表：规划承诺了什么。公布的数记在 observations/ 里，一个文件是一份出处。
# 这是示例，城市和数字都是虚构的：改成你的规划，再运行 tracker check 和 tracker status。
# 每个字段的说明见 docs/schema（编辑器会显示）；升级后用 tracker schema targets 重新生成。
language: zh

plans:
  - id: plan                        # 永久的名字：小写字母、数字、连字符
    name: $plan
    area: 示例市
    period: $period
    source:                         # 规划原文在哪里能查到
      title: $plan
      publisher: 示例市人民政府
      published: $first

targets:
  # 到期达到（reach，默认）：$due 年达到某个水平
  - id: hitech-enterprises
    plan: plan
    name: 高新技术企业数量
    aliases: [高企, 高新技术企业]      # 其他叫法，命令和观测里都认
    unit: 家
    baseline: {value: 1250, period: $base}
    target: {value: 2000, by: $due}
    nature: expected                # 预期性；约束性写 binding
    owners: [示例市科技局]
    section: 创新
    locator: 第二章，表1第1行         # 在规划里的位置，便于核对

  # 每期保持（keep）：每一年都不低于
  - id: good-air-days
    plan: plan
    name: 空气质量优良天数比率
    unit: "%"
    kind: keep
    measure: ratio                  # 比率；存量 stock 是默认，流量写 flow
    target: {value: 不低于85%, by: $due}
    nature: binding
    owners: [示例市生态环境局]
    section: 环境
    locator: 第四章，表3第2行

  # 规划期合计（total）：每年的数相加
  - id: new-parkland
    plan: plan
    name: 新增公园绿地
    unit: 公顷
    kind: total
    measure: flow
    target: {value: 500, by: $due}
    nature: expected
    section: 环境
    locator: 第四章第二节

  # 建成与否（done）
  - id: metro-line-1
    plan: plan
    name: 轨道交通1号线一期建成通车
    kind: done
    target: {by: $due}
    owners: [示例市交通运输局]
    section: 交通
    locator: 第五章，专栏6
"""

_REGISTRY_EN = """\
# yaml-language-server: $$schema=docs/schema/targets.json
# The registry: what the plan promised. What was published since goes into observations/, one file a publication.
# A made-up example: put your own plan in its place, then run tracker check and tracker status.
# docs/schema says what each field means (editors show it); after an upgrade make it anew with tracker schema targets.
language: en

plans:
  - id: plan                        # its name for ever: lower case, digits, hyphens
    name: $plan
    area: Exampleton
    period: $period
    source:                         # where the plan can be found
      title: $plan
      publisher: City of Exampleton
      published: $first

targets:
  # reach (the default): a level by $due
  - id: hitech-enterprises
    plan: plan
    name: High-tech enterprises
    aliases: [high-tech firms]      # other words for it, understood everywhere
    unit: firms
    baseline: {value: 1250, period: $base}
    target: {value: 2000, by: $due}
    nature: expected                # or binding; leave it out where the plan does not say
    owners: [Science Department]
    section: Innovation
    locator: chapter 2, table 1, row 1   # the place in the plan, for checking

  # keep: at or above in every year
  - id: good-air-days
    plan: plan
    name: Days with good air
    unit: "%"
    kind: keep
    measure: ratio                  # or stock (the default), or flow
    target: {value: at least 85%, by: $due}
    nature: binding
    owners: [Environment Department]
    section: Environment
    locator: chapter 4, table 3, row 2

  # total: the years of the plan together
  - id: new-parkland
    plan: plan
    name: New parkland
    unit: hectares
    kind: total
    measure: flow
    target: {value: 500, by: $due}
    nature: expected
    section: Environment
    locator: chapter 4, section 2

  # done, or not
  - id: metro-line-1
    plan: plan
    name: Metro line 1 in operation
    kind: done
    target: {by: $due}
    owners: [Transport Department]
    section: Transport
    locator: chapter 5, box 6
"""

_OBSERVATIONS_ZH = """\
# yaml-language-server: $$schema=../docs/schema/observations.json
# 一个文件是一份出处；更正写成新的文件，旧的不改。tracker add-observation 会替你写。
publication:
  records: 4                       # 这个文件有几条观测；被截断时能发现
  title: $title
  publisher: $publisher
  published: $first-07-20            # 知道多细就写多细：$first-07-20、$first-07 或 $first
  tier: department
observations:
  - indicator: hitech-enterprises   # id、名称或别名
    period: $first-06                # 数所属的时期，不是发布的时间
    value: 突破1400                  # 照原文写：突破、近、约、以上都算数
    locator: 第2段
  - indicator: 空气质量优良天数比率
    period: $first-H1
    value: 88.4%
    locator: 第5段
  - indicator: new-parkland
    period: $first-H1
    value: 41
    locator: 第6段
  - indicator: metro-line-1
    period: $first-06
    value: 未建成
    locator: 第9段
    note: 原文：主体结构完工。
"""

_OBSERVATIONS_EN = """\
# yaml-language-server: $$schema=../docs/schema/observations.json
# One file is one publication; a correction is a new file. tracker add-observation writes them for you.
publication:
  records: 4                       # how many observations it holds: a file cut off is found
  title: $title
  publisher: $publisher
  published: $first-07-20            # as precise as is known: $first-07-20, $first-07 or $first
  tier: department
observations:
  - indicator: hitech-enterprises   # id, name or alias
    period: $first-06                # what the figure is about, not when it was published
    value: over 1,400               # as the source says it: over, nearly, about, at least
    locator: paragraph 2
  - indicator: days with good air
    period: $first-H1
    value: 88.4%
    locator: paragraph 5
  - indicator: new-parkland
    period: $first-H1
    value: 41
    locator: paragraph 6
  - indicator: metro-line-1
    period: $first-06
    value: not done
    locator: paragraph 9
    note: The source says that the shell is complete.
"""

PERIOD = "2026..2030"


def plan_name(language: Language) -> str:
    """What the plan is called where nobody named it."""
    return pick(language, "示例市科技创新与城市建设规划", "Exampleton plan for innovation and the city")


def registry(language: Language, plan: str, period: Period) -> str:
    """targets.yaml; `plan` is the plan's name as a YAML scalar."""
    text = pick(language, _REGISTRY_ZH, _REGISTRY_EN)
    return Template(text).substitute(_years(period), plan=plan, period=period)


def publication(language: Language, period: Period) -> tuple[str, str, str]:
    """When the sample's figures were published, by whom and under which title."""
    first = _years(period)["first"]
    publisher = pick(language, "示例市统计局", "Exampleton Statistics Office")
    title = pick(language, f"示例市{first}年上半年统计快报", f"Exampleton in figures, first half of {first}")
    return f"{first}-07", publisher, title


def observations(language: Language, period: Period) -> str:
    """The publication's file."""
    _, publisher, title = publication(language, period)
    text = pick(language, _OBSERVATIONS_ZH, _OBSERVATIONS_EN)
    return Template(text).substitute(_years(period), title=title, publisher=publisher)


def _years(period: Period) -> dict[str, int]:
    """The plan's first year, the year before and the last one. Raises Refused where there is no year before."""
    if period.start.year <= 1000:
        raise Refused("F412", text=str(period))
    return {"first": period.start.year, "base": period.start.year - 1, "due": period.end.year}
