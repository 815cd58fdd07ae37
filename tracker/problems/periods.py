"""Codes of: Any file: its periods, days and spans of days."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error

PERIODS: dict[str, Code] = {
    "F411": error(
        "读不懂这个时期：{text}", "not a period: {text}",
        "时期决定一个数和哪一年比，绝不猜。", "The period decides what a figure is compared with: it is never guessed.",
        "写成 2024、2024-H1、2024-Q3、2024-06、2024-06-30、2024-01..2024-08、2016..2020 或 2024/25（财政年度）。",
        "Write 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, 2024-01..2024-08, 2016..2020 or 2024/25 (a financial year).",
        "period: 24年   # 错 wrong\nperiod: 2024   # 对 right",
        "period: summer 2024   # wrong\nperiod: 2024-Q3       # right",
    ),
    "F412": error(
        "没有这个时期：{text}", "no such period: {text}",
        "日历里没有这一天或这个月，或者终点早于起点。", "The calendar has no such day or month, or it ends before it starts.",
        "核对年月日。", "Check the date.", "period: 2024-02-30",
    ),
    "F413": error(
        "日期要写成 2025-12-31 的样子：{text}", "a day is written like 2025-12-31: {text}",
        "截止日必须精确到天。", "A deadline needs a day.",
        "写成 年-月-日，月日各两位。", "Write year-month-day with two digits each.", "until: 2025-12",
    ),
    "F414": error(
        "天数要写成 120d 的样子：{text}", "a number of days is written like 120d: {text}",
        "发布时滞以天计。", "A release lag is counted in days.",
        "写成 120d。", "Write 120d.", "lag: 四个月",
        "lag: four months",
    ),
    "F415": error(
        "看不出 {text} 是财政年度还是几个自然年", "{text} may be a financial year or calendar years",
        "2024-25 有人指一个财政年度，有人指两个自然年：时期绝不猜。", "Some mean a financial year by 2024-25, some two years: a period is never guessed.",
        "是不是 {financial}（财政年度）？还是 {years}（自然年）？", "Did you mean {financial} (financial) or {years} (calendar years)?",
        "period: 2024-25   # 错 wrong\nperiod: 2024/25   # 对 right",
    ),
    "F416": error(
        "{text} 是财政年度，可这里没有写财政年度从哪一天开始", "{text} is a financial year, and nothing here says when it begins",
        "同一个 2024/25，有的从 4 月 1 日起，有的从 7 月 1 日起，有的指两个自然年。", "2024/25 begins in April here, in July there; to some it is two calendar years.",
        "在规划（或指标）里写 year_starts: 04-01；自然年写 2024 或 2024..2025；发布日期只写公历的日、月、年。",
        "Write year_starts: 04-01 at the plan (or the indicator); calendar years are 2024 or 2024..2025; a publication has a calendar date.",
        "plans:\n  - {id: plan, name: Plan, year_starts: 04-01, period: 2024/25..2028/29}",
    ),
    "F418": error(
        "{text} 可能是 {first}，也可能是 {second}", "{text} may be {first} or {second}",
        "日和月的先后、财政年度用哪一年称呼，各国不同：时期绝不猜。", "Some put the day before the month, some call a financial year by its end: a period is never guessed.",
        "写成 {first} 或 {second}。", "Write {first} or {second}.",
        "published: 03/04/2025   # 错 wrong\npublished: 2025-04-03   # 对 right",
    ),
    "F417": error(
        "year_starts 要写成 月-日：{text}", "year_starts is written as month-day: {text}",
        "它是财政年度的第一天，每年都要有这一天，所以不能是 2 月 29 日。", "It is the first day of the financial year, a day that every year has: 29 February is none.",
        "例如 04-01（4 月 1 日）、07-01、10-01；自然年是 01-01，可以不写。", "For example 04-01 (1 April), 07-01, 10-01; 01-01, the calendar year, need not be written.",
        "year_starts: 4月1日   # 错 wrong\nyear_starts: 04-01    # 对 right",
        "year_starts: 1 April   # wrong\nyear_starts: 04-01     # right",
    ),
}  # fmt: skip
