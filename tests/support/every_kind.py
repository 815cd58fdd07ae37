"""A small project with a target of each kind and values of every state, and what show
tells of it.
"""

from __future__ import annotations

from datetime import date

from tracker.assess.clocks import Clocks
from tracker.assess.detail import Detail, Details, make_details
from tracker.formats import Terminal, markdown, terminal
from tracker.language import Language
from tracker.model.project import Project
from tracker.pages import target

TARGETS = """\
language: zh
prefer: latest
plans:
  - {id: plan, name: {zh: 规划, en: Plan}, area: 武汉市, period: 2021..2025,
     source: {title: 纲要, publisher: 市政府, published: 2021-03, url: "https://example.org/a/long/address/plan.html"}}
indicators:
  - {id: gdp, name: 地区生产总值, unit: 亿元, measure: flow, aliases: [GDP]}
  - {id: alone, name: {zh: 独立指标, en: Alone}, unit: 个, aliases: [独指]}
targets:
  - id: firms
    plan: plan
    name: {zh: 高新技术企业数量, en: High-tech enterprises}
    aliases: [高企]
    unit: 家
    baseline: {value: 6259, period: 2020}
    target: {value: 突破1.2万, by: 2025}
    milestones: {2021: 7000, 2023: 9500}
    pace: steps
    nature: binding
    owners: [市科技局, 市发改委]
    section: 创新
    locator: 第3行
    note: 正文用“突破”。
    revisions:
      - {value: 11000, by: 2025, until: 2022-06-30, reason: 原定}
      - {value: 11500, by: 2025, until: 2023-06-30, reason: 中期调整}
  - {id: few, plan: plan, indicator: firms, name: 少数企业, unit: 家, target: {value: 5000, by: 2025}, kind: keep}
  - {id: invest, plan: plan, name: 五年投资, unit: 亿元, kind: total, measure: flow, target: {value: 1000, by: 2025}}
  - {id: energy, plan: plan, name: 能耗, unit: 吨, kind: change, measure: ratio,
     baseline: {value: 0.50, period: 2020}, target: {value: -13.5%, by: 2025}}
  - {id: lower, plan: plan, name: 累计降低, unit: "%", kind: change, measure: ratio, target: {value: -13.5%, by: 2025}}
  - {id: bridge, plan: plan, name: {zh: 大桥, en: Bridge}, kind: done, target: {by: 2025}}
  - {id: days, plan: plan, name: 优良天数, unit: "%", kind: keep, measure: ratio, target: {value: 80%—90%, by: 2025}}
  - {id: rate, plan: plan, name: 经济增速, unit: "%", kind: growth, measure: ratio, target: {value: 7, by: 2025}}
  - {id: gdp-growth, plan: plan, name: 总值年均增速, unit: "%", kind: growth, measure: ratio,
     baseline: {value: 8, period: 2016..2020}, target: {value: 10, by: 2025}, level: {indicator: gdp, period: 2020}}
  - {id: smoke, plan: plan, name: 排放, unit: 吨, measure: flow, pace: geometric,
     baseline: {value: 1000, period: 2020}, target: {value: 600, by: 2025}}
  - {id: nothing, plan: plan, name: 没有数字, unit: 家, target: {value: null, by: 2025}, note: 规划没有写}
"""
FILES = {
    "targets.yaml": TARGETS,
    "observations/a.yaml": """\
publication: {title: 公报, publisher: 统计局, published: 2022-05, tier: communique}
observations:
  - {indicator: firms, period: 2019, value: 5500}
  - {indicator: firms, period: 2020, value: 6259}
  - {indicator: firms, period: 2021, value: 7400, status: preliminary}
  - {indicator: firms, period: 2021-06, value: 6900}
  - {indicator: invest, period: 2021, value: 180}
  - {indicator: energy, period: 2021, value: 0.48}
  - {indicator: lower, period: 2021, value: -3.1%}
  - {indicator: bridge, period: 2022-04, value: 在建}
  - {indicator: days, period: 2021, value: 82.5%}
  - {indicator: rate, period: 2021, value: 8.1%}
  - {indicator: gdp, period: 2015, value: 10000}
  - {indicator: gdp, period: 2020, value: 15000}
  - {indicator: gdp-growth, period: 2016..2020, value: 8.4%}
  - {indicator: smoke, period: 2021, value: 约950}
  - {indicator: alone, period: 2021, value: 3}
""",
    "observations/b.yaml": """\
publication: {title: 年鉴, publisher: 统计局, published: 2023-05, tier: yearbook, url: "https://example.org/yearbook"}
observations:
  - {indicator: firms, period: 2021, value: 7250, revises: {published: 2022-05, reason: 最终核实}}
  - {indicator: firms, period: 2021-06, value: 6950}
  - {indicator: firms, period: 2022, value: 近8300, locator: 表3, note: 年鉴口径, claims: [{growth: 14.5%, of: 2021}]}
  - {indicator: invest, period: 2022, value: 205.5}
  - {indicator: invest, period: 2023-01..2023-03, value: 60, ytd: true}
  - {indicator: energy, period: 2022, value: -7.2%}
  - {indicator: lower, period: 2022, value: -7.2%}
  - {indicator: days, period: 2022, value: 78.9%}
  - {indicator: rate, period: 2022, value: 4.0%}
  - {indicator: gdp, period: 2022, value: 17600, claims: [{share: 3.5%, of: firms}]}
  - {indicator: smoke, period: 2022, value: 1010}
""",
    "observations/c.yaml": """\
publication: {title: 发布会, publisher: 日报, published: 2024-03-08, tier: news}
observations:
  - {indicator: firms, period: 2022, value: 9000}
  - {indicator: firms, period: 2023, value: 超过1万}
  - {indicator: firms, period: 2023-12, value: 超过1万}
  - {indicator: firms, period: 2025, value: 12500, status: forecast}
  - {indicator: firms, period: 2023, value: 20万, area: 全省}
  - {indicator: invest, period: 2023, value: 230}
  - {indicator: energy, period: 2023, value: 0.45}
  - {indicator: bridge, period: 2024-02, value: 建成}
  - {indicator: days, period: 2023, value: 81%}
  - {indicator: rate, period: 2023, value: 5.7%}
  - {indicator: smoke, period: 2023-H1, value: 400}
  - {indicator: smoke, period: 2023, value: 不超过800}
  - {indicator: alone, period: 2023, value: 5}
  - {indicator: alone, period: 2023, value: 4, area: 全省}
""",
    "observations/d.yaml": """\
publication: {title: 日报, published: 2024-03-08, tier: department}
observations:
  - {indicator: firms, period: 2022, value: 9000}
""",
}
DAY = date(2024, 6, 30)
ALL = (
    "firms",
    "few",
    "invest",
    "energy",
    "lower",
    "bridge",
    "days",
    "rate",
    "gdp-growth",
    "smoke",
    "nothing",
    "alone",
)


def told(
    project: Project,
    *words: str,
    as_of: date = DAY,
    known_at: date | None = None,
    language: Language = "zh",
) -> Details:
    return make_details(
        project,
        words,
        Clocks(as_of, known_at or as_of),
        language=language,
        problems=project.problems,
    )


def detail(project: Project, word: str, **clocks: date) -> Detail:
    return told(project, word, **clocks).each[0]


def as_text(
    show: Details,
    language: Language,
    *,
    width: int | None = None,
    ascii_only: bool = False,
    color: bool = False,
) -> str:
    """The page of a show for a terminal."""
    return terminal.write_page(target.page(show, language), Terminal(width, ascii_only, color))


def as_markdown(show: Details, language: Language) -> str:
    return markdown.write_page(target.page(show, language))
