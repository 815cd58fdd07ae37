"""Codes of: What registry and observations say together, and how the command was used."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error, warning

ASSESSMENT: dict[str, Code] = {
    "A301": warning(
        "{indicator} {period}：{value} 与 {other} 相矛盾", "{indicator} {period}: {value} contradicts {other}",
        "两份出处对同一时期给出的数不能同时为真；用最近发布的，两条都留着。",
        "Two publications cannot both be right; the latest is used, both are kept.",
        "查明口径；记错了的用 tracker amend 就地改，后一次发布更正的写 revises，口径不同的另立指标，查不清的在 note 里说明。",
        "Find out why: tracker amend for a slip of one's own, revises for a later correction, another indicator for another definition, a note where it stays open.",
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
        "例如 --claim \"growth=18.65% of 2023\"、\"sum=86 of a,b\"；种类：growth change multiple share sum early；不变价在末尾加 real。", "For example --claim \"growth=18.65% of 2023\" or \"sum=86 of a,b\"; kinds: growth change multiple share sum early; at constant prices: real at the end.",
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
    "U206": error(
        "没有写入：{text} 的目标读不出", "not recorded: the target of {text} cannot be read",
        "它在 targets.yaml 里有错误，单位和地区无从核对。", "It has an error in targets.yaml, so that neither unit nor area can be checked.",
        "先运行 tracker check，改好那个目标。", "Run tracker check and mend the target first.",
    ),
    "U211": error(
        "{name} 已经存在，什么都没有写入", "{name} is there already, nothing was written",
        "新项目只写新文件，绝不覆盖。", "A new project is made of new files only; nothing is overwritten.",
        "换一个空文件夹：tracker init 文件夹；这个项目里再加规划用 tracker add-plan，加目标用 tracker add-target。", "Choose an empty folder: tracker init FOLDER; into this project tracker add-plan puts one more plan, tracker add-target a target.",
    ),
    "U212": error(
        "--period {text} 是财政年度，没有说它从哪一天开始", "--period {text} is a financial year, and nothing says when it begins",
        "同一个 2024/25，有的从 4 月 1 日起，有的从 7 月 1 日起；示例只有自然年。", "2024/25 begins in April here, in July there; the example has calendar years only.",
        "写上那一天，不带示例：tracker init --bare --year-starts 04-01 --period 2023/24..2027/28。", "Say the day, without the example: tracker init --bare --year-starts 04-01 --period 2023/24..2027/28.",
    ),
    "U240": error(
        "缺少 {names}", "missing: {names}",
        "没有它们，就说不清是什么、多少、何时。", "Without them it does not say what, how much and by when.",
        "用选项写上；在终端里运行时会逐项询问。", "Give them as options; in a terminal they are asked for.",
        "tracker add-target --plan plan --id firms --name 高新技术企业 --unit 家 --value 12000 --by 2025",
        "tracker add-target --plan plan --id homes --name \"New homes\" --unit homes --value 12000 --by 2025",
    ),
    "U241": error(
        "读不懂 {option} {text}", "{option} {text} is not understood",
        "一个选项里有两样东西，要分得开。", "The option says two things, which must be told apart.",
        "写成 {shape}。", "Write it like {shape}.",
        "--milestone 2023=9500\n--release year,120d",
    ),
    "U242": error(
        "targets.yaml 里 {key} 的写法，程序不能保证写得进去", "nothing can safely be added to {key} as targets.yaml has it",
        "写进去就会动到别的内容；什么都没有写入。", "Adding to it would touch something else; nothing was written.",
        "用编辑器把这一项加到 {key} 下面：- {text}", "Add it below {key} in an editor: - {text}",
    ),
    "U243": error(
        "{name} 里没有认出目标", "no target was found in {name}",
        "表要有表头：指标和目标值两栏；文档里要有“到某年达到多少”的话。", "A table needs a head with an indicator and a target; a document needs words such as “to reach … by 2030”.",
        "表头写成 指标、单位、2025年基期值、2030年目标值、属性，或 indicator, unit, baseline 2025, target 2030, nature；也可以 tracker init --bare 后用 tracker add-target。", "Call the columns indicator, unit, baseline 2025, target 2030, nature; or begin with tracker init --bare and tracker add-target.",
        "indicator,unit,baseline 2025,target 2030,nature\nNew homes,homes,4120,6500,expected",
    ),
    "U248": error(
        "从文件里取目标，每一项都要有人确认", "targets out of a file are to be confirmed one by one",
        "没有终端，也没有 --yes，不知道哪些可以写。", "There is no terminal and no --yes: nothing says which of them to take.",
        "在终端里运行；或者加 --yes 只取有把握的，加 --dry-run 先看。", "Run it in a terminal; or take the sure ones with --yes, or look first with --dry-run.",
    ),
    "U249": error(
        "{name} 没有说明规划的起止年份", "{name} does not say the years of the plan",
        "没有起止年份，就不知道时间过了多少。", "Without them nobody knows how much of the time is gone.",
        "写上 --period，如 --period 2026..2030；财政年度写 --period 2026/27..2030/31 --year-starts 04-01。", "Give them: --period 2026..2030, or --period 2026/27..2030/31 --year-starts 04-01.",
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
        "这种格式不能显示在终端里", "this format cannot be shown in a terminal",
        "工作簿、数据库和压缩包不是文本。", "Workbooks, databases and archives are no text.",
        "写到文件：-o 文件名，如 tracker report -o 报告.xlsx。", "Write it to a file with -o FILE: tracker report -o report.xlsx.",
    ),
    "U134": error(
        "没有装 {name}，做不出 {format}", "{format} needs {name}, which is not installed",
        "要用的库不随 tracker 安装。", "The library for this does not come with tracker.",
        "安装：在源码文件夹里 pip install '.[{extra}]'；从索引安装的，pip install 'plan-target-tracker[{extra}]'。", "Install it: pip install '.[{extra}]' in the folder of the source; if tracker came from an index, pip install 'plan-target-tracker[{extra}]'.",
    ),
    "U135": error(
        "没有 {folder} 这个文件夹，{name} 没有写", "there is no folder {folder}: {name} was not written",
        "写报告不新建文件夹，免得写错地方。", "A report makes no folders: a slip of the pen would put it somewhere else.",
        "先建文件夹，或换一个地方。", "Make the folder first, or choose another place.",
    ),
    "U136": error(
        "端口 {port} 用不了：{words}", "port {port} cannot be had: {words}",
        "多半是另一个程序（或另一个 tracker serve）正在用它。", "Another program uses it, or another tracker serve.",
        "换一个端口：tracker serve --port 0 由系统挑一个，地址会打印出来。", "Take another: with tracker serve --port 0 the system chooses, and the address is printed.",
    ),
    "U137": error(
        "{text} 不是网站的地址", "{text} is no address of a site",
        "--base-url 写网站的根所在的地方。", "--base-url says where the root of the site stands.",
        "写成 /repo/ 或 https://example.org/repo/。", "Write /repo/ or https://example.org/repo/.",
    ),
    "U138": error(
        "TRACKER_AMBIGUOUS 是 1 或 2，不能是 {value}", "TRACKER_AMBIGUOUS is 1 or 2, not {value}",
        "它说终端把 █ ▲ │ 画成几格宽。", "It says how many cells the terminal gives to █ ▲ │.",
        "字是两格宽的终端写 2；不写就由程序量。", "Write 2 where the terminal draws them two cells wide; without it the program measures.",
        "TRACKER_AMBIGUOUS=2 tracker status",
    ),
    "U244": error(
        "{kind} 没有 {format} 这种格式", "{kind} cannot be written as {format}",
        "每一种表有它自己的格式。", "Every kind of table has formats of its own.",
        "可以用：{choices}。", "It takes: {choices}.",
    ),
    "U245": error(
        "{rows} 行放不进一张工作表", "{rows} rows do not fit on one sheet",
        "Excel 的工作表放不下更多行。", "A sheet of Excel has no room for more.",
        "用 --format csv、parquet，或 tracker export all --format sqlite。", "Take --format csv or parquet, or tracker export all --format sqlite.",
    ),
    "U246": error(
        "{format} 是几个文件，不能写到标准输出", "{format} is several files: it cannot go to stdout",
        "它们放在一个文件夹里，或打成一个 zip。", "They stand in a folder, or in one zip archive.",
        "写上去处：tracker export {kind} --format {format} -o 文件夹，或 -o 文件.zip。", "Name a place: tracker export {kind} --format {format} -o FOLDER, or -o FILE.zip.",
    ),
    "U247": error(
        "{option} 不用于 {kind}", "{option} is not for {kind}",
        "它只说填报表要报哪个时期。", "It says for which period a form asks, and nothing else.",
        "去掉它；按日期取数用 --as-of 和 --known-at。", "Leave it out; --as-of and --known-at take the record as of a day.",
    ),
    "U270": error(
        "TRACKER_LANG 是 zh 或 en，不能是 {value}", "TRACKER_LANG is zh or en, not {value}",
        "它说消息和输出用哪种语言。", "It says in which language messages and output are.",
        "写 zh 或 en；不设这个变量，就用登记表写的语言，再看系统语言。", "Write zh or en; unset it to have the registry's language, or else the locale's.",
        "TRACKER_LANG=en tracker status",
    ),
    "U271": error(
        "{name} 不是项目的记录文件", "{name} is no file of the project's record",
        "检查的是 targets.yaml 和 observations/ 里的文件。", "Checked are targets.yaml and the files in observations/.",
        "写记录文件或 observations/ 里文件夹的路径；不写就检查全部。", "Name a file of the record or a folder of observations/; without a name everything is checked.",
        "tracker check observations/2025-02-28-yicai.yaml",
    ),
    "U272": error(
        "{option} 要和 {other} 一起用", "{option} goes with {other}",
        "没有它，这个选项不起作用。", "Without it the option would do nothing.",
        "加上 {other}，或去掉 {option}。", "Add {other}, or leave {option} out.",
    ),
    "U105": error(
        "程序缺陷：{words}", "a bug: {words}",
        "这不是你的文件的问题。", "Nothing is wrong with your files.",
        "请把标准错误输出里的报告发给我们。", "Please send us the report on stderr.",
    ),
}  # fmt: skip


COMPARISONS: dict[str, Code] = {
    "U301": error(
        "找不到 git", "there is no git",
        "比较两个版本要从 git 的对象里读文件。", "Two revisions are compared from git's own objects.",
        "装上 git；不用 git 也可以比较两天：tracker diff --from 日期 --to 日期。", "Install git; two days can be compared without it: tracker diff --from DAY --to DAY.",
    ),
    "U302": error(
        "{folder} 不在可用的 git 仓库里：{words}", "{folder} is in no usable git repository: {words}",
        "比较两个版本要有提交过的历史。", "Two revisions can only be compared where there is a history.",
        "在仓库里运行；不用 git 也可以比较两天：tracker diff --from 日期 --to 日期。", "Run it inside a repository; two days can be compared without one: tracker diff --from DAY --to DAY.",
    ),
    "U303": error(
        "没有名为 {name} 的版本", "there is no revision {name}",
        "版本是提交、分支或标签的名字。", "A revision is called by its commit, branch or tag.",
        "git branch -a 和 git tag 列出全部名字；远端新建的先 git fetch。保存的报告，文件名要以 .json 结尾。", "git branch -a and git tag list the names; fetch what is new on the remote. The name of a saved report ends in .json.",
    ),
    "U304": error(
        "这份克隆不全，里面没有 {name}", "this clone is not complete: {name} is not in it",
        "浅克隆只有最近的提交，部分克隆缺文件；拿不到基准就不能比较。", "A shallow clone holds the last commits only, a partial one leaves out files; nothing can be compared without the base.",
        "先运行 {fetch}；GitHub Actions 里给 actions/checkout 写 fetch-depth: 0，GitLab 里写 GIT_DEPTH: 0。", "Run {fetch} first; in GitHub Actions give actions/checkout fetch-depth: 0, in GitLab GIT_DEPTH: 0.",
    ),
    "U305": error(
        "说不清和哪个版本比较", "there is nothing to compare with",
        "没有默认分支（origin 的默认分支、main 或 master），或者它和当前提交没有共同的祖先。", "There is no default branch (origin's, main or master), or it has no ancestor in common with HEAD.",
        "写明基准：tracker diff 版本。", "Name a base: tracker diff REVISION.",
    ),
    "U360": error(
        "{name} 不是有效的 JSON：{words}", "{name} is no valid JSON: {words}",
        "保存的报告要原样读出来，读不出的不猜。", "A saved report is read as it was written; nothing of it is guessed.",
        "换成 tracker status --format json -o saved.json 保存的文件；以 .json 结尾的名字总是文件，叫这个名字的分支写 refs/heads/ 加名字。", "Take a file that tracker status --format json -o saved.json wrote. A name that ends in .json is always a file; for a branch of that name write refs/heads/ before it.",
    ),
    "U361": error(
        "{name} 不是保存的报告，是 {words}", "{name} is no saved report: it is {words}",
        "能拿来比较的是 tracker/report/1。", "What can be compared is tracker/report/1.",
        "用 tracker status --format json（或 report）保存的文件。", "Take a file that tracker status --format json (or report) saved.",
    ),
    "U362": error(
        "{name} 的 {key} 不是程序写的样子", "{key} of {name} is not as the program writes it",
        "改动过的报告说不清当时的结论。", "A report that was changed does not say what was said then.",
        "找回原来保存的文件，或从当时的版本重新生成。", "Take the file as it was saved, or make it again from the revision of that day.",
    ),
    "U363": error(
        "{option} {day} 早于 {name} 的 {was}", "{option} {day} is before {was}, the day of {name}",
        "重判是用后来知道的看当时。", "To judge again is to look back with what is known later.",
        "写一个不早于 {was} 的日子。", "Give a day that is not before {was}.",
    ),
    "U364": error(
        "{name} 里有假设的值（--what-if）", "{name} holds values that were assumed (--what-if)",
        "假设的结论不是当时的结论。", "A verdict on an assumption is no verdict that was given.",
        "用不带 --what-if 保存的报告。", "Take a report that was saved without --what-if.",
    ),
}  # fmt: skip


REFUSALS: dict[str, Code] = {
    "F501": error(
        "项目文件夹 {folder} 打不开：{words}", "the project's folder {folder} cannot be entered: {words}",
        "-C（或 TRACKER_DIR）指名了一个文件夹；换用别的项目就会答非所问，甚至写错地方。", "-C (or TRACKER_DIR) names a folder; to take another project would answer another question, or write in the wrong place.",
        "核对路径；要新建项目用 tracker init {folder}。", "Check the path; tracker init {folder} makes a new project.",
    ),
    "F502": error(
        "{name} 属于项目的记录，报告不写到这里", "{name} belongs to the project's record: no report goes there",
        "登记表和 observations/ 里的文件是唯一的记录，写上报告就毁了它。", "The registry and the files of observations/ are the only record; a report would destroy it.",
        "换一个文件名，如 -o report.md；这一条不受 --force 影响。", "Choose another file, such as -o report.md; --force does not change this.",
    ),
    "F503": error(
        "{name} 经过链接{words}，没有写", "{name} is reached through a link{words}: not written",
        "链接可能是别人放进仓库的，报告会写到它指向的地方。", "A link may have come with the repository, and the report would go wherever it leads.",
        "直接写出要写的文件；写到标准输出用 -o -。", "Name the file itself; -o - writes to stdout.",
    ),
    "F504": error(
        "{name} 已经存在，而且不是 tracker 写的，没有动它", "{name} is there already and was not written by tracker: left alone",
        "写上报告，里面原有的内容就没有了。", "What it holds would be lost.",
        "换一个文件名；确实要替换就加 --force。", "Choose another name; if it is to be replaced, add --force.",
    ),
    "F505": error(
        "git {command} 超过 {most} 秒没有答复，已经停掉", "git {command} gave no answer within {most} s and was stopped",
        "仓库的设置可能指向一个永远等不到内容的管道，磁盘也可能没有响应。", "The repository's settings may name a pipe that never answers, or the disk does not.",
        "检查 .git/config 里的 include.path；不用 git 也可以比较两天：tracker diff --from 日期 --to 日期。", "Look at include.path in .git/config; two days can be compared without git: tracker diff --from DAY --to DAY.",
    ),
    "F506": error(
        "{name} 里有 tracker 没有写的东西，没有动它：{found}", "{name} holds what tracker did not write: left alone ({found})",
        "整个文件夹会换成新的，里面别的东西就没有了。", "The whole folder is replaced by the new one; anything else in it would be lost.",
        "换一个新的或空的文件夹；或者把别的文件移到别处，例如发布时再放进去。", "Choose a new or an empty folder, or move the other files away, and add them when you publish.",
    ),
    "F507": error(
        "{name} 是项目所在的文件夹、它的上级、它的记录或 git 的仓库，没有写", "{name} is the project's folder, one above it, its record or git's own: not written",
        "整个文件夹会换成新的。", "The whole folder is replaced by the new one.",
        "写到一个专用的文件夹，如 tracker site site。", "Give it a folder of its own, such as tracker site site.",
    ),
    "F508": error(
        "{name} 是链接（{words}），没有写", "{name} is a link ({words}): not written",
        "链接可能是别人放进仓库的，文件会写到它指向的地方。", "A link may have come with the repository, and the files would go wherever it leads.",
        "直接写出要写的文件夹。", "Name the folder itself.",
    ),
}  # fmt: skip
