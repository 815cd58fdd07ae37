"""Codes of: What registry and observations say together, and how the command was used."""

from __future__ import annotations

from tracker.core.codes.row import Code, error, warning

ASSESSMENT: dict[str, Code] = {
    "A301": warning(
        "{indicator} {period}：{value} 与 {other} 相矛盾", "{indicator} {period}: {value} contradicts {other}",
        "两份出处对同一时期给出的数不能同时为真；用最近发布的，两条都留着。",
        "Two publications cannot both be right; the latest is used, both are kept.",
        "查明口径；更正的写 revises，口径不同的另立指标，查不清的在 note 里说明。",
        "Find out why: revises for a correction, another indicator for another definition, a note where it stays open.",
    ),
    "A302": warning(
        "基期 {baseline} 与记录的 {value}（{period}）不符", "the baseline {baseline} differs from the {value} on record for {period}",
        "进度从基期算起，基期不同，结果就不同。", "Progress is counted from the baseline.",
        "核对规划原文；统计口径调整的，在 note 里说明。", "Check the plan; say in a note if the statistics were revised.",
    ),
    "A303": warning(
        "没有 {indicator} {period} 的记录，算不出增长率", "no {indicator} for {period} on record: no growth rate can be computed",
        "年均增速从基期水平算起。", "The average rate starts from the base level.",
        "补录这一时期的水平值。", "Record the level of that period.",
    ),
}  # fmt: skip

USAGE: dict[str, Code] = {
    "U101": error(
        "没有名为 {name} 的目标", "there is no target {name}",
        "要用 targets.yaml 里的 id、名称或别名。", "A target is called by its id, name or alias.",
        "tracker status 列出全部目标。", "tracker status lists them all.",
    ),
    "U102": error(
        "{option} 没有 {name} 这个值", "{option} knows no {name}",
        "筛选的值要在登记表里出现。", "A filter must name something that is there.",
        "可用：{choices}。", "Known: {choices}.",
    ),
    "U103": error(
        "没有 {name} 这个编号", "there is no code {name}",
        "编号见 tracker check 的输出；状态用英文或中文词。", "Codes are those that tracker check prints; statuses their words.",
        "tracker explain 不带参数列出全部。", "tracker explain without a code lists them all.",
    ),
    "U104": error(
        "{words}", "{words}",
        "命令的写法不对。", "The command was not understood.",
        "tracker --help 列出命令和选项。", "tracker --help lists commands and options.",
    ),
    "U201": error(
        "缺少 {names}", "missing: {names}",
        "没有它们，这个数就说不清是什么、何时、出自哪里。", "Without them the figure does not say what, when and from where.",
        "用选项写上；在终端里运行时会逐项询问。", "Give them as options; in a terminal they are asked for.",
    ),
    "U202": error(
        "读不懂 --claim：{text}", "not a claim: {text}",
        "说法要写明种类、数值和对象。", "A claim names its kind, its figure and what it is of.",
        "例如 --claim \"growth=18.65% of 2023\"；种类：growth change multiple share sum。", "For example --claim \"growth=18.65% of 2023\"; kinds: growth change multiple share sum.",
    ),
    "U203": error(
        "写不了 {name}：{words}", "cannot write {name}: {words}",
        "什么都没有写入，原来的文件没有变。", "Nothing was written; the old file is unchanged.",
        "检查权限、磁盘空间，以及是否有别的程序正在改这个文件，然后再试。", "Check permissions, disk space and other programs that may change it, then try again.",
    ),
    "U204": error(
        "多半写错了，没有写入：{value}（{code}）", "probably a slip, not written: {value} ({code})",
        "和同序列差整十、整百、整万倍，或比率不到 1、超过 100，多半是小数点、单位或万、亿写错了。", "A power of ten off its series, or a share below 1 or above 100, is nearly always a slip of the point or the unit.",
        "核对值和 --unit；确实如此就加 --yes。", "Check value and --unit; if it is right, add --yes.",
    ),
    "U205": error(
        "这个数已经记录过：{place}", "this figure is on record already: {place}",
        "同一出处、同一时期、同一个数不重复记录。", "One publication gives one figure for one period once.",
        "另一份出处里的同一个数，要写那份出处的 --title 和 --published。", "The same figure from another publication needs that one's --title and --published.",
    ),
    "U211": error(
        "{name} 已经存在，什么都没有写入", "{name} is there already, nothing was written",
        "新项目只写新文件，绝不覆盖。", "A new project is made of new files only; nothing is overwritten.",
        "换一个空文件夹：tracker init 文件夹。", "Choose an empty folder: tracker init FOLDER.",
    ),
    "U131": error(
        "格式和输出要成对：{formats} 个 --format，{outputs} 个 -o", "formats and outputs come in pairs: {formats} --format, {outputs} -o",
        "每个格式写到哪里，要说清楚。", "Every format needs a place to go.",
        "每个 --format 后面跟一个 -o；只有一个格式时可以省去 -o，写到标准输出。", "Give each --format its -o; a single format without one goes to stdout.",
    ),
    "U132": error(
        "{name} 不止一次用作输出", "{name} is an output more than once",
        "后写的会盖掉先写的。", "The later report would replace the earlier one.",
        "每个格式写到一个自己的文件。", "Give each format a file of its own.",
    ),
    "U133": error(
        "工作簿不能显示在终端里", "a workbook cannot be shown in a terminal",
        "xlsx 是二进制文件。", "xlsx is a binary format.",
        "写到文件：tracker report --format xlsx -o 报告.xlsx。", "Write it to a file: tracker report --format xlsx -o report.xlsx.",
    ),
    "U134": error(
        "没有装 {name}，做不出 {format}", "{format} needs {name}, which is not installed",
        "这个格式要用的库不随 tracker 安装。", "The library for this format does not come with tracker.",
        "安装：在源码文件夹里 pip install '.[{extra}]'；从索引安装的，pip install 'plan-target-tracker[{extra}]'。", "Install it: pip install '.[{extra}]' in the folder of the source; if tracker came from an index, pip install 'plan-target-tracker[{extra}]'.",
    ),
    "U135": error(
        "没有 {folder} 这个文件夹，{name} 没有写", "there is no folder {folder}: {name} was not written",
        "写报告不新建文件夹，免得写错地方。", "A report makes no folders: a slip of the pen would put it somewhere else.",
        "先建文件夹，或改 -o。", "Make the folder first, or change -o.",
    ),
    "U105": error(
        "程序缺陷：{words}", "a bug: {words}",
        "这不是你的文件的问题。", "Nothing is wrong with your files.",
        "请把标准错误输出里的报告发给我们。", "Please send us the report on stderr.",
    ),
}  # fmt: skip
