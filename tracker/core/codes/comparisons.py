"""Codes of: git, and the revisions that are compared."""

from __future__ import annotations

from tracker.core.codes.row import Code, error

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
        "git branch -a 和 git tag 列出全部名字；远端新建的先 git fetch。", "git branch -a and git tag list the names; fetch what is new on the remote.",
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
}  # fmt: skip
