#!/bin/sh
# Train both nets and write their weights.  usage: train.sh BIBLE.jsonl CANDIDE.jsonl
set -eu
here=$(dirname "$0")
scratch=${SCRATCH:-.build-sentences}
python=${PYTHON:-.build-sentences/bin/python}
weights=Sources/ReadbackCore/Alignment/Sentences/CellNetWeights.swift
mkdir -p "$scratch"
"$python" "$here/perturb.py" 5 "$1" >"$scratch/texts.jsonl"
"$python" "$here/perturb.py" 20 "$2" >>"$scratch/texts.jsonl"

measure() {
  swift build -c release --product readback-measure
  .build/release/readback-measure cell-features "$scratch/texts.jsonl" "$@"
}

measure "$scratch/first"
"$python" "$here/train.py" "$scratch/first" 16 11:7 "$scratch/first.txt"
# Only the first net matters for the second one's features: any second net will do until then.
[ -f "$scratch/second.txt" ] || "$python" - "$scratch/second.txt" <<'PYTHON'
import sys
open(sys.argv[1], "w").write("0\n" * ((25 + 20 + 2) * 16 + 1))
PYTHON
"$python" "$here/weights.py" "$scratch/first.txt" "$scratch/second.txt" >"$weights"
measure "$scratch/second" --second
"$python" "$here/train.py" "$scratch/second" 16 11:7,4:8 "$scratch/second.txt"
"$python" "$here/weights.py" "$scratch/first.txt" "$scratch/second.txt" >"$weights"
