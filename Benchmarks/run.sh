#!/usr/bin/env bash
# What `make bench` runs: throughput beside the peers, the cost of table pages beside img2table when it is installed, and
# repair. SCAN names another scan, TABLES other scans of tables (separated by spaces), RUNS the counted runs of each
# command, PYTHON an interpreter that has img2table. GARBLED and TRUTH name a garbled text and what was printed, PAIRS
# aligned lines of noise_pairs.py; BARE marked texts whose marks are taken off and set again, COUNTS texts for the most
# frequent form, BARE_PYTHON an interpreter that has pyvi.
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
more=()
if [ -n "${GARBLED:-}" ]; then more+=(--garbled "$GARBLED" "${TRUTH:?TRUTH names what GARBLED should read}"); fi
if [ -n "${PAIRS:-}" ]; then more+=(--pairs "$PAIRS"); fi
/usr/bin/env python3 Benchmarks/repair.py .build/release/sohoa --models models \
    --scan corpus/ke-hoach-2024/clean.pdf corpus/ke-hoach-2024/truth/text \
    --scan corpus/ke-hoach-2024/office.pdf corpus/ke-hoach-2024/truth/text "${more[@]}"
if [ -n "${BARE:-}" ]; then
  # shellcheck disable=SC2086
  ${BARE_PYTHON:-/usr/bin/env python3} Benchmarks/restoration.py .build/release/sohoa $BARE --counts ${COUNTS:-}
else
  echo "Marks on bare text: not measured; name marked texts, as in make bench BARE='held-out/legal_*.test'"
fi
