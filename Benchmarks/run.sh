#!/usr/bin/env bash
# What `make bench` runs: throughput beside the peers, and repair. SCAN names another scan; RUNS the counted runs of each
# command. GARBLED and TRUTH name a garbled text and what was printed, PAIRS aligned lines of noise_pairs.py.
set -euo pipefail
cd "$(dirname "$0")/.."
/usr/bin/env python3 Benchmarks/throughput.py .build/release/sohoa "${SCAN:-corpus/ke-hoach-2024/office.pdf}" --runs "${RUNS:-3}"
more=()
if [ -n "${GARBLED:-}" ]; then more+=(--garbled "$GARBLED" "${TRUTH:?TRUTH names what GARBLED should read}"); fi
if [ -n "${PAIRS:-}" ]; then more+=(--pairs "$PAIRS"); fi
/usr/bin/env python3 Benchmarks/repair.py .build/release/sohoa --models models \
    --scan corpus/ke-hoach-2024/clean.pdf corpus/ke-hoach-2024/truth/text \
    --scan corpus/ke-hoach-2024/office.pdf corpus/ke-hoach-2024/truth/text "${more[@]}"
