"""Codes of: Observation files."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error, warning

OBSERVATION_FILES: dict[str, Code] = {
    "O101": error(
        "没有名为 {name} 的指标", "there is no indicator {name}",
        "对不上指标的数无处可放，等于丢了。", "A figure without an indicator counts for nothing.",
        "改成 targets.yaml 里的 id、名称或别名；没有目标的指标写在 indicators 里。",
        "Use an id, name or alias from targets.yaml; list it under indicators if it has no target.",
    ),
    "O102": error(
        "要写明 area：指标 {indicator} 用于 {areas}", "area is needed: {indicator} is used in {areas}",
        "几个地区共用的指标，不写地区就不知道是谁的数。", "Several areas share it: whose figure is this?",
        "加上 area。", "Add area.",
    ),
    "O104": error(
        "ytd 只用于流量和比率，{indicator} 是存量", "ytd is for flows and rates; {indicator} is a stock",
        "存量没有“年初至今累计”。", "A level has no year-to-date sum.",
        "去掉 ytd，或把指标改为 measure: flow。", "Drop ytd, or make the indicator a flow.",
    ),
    "O105": error(
        "时期 {period} 在发布时间 {published} 之后", "the period {period} begins after its publication {published}",
        "尚未发生的数只能是预测。", "What has not happened yet can only be a forecast.",
        "核对时期；预测数写 status: forecast。", "Check the period, or write status: forecast.",
    ),
    "O109": error(
        "里程碑的值只能是建成或未建成：{text}", "a milestone is done or not done: {text}",
        "done 类目标不看数值。", "It has no number.",
        "可用：{choices}。", "Use one of: {choices}.",
    ),
    "O110": error(
        "一条 claim 只说一件事：{kinds} 之一", "a claim states exactly one of {kinds}",
        "两种说法混在一起无法核对。", "Mixed claims cannot be checked.",
        "拆成两条。", "Split it in two.", "claims:\n  - {growth: 18.65%, of: 2023}",
    ),
    "O111": warning(
        "claim 的 of 指的 {of} 什么也不是", "the claim is of {of}, which names nothing",
        "of 是一个时期、一个指标或一个目标；不然这句话无从核对。", "It is a period, an indicator or a target; else nothing can be checked.",
        "写成时期（2023、2024-H1），或指标、目标的 id、名称、别名；“去年”写成年份。", "Write a period (2023, 2024-H1), or the id, name or alias of an indicator or a target; “last year” as its year.",
        "claims:\n  - {growth: 18.65%, of: 去年}   # 错 wrong\n  - {growth: 18.65%, of: 2023}   # 对 right",
        "claims:\n  - {growth: 18.65%, of: last year}   # wrong\n  - {growth: 18.65%, of: 2023}        # right",
    ),
    "O113": error(
        "{kind} 只能有一个 of，写了几个", "a claim of kind {kind} is of one thing, not of several",
        "只有合计（sum）由几项相加。", "Only a sum has several parts.",
        "每个 of 写成一条；合计写 sum。", "Write a claim for each, or a sum.",
        "claims:\n  - {growth: 5%, of: [2023, 2022]}   # 错 wrong\n  - {sum: 86, of: [firms, labs]}         # 对 right",
    ),
    "O112": warning(
        "发布时间只写到 {published}：这份出处的 {n} 条到 {day} 才计入", "published {published}: its {n} record(s) count from {day} only",
        "年或月从最后一天算起才算已公布；在那以前，这些数不进入任何结论。", "A year or month counts from its last day; until then its figures are in no verdict.",
        "知道哪天公布的，写到日；只知道月份的，写到月。", "Write the day if it is known, or the month.", "published: 2026   # 公布于 2026-03-12 的写成 2026-03-12",
        "published: 2026   # write 2026-03-12 if that was the day",
    ),
    "O116": warning(
        "{period} 不是规划的年度（从 {begin} 开始），这个数不计入", "{period} is no year of the plan, whose years begin on {begin}: it does not count",
        "流量按年度相比、相加；自然年和财政年度各差几个月，合不到一起。", "A flow is compared and added by years: a calendar year is months off a financial one.",
        "找这一年度的数；或者按季、按月记录，凑齐了就成一年。", "Look for the figure of the plan's year; or record quarters or months: all of them make the year.",
        "period: 2024   # 规划的年度是 the plan's years are 2024/25",
        "period: 2024   # the plan's years are 2024/25",
    ),
    "O117": warning(
        "累计数或平均增速缺 {missing}，下不了结论", "the total or average is without {missing}: no verdict",
        "少一段，就不是规划要的总和或平均。", "Without a part it is not the sum or the average that was promised.",
        "补录缺的那一段；半年、季度、月份凑齐也行。", "Record what is missing; halves, quarters or months will do.",
    ),
    "O120": error(
        "应有 {said} 条观测（records），实有 {there} 条", "{said} observations are said to be here (records), {there} are",
        "文件可能在传输或保存时被截断，丢了记录；也可能有人删了一条。", "The file may have been cut off, or someone has deleted a record.",
        "与版本库里的上一版对照，补回丢失的记录；确属有意删除的，改 records。",
        "Compare it with its last version and put back what is lost; if it was meant, mend records.",
        "publication:\n  records: 12",
    ),
    "O121": warning(
        "records 写的是 {said} 条，实有 {there} 条", "records says {said} observations, {there} are here",
        "两个分支各加一条，合并后数目就少算了；数目不对，下次截断就发现不了。",
        "Two branches that both add one merge into a wrong number; with it the next cut-off goes unnoticed.",
        "看一遍没有重复的记录，再改成 records: {there}。", "Look for records that are there twice, then write records: {there}.",
    ),
    "O122": warning(
        "没有写 records 的观测文件：{count} 个，这是其中一个", "files that do not say how many observations they hold: {count}, of which this is one",
        "没有条数，文件在行末被截断就看不出来。", "Without the number a file that is cut off at the end of a line looks whole.",
        "在 publication 里加上 records: 条数；不加也可以，只在 check --strict 时说这一次。",
        "Add records: NUMBER to publication; it may be left out, and is said by check --strict only.",
        "publication:\n  records: 12\n  title: 统计公报",
        "publication:\n  records: 12\n  title: Statistical bulletin",
    ),
    "O123": error(
        "records 要写成整数：{text}", "records is a whole number: {text}",
        "它是文件里观测的条数。", "It says how many observations the file holds.",
        "数一数 observations 有几条。", "Count the items of observations.", "records: 12",
    ),
    "O124": error(
        "status: withdrawn 要写 revises，不写 value", "status: withdrawn takes revises and no value",
        "撤回要说清撤回的是哪一次公布的数，自己不给新数。", "A withdrawal says which publication's figure it takes back, and gives none of its own.",
        "在 revises 里写明撤回的是哪一次；有新数的，另记一条并写 revises。",
        "Name what is taken back in revises; record a new figure as an item of its own.",
        "status: withdrawn\nrevises: {published: 2024-03, reason: 口径有误}",
        "status: withdrawn\nrevises: {published: 2024-03, reason: another definition}",
    ),
    "O130": error(
        "sha256 不是 64 位十六进制数：{text}", "sha256 is not of 64 hexadecimal digits: {text}",
        "它是读过的那份文档的指纹；写错一位就对不上任何文件。", "It is the fingerprint of the document that was read; with one digit wrong no file has it.",
        "照 sha256sum 文件 的输出抄，或用 add-observation --document、extract --accept 来写。",
        "Copy it from sha256sum FILE, or have it written by add-observation --document or extract --accept.",
        "publication:\n  sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ),
    "O131": error(
        "留存的文档要在项目的 {folder}/ 里：{text}", "a kept document is in the project's {folder}/: {text}",
        "项目之外的文件，别人那里没有；上一级、绝对路径和反斜杠都不行。", "Nobody else has a file outside the project; no way upwards, from the root or with backslashes.",
        "把文档放进 {folder}/，写成 file: {folder}/2025-03-公报.pdf。", "Put the document into {folder}/ and write file: {folder}/2025-03-bulletin.pdf.",
        "publication:\n  file: sources/2025-03-bulletin.pdf",
    ),
    "O132": warning(
        "留存的文档 {name} 核对不了：{words}", "the kept document {name} cannot be checked: {words}",
        "数字要能回到它的出处；文档不在，就看不到原文。", "A figure must lead back to its source; without the document nobody sees what it said.",
        "把文档放回去；确实不再留存的，删去 file（sha256 可以留着）。", "Put the document back; if it is no longer kept, drop file (sha256 may stay).",
    ),
    "O133": error(
        "{name} 不是读数时的那份文档：sha256 是 {found}", "{name} is not the document that was read: its sha256 is {found}",
        "留存的文档被改动或替换过，记下的数可能不是它说的。", "The kept document was edited or replaced: what is on record may not be what it says.",
        "从版本库里找回原来的文档；换了新版本的，把它的数另记一份出处。", "Restore the document that was read; record what a new version says as a publication of its own.",
    ),
    "O134": warning(
        "留存了 {name}，但没有写它的 sha256", "{name} is kept without its sha256",
        "没有指纹，文档被换掉也看不出来。", "Without it nobody notices that the document was replaced.",
        "核对文档以后，加上 sha256: {found}。", "Look at the document, then add sha256: {found}.",
    ),
    "O201": warning(
        "{value} 与同序列的 {reference} 相差约 {factor} 倍", "{value} is some {factor} times off the series' {reference}",
        "差十倍、百倍、万倍这样整的倍数，多半是小数点、单位或万、亿写错了。", "A round power of ten is nearly always a slip of the decimal point, the unit or its scale.",
        "核对值和 unit：1.6万、16000 家、1300亿元 与 1300（亿元）；确实如此，用 accept 接受。", "Check value and unit; accept it where it is right.", "value: 1.6      # 单位是 家，应为 1.6万",
        "value: 1.6      # the unit is homes: 1.6 million is meant",
    ),
    "O202": warning(
        "同一出处里重复记录了同一个数", "the same figure is recorded twice from one publication",
        "重复不会改变结果，但说明有一条可能记错了指标或时期。", "It changes nothing, but one of the two may be meant for another period.",
        "删去一条（tracker amend 指标@时期 --remove），或改正其中一条。", "Delete one (tracker amend INDICATOR@PERIOD --remove), or mend one.",
    ),
    "O203": warning(
        "revises 指的 {published} 没有这个指标同一时期的记录", "revises {published}, but nothing of that period was published then",
        "修订要指向被修订的那一条，才看得出改了什么。", "A revision should name what it corrects.",
        "核对 published，或补录原来的数。", "Check published, or record the first figure too.",
    ),
    "O204": warning(
        "{value} 不到 1%，同序列的数却像 {reference}：是不是 {percent}%？", "{value} is below 1 per cent where the series is at {reference}: is it {percent}%?",
        "单位是 %，写成小数的比率会小一百倍。", "The unit is %; a share written as a fraction is a hundred times too small.",
        "写成百分数；确实不到 1%，写上百分号：0.735%。", "Write per cents; if it is below 1 per cent, write the sign: 0.735%.",
        "value: 0.735      # 单位是 %，应为 73.5",
        "value: 0.735      # the unit is %: 73.5 is meant",
    ),
    "O205": warning(
        "比率 {value} 超过 100%", "the share {value} is above 100 per cent",
        "同序列和目标都没有超过 100% 的数，多半是小数点错了。", "Neither the series nor its target is: probably the decimal point is wrong.",
        "核对小数点；确实如此，用 accept 接受。", "Check the decimal point; accept it where it is right.",
        "value: 735      # 单位是 %，应为 73.5",
        "value: 735      # the unit is %: 73.5 is meant",
    ),
    "O206": warning(
        "revises 指的 {published} 不比这一条公布得早，不起作用", "revises {published}, which was not published before this one: it has no effect",
        "只有后公布的才能修订或撤回先公布的；只写月份的，从月末算起。", "Only what was published later revises or withdraws; a month counts from its last day.",
        "把 published 写到日，或核对 revises；同一出处里记错的用 tracker amend 就地改。", "Write published to the day, or check revises; a slip within one publication is put right by tracker amend.",
    ),
    "O401": error(
        "CSV 里不认识或重复的列 {name}", "unknown or repeated CSV column {name}",
        "不认识的列会被略过，里面的数就丢了。", "What stands in an unknown column would be lost.",
        "列名：indicator,period,value,unit,qualifier,status,ytd,area,published,publisher,title,url,tier,locator,note,revises,reason。",
        "Columns: indicator,period,value,unit,qualifier,status,ytd,area,published,publisher,title,url,tier,locator,note,revises,reason.",
    ),
    "O402": warning(
        "CSV 是 GB18030 编码，已按它读取", "the CSV is GB18030 and was read as that",
        "中文 Excel 默认这样保存；别的工具会读成乱码。", "Chinese Excel saves it so; other tools will not read it.",
        "另存为“CSV UTF-8”。", "Save it as “CSV UTF-8”.",
    ),
    "O403": error(
        "这一行有 {cells} 格，表头只有 {header} 列", "{cells} cells in a row, {header} columns in the header",
        "多出来的格子不知道属于哪一列。", "It is not known where the surplus belongs.",
        "数里带逗号时加引号：\"12,000\"。", "Quote a number with commas: \"12,000\".",
    ),
    "O404": error(
        "CSV 语法错误：{words}", "CSV syntax: {words}",
        "这一行之后的内容都读不出来。", "Nothing after this line can be read.",
        "检查引号是否成对。", "Check that quotes come in pairs.",
    ),
    "O405": error(
        "CSV 开头的 {name} 不认识，或写了两次", "{name} at the head of a CSV is unknown, or said twice",
        "表头上面以 # 开头的行写明所有行的出处；读不懂的行不能当没看见。", "The lines above the header that begin with # say where all rows were published; none of them is passed over.",
        "一行一项：# title: …，# publisher: …，# published: 2025-03，# url: …，# tier: …，# records: 行数；同一项不再作列。",
        "One a line: # title: …, # publisher: …, # published: 2025-03, # url: …, # tier: …, # records: number of rows; what stands there is no column as well.",
        "# titel: 统计公报      # → # title: 统计公报",
        "# titel: Statistical bulletin      # → # title: Statistical bulletin",
    ),
}  # fmt: skip
