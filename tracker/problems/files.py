"""Codes of: Any file: its text, its YAML, the shape of its items, its values."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error, warning

FILES: dict[str, Code] = {
    "F101": error(
        "文件不是 UTF-8 编码（看起来是 {looks}）", "the file is not UTF-8 (it looks like {looks})",
        "按错误的编码读，中文会变成乱码，数字也可能出错。", "Read in the wrong encoding, Chinese turns to nonsense and figures may change.",
        "用编辑器另存为 UTF-8。", "Save the file as UTF-8 in your editor.",
    ),
    "F102": error(
        "文件是空的", "the file is empty",
        "空文件里没有任何目标或观测，多半是没有保存。", "An empty file holds no target and no observation: perhaps it was not saved.",
        "补上内容，或删除这个文件。", "Fill it, or delete it.",
    ),
    "F103": error(
        "YAML 文件超过 32 MiB（{size} MiB）", "a YAML file of more than 32 MiB ({size} MiB)",
        "这么大的 YAML 读得慢，也没有人能审阅。", "YAML of that size is slow to read and nobody can review it.",
        "大批数据请用 CSV：observations/*.csv，列名见文档。", "Keep bulk data as CSV: observations/*.csv with the documented columns.",
    ),
    "F104": error(
        "读不了这个文件：{words}", "the file cannot be read: {words}",
        "读不到的文件里可能有观测，略过它就等于丢了数据。", "A file that is skipped may hold observations: they must not be lost silently.",
        "检查权限和链接；observations 里的文件不能指向项目外。", "Check permissions and links; nothing in observations may lead outside the project.",
    ),
    "F105": error(
        "文件里有 git 冲突标记", "the file holds git conflict markers",
        "合并还没有完成，两边的内容混在一起。", "A merge was not finished: both sides stand in the file.",
        "选定一边，删去 <<<<<<<、=======、>>>>>>> 三行。", "Choose a side and delete the three marker lines.",
        "<<<<<<< HEAD\n    value: 15323\n=======\n    value: 突破1.6万\n>>>>>>> feature",
        "<<<<<<< HEAD\n    value: 15323\n=======\n    value: over 16,000\n>>>>>>> feature",
    ),
    "F106": warning(
        "observations 里的这个文件不会被读取", "this file in observations is not read",
        "只读 .yaml、.yml 和 .csv；其他格式里的数据不会被统计。", "Only .yaml, .yml and .csv are read: figures in other files do not count.",
        "改成 YAML 或 CSV，或移到别处。", "Turn it into YAML or CSV, or move it elsewhere.",
    ),
    "F107": error(
        "在 {folder} 及其上级文件夹里找不到 targets.yaml", "no targets.yaml in {folder} or any folder above it",
        "tracker 从当前文件夹往上找 targets.yaml 来确定项目。", "tracker finds its project by the first targets.yaml upwards.",
        "进入项目文件夹再运行，或用 -C 文件夹 指定；还没有项目，就用 tracker init 新建一个。", "Run it inside a project, or name one with -C FOLDER; tracker init makes a new one.",
    ),
    "F108": error(
        "项目的文件合起来超过 {most} MiB；从这里起没有读", "the project's files have more than {most} MiB in all: from here on nothing was read",
        "没有读的文件里可能有观测，结论不完整；这么多多半是放错了文件，或有人故意撑爆内存。", "Files that are not read may hold observations, so verdicts are incomplete; so much is an accident or an attack.",
        "把与登记表无关的数据移走，或拆成几个项目（各有自己的 targets.yaml），再检查一遍。", "Move away what the registry does not refer to, or split the project (each part with its own targets.yaml), then check again.",
    ),
    "F109": error(
        "observations 里的文件超过 {most} 个；从这里起没有读", "more than {most} files in observations: from here on nothing was read",
        "没有读的文件里可能有观测，结论不完整。", "Files that are not read may hold observations, so verdicts are incomplete.",
        "把多份出处的数据合并成 CSV（observations/*.csv，每行写明出处），或拆成几个项目。", "Bring many publications together in a CSV (observations/*.csv, each row names its own), or split the project.",
    ),
    "F110": error(
        "项目的观测超过 {most} 条；从这里起没有读", "more than {most} records in the project: from here on nothing was read",
        "没有读的观测不计入结论。", "What is not read does not count.",
        "把登记表没有用到的指标移走，或拆成几个项目。", "Move away indicators that the registry does not use, or split the project.",
    ),
    "F111": error(
        "项目的问题超过 {most} 个，另有 {left} 个没有列出，也可能还有没读到的", "more than {most} problems in the project: {left} are left out, and there may be more in what was not read",
        "这么多问题往往同出一源；错误优先列出。", "So many mostly have one cause; errors are listed before warnings.",
        "先改正列出的，再检查一遍：其余的会接着列出。", "Mend those that are listed, then check again: the others come next.",
    ),
    "F112": error(
        "项目的 YAML 里的值合起来超过 {most} 个；从这里起没有读", "the project's YAML has more than {most} values in all: from here on nothing was read",
        "YAML 的每个值都要记住位置，太多会耗尽内存；没有读的文件里可能有观测。", "Every value of YAML is kept with its place, and too many would exhaust the memory; files that are not read may hold observations.",
        "大批数据请用 CSV：observations/*.csv，列名见文档。", "Keep bulk data as CSV: observations/*.csv with the documented columns.",
    ),
    "F201": error(
        "YAML 语法错误：{words}", "YAML syntax: {words}",
        "语法不通，整个文件都读不出来。", "Nothing of the file can be read.",
        "检查这一行和上一行的缩进、冒号后的空格、引号和括号是否成对。", "Check indentation, the space after a colon, and that quotes and brackets come in pairs, here and in the line above.",
        "name: 高新技术企业: 数量      # 错 wrong\nname: '高新技术企业: 数量'    # 对 right",
        "name: Homes: new and affordable      # wrong\nname: 'Homes: new and affordable'    # right",
    ),
    "F202": error(
        "键 {key} 在同一处写了两次（第一次在第 {first} 行）", "the key {key} is written twice (first in line {first})",
        "两个值里只能有一个算数，悄悄取哪一个都可能是错的。", "Only one of the two can count, and picking either silently may be wrong.",
        "删掉多余的一个；这里本该是列表的下一项，就在它前面写“- ”。", "Delete one of them; where the next item of a list was to begin, put “- ” before it.", "unit: 家\nunit: 个",
        "unit: homes\nunit: dwellings",
    ),
    "F203": error(
        "不能使用锚点和别名（&{name}、*{name}）", "anchors and aliases (&{name}, *{name}) are not allowed",
        "读的人要跳到别处才知道值是什么，几行别名就能撑爆内存。", "A reader must look elsewhere for the value, and a few lines of them can exhaust the memory.",
        "把值直接写出来；文字以 * 或 & 开头时加引号。", "Write the value out; quote a text that starts with * or &.", "unit: *u",
    ),
    "F204": error(
        "不能使用合并键 <<", "the merge key << is not allowed",
        "被合并进来的值在文件里看不见，无法审阅。", "What is merged in cannot be seen where it counts.",
        "把字段逐个写出来。", "Write the fields out.", "<<: *common",
    ),
    "F205": error(
        "不能使用 YAML 标签 {tag}", "the YAML tag {tag} is not allowed",
        "标签会改变值的类型；这里一切都按所写的文字来读。", "Tags change types; here everything is read as it is written.",
        "去掉标签；文字以 ! 开头时加引号。", "Drop the tag; quote a text that starts with !.", "value: !!float 12000",
    ),
    "F206": error(
        "一个文件里有第二个 YAML 文档（---）", "a second YAML document (---) in one file",
        "一个文件就是一份出处，第二个文档会被很多工具略过。", "One file is one publication; many tools skip the second document.",
        "拆成两个文件。", "Split it into two files.", "---\npublication: …\n---\npublication: …",
    ),
    "F207": error(
        "键必须是文字", "a key must be text",
        "空的键，或用列表、映射作键，没有字段与之对应。", "No field is named by an empty key, a list or a mapping.",
        "写上字段名；行首的 ? 要加引号。", "Write the field's name.", "? [a, b]\n: 1",
    ),
    "F208": error(
        "用了全角冒号：{text}", "a full-width colon: {text}",
        "YAML 只认半角冒号加空格，全角冒号会被当成文字的一部分。", "YAML knows only the plain colon followed by a space.",
        "改成半角冒号，后面加一个空格。", "Write a plain colon and a space.", "unit：家     # 错 wrong\nunit: 家     # 对 right",
        "unit：homes     # wrong\nunit: homes     # right",
    ),
    "F209": error(
        "缩进里有全角空格或不间断空格（{key}）", "indentation with an ideographic or no-break space ({key})",
        "它看上去像空格，YAML 却把它当成文字。", "It looks like a space, but YAML takes it for text.",
        "改成普通空格。", "Use plain spaces.", "\u3000\u3000unit: 家",
        "\u3000\u3000unit: homes",
    ),
    "F210": error(
        "缩进里有制表符（Tab）", "a tab in the indentation",
        "YAML 不允许用制表符缩进。", "YAML does not allow tabs there.",
        "改成两个空格。", "Use two spaces.", "\tunit: 家",
        "\tunit: homes",
    ),
    "F211": error(
        "值外面用了中文引号：{text}", "smart quotes round a value: {text}",
        "中文引号不是 YAML 的引号，会成为值的一部分。", "They are no YAML quotes and become part of the value.",
        "去掉它们，或改用半角引号；引号确是名称的一部分时，外面再加一对半角引号。",
        "Drop them or use plain quotes; where they belong to the name, put plain quotes round them.",
        "unit: “家”     # 错 wrong\nunit: 家       # 对 right\nname: '“未来之鹰”'   # 引号是名称的一部分",
        "unit: “homes”     # wrong\nunit: homes       # right\nname: '“Warm Homes”'   # the quotes are part of the name",
    ),
    "F212": error(
        "嵌套超过 {most} 层", "nested deeper than {most} levels",
        "这里的文件最多四五层，更深的多半是写坏了。", "These files have four or five levels; more is an accident or an attack.",
        "检查缩进和括号。", "Check indentation and brackets.", "[[[[[[…]]]]]]",
    ),
    "F213": error(
        "文件里有控制字符或无效字符", "a control character or an invalid character",
        "多半是二进制文件改了后缀，或复制时带进了看不见的字符。", "Perhaps a binary file by another name, or something invisible that was pasted in.",
        "删掉这个字符，或换成真正的文本文件。", "Delete it, or use a real text file.",
    ),
    "F214": error(
        "一处文字超过 {most} 个字符", "a passage of more than {most} characters",
        "规划和公报里没有这么长的一段：多半是贴错了内容。", "No plan and no publication has one: something was pasted by mistake, or worse.",
        "缩短它；全文另存，在 note 或 url 里指出。", "Shorten it; keep the full text elsewhere and name it in note or url.",
    ),
    "F215": error(
        "YAML 文件里的值超过 {most} 个", "a YAML file of more than {most} values",
        "这么大的 YAML 读得慢，也没有人能审阅。", "YAML of that size is slow to read and nobody can review it.",
        "大批数据请用 CSV：observations/*.csv，列名见文档。", "Keep bulk data as CSV: observations/*.csv with the documented columns.",
    ),
    "F216": error(
        "这个文件的问题超过 {most} 个，其余没有读", "more than {most} problems in this file: the rest was not read",
        "这么多问题往往同出一源，改好前面的，后面的多半随之消失。", "So many mostly have one cause, and go together once the first are mended.",
        "先改正前面的问题，再检查一遍。", "Mend the first ones, then check again.",
    ),
    "F301": error(
        "不认识的字段 {key}", "unknown field {key}",
        "写错的字段名会让它的值不起作用。", "A misspelt field would silently have no effect.",
        "可用的字段：{known}。", "Known fields: {known}.", "unti: 家     # 错 wrong\nunit: 家     # 对 right",
        "unti: homes     # wrong\nunit: homes     # right",
    ),
    "F302": error(
        "缺少 {key}", "{key} is missing",
        "没有它，这一项就说不清是什么、何时、多少。", "Without it the item does not say what, when or how much.",
        "补上 {key}。", "Add {key}.",
    ),
    "F303": error(
        "这里应该是“键: 值”的映射", "a mapping (key: value) is needed here",
        "写成了文字或列表，字段读不出来。", "A text or a list has no fields.",
        "逐行写 键: 值，冒号后留一个空格。", "Write key: value lines, with a space after the colon.",
    ),
    "F304": error(
        "这里应该是列表", "a list is needed here",
        "一项也要写成列表。", "Even a single item is written as a list.",
        "每项以 “- ” 开头，或写成 [甲, 乙]。", "Start each item with “- ”, or write [a, b].", "aliases: 高企      # 错 wrong\naliases: [高企]    # 对 right",
        "aliases: new homes      # wrong\naliases: [new homes]    # right",
    ),
    "F305": error(
        "这里应该是文字", "a text is needed here",
        "空着或写成了列表、映射，都读不出值。", "Nothing, a list or a mapping is no value.",
        "写上值；没有就删掉整行。", "Write the value, or drop the line.",
    ),
    "F306": error(
        "{text} 不在可选的词里", "{text} is not one of the words that may stand here",
        "这个字段只认固定的几个词。", "This field knows only a few words.",
        "可选：{choices}。", "Choose from: {choices}.", "kind: reached   # 错 wrong\nkind: reach     # 对 right",
    ),
    "F307": warning(
        "字段 {key} 像是误被注释掉了", "the field {key} seems to be commented out by a slip",
        "误敲一个 #，这一行就不起作用了，结论可能随之改变。", "One stray # takes the line out, and perhaps changes a verdict.",
        "删去 #；确是注释，# 与行首的字段对齐，后面空一格。", "Take the # out; where a comment is meant, let # stand where the key would, with one blank behind it.",
        "    #status: derived    # 误敲 a slip\n    # status: derived   # 注释 a comment",
        "    #status: derived    # a slip\n    # status: derived   # a comment",
    ),
    "F308": error(
        "花括号里的逗号把数断开了，剩下 {text}", "the comma parts the number inside braces: {text} is left behind",
        "花括号里逗号隔开两项，12,000 就成了 12 和一个叫 000 的字段。", "Inside braces a comma ends the entry: 12,000 becomes 12 and a field named 000.",
        "给数加引号：\"12,000\"；或者不写逗号：12000。", "Put the number in quotes, \"12,000\", or write it without the comma: 12000.",
        "target: {value: 12,000, by: 2025}     # 错 wrong\ntarget: {value: \"12,000\", by: 2025}   # 对 right",
    ),
    "F401": error(
        "读不懂这个数：{text}", "not a number as it is written: {text}",
        "看不懂的数绝不猜。", "A figure that cannot be read is never guessed.",
        "写成 12000、1.2万、1300亿元、28%、突破1.6万、3—5 这样的形式；其余的话写进 note。", "Write it like 12,000, 1.5 million homes, £2.4bn, 28%, over 16,000 or 3–5; other words belong into note.",
        "value: 一万多两千   # 错 wrong\nvalue: 1.2万        # 对 right",
        "value: a dozen or so   # wrong\nvalue: about 12        # right",
    ),
    "F402": error(
        "同一个数有两个互相矛盾的限定词：{text}", "two qualifiers that contradict each other: {text}",
        "“约”和“超过”给出的区间不同，只能取一个。", "“about” and “over” give different intervals.",
        "只留下出处里真正用的那个。", "Keep the one that the source uses.", "value: 约100余",
        "value: about over 100",
    ),
    "F403": error(
        "范围的上限小于下限：{text}", "a range that ends below its start: {text}",
        "多半是写反了，或漏了单位。", "Perhaps it is the wrong way round, or a unit is missing.",
        "小的写在前面。", "Write the smaller end first.", "value: 50—3",
    ),
    "F404": error(
        "单位 {unit} 不能换算成 {other}", "the unit {unit} does not convert to {other}",
        "百分比、百分点、千分比、金额和数量互不换算，硬套就是错数。", "Per cents, percentage points, amounts and counts are never the same thing.",
        "核对出处里的单位；口径不同就另立一个指标。", "Check the unit in the source; another measure is another indicator.",
        "value: 0.5个百分点   # 目标单位是 %",
        "value: 0.5 percentage points   # the target's unit is %",
    ),
    "F405": error(
        "值里写的是 {unit}，unit 字段写的是 {other}", "the value says {unit}, the unit field {other}",
        "两处矛盾，不知道以哪个为准。", "They contradict each other.",
        "删去其中一个，或改成一致。", "Drop one, or make them agree.", "value: 28%\nunit: 亿元",
        "value: 28%\nunit: £ million",
    ),
    "F406": warning(
        "单位是 {unit}，而目标的单位是 {other}", "the unit is {unit}, the target's is {other}",
        "量词不同往往是换一种说法，也可能是另一个指标。", "Another count noun is often another word, and sometimes another thing.",
        "核对是不是同一个指标；是的话写成 {other}。", "Check that it is the same indicator; if so write {other}.", "unit: 个   # 目标写的是 家",
        "unit: flats   # the target says homes",
    ),
    "F407": error(
        "“{text}”里的单字母可能是数量级，也可能是单位", "the letter in “{text}” may be a scale or a unit",
        "m 是百万还是米，差一百万倍，绝不猜。", "Million or metres: a million times apart, and never guessed.",
        "写成 {first} 或 {second}。", "Write {first} or {second}.", "value: 5m   # unit: m",
    ),
    "F408": error(
        "{unit} 是几个国家的货币符号，不能当作 {other}", "{unit} is the sign of several currencies, and may not be {other}",
        "$ 可以是美元、港元、澳元……，¥ 可以是人民币或日元；换算绝不猜。", "$ may be of the United States, Hong Kong, Australia …, ¥ yuan or yen: none is guessed.",
        "写明货币（US$、RMB、日元），或让目标的单位与数值用同一个符号。", "Name the currency (US$, RMB, JPY), or let target and value use the same sign.", "value: ¥12亿   # unit: 亿元",
        "value: ¥1.2bn   # unit: £ billion",
    ),
    "F409": error(
        "数字前面有多余的零：{text}", "a number with zeros in front of it: {text}",
        "没有人这样写数：多半是多了、少了或改动了一位。", "Nobody writes numbers so: a digit was added, lost or changed.",
        "核对出处，去掉前面的零或补上缺的数字。", "Check the source; drop the zeros, or restore the digit.", "value: 052.67   # 错 wrong\nvalue: 52.67    # 对 right",
    ),
    "F410": error(
        "看不懂这里的数量级 {scale}：{text}", "the scale {scale} is not understood where it stands: {text}",
        "数量级读错，差的就是十倍百倍；写了两次，也不知道要不要相乘。", "A scale that is misread makes the figure wrong by powers of ten; said twice, it may or may not multiply.",
        "写全：million homes、£ billion、2.4 billion；中文用 万、亿。", "Write it out, once and in front: million homes, £ billion, 2.4 billion.", "value: 2.4 mrd      # 错 wrong\nvalue: 2.4 billion  # 对 right",
    ),
    "F421": error(
        "累计变化没有正负号：{text}", "a cumulative change without a sign: {text}",
        "这个指标的目标是变化（kind: change），以 % 记的值是累计升降；方向绝不猜。", "The indicator has a target of kind change: values in % are cumulative changes, and their direction is never guessed.",
        "写成 -{amount} 或 +{amount}（也可写 下降{amount}）；记水平值就用 {unit} 以外的单位。", "Write -{amount} or +{amount}; a level has another unit than {unit}.", "value: 8.0%    # 错 wrong\nvalue: -8.0%   # 对 right",
    ),
    "F422": error(
        "单位里有多余的符号，或不是单位：{unit}", "stray marks in a unit, or no unit: {unit}",
        "多半是误触或复制带进来的；单位对不上，换算就会出错。", "A slip of a key, or something pasted: a unit that differs is converted wrongly or not at all.",
        "去掉多余的符号，括号要成对。", "Drop the marks; brackets come in pairs.", "unit: 亿元`   # 错 wrong\nunit: 亿元    # 对 right",
        "unit: homes`   # wrong\nunit: homes    # right",
    ),
    "F423": error(
        "这里应记水平值，而 {text} 带着正负号", "a level is needed here, and {text} has a sign",
        "这个指标的目标是变化（kind: change），观测应记水平值；增量当成水平值就是错数。", "The indicator has a target of kind change; its observations are levels, and a change taken for a level is a wrong figure.",
        "记下水平值（基期加上变化）；出处只有百分比时写 ±…%；水平值真在零以下时，把单位写在 unit 字段里。", "Record the level (baseline plus change); where only a per cent is published, write it with its sign and %; a level that is truly below zero has its unit in the field unit.",
        "value: +2,300   # 目标 target: +6,500\nvalue: -5, unit: ktCO2e   # 水平值在零以下 a level below zero",
        "value: +2,300   # the target is +6,500\nvalue: -5, unit: ktCO2e   # a level below zero",
    ),
    "F424": error(
        "数里有数量级，后面没有单位，而目标的单位是 {unit}：{text}", "a scale with no unit behind it, where the unit is {unit}: {text}",
        "0.2 million 是吨还是 Mt？百分比和每 10 万的比率也没有万、亿：绝不猜。", "0.2 million of what: tonnes or Mt? And no share or rate is in thousands: none of it is guessed.",
        "把单位写全（0.2 million tonnes），或写成 {unit} 的数，不带数量级。", "Write the unit behind it (0.2 million tonnes), or the bare number in {unit}.", "value: 0.2 million   # unit: MtCO2e",
    ),
    "F426": error(
        "{text} 是百分点，而 kind: change 的目标以 % 计", "{text} is in percentage points, and a target of kind: change counts per cent",
        "提高 3 个百分点和增长 3% 是两回事：从 20% 起，一个到 23%，一个到 20.6%。", "Up 3 points and up 3 % are two things: from 20 %, one leads to 23 %, the other to 20.6 %.",
        "写 kind: reach 和要达到的水平：基期加上这些百分点。", "Write kind: reach and the level that it leads to: the baseline and these points.",
        "kind: change                                # 错 wrong\nbaseline: {value: 20, period: 2020}\ntarget: {value: 提高3个百分点, by: 2025}\n\nkind: reach                                 # 对 right\nbaseline: {value: 20, period: 2020}\ntarget: {value: 23, by: 2025}",
        "kind: change                                    # wrong\nbaseline: {value: 20, period: 2020}\ntarget: {value: up 3 percentage points, by: 2025}\n\nkind: reach                                     # right\nbaseline: {value: 20, period: 2020}\ntarget: {value: 23, by: 2025}",
    ),
    "F425": warning(
        "水平值 {value} 在零以下，而目标 {goal} 和基期都不在零以下", "the level {value} is below zero, while neither the goal {goal} nor the baseline is",
        "多半是把增减量当成水平值写了；净排放这样的指标确实可能降到零以下。", "It is probably a change written for a level; of net emissions and the like it may be true.",
        "核对出处；是增减量就记水平值，确实在零以下就接受它（accept）。", "Check the source: of a change record the level; accept it where it is right.",
        "value: -2,300, unit: teachers   # 多半是增减量 probably a change",
        "value: -2,300, unit: teachers   # probably a change",
    ),
}  # fmt: skip

# The parser's own words for the usual slips, in words that people know.
SYNTAX = {
    "could not find expected ':'": (
        "有一行不是“键: 值”，多半是这一行或上一行的冒号后面少了空格",
        "a line is no “key: value”: perhaps a space is missing behind the colon, here or in the line above",
    ),
    "did not find expected ',' or '}'": (
        "花括号没有配对，或逗号写成了全角（，）；看这一行和上一行",
        "braces that do not come in pairs, or no comma between two entries; look here and in the line above",
    ),
    "did not find expected ',' or ']'": (
        "方括号没有配对，或逗号写成了全角（，）；看这一行和上一行",
        "brackets that do not come in pairs, or no comma between two entries; look here and in the line above",
    ),
    "did not find expected '-' indicator": (
        "缩进不齐：列表的每一项都要对齐，以“- ”开头",
        "uneven indentation: items of a list begin with “- ” in one column, their fields stand in another",
    ),
    "did not find expected key": (
        "缩进不齐：同一项的字段要对齐；或者引号没有配对",
        "uneven indentation, or quotes or brackets that end before the value does",
    ),
    "mapping values are not allowed": (
        "冒号的位置不对：上一行的冒号后面少了空格，或值里有“: ”要加引号",
        "a colon that is out of place: a value with “: ” in it needs quotes, or a line is indented too far",
    ),
    "found character that cannot start any token": (
        "值以 %、@、` 这样的字符开头，要加引号",
        "a value that begins with a character such as %, @ or ` needs quotes",
    ),
    "found unexpected end of stream": ("引号没有配对", "a quote that is not closed"),
    "block sequence entries are not allowed": (
        "“- ”的位置不对，检查缩进", "“- ” is out of place: look at the indentation",
    ),
    "found undefined escape": (
        "双引号里的反斜杠写法不对，改用单引号", "a backslash inside double quotes: use single quotes",
    ),
    "did not find expected alphabetic or numeric character": (
        "值以 & 或 * 开头，要加引号", "a value that begins with & or * needs quotes",
    ),
    "did not find expected whitespace or line break": (
        "值以 ! 开头，要加引号", "a value that begins with ! needs quotes",
    ),
    "did not find expected comment or line break": (
        "值以 | 或 > 开头，要加引号", "a value that begins with | or > needs quotes",
    ),
    "mapping keys are not allowed": ("值以 ? 开头，要加引号", "a value that begins with ? needs quotes"),
    "did not find expected node content": (
        "花括号或方括号里有一个值写得不对，要加引号", "a value inside braces or brackets needs quotes",
    ),
}  # fmt: skip
