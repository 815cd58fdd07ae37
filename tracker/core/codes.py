"""CODES: one row for each code with its sentence, why it matters and its mend, in Chinese and English.

T targets.yaml · O observation files · A what the two say together · F any file: text, shape, values · U usage.
Codes are never reused. A sentence takes the problem's facts in braces.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.problem import Problem, Severity
from tracker.core.words import Language, pick


@dataclass(frozen=True, slots=True)
class Code:
    """Sentence, why and mend, each (zh, en); `example` is a piece of a file before and after."""

    severity: Severity
    sentence: tuple[str, str]
    why: tuple[str, str]
    mend: tuple[str, str]
    example: str = ""


def _error(zh: str, en: str, why_zh: str, why_en: str, mend_zh: str, mend_en: str, example: str = "") -> Code:
    return Code("error", (zh, en), (why_zh, why_en), (mend_zh, mend_en), example)


def _warning(zh: str, en: str, why_zh: str, why_en: str, mend_zh: str, mend_en: str, example: str = "") -> Code:
    return Code("warning", (zh, en), (why_zh, why_en), (mend_zh, mend_en), example)


_FILES: dict[str, Code] = {
    "F101": _error(
        "文件不是 UTF-8 编码（看起来是 {looks}）", "the file is not UTF-8 (it looks like {looks})",
        "按错误的编码读，中文会变成乱码，数字也可能出错。", "Read in the wrong encoding, Chinese turns to nonsense and figures may change.",
        "用编辑器另存为 UTF-8。", "Save the file as UTF-8 in your editor.",
    ),
    "F102": _error(
        "文件是空的", "the file is empty",
        "空文件里没有任何目标或观测，多半是没有保存。", "An empty file holds no target and no observation: perhaps it was not saved.",
        "补上内容，或删除这个文件。", "Fill it, or delete it.",
    ),
    "F103": _error(
        "YAML 文件超过 32 MiB（{size} MiB）", "a YAML file of more than 32 MiB ({size} MiB)",
        "这么大的 YAML 读得慢，也没有人能审阅。", "YAML of that size is slow to read and nobody can review it.",
        "大批数据请用 CSV：observations/*.csv，列名见文档。", "Keep bulk data as CSV: observations/*.csv with the documented columns.",
    ),
    "F104": _error(
        "读不了这个文件：{words}", "the file cannot be read: {words}",
        "读不到的文件里可能有观测，略过它就等于丢了数据。", "A file that is skipped may hold observations: they must not be lost silently.",
        "检查权限和链接；observations 里的文件不能指向项目外。", "Check permissions and links; nothing in observations may lead outside the project.",
    ),
    "F105": _error(
        "文件里有 git 冲突标记", "the file holds git conflict markers",
        "合并还没有完成，两边的内容混在一起。", "A merge was not finished: both sides stand in the file.",
        "选定一边，删去 <<<<<<<、=======、>>>>>>> 三行。", "Choose a side and delete the three marker lines.",
        "<<<<<<< HEAD\n    value: 15323\n=======\n    value: 突破1.6万\n>>>>>>> feature",
    ),
    "F106": _warning(
        "observations 里的这个文件不会被读取", "this file in observations is not read",
        "只读 .yaml、.yml 和 .csv；其他格式里的数据不会被统计。", "Only .yaml, .yml and .csv are read: figures in other files do not count.",
        "改成 YAML 或 CSV，或移到别处。", "Turn it into YAML or CSV, or move it elsewhere.",
    ),
    "F107": _error(
        "在 {folder} 及其上级文件夹里找不到 targets.yaml", "no targets.yaml in {folder} or any folder above it",
        "tracker 从当前文件夹往上找 targets.yaml 来确定项目。", "tracker finds its project by the first targets.yaml upwards.",
        "进入项目文件夹再运行，或用 -C 文件夹 指定。", "Run it inside a project, or name one with -C FOLDER.",
    ),
    "F201": _error(
        "YAML 语法错误：{words}", "YAML syntax: {words}",
        "语法不通，整个文件都读不出来。", "Nothing of the file can be read.",
        "检查这一行和上一行的缩进、冒号后的空格、引号和括号是否成对。", "Check indentation, the space after a colon, and that quotes and brackets come in pairs, here and in the line above.",
        "name: 高新技术企业: 数量      # 错 wrong\nname: '高新技术企业: 数量'    # 对 right",
    ),
    "F202": _error(
        "键 {key} 在同一处写了两次（第一次在第 {first} 行）", "the key {key} is written twice (first in line {first})",
        "两个值里只能有一个算数，悄悄取哪一个都可能是错的。", "Only one of the two can count, and picking either silently may be wrong.",
        "删掉多余的一个。", "Delete one of them.", "unit: 家\nunit: 个",
    ),
    "F203": _error(
        "不能使用锚点和别名（&{name}、*{name}）", "anchors and aliases (&{name}, *{name}) are not allowed",
        "读的人要跳到别处才知道值是什么，几行别名就能撑爆内存。", "A reader must look elsewhere for the value, and a few lines of them can exhaust the memory.",
        "把值直接写出来；文字以 * 或 & 开头时加引号。", "Write the value out; quote a text that starts with * or &.", "unit: *u",
    ),
    "F204": _error(
        "不能使用合并键 <<", "the merge key << is not allowed",
        "被合并进来的值在文件里看不见，无法审阅。", "What is merged in cannot be seen where it counts.",
        "把字段逐个写出来。", "Write the fields out.", "<<: *common",
    ),
    "F205": _error(
        "不能使用 YAML 标签 {tag}", "the YAML tag {tag} is not allowed",
        "标签会改变值的类型；这里一切都按所写的文字来读。", "Tags change types; here everything is read as it is written.",
        "去掉标签；文字以 ! 开头时加引号。", "Drop the tag; quote a text that starts with !.", "value: !!float 12000",
    ),
    "F206": _error(
        "一个文件里有第二个 YAML 文档（---）", "a second YAML document (---) in one file",
        "一个文件就是一份出处，第二个文档会被很多工具略过。", "One file is one publication; many tools skip the second document.",
        "拆成两个文件。", "Split it into two files.", "---\npublication: …\n---\npublication: …",
    ),
    "F207": _error(
        "键必须是文字", "a key must be text",
        "空的键，或用列表、映射作键，没有字段与之对应。", "No field is named by an empty key, a list or a mapping.",
        "写上字段名；行首的 ? 要加引号。", "Write the field's name.", "? [a, b]\n: 1",
    ),
    "F208": _error(
        "用了全角冒号：{text}", "a full-width colon: {text}",
        "YAML 只认半角冒号加空格，全角冒号会被当成文字的一部分。", "YAML knows only the plain colon followed by a space.",
        "改成半角冒号，后面加一个空格。", "Write a plain colon and a space.", "unit：家     # 错 wrong\nunit: 家     # 对 right",
    ),
    "F209": _error(
        "缩进里有全角空格或不间断空格（{key}）", "indentation with an ideographic or no-break space ({key})",
        "它看上去像空格，YAML 却把它当成文字。", "It looks like a space, but YAML takes it for text.",
        "改成普通空格。", "Use plain spaces.", "\u3000\u3000unit: 家",
    ),
    "F210": _error(
        "缩进里有制表符（Tab）", "a tab in the indentation",
        "YAML 不允许用制表符缩进。", "YAML does not allow tabs there.",
        "改成两个空格。", "Use two spaces.", "\tunit: 家",
    ),
    "F211": _error(
        "值外面用了中文引号：{text}", "smart quotes round a value: {text}",
        "中文引号不是 YAML 的引号，会成为值的一部分。", "They are no YAML quotes and become part of the value.",
        "去掉它们，或改用半角引号；引号确是名称的一部分时，外面再加一对半角引号。",
        "Drop them or use plain quotes; where they belong to the name, put plain quotes round them.",
        "unit: “家”     # 错 wrong\nunit: 家       # 对 right\nname: '“未来之鹰”'   # 引号是名称的一部分",
    ),
    "F212": _error(
        "嵌套超过 {most} 层", "nested deeper than {most} levels",
        "这里的文件最多四五层，更深的多半是写坏了。", "These files have four or five levels; more is an accident or an attack.",
        "检查缩进和括号。", "Check indentation and brackets.", "[[[[[[…]]]]]]",
    ),
    "F213": _error(
        "文件里有控制字符或无效字符", "a control character or an invalid character",
        "多半是二进制文件改了后缀，或复制时带进了看不见的字符。", "Perhaps a binary file by another name, or something invisible that was pasted in.",
        "删掉这个字符，或换成真正的文本文件。", "Delete it, or use a real text file.",
    ),
    "F301": _error(
        "不认识的字段 {key}", "unknown field {key}",
        "写错的字段名会让它的值不起作用。", "A misspelt field would silently have no effect.",
        "可用的字段：{known}。", "Known fields: {known}.", "unti: 家     # 错 wrong\nunit: 家     # 对 right",
    ),
    "F302": _error(
        "缺少 {key}", "{key} is missing",
        "没有它，这一项就说不清是什么、何时、多少。", "Without it the item does not say what, when or how much.",
        "补上 {key}。", "Add {key}.",
    ),
    "F303": _error(
        "这里应该是“键: 值”的映射", "a mapping (key: value) is needed here",
        "写成了文字或列表，字段读不出来。", "A text or a list has no fields.",
        "逐行写 键: 值，冒号后留一个空格。", "Write key: value lines, with a space after the colon.",
    ),
    "F304": _error(
        "这里应该是列表", "a list is needed here",
        "一项也要写成列表。", "Even a single item is written as a list.",
        "每项以 “- ” 开头，或写成 [甲, 乙]。", "Start each item with “- ”, or write [a, b].", "aliases: 高企      # 错 wrong\naliases: [高企]    # 对 right",
    ),
    "F305": _error(
        "这里应该是文字", "a text is needed here",
        "空着或写成了列表、映射，都读不出值。", "Nothing, a list or a mapping is no value.",
        "写上值；没有就删掉整行。", "Write the value, or drop the line.",
    ),
    "F306": _error(
        "{text} 不在可选的词里", "{text} is not one of the words that may stand here",
        "这个字段只认固定的几个词。", "This field knows only a few words.",
        "可选：{choices}。", "Choose from: {choices}.", "kind: reached   # 错 wrong\nkind: reach     # 对 right",
    ),
    "F401": _error(
        "读不懂这个数：{text}", "not a number as it is written: {text}",
        "看不懂的数绝不猜。", "A figure that cannot be read is never guessed.",
        "写成 12000、1.2万、1300亿元、28%、突破1.6万、3—5 这样的形式。", "Write it like 12000, 1.2万, 1300亿元, 28%, 突破1.6万 or 3—5.",
        "value: 一万多两千   # 错 wrong\nvalue: 1.2万        # 对 right",
    ),
    "F402": _error(
        "同一个数有两个互相矛盾的限定词：{text}", "two qualifiers that contradict each other: {text}",
        "“约”和“超过”给出的区间不同，只能取一个。", "“about” and “over” give different intervals.",
        "只留下出处里真正用的那个。", "Keep the one that the source uses.", "value: 约100余",
    ),
    "F403": _error(
        "范围的上限小于下限：{text}", "a range that ends below its start: {text}",
        "多半是写反了，或漏了单位。", "Perhaps it is the wrong way round, or a unit is missing.",
        "小的写在前面。", "Write the smaller end first.", "value: 50—3",
    ),
    "F404": _error(
        "单位 {unit} 不能换算成 {other}", "the unit {unit} does not convert to {other}",
        "百分比、百分点、千分比、金额和数量互不换算，硬套就是错数。", "Per cents, percentage points, amounts and counts are never the same thing.",
        "核对出处里的单位；口径不同就另立一个指标。", "Check the unit in the source; another measure is another indicator.",
        "value: 0.5个百分点   # 目标单位是 %",
    ),
    "F405": _error(
        "值里写的是 {unit}，unit 字段写的是 {other}", "the value says {unit}, the unit field {other}",
        "两处矛盾，不知道以哪个为准。", "They contradict each other.",
        "删去其中一个，或改成一致。", "Drop one, or make them agree.", "value: 28%\nunit: 亿元",
    ),
    "F406": _warning(
        "单位是 {unit}，而目标的单位是 {other}", "the unit is {unit}, the target's is {other}",
        "量词不同往往是换一种说法，也可能是另一个指标。", "Another count noun is often another word, and sometimes another thing.",
        "核对是不是同一个指标；是的话写成 {other}。", "Check that it is the same indicator; if so write {other}.", "unit: 个   # 目标写的是 家",
    ),
    "F411": _error(
        "读不懂这个时期：{text}", "not a period: {text}",
        "时期决定一个数和哪一年比，绝不猜。", "The period decides what a figure is compared with: it is never guessed.",
        "写成 2024、2024-H1、2024-Q3、2024-06、2024-06-30、2024-01..2024-08 或 2016..2020。",
        "Write 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-30, 2024-01..2024-08 or 2016..2020.",
        "period: 24年   # 错 wrong\nperiod: 2024   # 对 right",
    ),
    "F412": _error(
        "没有这个时期：{text}", "no such period: {text}",
        "日历里没有这一天或这个月，或者终点早于起点。", "The calendar has no such day or month, or it ends before it starts.",
        "核对年月日。", "Check the date.", "period: 2024-02-30",
    ),
    "F413": _error(
        "日期要写成 2025-12-31 的样子：{text}", "a day is written like 2025-12-31: {text}",
        "截止日必须精确到天。", "A deadline needs a day.",
        "写成 年-月-日，月日各两位。", "Write year-month-day with two digits each.", "until: 2025-12",
    ),
    "F414": _error(
        "天数要写成 120d 的样子：{text}", "a number of days is written like 120d: {text}",
        "发布时滞以天计。", "A release lag is counted in days.",
        "写成 120d。", "Write 120d.", "lag: 四个月",
    ),
}  # fmt: skip

_TARGETS: dict[str, Code] = {
    "T101": _error(
        "id {id} 用了两次", "the id {id} is used twice",
        "id 是永久的名字，两项同名就无法区分。", "An id names one thing for ever.",
        "给后一项换一个 id。", "Give the later one another id.",
    ),
    "T102": _error(
        "id 只能用小写字母、数字和连字符：{text}", "an id is made of lower-case letters, digits and hyphens: {text}",
        "id 要能用在命令行、文件名和网址里。", "It must work on a command line, in a file name and in a URL.",
        "例如 hitech-enterprises；中文名写在 name 里。", "For example hitech-enterprises; the Chinese name goes into name.", "id: 高新技术企业",
    ),
    "T103": _error(
        "没有名为 {plan} 的规划", "there is no plan {plan}",
        "目标要归在一个规划下，才知道起止年份和地区。", "A target needs its plan for period and area.",
        "改成 plans 里的 id，或先在 plans 里加上它。", "Use an id from plans, or add the plan.",
    ),
    "T105": _error(
        "基期 {baseline} 与目标 {value} 的方向和 {op} 矛盾", "baseline {baseline} and target {value} contradict {op}",
        "基期已经越过目标，“达到”就没有意义；方向不猜。", "The baseline is already beyond the target: the direction is not guessed.",
        "核对两个数；要求“保持在…以上”的，写 kind: keep。", "Check both figures; “stay above” is kind: keep.",
        "baseline: {value: 100, period: 2020}\ntarget: {value: 80, by: 2025, op: ge}",
    ),
    "T107": _error(
        "基期 {period} 不早于目标期 {by}", "the baseline {period} is not before the due period {by}",
        "基期在后，进度无从算起。", "There is no road from a baseline to an earlier date.",
        "核对两个时期。", "Check both periods.",
    ),
    "T108": _error(
        "年度分解 {period} 不在基期和目标期之间", "the milestone {period} is not between baseline and due period",
        "路线只能经过中间的点。", "A road passes only points on the way.",
        "核对年份；目标年的值写在 target 里。", "Check the year; the due year's value belongs in target.",
    ),
    "T109": _error(
        "pace: {pace} 需要 milestones", "pace: {pace} needs milestones",
        "没有年度分解就没有台阶。", "There are no steps without milestones.",
        "加上 milestones，或去掉 pace。", "Add milestones, or drop pace.",
    ),
    "T110": _error(
        "基期 {baseline} 和目标 {value} 之间没有几何路线", "no geometric road from {baseline} to {value}",
        "等比增长要求两端同号且不为零。", "Compound growth needs two ends of one sign, neither zero.",
        "改用 pace: linear。", "Use pace: linear.",
    ),
    "T111": _error(
        "别名 {alias} 同时指 {first} 和 {second}", "the alias {alias} names both {first} and {second}",
        "一个词指两个指标，记录时就可能记错地方。", "A word for two indicators sends figures to the wrong one.",
        "从其中一个去掉它，或写得更具体。", "Drop it from one of them, or make it more specific.",
    ),
    "T112": _error(
        "op: {op} 与值的说法 {text} 矛盾", "op: {op} contradicts the value's own words, {text}",
        "“不低于”就是 ge，“控制在…以内”就是 le。", "“at least” is ge, “at most” is le.",
        "删去 op，或把值写成单纯的数。", "Drop op, or write a bare number.", "target: {value: 不低于95%, by: 2025, op: le}",
    ),
    "T113": _warning(
        "目标没有数值，也没有说明", "a target without a value and without a note",
        "value: null 是诚实的写法，但要说明规划为什么没有给数。", "value: null is honest, but a note should say why the plan gives no number.",
        "加一行 note。", "Add a note.",
    ),
    "T114": _error(
        "between 需要下限和更大的上限", "between needs a lower and a greater upper bound",
        "没有两端就没有区间。", "A band has two ends.",
        "写成 value: 3—5，或 value 加 upper。", "Write value: 3—5, or value and upper.", "target: {value: 3, upper: 5, by: 2025}",
    ),
    "T115": _error(
        "共用指标 {indicator}，但单位或计量方式不同（{unit}/{measure} 与 {other}/{other_measure}）",
        "shares the indicator {indicator} but not its unit or measure ({unit}/{measure}, {other}/{other_measure})",
        "同一个指标只能有一种单位和计量方式。", "One indicator has one unit and one measure.",
        "改成一致，或另立指标。", "Make them agree, or use another indicator.",
    ),
    "T116": _error(
        "accept 里没有 {code} 这个编号", "accept names {code}, which is no code",
        "写错的编号什么也不接受。", "A misspelt code accepts nothing.",
        "用 tracker check 输出的编号。", "Use a code that tracker check prints.",
    ),
    "T117": _warning(
        "对 {code} 的接受已于 {until} 到期", "the acceptance of {code} expired on {until}",
        "接受是有期限的承诺，到期要重新看一遍。", "An acceptance is a promise with an end.",
        "解决问题，或写明理由后延期。", "Solve the problem, or extend it with a reason.",
    ),
    "T118": _warning(
        "对 {code} 的接受已经不需要了", "the acceptance of {code} is no longer needed",
        "多余的接受会掩盖以后的新问题。", "It would hide the next problem of that kind.",
        "删去它。", "Delete it.",
    ),
    "T119": _error(
        "revisions 要按 until 从早到晚排列（{until} 在 {first} 之后）", "revisions go from early to late ({until} stands after {first})",
        "修订只追加，顺序就是历史。", "Revisions are appended: their order is the history.",
        "调整顺序。", "Put them in order.",
    ),
    "T120": _error(
        "kind: {kind} 只能用于流量（measure: flow）", "kind: {kind} is for flows (measure: flow)",
        "存量或比率不能逐年相加。", "Levels and ratios are not added up over years.",
        "写 measure: flow，或改 kind。", "Write measure: flow, or another kind.",
    ),
    "T121": _error(
        "阈值不成立：on_track {on_track}，ahead {ahead}", "impossible thresholds: on_track {on_track}, ahead {ahead}",
        "要求 0 < on_track ≤ ahead，0 ≤ about < 1。", "0 < on_track ≤ ahead and 0 ≤ about < 1 must hold.",
        "改正，或删去 thresholds 用默认值。", "Mend them, or drop thresholds for the defaults.",
    ),
    "T122": _error(
        "level 里没有名为 {name} 的指标", "level names {name}, which is no indicator",
        "增长率要从这个指标的水平值算出来。", "The rate is computed from that indicator's levels.",
        "在 indicators 里加上它，或改正 id。", "Add it to indicators, or mend the id.",
    ),
    "T123": _error(
        "targets.yaml 里没有一个有效的目标", "targets.yaml holds no valid target",
        "没有目标就没有可评估的东西。", "There is nothing to assess.",
        "先改正上面的问题；tracker init 可以给出样板。", "Mend the problems above; tracker init shows a sample.",
    ),
}  # fmt: skip

_OBSERVATIONS: dict[str, Code] = {
    "O101": _error(
        "没有名为 {name} 的指标", "there is no indicator {name}",
        "对不上指标的数无处可放，等于丢了。", "A figure without an indicator counts for nothing.",
        "改成 targets.yaml 里的 id、名称或别名；没有目标的指标写在 indicators 里。",
        "Use an id, name or alias from targets.yaml; list it under indicators if it has no target.",
    ),
    "O102": _error(
        "要写明 area：指标 {indicator} 用于 {areas}", "area is needed: {indicator} is used in {areas}",
        "几个地区共用的指标，不写地区就不知道是谁的数。", "Several areas share it: whose figure is this?",
        "加上 area。", "Add area.",
    ),
    "O104": _error(
        "ytd 只用于流量和比率，{indicator} 是存量", "ytd is for flows and rates; {indicator} is a stock",
        "存量没有“年初至今累计”。", "A level has no year-to-date sum.",
        "去掉 ytd，或把指标改为 measure: flow。", "Drop ytd, or make the indicator a flow.",
    ),
    "O105": _error(
        "时期 {period} 在发布时间 {published} 之后", "the period {period} begins after its publication {published}",
        "尚未发生的数只能是预测。", "What has not happened yet can only be a forecast.",
        "核对时期；预测数写 status: forecast。", "Check the period, or write status: forecast.",
    ),
    "O109": _error(
        "里程碑的值只能是建成或未建成：{text}", "a milestone is done or not done: {text}",
        "done 类目标不看数值。", "It has no number.",
        "可用：{choices}。", "Use one of: {choices}.",
    ),
    "O110": _error(
        "一条 claim 只说一件事：{kinds} 之一", "a claim states exactly one of {kinds}",
        "两种说法混在一起无法核对。", "Mixed claims cannot be checked.",
        "拆成两条。", "Split it in two.", "claims:\n  - {growth: 18.65%, of: 2023}",
    ),
    "O201": _warning(
        "{value} 与同序列的 {reference} 相差约 {factor} 倍", "{value} is some {factor} times off the series' {reference}",
        "差一万倍或一亿倍，多半是万、亿写错了。", "Ten thousand or a hundred million times off is nearly always a slip of 万 or 亿.",
        "核对值和 unit：1.6万、16000 家、1300亿元 与 1300（亿元）。", "Check value and unit.", "value: 1.6      # 单位是 家，应为 1.6万",
    ),
    "O202": _warning(
        "同一出处里重复记录了同一个数", "the same figure is recorded twice from one publication",
        "重复不会改变结果，但说明有一条可能记错了指标或时期。", "It changes nothing, but one of the two may be meant for another period.",
        "删去一条，或改正其中一条。", "Delete one, or mend one.",
    ),
    "O203": _warning(
        "revises 指的 {published} 没有这个指标同一时期的记录", "revises {published}, but nothing of that period was published then",
        "修订要指向被修订的那一条，才看得出改了什么。", "A revision should name what it corrects.",
        "核对 published，或补录原来的数。", "Check published, or record the first figure too.",
    ),
    "O401": _error(
        "CSV 里不认识或重复的列 {name}", "unknown or repeated CSV column {name}",
        "不认识的列会被略过，里面的数就丢了。", "What stands in an unknown column would be lost.",
        "列名：indicator,period,value,unit,qualifier,status,ytd,area,published,publisher,title,url,locator,note。",
        "Columns: indicator,period,value,unit,qualifier,status,ytd,area,published,publisher,title,url,locator,note.",
    ),
    "O402": _warning(
        "CSV 是 GB18030 编码，已按它读取", "the CSV is GB18030 and was read as that",
        "中文 Excel 默认这样保存；别的工具会读成乱码。", "Chinese Excel saves it so; other tools will not read it.",
        "另存为“CSV UTF-8”。", "Save it as “CSV UTF-8”.",
    ),
    "O403": _error(
        "这一行有 {cells} 格，表头只有 {header} 列", "{cells} cells in a row, {header} columns in the header",
        "多出来的格子不知道属于哪一列。", "It is not known where the surplus belongs.",
        "数里带逗号时加引号：\"12,000\"。", "Quote a number with commas: \"12,000\".",
    ),
    "O404": _error(
        "CSV 语法错误：{words}", "CSV syntax: {words}",
        "这一行之后的内容都读不出来。", "Nothing after this line can be read.",
        "检查引号是否成对。", "Check that quotes come in pairs.",
    ),
}  # fmt: skip

_ASSESSMENT: dict[str, Code] = {
    "A301": _warning(
        "{indicator} {period}：{value} 与 {other} 相矛盾", "{indicator} {period}: {value} contradicts {other}",
        "两份出处对同一时期给出的数不能同时为真；用最近发布的，两条都留着。",
        "Two publications cannot both be right; the latest is used, both are kept.",
        "查明口径；更正的写 revises，口径不同的另立指标，查不清的在 note 里说明。",
        "Find out why: revises for a correction, another indicator for another definition, a note where it stays open.",
    ),
    "A302": _warning(
        "基期 {baseline} 与记录的 {value}（{period}）不符", "the baseline {baseline} differs from the {value} on record for {period}",
        "进度从基期算起，基期不同，结果就不同。", "Progress is counted from the baseline.",
        "核对规划原文；统计口径调整的，在 note 里说明。", "Check the plan; say in a note if the statistics were revised.",
    ),
    "A303": _warning(
        "没有 {indicator} {period} 的记录，算不出增长率", "no {indicator} for {period} on record: no growth rate can be computed",
        "年均增速从基期水平算起。", "The average rate starts from the base level.",
        "补录这一时期的水平值。", "Record the level of that period.",
    ),
}  # fmt: skip

_USAGE: dict[str, Code] = {
    "U101": _error(
        "没有名为 {name} 的目标", "there is no target {name}",
        "要用 targets.yaml 里的 id、名称或别名。", "A target is called by its id, name or alias.",
        "tracker status 列出全部目标。", "tracker status lists them all.",
    ),
    "U102": _error(
        "{option} 没有 {name} 这个值", "{option} knows no {name}",
        "筛选的值要在登记表里出现。", "A filter must name something that is there.",
        "可用：{choices}。", "Known: {choices}.",
    ),
    "U103": _error(
        "没有 {name} 这个编号", "there is no code {name}",
        "编号见 tracker check 的输出；状态用英文或中文词。", "Codes are those that tracker check prints; statuses their words.",
        "tracker explain 不带参数列出全部。", "tracker explain without a code lists them all.",
    ),
    "U104": _error(
        "{words}", "{words}",
        "命令的写法不对。", "The command was not understood.",
        "tracker --help 列出命令和选项。", "tracker --help lists commands and options.",
    ),
    "U105": _error(
        "程序缺陷：{words}", "a bug: {words}",
        "这不是你的文件的问题。", "Nothing is wrong with your files.",
        "请把标准错误输出里的报告发给我们。", "Please send us the report on stderr.",
    ),
}  # fmt: skip

CODES: dict[str, Code] = _FILES | _TARGETS | _OBSERVATIONS | _ASSESSMENT | _USAGE


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def severity(problem: Problem) -> Severity:
    return CODES[problem.code].severity


def message(problem: Problem, language: Language) -> str:
    """The sentence of a problem."""
    return pick(language, *CODES[problem.code].sentence).format_map(_Facts(problem.facts))


def hint(problem: Problem, language: Language) -> str:
    """The mend of a problem, with what was probably meant."""
    facts = dict(problem.facts)
    mend = pick(language, *CODES[problem.code].mend).format_map(_Facts(facts))
    if near := facts.get("near"):
        return pick(language, f"是不是 {near}？{mend}", f"Did you mean {near}? {mend}")
    return mend
