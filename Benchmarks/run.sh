#!/usr/bin/env bash
# What `make bench` runs: throughput beside the peers, and marks on bare text where BARE names marked texts.
# SCAN names another scan; RUNS the counted runs of each command; COUNTS texts for the most frequent form.
set -euo pipefail
cd "$(dirname "$0")/.."
/usr/bin/env python3 Benchmarks/throughput.py .build/release/sohoa "${SCAN:-corpus/ke-hoach-2024/office.pdf}" --runs "${RUNS:-3}"
if [ -n "${BARE:-}" ]; then
  # shellcheck disable=SC2086
  ${BARE_PYTHON:-/usr/bin/env python3} Benchmarks/restoration.py .build/release/sohoa $BARE --counts ${COUNTS:-}
else
  echo "Marks on bare text: not measured; name marked texts, as in make bench BARE='held-out/legal_*.test'"
fi
