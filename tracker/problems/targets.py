"""Codes of: targets.yaml."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error, warning

TARGETS: dict[str, Code] = {
    "T101": error(
        "id {id} 用了两次", "the id {id} is used twice",
        "id 是永久的名字，两项同名就无法区分。", "An id names one thing for ever.",
        "给后一项换一个 id。", "Give the later one another id.",
    ),
    "T102": error(
        "id 只能用小写字母、数字、连字符和下划线：{text}", "an id is made of lower-case letters, digits, hyphens and underscores: {text}",
        "id 要能用在命令行、文件名和网址里。", "It must work on a command line, in a file name and in a URL.",
        "例如 hitech-enterprises；中文名写在 name 里。", "For example hitech-enterprises; the Chinese name goes into name.", "id: 高新技术企业",
        "id: New homes",
    ),
    "T103": error(
        "没有名为 {plan} 的规划", "there is no plan {plan}",
        "目标要归在一个规划下，才知道起止年份和地区。", "A target needs its plan for period and area.",
        "改成 plans 里的 id，或先用 tracker add-plan 加上它。", "Use an id from plans, or put the plan in first: tracker add-plan.",
    ),
    "T105": warning(
        "基期 {baseline} 已经符合 {op} {value}", "the baseline {baseline} already meets {op} {value}",
        "写明的比较决定方向；从一开始就已达到的，只看是否守住。",
        "A comparison that is written decides the direction; what is met from the start is only kept or not.",
        "核对两个数和 op；要求“保持在…以上”的，写 kind: keep。", "Check both figures and op; “stay above” is kind: keep.",
        "baseline: {value: 100, period: 2020}\ntarget: {value: 80, by: 2025, op: ge}",
    ),
    "T107": error(
        "基期 {period} 不早于目标期 {by}", "the baseline {period} is not before the due period {by}",
        "基期在后，进度无从算起。", "There is no road from a baseline to an earlier date.",
        "核对两个时期。", "Check both periods.",
    ),
    "T108": error(
        "年度分解 {period} 不在基期和目标期之间", "the milestone {period} is not between baseline and due period",
        "路线只能经过中间的点。", "A road passes only points on the way.",
        "核对年份；目标年的值写在 target 里。", "Check the year; the due year's value belongs in target.",
    ),
    "T109": error(
        "pace: {pace} 需要 milestones", "pace: {pace} needs milestones",
        "没有年度分解就没有台阶。", "There are no steps without milestones.",
        "加上 milestones，或去掉 pace。", "Add milestones, or drop pace.",
    ),
    "T110": error(
        "基期 {baseline} 和目标 {value} 之间没有几何路线", "no geometric road from {baseline} to {value}",
        "等比增长要求两端同号且不为零。", "Compound growth needs two ends of one sign, neither zero.",
        "改用 pace: linear。", "Use pace: linear.",
    ),
    "T111": error(
        "别名 {alias} 同时指 {first} 和 {second}", "the alias {alias} names both {first} and {second}",
        "一个词指两个指标，记录时就可能记错地方。", "A word for two indicators sends figures to the wrong one.",
        "从其中一个去掉它，或写得更具体。", "Drop it from one of them, or make it more specific.",
    ),
    "T112": error(
        "op: {op} 与值的说法 {text} 矛盾", "op: {op} contradicts the value's own words, {text}",
        "“不低于”就是 ge，“控制在…以内”就是 le。", "“at least” is ge, “at most” is le.",
        "删去 op，或把值写成单纯的数。", "Drop op, or write a bare number.", "target: {value: 不低于95%, by: 2025, op: le}",
        "target: {value: at least 95%, by: 2025, op: le}",
    ),
    "T113": warning(
        "目标没有数值，也没有说明", "a target without a value and without a note",
        "value: null 是诚实的写法，但要说明规划为什么没有给数。", "value: null is honest, but a note should say why the plan gives no number.",
        "加一行 note。", "Add a note.",
    ),
    "T114": error(
        "between 需要下限和更大的上限", "between needs a lower and a greater upper bound",
        "没有两端就没有区间。", "A band has two ends.",
        "写成 value: 3—5，或 value 加 upper。", "Write value: 3—5, or value and upper.", "target: {value: 3, upper: 5, by: 2025}",
    ),
    "T115": error(
        "共用指标 {indicator}，但单位或计量方式不同（{unit}/{measure} 与 {other}/{other_measure}）",
        "shares the indicator {indicator} but not its unit or measure ({unit}/{measure}, {other}/{other_measure})",
        "同一个指标只能有一种单位和计量方式。", "One indicator has one unit and one measure.",
        "改成一致，或另立指标。", "Make them agree, or use another indicator.",
    ),
    "T116": error(
        "accept 里没有 {code} 这个编号", "accept names {code}, which is no code",
        "写错的编号什么也不接受。", "A misspelt code accepts nothing.",
        "用 tracker check 输出的编号。", "Use a code that tracker check prints.",
    ),
    "T117": warning(
        "对 {code} 的接受已于 {until} 到期", "the acceptance of {code} expired on {until}",
        "接受是有期限的承诺，到期要重新看一遍。", "An acceptance is a promise with an end.",
        "解决问题，或写明理由后延期。", "Solve the problem, or extend it with a reason.",
    ),
    "T118": warning(
        "对 {code} 的接受已经不需要了", "the acceptance of {code} is no longer needed",
        "多余的接受会掩盖以后的新问题。", "It would hide the next problem of that kind.",
        "删去它。", "Delete it.",
    ),
    "T119": error(
        "revisions 要按 until 从早到晚排列（{until} 在 {first} 之后）", "revisions go from early to late ({until} stands after {first})",
        "修订只追加，顺序就是历史。", "Revisions are appended: their order is the history.",
        "调整顺序。", "Put them in order.",
    ),
    "T120": error(
        "kind: {kind} 只能用于流量（measure: flow）", "kind: {kind} is for flows (measure: flow)",
        "存量或比率不能逐年相加。", "Levels and ratios are not added up over years.",
        "写 measure: flow，或改 kind。", "Write measure: flow, or another kind.",
    ),
    "T121": error(
        "阈值不成立：on_track {on_track}，ahead {ahead}，about {about}，raised {raised}",
        "impossible thresholds: on_track {on_track}, ahead {ahead}, about {about}, raised {raised}",
        "要求 0 < on_track ≤ ahead，0 ≤ about < 1，raised ≥ 1。", "0 < on_track ≤ ahead, 0 ≤ about < 1 and raised ≥ 1 must hold.",
        "改正，或删去 thresholds 用默认值。", "Mend them, or drop thresholds for the defaults.",
    ),
    "T122": error(
        "level 里没有名为 {name} 的指标", "level names {name}, which is no indicator",
        "增长率要从这个指标的水平值算出来。", "The rate is computed from that indicator's levels.",
        "在 indicators 里加上它，或改正 id。", "Add it to indicators, or mend the id.",
    ),
    "T123": error(
        "targets.yaml 里没有一个有效的目标", "targets.yaml holds no valid target",
        "没有目标就没有可评估的东西。", "There is nothing to assess.",
        "先改正其他问题；还没有目标的，用 tracker add-target 加第一个。", "Mend the other problems; where there is no target yet, tracker add-target adds the first.",
    ),
    "T125": warning(
        "目标值 {value} 与基期 {baseline} 相差约 {factor} 倍", "the target {value} is some {factor} times off the baseline {baseline}",
        "差千倍、万倍这样整的倍数，多半是单位或万、亿写错了；目标还会因此反了方向。", "That is nearly always a slip of the unit or its scale, and it may turn the direction round.",
        "核对值和单位：1.2万 与 1.2。", "Check value and unit: 1.2 million and 1.2.", "target: {value: 1.2, by: 2025}   # 应为 1.2万",
        "target: {value: 1.2, by: 2025}   # 1.2 million is meant",
    ),
    "T140": warning(
        "没有别的目标、指标或观测提到指标 {name}", "no other target, no indicator and no observation names the indicator {name}",
        "一个字母之差，这个目标就再也等不到数据。", "One letter wrong, and this target waits for its data for ever.",
        "改正 indicator；确实是新指标，就在 indicators 里登记它。", "Mend indicator; if it is a new one, put it into indicators.",
    ),
    "T141": error(
        "分解关系成了循环：{path}", "parts and wholes go round in a circle: {path}",
        "一个目标不能由它自己分解而来，隔几层也不行。", "A whole is no part of itself, however far down.",
        "从其中一个的 parts 里去掉它。", "Take it out of the parts of one of them.",
        "- {id: city, …, parts: {of: [district]}}\n- {id: district, …, parts: {of: [city]}}   # 错 wrong",
    ),
    "T142": warning(
        "headline 有 {count} 项：最多 {most} 项，每项一次", "headline has {count} entries: at most {most}, each once",
        "最前面只放得下几项。", "There is room for a few only.",
        "留下最要紧的几项。", "Keep those that matter most.",
    ),
    "T143": error(
        "短名有 {count} 格，最多 {most} 格：{text}", "a short name of {count} cells, at most {most}: {text}",
        "短名用在放不下全名的地方；一个汉字占两格。", "It stands where the name has no room; a Chinese character takes two cells.",
        "写短一些。", "Make it shorter.", "short: {zh: 高企, en: High-tech firms}",
        "short: {en: High-tech firms}",
    ),
    "T146": error(
        "headline 里的 {name} 不是规划 {plan} 的目标", "headline names {name}, which is no target of the plan {plan}",
        "排在最前的只能是这个规划自己的目标。", "What is shown first are targets of the plan itself.",
        "写 targets 里的 id。", "Use an id from targets.",
    ),
    "T147": error(
        "parts 里没有名为 {name} 的目标", "parts names {name}, which is no target",
        "缺了一个，就不知道分解目标合计多少。", "With a part missing nobody knows what they make together.",
        "写 targets 里的 id；还没有这个目标的，先加上它。", "Use an id from targets; a target that is not there yet is added first.",
    ),
    "T148": error(
        "parts 里 {name} 出现了两次", "{name} stands twice in parts",
        "同一个目标会重复计算。", "One part would count twice.",
        "留下一个。", "Keep one of them.",
    ),
    "T149": error(
        "weights 只能和 how: mean 一起用（这里是 {how}）", "weights go with how: mean only (here it is {how})",
        "只有平均数用权重。", "Only a mean is weighted.",
        "改为 how: mean，或去掉 weights。", "Write how: mean, or drop weights.", "parts: {of: [a, b], how: mean, weights: [2, 1]}",
    ),
    "T152": error(
        "weights 有 {count} 个数，parts 有 {parts} 个目标", "weights has {count} numbers for {parts} parts",
        "每个目标要有一个权重，次序相同。", "Each part needs a weight, in the same order.",
        "补上或去掉，或写一个指标的 id：以它在各目标所属地区的值为权重。", "Mend the list, or write the id of an indicator, whose value in each part's area is the weight.",
        "parts: {of: [a, b], how: mean, weights: [2, 1]}",
    ),
    "T153": error(
        "权重应为大于零的数：{text}", "a weight is a number above zero: {text}",
        "权重为零等于不计入，为负等于扣减。", "With a weight of zero or less a part is left out, or taken off.",
        "写大于零的数；不计入的，从 of 里去掉。", "Write a number above zero, or take the part out of `of`.", "weights: [2, 0]   # 错 wrong",
    ),
    "T154": error(
        "weights 里没有名为 {name} 的指标", "weights names {name}, which is no indicator",
        "权重取这个指标在各目标所属地区的值。", "The weights are that indicator's values in the areas of the parts.",
        "在 indicators 里加上它，或改正 id。", "Add it to indicators, or mend the id.",
    ),
    "T155": error(
        "{part} 的单位是 {unit}，总目标 {whole} 的是 {other}", "{part} is in {unit}, its whole {whole} in {other}",
        "不同的单位不能相加，也不能比较；万元和亿元这样只差倍数的可以。", "Different units neither add up nor compare; units that differ by their scale alone (£m and £bn) do.",
        "写成同一个单位。", "Write both in one unit.",
    ),
    "T156": error(
        "{part} {by} 到期，总目标 {whole} {due} 到期", "{part} is due {by}, its whole {whole} {due}",
        "不同时候到期的目标不能相加，也不能比较。", "Goals that are due at different times neither add up nor compare.",
        "核对 by；确实不同的，从 parts 里去掉它。", "Check by; where they do differ, take the part out.",
    ),
    "T135": error(
        "指标 {indicator} 的年度从 {starts} 还是 {other} 开始，两个规划说的不同", "two plans let the years of {indicator} begin on {starts} and on {other}",
        "2024/25 和年初起的累计数（ytd），要知道年度从哪天开始才读得出来。", "2024/25 and year-to-date sums cannot be read without knowing when the year begins.",
        "在 indicators 里写上这个指标和它的 year_starts；自然年是 01-01。", "List the indicator under indicators with its year_starts; calendar years are 01-01.",
        "indicators:\n  - {id: homes, name: Homes, unit: homes, measure: flow, year_starts: 04-01}",
    ),
    "T136": warning(
        "到期 {by} 与规划期 {period} 没有一天重合", "due {by}, which has no day in common with the plan's period {period}",
        "多半是年份写错了；到期日决定一切进度。", "Probably a slip in the year, and every figure of progress rests on it.",
        "核对 by；确是远景目标的，写 accept。", "Check by; accept it where the plan really looks further.", "target: {value: 12000, by: 2205}   # 应为 2025",
        "target: {value: 12000, by: 2205}   # 2025 is meant",
    ),
    "T137": warning(
        "基期 {period} 和目标期 {by} 不是同一种年度", "baseline {period} and due period {by} are not years of one kind",
        "流量按年度计：自然年的数不能和财政年度的数相比。", "A flow is counted by the year: calendar years and financial years do not compare.",
        "写成同一种：2024/25 和 2028/29，或 2024 和 2028。", "Write both alike: 2024/25 and 2028/29, or 2024 and 2028.",
        "baseline: {value: 100, period: 2023}\ntarget: {value: 150, by: 2028/29}",
    ),
    "T145": warning(
        "{text} 读作区间；会不会是 {joined}？基期 {baseline} 离它更近", "{text} is read as a range; is {joined} meant? The baseline {baseline} is nearer to it",
        "数字里误敲一个横线，目标就成了区间。", "A stray dash within a number makes a range of the goal.",
        "多了横线就删去；确是区间，写上 op: between。", "Take the dash out; where a range is meant, write op: between.",
        "target: {value: 1—4, by: 2025}                # 应为 14？ is 14 meant?\ntarget: {value: 3—5, op: between, by: 2025}   # 确是区间 a range",
        "target: {value: 1-4, by: 2025}                # is 14 meant?\ntarget: {value: 3-5, op: between, by: 2025}   # a range",
    ),
    "T144": error(
        "{first} 和 {second} 不是同一个单位：倍数不同", "{first} and {second} are not one unit: their scales differ",
        "同一个数在两种语言里会差几个数量级。", "One figure would be another amount in the other language.",
        "写成倍数相同的：{{zh: 亿元, en: 100 million yuan}}。", "Write both with one scale: {{zh: 亿元, en: 100 million yuan}}.",
    ),
    "T150": error(
        "required_version 写的不是对版本的要求：{text}", "required_version says nothing that a version can be held to: {text}",
        "读不懂的要求拦不住任何版本。", "A requirement that cannot be read keeps no version out.",
        "写比较号和版本号，几个用逗号隔开：\">=0.3\"、\">=0.3, <1\"。", "Write comparisons with versions, separated by commas: \">=0.3\", \">=0.3, <1\".",
        "required_version: 0.3       # 读不懂 not understood\nrequired_version: \">=0.3\"",
        "required_version: 0.3       # not understood\nrequired_version: \">=0.3\"",
    ),
    "T151": error(
        "这个项目要求 tracker {required}，现在运行的是 {version}", "this project requires tracker {required}; this is {version}",
        "别的版本可能读不懂这个项目，或者读出别的结果，所以什么都没有判断。", "Another version may not understand the project, or read it otherwise: nothing was judged.",
        "装上合乎要求的版本（如 uvx 或 pip install 时写明版本），或改 required_version。", "Install a version that fits (name it for uvx or pip install), or change required_version.",
        "required_version: \">=0.3\"",
    ),
    "T124": error(
        "kind: {kind} 的目标没有 {key} 这个字段", "a target of kind {kind} has no {key}",
        "写了也不起作用，说明 kind 可能选错了。", "It would have no effect: perhaps the kind is wrong.",
        "删去它，或改 kind。可用的字段：{known}。", "Drop it, or change the kind. Known fields: {known}.",
    ),
    "T130": error(
        "变化目标没有正负号：{text}", "the goal of a change has no sign: {text}",
        "降 13.5% 还是升 13.5%，正好相反，绝不猜。", "A fall or a rise of 13.5 % are opposites: neither is guessed.",
        "写成 -{amount} 或 +{amount}；也可照原文写 降低…、增长…。", "Write -{amount} or +{amount}; “a cut of …” and “an increase of …” are signs too.",
        "kind: change\ntarget: {value: 68%, by: 2025}     # 错 wrong\ntarget: {value: +68%, by: 2025}    # 对 right",
    ),
    "T131": error(
        "{text}：减号和限定词合起来有两种意思", "{text}: a minus and these words together say two things",
        "“-13.5%以上”可以是降得更多，也可以是降得更少。", "“At least −13.5 %” may be a greater fall or a smaller one.",
        "照原文写 降低13.5%以上，或写 -13.5% 并用 op: le、op: ge 说明。", "Write “a cut of at least 13.5%”, or -13.5% with op: le or op: ge.", "target: {value: -13.5%以上, by: 2025}",
        "target: {value: at least -13.5%, by: 2025}",
    ),
}  # fmt: skip
