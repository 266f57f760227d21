#!/bin/sh
# Train the three nets and write their weights.
# usage: train.sh BIBLE.jsonl CANDIDE.jsonl NEWS.jsonl PAIRS.jsonl
set -eu
here=$(dirname "$0")
scratch=${SCRATCH:-.build-sentences}
python=${PYTHON:-.build-sentences/bin/python}
weights=Sources/ReadbackCore/Alignment/Sentences/CellNetWeights.swift
mkdir -p "$scratch"
"$python" "$here/perturb.py" 5 "$1" >"$scratch/texts.jsonl"
"$python" "$here/perturb.py" 20 "$2" >>"$scratch/texts.jsonl"
"$python" "$here/perturb.py" 6 "$3" >"$scratch/freer.jsonl"
"$python" "$here/perturb.py" 25 "$4" >>"$scratch/freer.jsonl"

measure() {
  swift build -c release --product readback-measure
  .build/release/readback-measure cell-features "$@"
}
write() {
  # A net that only comes later does not matter for the features of an earlier one: any will do.
  for name in second third; do
    [ -f "$scratch/$name.txt" ] || "$python" - "$scratch/$name.txt" <<'PYTHON'
import sys
inputs = 45 if "second" in sys.argv[1] else 59
open(sys.argv[1], "w").write("0\n" * ((inputs + 2) * 16 + 1))
PYTHON
  done
  "$python" "$here/weights.py" "$scratch/first.txt" "$scratch/second.txt" "$scratch/third.txt" \
    >"$weights"
}

measure "$scratch/texts.jsonl" "$scratch/first"
"$python" "$here/train.py" "$scratch/first" 16 11:7 "$scratch/first.txt"
write
measure "$scratch/texts.jsonl" "$scratch/second" --pass 2
"$python" "$here/train.py" "$scratch/second" 16 11:7,4:8 "$scratch/second.txt"
write
# The third net also sees freer texts of today, twice: what a meaning is worth differs with the genre.
measure "$scratch/texts.jsonl" "$scratch/third" --pass 3
measure "$scratch/freer.jsonl" "$scratch/freer" --pass 3
cat "$scratch/freer" "$scratch/freer" >>"$scratch/third"
"$python" "$here/train.py" "$scratch/third" 16 11:7,4:8,6:4 "$scratch/third.txt" 8
write
