//go:build unix

package rules_test

import (
	"os/exec"
	"syscall"
)

// inGroup has the end of the command end the processes that it started as well.
func inGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
