"""SARIF 2.1.0: the findings for code scanning and for editors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from tracker import __version__
from tracker.assess.report import Report
from tracker.formats.addresses import page_address, project_addresses
from tracker.formats.json_writer import write_json
from tracker.language import Language, pick
from tracker.problems.problem import Place
from tracker.words.escape import visible
from tracker.words.findings import (
    Finding,
    findings,
    rule_mend,
    rule_page,
    rule_text,
    worst_first,
)

MOST_RESULTS = 25_000  # results of a run that code scanning takes
_ROOT = "SRCROOT"


def render(report: Report, language: Language) -> str:
    """One log with one run, worst first."""
    return render_findings(findings(report, language), language)


def render_findings(found: Iterable[Finding], language: Language) -> str:
    """At most 25,000 results; a notification says how many more there are."""
    everything = worst_first(found)
    shown = everything[:MOST_RESULTS]
    rules = sorted({one.rule for one in shown})
    home = project_addresses().get("Source")
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "tracker",
                "semanticVersion": __version__,
                **({"informationUri": home} if home else {}),
                "rules": [_rule(rule, language) for rule in rules],
            }
        },
        "invocations": [
            {"executionSuccessful": True, **_left_out(len(everything) - len(shown), language)}
        ],
        "language": pick(language, "zh-CN", "en"),
        "originalUriBaseIds": {
            _ROOT: {
                "description": {
                    "text": pick(language, "仓库的根目录", "The root of the repository")
                }
            }
        },
        "results": [_result(one, rules.index(one.rule)) for one in shown],
        "columnKind": "unicodeCodePoints",
    }
    return write_json(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


def _rule(rule: str, language: Language) -> dict[str, Any]:
    """As code scanning shows it beside a result: title, meaning, mend and the page about it."""
    title, why = rule_text(rule, language)
    mend = rule_mend(rule, language)
    page, _, place = rule_page(rule).partition("#")
    address = page_address(page, language)
    help_text = " ".join(filter(None, (why, mend)))
    return {
        "id": rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": help_text},
        **({"helpUri": f"{address}#{place}" if place else address} if address else {}),
    }


def _left_out(number: int, language: Language) -> dict[str, Any]:
    if not number:
        return {}
    text = pick(language, f"另有 {number} 个结果没有列出。", f"{number} more results are left out.")
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}]}


def _result(one: Finding, index: int) -> dict[str, Any]:
    related = [{"id": n, **_location(place)} for n, place in enumerate(one.also, 1)]
    return {
        "ruleId": one.rule,
        "ruleIndex": index,
        "level": one.level,
        "message": {"text": visible(f"{one.text} {one.hint}")},
        "locations": [_location(one.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"tracker/v1": one.fingerprint},
    }


def _location(place: Place) -> dict[str, Any]:
    artifact = {"uri": quote(place.file, errors="surrogatepass"), "uriBaseId": _ROOT}
    region: dict[str, Any] = {"startLine": place.line or 1}
    if place.column:
        region["startColumn"] = place.column
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
