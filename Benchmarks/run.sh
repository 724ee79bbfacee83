#!/usr/bin/env bash
# What `make bench` runs: throughput beside the peers. SCAN names another scan; RUNS the counted runs of each command.
set -euo pipefail
cd "$(dirname "$0")/.."
/usr/bin/env python3 Benchmarks/throughput.py .build/release/sohoa "${SCAN:-corpus/ke-hoach-2024/office.pdf}" --runs "${RUNS:-3}"
