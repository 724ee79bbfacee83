#!/usr/bin/env bash
# What `make bench` runs: throughput beside the peers, then the cost of table pages beside img2table when it is installed.
# SCAN names another scan, TABLES other scans of tables (separated by spaces), RUNS the counted runs of each command,
# PYTHON an interpreter that has img2table.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-python3}"
/usr/bin/env python3 Benchmarks/throughput.py .build/release/sohoa "${SCAN:-corpus/ke-hoach-2024/office.pdf}" --runs "${RUNS:-3}"
if "$python" -c "import img2table" 2>/dev/null; then
    # Names of scans are parted at spaces.
    # shellcheck disable=SC2086
    "$python" Benchmarks/tables_cpu.py .build/release/sohoa ${TABLES:-corpus/khung-kich-ban/office.pdf} --runs "${RUNS:-3}"
else
    echo "img2table is not installed: pip install img2table, or name a PYTHON that has it, to compare table pages" >&2
fi
