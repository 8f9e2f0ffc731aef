#!/bin/sh
# test.sh PARAHINT: the lines of editors/README.md for Kate, in a real Kate without a screen: it starts the server and is
# told of the finding.
set -eu
parahint=$(realpath "$1")
editors=$(dirname "$(realpath "$0")")/..
work=$(mktemp -d)
kate=
trap 'kill $kate 2>/dev/null || true; wait; rm -rf "$work"' EXIT

mkdir -p "$work/bin" "$work/shop" "$work/.config/kate/lspclient"
mkdir -m 700 "$work/run"
sed -n '/^## Kate$/,/^## /p' "$editors/README.md" | sed -n '/^```json$/,/^```$/{/^```/!p}' >"$work/.config/kate/lspclient/settings.json"
# What a user does in the settings: the plugin is on, and the question whether this server may run was answered.
cat >"$work/.config/katerc" <<RC
[Kate Plugins]
lspclientplugin=true

[lspclient]
AllowedServerCommandLines=$work/bin/parahint serve
RC
cat >"$work/bin/parahint" <<SH
#!/bin/sh
exec node '$editors/parity/record.mjs' '$work/wire.jsonl' '$parahint' "\$@"
SH
chmod +x "$work/bin/parahint"
printf 'import threading\n\nthread = threading.Thread(target=print, args=(1))\nthread.start()\nthread.join()\n' >"$work/shop/app.py"

PATH=$work/bin:$PATH HOME=$work XDG_CONFIG_HOME=$work/.config XDG_RUNTIME_DIR=$work/run QT_QPA_PLATFORM=offscreen \
	kate --new --block "$work/shop/app.py" >/dev/null 2>&1 &
kate=$!
tries=0
until grep -q 'publishDiagnostics.*wrong-thread-arguments' "$work/wire.jsonl" 2>/dev/null; do
	tries=$((tries + 1))
	if [ $tries -ge "${PARAHINT_TRIES:-400}" ]; then
		echo "KATE FAILED: no finding; $(cut -c1-120 "$work/wire.jsonl" 2>&1 | tail -3)"
		exit 1
	fi
	sleep 0.1
done
echo "KATE OK"
