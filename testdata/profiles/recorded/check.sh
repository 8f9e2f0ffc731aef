#!/bin/sh
# Lets the tools' own readers, from PyPI, say again what is recorded here, and fails where they say something else. It wants
# Python 3.14, which tools/pythons.sh brings: PARAHINT_PYTHONS is the folder with its python3.14.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${PARAHINT_PYTHONS:-}" ]; then
	sh ../../../tools/pythons.sh "$work/pythons"
	PARAHINT_PYTHONS=$work/pythons/bin
fi
python3 -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: --python-version 3.14 \
	--target "$work/tables" line_profiler==5.1.0 typing_extensions==4.16.0
PYTHONPATH=$work/tables "$PARAHINT_PYTHONS/python3.14" record_tables.py
python3 -m venv "$work/stacks"
"$work/stacks/bin/pip" install --quiet --disable-pip-version-check austin-python==2.4.0 pyinstrument==5.1.3 protobuf==3.20.3
(cd .. && "$work/stacks/bin/python" recorded/record_stacks.py)
git diff --exit-code -- tables.json stacks.json
