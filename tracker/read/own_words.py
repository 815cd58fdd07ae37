"""What people write for a field or a fixed word of the files: in Chinese, or as a mark."""

from __future__ import annotations

# a field may have one word in several mappings: the first that the mapping knows is meant
KEY_WORDS: dict[str, tuple[str, ...]] = {
    "编号": ("id",), "规划": ("plan", "plans"), "指标": ("indicator", "indicators", "name"),
    "名称": ("name",), "指标名称": ("name",), "别名": ("aliases",), "单位": ("unit",),
    "类型": ("kind",), "计量": ("measure",), "计量方式": ("measure",),
    "基期": ("baseline", "period"), "基期值": ("baseline", "value"),
    "目标": ("target", "targets", "value"), "目标值": ("target", "value"), "值": ("value",),
    "数值": ("value",), "期限": ("by",), "到期": ("by",), "年份": ("by", "period"),
    "时期": ("period",), "上限": ("upper",), "比较": ("op",), "性质": ("nature",),
    "属性": ("nature",), "责任单位": ("owners",), "分组": ("section",), "位置": ("locator",),
    "说明": ("note",), "备注": ("note",), "地区": ("area",), "规划期": ("period",),
    "出处": ("source",), "标题": ("title",), "发布者": ("publisher",), "发布时间": ("published",),
    "发布日期": ("published",), "网址": ("url",), "观测": ("observations",),
    "语言": ("language",), "年度分解": ("milestones",), "限定词": ("qualifier",),
    "级别": ("tier", "severity"), "部分": ("parts", "of"),
    "权重": ("weights",), "owner": ("owners",), "alias": ("aliases",), "due": ("by",),
    "value": ("target",), "period": ("by",), "source": ("publication",),
}  # fmt: skip
CHOICE_WORDS: dict[str, str] = {
    "达到": "reach", "保持": "keep", "累计": "total", "合计": "total", "年均增长": "growth",
    "年均增速": "growth", "变化": "change", "累计变化": "change", "建成": "done", "完成": "done",
    "存量": "stock", "时点": "stock", "流量": "flow", "当年": "flow", "比率": "ratio",
    "比例": "ratio", "不低于": "ge", "至少": "ge", ">=": "ge", "≥": "ge", "高于": "gt", ">": "gt",
    "超过": "gt", "不高于": "le", "不超过": "le", "<=": "le", "≤": "le", "低于": "lt", "<": "lt",
    "介于": "between", "约": "around", "左右": "around", "预期性": "expected",
    "约束性": "binding", "错误": "error", "警告": "warning", "年": "year", "半年": "half",
    "季": "quarter", "季度": "quarter", "月": "month", "正式": "final", "初步": "preliminary",
    "估计": "estimate", "预测": "forecast", "推算": "derived", "撤回": "withdrawn",
    "年鉴": "yearbook", "公报": "communique", "报告": "report", "部门": "department",
    "新闻": "news", "突破": "over", "近": "under", "以上": "at-least", "以内": "at-most",
    "相加": "sum", "平均": "mean", "最大": "max", "最小": "min",
}  # fmt: skip
