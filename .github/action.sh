#!/usr/bin/env bash
# What action.yml runs. Inputs come as INPUT_… variables; nothing is evaluated, and every value stands behind its option.
# Every Python is isolated (-I): the checked-out folder is a stranger's, and no module of it is ever imported.
set -euo pipefail
unset CDPATH PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONUSERBASE
export PYTHONSAFEPATH=1 PYTHONNOUSERSITE=1

reports="$RUNNER_TEMP/tracker"
mkdir -p "$reports"
code=0

# run a command, remember the worst exit code and go on: a report is wanted above all when something is wrong
go_on() {
  last=0
  "$@" || last=$?
  if [ "$last" -gt "$code" ]; then code=$last; fi
}

output() {
  printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"
}

install() {
  local home="$RUNNER_TEMP/tracker-environment"
  # from a folder of the runner's own, for what pip starts looks into the current one
  (cd -- "$RUNNER_TEMP" && "$python" -I -m venv "$home")
  python="$home/bin/python"
  if [ ! -d "$home/bin" ]; then python="$home/Scripts/python"; fi
  # the source of the ref that the action is used by, with the versions that it was tested with
  (cd -- "$RUNNER_TEMP" && "$python" -I -m pip install --quiet --disable-pip-version-check \
    --constraint "$GITHUB_ACTION_PATH/constraints.txt" "$GITHUB_ACTION_PATH")
  tracker() { "$python" -I -m tracker "$@"; }
}

compare() {
  if [[ "$INPUT_BASE" =~ ^[0-9a-f]{40,64}$ ]] && ! git cat-file -e "$INPUT_BASE^{commit}" 2> /dev/null; then
    git fetch --quiet --no-tags --depth=1 origin "$INPUT_BASE" || true # tracker says what is missing
  fi
  local ends=()
  if [ -n "$INPUT_BASE" ]; then ends=(-- "$INPUT_BASE"); fi
  go_on tracker diff "${options[@]}" --format markdown "--fail-on=$INPUT_DIFF_FAIL_ON" ${ends[@]+"${ends[@]}"} \
    > "$reports/diff.md"
  if [ "$last" -gt 1 ]; then return; fi
  # the gate was asked above, and what is wrong in the files was said
  compare_as json "$reports/diff.json" ${ends[@]+"${ends[@]}"}
  compare_as sarif "$reports/diff.sarif" ${ends[@]+"${ends[@]}"}
  compare_as github "$reports/diff-annotations.txt" ${ends[@]+"${ends[@]}"}
  cat "$reports/diff-annotations.txt"
  { cat "$reports/diff.md" && echo; } >> "$GITHUB_STEP_SUMMARY"
  output diff "$reports/diff.md"
  output diff-sarif "$reports/diff.sarif"
}

compare_as() { # format, file, ends
  tracker diff "${options[@]}" --format "$1" -o "$2" --fail-on=never "${@:3}" 2> /dev/null
}

report() {
  # the summary comes last: it is cut to the room that is left
  go_on tracker report "${options[@]}" "--fail-on=$INPUT_FAIL_ON" --format json -o "$reports/report.json" \
    --format markdown -o "$reports/report.md" --format sarif -o "$reports/tracker.sarif" \
    --format github -o "$reports/annotations.txt" --format github-summary -o -
  if [ "$last" -gt 1 ]; then
    if [ "$last" -eq 3 ]; then check never; fi # what cannot be read can still be shown at its line
    return
  fi
  cat "$reports/annotations.txt"
  output counts "$(tracker_counts)"
  output json "$reports/report.json"
  output sarif "$reports/tracker.sarif"
}

tracker_counts() {
  "$python" -I -c 'import json, sys; print(json.dumps(json.load(open(sys.argv[1], encoding="utf-8"))["summary"]))' \
    "$reports/report.json"
}

check() {
  go_on tracker check "${options[@]}" --format sarif --fail-on=never > "$reports/tracker.sarif"
  go_on tracker check "${options[@]}" --format github "--fail-on=$1" > "$reports/annotations.txt"
  cat "$reports/annotations.txt"
  output sarif "$reports/tracker.sarif"
}

case "$INPUT_COMMAND" in
  auto | report | diff | check) ;;
  *)
    echo "::error::command must be auto, report, diff or check"
    exit 2
    ;;
esac
# what every command takes; never empty, which bash 3.2 takes for unset
options=(--no-color)
if [ -n "$INPUT_LANG" ]; then options+=("--lang=$INPUT_LANG"); fi
if [ -n "$INPUT_AS_OF" ]; then options+=("--as-of=$INPUT_AS_OF"); fi
python="$(command -v -- "$INPUT_PYTHON")" # before the folder changes
if [ "$INPUT_INSTALL" != false ]; then install; fi
cd -- "$INPUT_WORKING_DIRECTORY"
output reports "$reports"
if [ "$INPUT_COMMAND" = diff ] || { [ "$INPUT_COMMAND" = auto ] && [ -n "$INPUT_BASE" ]; }; then compare; fi
if [ "$INPUT_COMMAND" = auto ] || [ "$INPUT_COMMAND" = report ]; then report; fi
if [ "$INPUT_COMMAND" = check ]; then check "$INPUT_FAIL_ON"; fi
exit "$code"
