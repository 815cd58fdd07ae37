"""Codes of: Documents from which figures are taken: what cannot be read, or not whole."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error

DOCUMENTS: dict[str, Code] = {
    "D101": error(
        "认不出是哪种文档", "a document of an unknown kind",
        "能读的有：纯文本、Markdown、网页、PDF、Word（.docx）、Excel（.xlsx）、.ods 和 CSV。", "Read are plain text, Markdown, web pages, PDF, Word (.docx), Excel (.xlsx), .ods and CSV.",
        "另存为其中一种，再试一次。", "Save it as one of these and try again.",
    ),
    "D102": error(
        "旧格式的 Office 或 WPS 文档（.doc、.xls、.wps、.et）", "a document in an old Office or WPS format (.doc, .xls, .wps, .et)",
        "旧格式里的文字和百分数读不准：28% 可能读成 0.28。", "Text and percentages of these formats cannot be read surely: 28% may come as 0.28.",
        "用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx。", "Open it in Word, Excel or WPS and save it as .docx or .xlsx.",
    ),
    "D103": error(
        "文档加了密", "the document is encrypted",
        "没有密码读不出里面的文字。", "Nothing in it can be read without its password.",
        "去掉打开密码，另存一份。", "Save a copy without the password.",
    ),
    "D104": error(
        "文档损坏，读不完整（{words}）", "the document is broken and cannot be read whole ({words})",
        "只读出一部分，就可能漏掉数字，所以整份不读。", "Half a document would hide figures, so nothing of it is used.",
        "重新下载，或用原来的程序打开后另存一份。", "Download it again, or open it in the program it is from and save a copy.",
    ),
    "D105": error(
        "PDF 里没有能读的文字（{pages} 页）：是扫描件，或字体没有文字编码", "the PDF holds no text that can be read ({pages} pages): a scan, or fonts without their characters",
        "这里不做文字识别（OCR）：认错一个数字就是一条假数据。", "No OCR is done here: a digit misread is a figure made up.",
        "找网页版或文字版；或先做文字识别，核对后存成文本。", "Find the text or web version; or recognise the text with another program, check it and save it as text.",
    ),
    "D106": error(
        "文档里没有文字", "there is no text in the document",
        "没有文字就没有数字可取，多半是没有下载完，或内容由脚本生成。", "Perhaps it was not downloaded whole, or a script fills it in the browser.",
        "打开看一看；网页可在浏览器里另存，或把正文复制成文本。", "Open it and look; save a web page from the browser, or copy its text into a file.",
    ),
    "D107": error(
        "文档太大（上限 {most}）", "the document is too large (at most {most})",
        "公报和规划没有这么大：多半是放错了文件，或压缩包里有诈。", "No bulletin and no plan is of that size: a wrong file, or an archive made to do harm.",
        "拆成几份，或只留下有关的部分。", "Split it, or keep only the part that matters.",
    ),
    "D108": error(
        "读这种文档要另装一个库（{library}）", "to read this kind of document a library is missing ({library})",
        "纯文本、Markdown、CSV 和 .ods 不用另装；PDF、Word、Excel 和网页要。", "Plain text, Markdown, CSV and .ods need none; PDF, Word, Excel and web pages do.",
        "在源码文件夹里运行：pip install '.[docs]'；从索引安装的，pip install 'plan-target-tracker[docs]'。", "Run pip install '.[docs]' in the folder of the source; if tracker came from an index, pip install 'plan-target-tracker[docs]'.",
    ),
    "D109": error(
        "认不出文字的编码", "the encoding of the text is not known",
        "UTF-8、UTF-16、GB18030（GBK）和 Big5 都对不上；猜错了编码，数字也会错。", "It is not UTF-8, UTF-16, GB18030 (GBK) or Big5; guessed wrong, figures may change.",
        "用编辑器打开，确认没有乱码后另存为 UTF-8。", "Open it in an editor, see that it reads well and save it as UTF-8.",
    ),
    "D110": error(
        "PDF 第 {page} 页有单独一个字符读不出来（{text}）：文件里没有带上它的字体", "on page {page} of the PDF a character that stands alone cannot be read ({text}): its font is not in the file",
        "少了一个字符，意思可能就变了：“≥65%”会成“65%”，所以整份不读。", "One character less may turn the meaning: “≥65%” becomes “65%”, so nothing of it is used.",
        "找带字体的 PDF 或网页版；或打开后另存、打印成带字体的 PDF。", "Find a PDF with its fonts or the web page; or open it and save or print it as a PDF with its fonts embedded.",
    ),
    "D113": error(
        "{seconds} 秒之内没有读完这份文档，停了", "the document was not read within {seconds} seconds, so reading was stopped",
        "公报和规划几秒就能读完。文档做得不正常会读个没完；读文档的子进程到时就停，什么也不留下。", "A bulletin or plan takes a few seconds. One made oddly or to do harm could take for ever: the process that reads it is stopped.",
        "只留下有关的部分再试；网页和表格可另存为文本或 CSV。机器很忙时过一会儿再试。", "Keep only the part that matters; save a page or table as text or CSV. On a busy machine try again later.",
    ),
    "D114": error(
        "读这份文档要的内存太多（上限 {most} MB），停了", "reading the document needs too much memory (at most {most} MB), so it was stopped",
        "文件不大，展开以后却可能大得出奇：压缩的内容、重复的行列、极大的尺寸。", "A small file may unfold to something huge: packed content, repeated rows and columns, enormous sizes.",
        "只留下有关的部分再试；表格可另存为 CSV。", "Keep only the part that matters; save a sheet as CSV.",
    ),
    "D115": error(
        "读这份文档的进程中途断了（{words}）", "the process that reads the document broke off ({words})",
        "文档损坏、做得不正常，或要的内存太多，读它的库都可能中断；断了就什么也不用，免得漏掉数字。", "A library may break off at a document that is broken, made to do harm, or too large; nothing of it is used then, for figures could be missing.",
        "用原来的程序打开后另存一份，或存成文本再试；正常的文档也这样，请报告。", "Open it in the program it is from and save a copy, or save it as text; if it is an ordinary document, please report it.",
    ),
    "D116": error(
        "文档里的文字太多（取出的结果超过 {most} MB）", "there is too much text in the document (what was found exceeds {most} MB)",
        "公报和规划没有这么多：多半是放错了文件，或内容被成倍重复。", "No bulletin and no plan holds that much: a wrong file, or content repeated many times over.",
        "拆成几份，或只留下有关的部分。", "Split it, or keep only the part that matters.",
    ),
    "D117": error(
        "文档里的数太多（{count} 个，上限 {most}）", "there are too many figures in the document ({count}; at most {most})",
        "这么多建议没有人能逐条核对；少给一部分又等于瞒着。", "Nobody could check that many proposals, and to show only some of them would hide the rest.",
        "拆成几份，或只留下有关的表。", "Split it, or keep only the tables that matter.",
    ),
    "D118": error(
        "启动不了读文档的进程（{words}）", "the process that reads documents cannot be started ({words})",
        "PDF、Word、Excel 和网页在单独的进程里读，免得坏文档拖垮这次运行。", "PDF, Word, Excel and web pages are read in a process of their own, so that a bad one cannot harm the run.",
        "看看系统的进程数和内存限制；或先存成文本或 CSV，短的文本不用另开进程。", "Look at the system's limits on processes and memory; or save it as text or CSV, for short texts need no process.",
    ),
    "D119": error(
        "填报表的 {cell} 不是原来的内容：{text}", "cell {cell} of the form is not what it was: {text}",
        "指标、地区、单位是回读的依据，改了就不知道填的是哪个数。", "Indicator, area and unit say what a figure is; changed, nobody knows what was filled in.",
        "照 tracker export form 导出的样子改回去，或重新导出一份再填。", "Put it back as tracker export form wrote it, or export the form again and fill that in.",
    ),
}  # fmt: skip


EXTRACTION: dict[str, Code] = {
    "U401": error(
        "读不了文档 {name}：{words}",
        "the document {name} cannot be read: {words}",
        "没有读到内容，什么也没有记。",
        "Nothing was read and nothing was recorded.",
        "检查路径和权限；- 表示标准输入。",
        "Check the path and the permissions; - is standard input.",
    ),
    "U402": error(
        "{option} 一次只处理一份文档",
        "{option} takes one document at a time",
        "一份文档是一个出处，对应一个观测文件。",
        "One document is one publication, and one observation file.",
        "逐份处理。",
        "Take them one by one.",
    ),
    "U403": error(
        "--accept 要逐条询问，但这里没有人可答",
        "--accept asks for each proposal, and nobody is there to answer",
        "不经人看过的数只有很有把握时才记。",
        "Figures that nobody looked at are recorded only where they are sure.",
        "在终端里运行，或加 --yes 和 --min-confidence。",
        "Run it in a terminal, or add --yes and --min-confidence.",
    ),
    "U404": error(
        "记录需要出处：缺 {names}",
        "recording needs the publication: {names} missing",
        "每个数都要能找到是谁、什么时候、在哪里说的。",
        "Every figure must lead back to who said it, when and where.",
        "补上这些选项。",
        "Give these options.",
    ),
}
