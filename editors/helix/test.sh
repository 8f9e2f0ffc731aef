#!/bin/sh
# test.sh HX PARAHINT: the lines of editors/README.md for Helix, in a real Helix on a screen of tmux: a finding, a fix, the
# bytes on disk.
set -eu
hx=$(realpath "$1")
parahint=$(realpath "$2")
readme=$(dirname "$(realpath "$0")")/../README.md
work=$(mktemp -d)
screen() { tmux -L "${work##*/}" -f /dev/null "$@"; }
trap 'screen kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

mkdir -p "$work/bin" "$work/config/helix" "$work/shop"
ln -s "$parahint" "$work/bin/parahint"
sed -n '/^```toml$/,/^```$/{/^```/!p}' "$readme" >"$work/config/helix/languages.toml"
cat >"$work/shop/app.py" <<'PY'
import threading


def work(n):
    return n


thread = threading.Thread(target=work, args=(1))
thread.start()
thread.join()
PY

# wait_for waits until a command succeeds; what says for what.
wait_for() {
	what=$1
	shift
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		if [ $tries -ge "${PARAHINT_TRIES:-400}" ]; then
			screen capture-pane -p
			echo "HELIX FAILED: timed out: $what"
			exit 1
		fi
		sleep 0.05
	done
	echo "ok $what"
}
seen() { screen capture-pane -p 2>/dev/null | tr -s ' \n' ' ' | grep -q "$1"; }

screen new-session -d -x 120 -y 32 "cd '$work/shop' && env PATH='$work/bin':\"\$PATH\" XDG_CONFIG_HOME='$work/config' \
	XDG_CACHE_HOME='$work/cache' TERM=xterm-256color LANG=C.UTF-8 '$hx' app.py:8:46"
wait_for "the finding" seen 'args=1 is not a tuple'
screen send-keys ' ' a
wait_for "the fix is offered" seen 'Make args a tuple of one'
screen send-keys Enter
wait_for "the fix in the text" seen 'args=(1,))'
screen send-keys :w Enter
wait_for "the bytes on disk" grep -qF 'args=(1,))' "$work/shop/app.py"
echo "HELIX OK"
