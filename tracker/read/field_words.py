"""What an editor says of each field: title and description, Chinese and English.

A row is for one field of one model (`Target.unit`), for one model or top-level key (`Top.Target`),
or for every field of a name (`note`) that has no row of its own.
"""

from __future__ import annotations

_AS_WRITTEN_ZH = "照原文写：12000、1.2万、1300亿元、28%、突破1.6万、3—5"
_AS_WRITTEN_EN = "as the source writes it: 12,000, 1.5 million homes, £2.4bn, 28%, over 16,000, 3–5"
_PERIODS = "2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, 2024-01..2024-08, 2016..2020, 2024/25"

FIELD_WORDS: dict[str, tuple[str, str, str, str]] = {
    # files and their parts
    "Top.targets.yaml": (
        "规划目标登记表", "registry of targets", "规划承诺了什么：规划、指标、目标",
        "What plans promised: plans, indicators, targets",
    ),
    "Top.observations.yaml": (
        "观测文件", "observation file", "一个文件是一份出处：它公布了哪些数",
        "One file is one publication: the figures that it gives",
    ),
    "Top.import.yaml": (
        "映射文件", "mapping file", "tracker import 怎样读别人的表：列、写法、出处、说法对照",
        "how tracker import reads a table of others: columns, spellings, publication, words",
    ),
    "Top.ImportPublication": ("出处", "publication", "每次相同的部分", "as far as it is the same each time"),
    "Import.sheet": ("工作表", "sheet", "工作簿里的哪一张表", "which sheet of a workbook"),
    "Import.header_row": ("表头行", "header row", "表头在第几行", "the row of the header"),
    "Import.columns": (
        "列", "columns", "字段对应的列名或字母：{period: 月份, value: 数值}",
        "the column of each field, by name or letter: {period: Month, value: Value}",
    ),
    "Import.period_format": ("时期写法", "period format", "strptime 的格式，如 %b-%y", "as strptime takes it, such as %b-%y"),
    "Import.frequency": ("时期是什么", "frequency", "写法有歧义时说明时期是日、月、季、年、财政年度还是几年", "what the periods are, where their spelling leaves it open"),
    "Import.decimal": ("小数点", "decimal mark", ". 或 ,", ". or ,"),
    "Import.ytd": ("年初至今", "year to date", "值从 1 月 1 日累计", "values accumulate from 1 January"),
    "Import.periods_across": ("时期在表头", "periods across", "表头里是时期", "the header holds the periods"),
    "Import.where": ("筛选", "where", "只要这些列等于这些值的行", "only rows that have these values in these columns"),
    "Import.indicator": ("指标", "indicator", "所有行的指标", "the indicator of all rows"),
    "Import.area": ("地区", "area", "所有行的地区", "the area of all rows"),
    "Import.unit": ("单位", "unit", "所有行的单位", "the unit of all rows"),
    "Import.indicators": (
        "指标对照", "indicators", "文件里的说法 → 指标；没有列出的行不读",
        "the file's word → indicator; rows of others are left out",
    ),
    "Import.areas": ("地区对照", "areas", "文件里的说法 → 地区", "the file's word → area"),
    "Import.units": ("单位对照", "units", "文件里的说法 → 单位", "the file's word → unit"),
    "Import.statuses": ("数据性质对照", "statuses", "文件里的说法 → 数据性质", "the file's word → status"),
    "Import.publication": ("出处", "publication", "每次相同的部分", "as far as it is the same each time"),
    "Top.language": ("语言", "language", "默认的输出语言", "default language of the output"),
    "Top.required_version": (
        "所需版本", "required version", "哪些版本的程序可以读这个项目，如 \">=0.3\"；别的版本拒绝运行",
        "which versions of the program may read this project, such as \">=0.3\"; any other refuses to run",
    ),
    "Top.prefer": (
        "取用", "prefer", "同一时期有几个有效的数时用哪一个：tier 级别高的（默认），latest 公布晚的",
        "which of several live values of a period is used: tier, of the highest tier (default); latest, the latest published",
    ),
    "Top.plans": ("规划", "plans", "每个规划的名称、地区和起止年份", "name, area and years of each plan"),
    "Top.indicators": (
        "指标", "indicators", "没有目标、或比目标多一点说明的指标；可省略",
        "indicators that have no target, or need more than a target says; optional",
    ),
    "Top.targets": ("目标", "targets", "规划的每一项承诺", "each promise of a plan"),
    "Top.observations": ("观测值", "observations", "这份出处给出的每一个数", "each figure of this publication"),
    "Top.Threshold": (
        "阈值", "thresholds", "判断快慢的界线和“约”的宽度；可省略", "limits of a verdict and the width of “about”; optional",
    ),
    "Top.settings": (
        "默认选项", "settings", "各命令选项的默认值，命令行上写的优先：{check: {fail-on: [warning]}}",
        "defaults of options by command; what the command line says wins: {check: {fail-on: [warning]}}",
    ),
    "Top.Source": ("出处", "source", "规划原文在哪里能查到", "where the plan can be found"),
    "Top.Plan": ("规划", "plan", "一个规划", "a plan"),
    "Top.Indicator": ("指标", "indicator", "量什么", "what is measured"),
    "Top.Name": ("名称", "name", "一个名称，或 {zh:, en:}", "a name, or {zh:, en:}"),
    "Top.ShortName": (
        "名称", "name", "一个名称，或 {zh:, en:, short:}", "a name, or {zh:, en:, short:}",
    ),
    "Name.short": (
        "短名", "short name", "放不下全名时用，最多 30 格，一个汉字两格",
        "where the name has no room: at most 30 cells, a Chinese character takes two",
    ),
    "Top.Baseline": ("基期", "baseline", "目标从哪里起步", "where a target starts from"),
    "Top.Goal": ("目标值", "goal", "要达到的值和期限", "the value to be met, and by when"),
    "Top.Revision": ("修订", "revision", "调整以前的目标值", "the goal as it was before it was moved"),
    "Top.Release": ("发布周期", "release", "新数应在什么时候公布，用来判断数据是否过期", "when a new value is due, for staleness"),
    "Top.Accept": ("接受", "acceptance", "一个已知的问题，到期之前不再提示", "a known problem, silent until a day"),
    "Top.Level": ("水平值", "level", "年均增速由哪个指标的水平值算出", "the indicator whose levels a growth rate is computed from"),
    "Top.Parts": (
        "分解", "parts", "分解为哪些目标，怎样合成", "the targets that it is made of, and how",
    ),
    "Top.Target": ("目标", "target", "规划的一项承诺", "one promise of a plan"),
    "Top.Publication": ("出处", "publication", "这些数是谁、何时、在哪里公布的", "who published the figures, when and where"),
    "Top.Revises": ("更正", "revises", "更正了哪一次公布的数", "which earlier publication it corrects"),
    "Top.Claim": (
        "说法", "claim", "出处对这个数的一个说法：growth、change、multiple、share、sum、early 写一个，再写 of",
        "what the source says about the value: one of growth, change, multiple, share, sum, early, and of",
    ),
    "Top.Observation": ("观测值", "observation", "一个指标在一个时期的一个数", "one figure of one indicator for one period"),
    # fields of the same meaning everywhere
    "name": ("名称", "name", "一个名称，或 {zh:, en:}", "a name, or {zh:, en:}"),
    "note": ("说明", "note", "口径、推算过程、疑点", "definitions, how it was derived, doubts"),
    "title": ("标题", "title", "文件或报道的标题", "title of the document or article"),
    "publisher": ("发布者", "publisher", "发布的机构或媒体", "the body or paper that published it"),
    "published": (
        "发布时间", "published", "2025、2025-02 或 2025-02-07：知道多细就写多细",
        "2025, 2025-02 or 2025-02-07: as precise as is known",
    ),
    "url": ("网址", "URL", "网页地址", "address of the page"),
    "reason": ("理由", "reason", "为什么", "why"),
    "aliases": ("别名", "aliases", "同一指标的其他叫法，命令和观测里都认", "other words for it, understood everywhere"),
    "locator": ("位置", "locator", "在出处里的章、节、表、行", "chapter, section, table, row in the source"),
    "unit": ("单位", "unit", "数值的单位，如 家、亿元、%", "unit of the values, such as homes, £ million, %"),
    "measure": (
        "计量方式", "measure", "stock 时点数，flow 一段时间的合计，ratio 比率", "stock: at a time; flow: over a time; ratio",
    ),
    "area": ("地区", "area", "数所属的地区", "the area that it is about"),
    "Name.zh": ("中文", "Chinese", "中文名称", "the name in Chinese"),
    "Name.en": ("英文", "English", "英文名称", "the name in English"),
    # targets.yaml
    "Threshold.ahead": ("快于预期", "ahead", "完成应有进度的几倍算快，默认 1.05", "share of the road that is ahead; 1.05"),
    "Threshold.on_track": ("符合预期", "on track", "完成应有进度的几倍算符合，默认 0.95", "share that is on track; 0.95"),
    "Threshold.about": ("约", "about", "“约”是上下百分之几，默认 5%", "half the width of “about”; 5%"),
    "Threshold.raised": (
        "层层加码", "raised", "分解目标合计超过总目标多少倍给出警告，默认 1.1",
        "how many times the whole's goal those of its parts may come to before it is a warning; 1.1",
    ),
    "id": ("编号", "id", "永久的名字：小写字母、数字、连字符", "its name for ever: lower case, digits, hyphens"),
    "Plan.period": ("规划期", "period", "如 2021..2025", "such as 2021..2025"),
    "Plan.headline": (
        "要目", "headline", "排在最前的目标的 id，最多 6 个", "ids of the targets that are shown first, at most 6",
    ),
    "Plan.source": ("出处", "source", "规划原文在哪里能查到", "where the plan can be found"),
    "Baseline.value": ("基期值", "value", _AS_WRITTEN_ZH, _AS_WRITTEN_EN),
    "year_starts": (
        "年度起始日", "first day of the year", "财政年度从哪天开始：04-01；自然年不写", "when 2024/25 begins: 04-01; absent: 01-01",
    ),
    "Baseline.period": ("基期", "period", "基期值所属的时期", "the period of the value"),
    "value": (
        "目标值", "value", f"{_AS_WRITTEN_ZH}；规划没有给数就写 null 并在 note 里说明",
        f"{_AS_WRITTEN_EN}; null and a note where the plan gives no number",
    ),
    "by": ("期限", "by", "到什么时候，如 2025", "when it is due, such as 2025"),
    "op": (
        "比较", "op", "ge 不低于，gt 超过，le 不超过，lt 低于，between 区间，around 左右；默认看基期和原文的说法",
        "at least, more than, at most, less than, between, around; by default from the baseline and the value's words",
    ),
    "upper": ("上限", "upper", "op: between 的上限", "upper end of op: between"),
    "Revision.until": ("止于", "until", "这个目标值用到哪一天：2023-06-30", "the last day that it held: 2023-06-30"),
    "Release.every": ("周期", "every", "year 年，half 半年，quarter 季，month 月", "how often"),
    "Release.lag": ("时滞", "lag", "时期结束后最多多少天公布：120d", "days from a period's end to its publication: 120d"),
    "Accept.code": ("问题编号", "code", "tracker check 输出的编号", "a code that tracker check prints"),
    "Accept.until": ("止于", "until", "接受到哪一天：2026-12-31", "accepted until this day: 2026-12-31"),
    "Level.indicator": ("指标", "indicator", "水平值的指标 id", "id of the indicator of the levels"),
    "Level.period": ("基期", "period", "从哪个时期算起", "the period that growth is counted from"),
    "Parts.of": ("分解目标", "of", "各分解目标的 id", "ids of the targets that are its parts"),
    "Parts.how": (
        "合成方式", "how", "sum 相加（默认），max 取最大，min 取最小，mean 平均",
        "sum (default), max, min, mean",
    ),
    "Parts.weights": (
        "权重", "weights", "只用于 mean：每个目标一个数，或一个指标的 id，以它在各目标所属地区的值为权重",
        "mean only: a number for each part, or the id of an indicator, whose value in the area of each part is its weight",
    ),
    "Target.plan": ("规划", "plan", "plans 里的 id", "an id from plans"),
    "Target.indicator": ("指标", "indicator", "与别的目标共用的指标；默认与 id 相同", "shared with other targets; by default the id"),
    "Target.kind": (
        "类型", "kind",
        "reach 到期达到（默认），keep 每期保持，total 规划期合计，growth 年均增速，change 比基期累计变化，done 建成与否",
        "reach a level by a date (default), keep one in every period, total over the plan, growth a year on average, "
        "change against the baseline, done or not",
    ),
    "Target.baseline": ("基期", "baseline", "目标从哪里起步", "where it starts from"),
    "Target.target": ("目标值", "target", "要达到的值和期限", "the value to be met, and by when"),
    "Target.level": ("水平值", "level", "只用于 growth：由哪个指标的水平值算出", "growth only: the indicator it is computed from"),
    "Target.milestones": ("年度分解", "milestones", "{2023: 9500}：中间各期的值", "{2023: 9500}: values on the way"),
    "Target.pace": (
        "路线", "pace", "linear 匀速（默认），geometric 等比，steps 按年度分解，none 不设路线",
        "linear (default), geometric, steps (the milestones), none",
    ),
    "Target.nature": ("性质", "nature", "expected 预期性，binding 约束性；没有写明就省略", "absent where the source does not say"),
    "Target.severity": (
        "级别", "severity", "未达到时算错误还是警告；默认约束性为 error", "what a miss counts for; binding: error, else warning",
    ),
    "Target.owners": ("责任单位", "owners", "谁负责", "who is responsible"),
    "Target.section": ("分组", "section", "随意的分组", "free grouping"),
    "Target.revisions": ("修订", "revisions", "调整以前的目标值，从早到晚，只追加", "earlier goals, oldest first; append only"),
    "Target.release": ("发布周期", "release", "新数应在什么时候公布", "when a new value is due"),
    "Target.parts": (
        "分解", "parts", "分解为哪些目标：tracker audit 核对分解合计与总目标",
        "the targets that it is made of: tracker audit holds their goals against its own",
    ),
    "Target.accept": ("接受", "accept", "已知的问题，到期之前不再提示", "known problems, silent until a day"),
    # observations/*.yaml
    "Publication.records": (
        "条数", "records", "这个文件有几条观测；被截断时能发现", "how many observations the file holds: a file cut off is found",
    ),
    "ImportPublication.tier": ("级别", "tier", "出处的级别", "kind of source"),
    "Publication.tier": (
        "级别", "tier", "yearbook 年鉴，communique 公报，report 报告，department 部门，news 新闻；同一时期有几个数时，前者优先",
        "kind of source; of several values of a period that of the earlier word is used",
    ),
    "Publication.sha256": (
        "指纹", "sha256", "读过的那份文档的 SHA-256，64 位十六进制", "that of the document that was read, 64 hexadecimal digits",
    ),
    "Publication.file": (
        "留存文件", "kept file", "这份文档留存的副本，如 sources/2025-03-公报.pdf；check 核对它的指纹",
        "the copy of that document which is kept, such as sources/2025-03-bulletin.pdf; check compares its sha256",
    ),
    "Revises.published": ("发布时间", "published", "被更正的那次是什么时候公布的", "when the corrected one was published"),
    "Claim.growth": ("增长", "growth", "比 of 增长百分之几", "growth over `of`, in per cent"),
    "Claim.change": ("增减", "change", "比 of 增减多少", "difference from `of`"),
    "Claim.multiple": ("倍数", "multiple", "是 of 的几倍", "how many times `of`"),
    "Claim.share": ("占比", "share", "占 of 的百分之几", "share of `of`, in per cent"),
    "Claim.sum": ("合计", "sum", "of 所列的各项合计多少；of 只写一项时，与它合计多少", "the sum of those in `of`; of a single one, the sum with it"),
    "Claim.early": ("提前", "early", "of 这个目标提前几年完成；0 是完成", "by how many years the target in `of` was met early; 0: met"),
    "Claim.real": ("不变价", "real", "增长按不变价计算：现价数据无法核对", "the growth is at constant prices: values at current prices cannot check it"),
    "Claim.of": ("对象", "of", "同一指标的一个时期，一个指标，或一个目标；合计可以列几个指标：[a, b]", "a period of this indicator, an indicator, or a target; of a sum several indicators: [a, b]"),
    "Observation.indicator": ("指标", "indicator", "targets.yaml 里的 id、名称或别名", "an id, name or alias from targets.yaml"),
    "Observation.period": ("时期", "period", f"数所属的时期：{_PERIODS}", f"what it is about: {_PERIODS}"),
    "Observation.value": ("值", "value", f"{_AS_WRITTEN_ZH}；建成、未建成", f"{_AS_WRITTEN_EN}; done, not done"),
    "Observation.unit": ("单位", "unit", "与目标的单位不同时写", "where it differs from the target's"),
    "Observation.qualifier": (
        "限定词", "qualifier", "值写成单纯的数时用：over 突破，under 近，at-least 以上，at-most 以内，about 约",
        "for a bare number: over, under, at least, at most, about",
    ),
    "Observation.status": (
        "数据性质", "status", "final 正式（默认），preliminary 初步，estimate 估计，forecast 预测，derived 推算，break 口径变动，withdrawn 撤回（不写 value）",
        "final by default; a forecast is never evidence; derived: computed by us; break: the definition changed; withdrawn: takes what it revises off the record",
    ),
    "Observation.ytd": ("年初至今", "ytd", "从年度第一天到时期末的累计", "from the first day of the year to the end of the period"),
    "Observation.area": ("地区", "area", "默认是规划的地区", "by default the plan's"),
    "Observation.revises": ("更正", "revises", "更正了哪一次公布的数", "which earlier publication it corrects"),
    "Observation.claims": ("说法", "claims", "出处对这个数还说了什么，供核对", "what else the source says of it, for checking"),
}  # fmt: skip
