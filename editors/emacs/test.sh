#!/bin/sh
# test.sh PARAHINT: the lines of editors/README.md for eglot, in a real Emacs.
PARAHINT=$1 exec timeout 120 emacs --batch --load "$(dirname "$0")/test.el"
