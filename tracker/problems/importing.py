"""Codes of: files of rows and columns that are imported, and what in them is not certain."""

from __future__ import annotations

from tracker.problems.codes_row import Code, error

IMPORTING: dict[str, Code] = {
    "U230": error(
        "没有说明 {names}；表里的列：{columns}", "{names} is not said; the columns: {columns}",
        "哪一列是时期、哪一列是数、数的是哪个指标，不猜。", "Which column holds the periods, which the values, and of which indicator, is not guessed.",
        "例如 tracker import 数据.csv --indicator 指标 --period-column 年份 --value-column 数值；时期排在表头里的，用 --periods-across；有几个指标的，用 --indicator-column。", "For example tracker import data.csv --indicator ID --period-column Year --value-column Value; with --periods-across where the header holds the periods, --indicator-column where there are several indicators.",
    ),
    "U231": error(
        "表里没有唯一的一列叫 {name}；有的列：{columns}", "there is no one column {name}; the columns: {columns}",
        "列名要和表头里的一样，而且只有一列这样叫。", "A column is called as the header calls it, and only one may be called so.",
        "照表头写列名，或写列的字母；表头不在最前面的，用 --header-row 写它的行号。", "Write the name as the header has it, or the letter of the column; --header-row says in which row the header stands.",
    ),
    "U232": error(
        "不知道读哪个工作表 {name}；可见的：{choices}", "it is not certain which sheet is meant {name}; visible: {choices}",
        "工作簿里不止一个表有内容，或没有这个名字的表。", "More than one sheet holds something, or none is called so.",
        "用 --sheet 写表名。", "Name it: --sheet NAME.",
    ),
    "U233": error(
        "{name} 一列的时期拿不准：{text}", "the periods of column {name} can be read in two ways: {text}",
        "每月第一天（或最后一天）的日期，可能是那一天，也可能代表那个月；2003-05 可能是 2003 年 5 月、2003 年到 2005 年，2010-11 可能是 2010 年 11 月，也可能是财政年度。", "Days that are all the first (or last) of their months may be days, or stand for the months; 2003-05 may be May 2003 or the years 2003 to 2005, 2010-11 a month or a financial year.",
        "说明时期是什么：--frequency day、month、quarter、year、financial-year 或 years。", "Say what they are: --frequency day, month, quarter, year, financial-year or years.",
    ),
    "U234": error(
        "小数点拿不准：{text}", "it is not certain which mark is that of the decimals: {text}",
        "1,234 可能是一千二百三十四，也可能是一点二三四；1 234 可能是一个数，也可能是两个。", "1,234 may be one thousand two hundred or one and a quarter; 1 234 one number or two.",
        "说明哪个是小数点：--decimal , 或 --decimal .（另一个和空格、撇号就是千位分隔）。", "Say which it is: --decimal , or --decimal . (the other one, blanks and apostrophes then part thousands).",
    ),
    "U235": error(
        "{field} 里有项目不认识的说法：{words}", "words of {field} that the project does not know: {words}",
        "单位或地区的代码猜错了，数就错了。", "A unit or an area guessed wrong makes a wrong figure.",
        "只要其中一种的，用 --where 列=值；其实是同一个的，用 --unit 或 --area 写明；有几种的，在映射文件的 units: 或 areas: 里逐个写明。", "Keep the rows of one with --where COLUMN=VALUE; say with --unit or --area what it is in all rows; or list the words in a mapping file under units: or areas:.",
    ),
    "U236": error(
        "这段文字在表格软件里会被当作公式执行：{text}", "a spreadsheet would run this text as a formula: {text}",
        "记录也会用表格软件打开，别人文件里的公式不带进来。", "The record is opened in spreadsheets too; what a stranger's file wants run does not get into it.",
        "在原表里改掉开头的 = + - @。", "Change it in the file: it must not begin with = + - or @.",
    ),
    "U237": error(
        "同一出处、同一时期已有另一个值：{value}（{place}）", "one publication gives one period another value: {value} ({place})",
        "一份出处对同一时期只有一个数；两行都不记，免得记错。", "A publication has one figure for a period; neither row is recorded, for nobody knows which is right.",
        "几行分别是不同分组的，用 --where 列=值 只留一组；记录写错了，先用 tracker amend 改正。", "Where the rows are of different groups, keep one of them with --where COLUMN=VALUE; where the record has a slip, tracker amend mends it.",
    ),
    "U238": error(
        "有 {count} 行读不出，什么都没有写入", "{count} rows cannot be read: nothing was written",
        "只记读得出的，缺的那几行以后没有人会发现。", "If only the others were recorded, nobody would ever miss these.",
        "改好原表或映射再来；确实不要这几行，加 --skip-unreadable。", "Mend the file or the mapping; if these rows are to be left out, add --skip-unreadable.",
    ),
    "U250": error(
        "{name} 一列说的不是同一个系列：{words}", "column {name} tells several series apart: {words}",
        "不同性别、地区、单位的数混成一列，就成了谁也没有公布过的数。", "Rows of several groups, areas or units recorded as one series are figures that nobody published.",
        "用 --where 列=值 只留一个；是地区或单位的，用 --area-column 或 --unit-column。", "Keep one with --where COLUMN=VALUE; where it is the area or the unit, name it with --area-column or --unit-column.",
    ),
    "U251": error(
        "表里写的是 {text}，指标的单位是 {unit}", "the file says {text}, the unit here is {unit}",
        "单位差一个“万”，数就差一万倍。", "A unit with another scale makes a figure that is wrong by as much.",
        "用 --unit 写明这些值的单位。", "Say with --unit what unit the values are in.",
    ),
    "U239": error(
        "拿不准是不是累计数：{text}", "it is not certain whether the values accumulate from 1 January: {text}",
        "名称里有“累计”，时期却只写到月；当月数和年初至今的数不能混。", "The name says cumulative, the period names a month only; a month's value is not the year's to date.",
        "年初至今的累计数加 --ytd，当期数加 --no-ytd。", "Add --ytd if they do, --no-ytd if each is of its own period.",
    ),
}  # fmt: skip
