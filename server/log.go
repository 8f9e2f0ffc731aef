package server

import (
	"fmt"
	"io"
	"os"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// NewLog writes what is of the level or above to stderr and, unless its name is empty, a file. Nothing may ever go to
// standard output, which belongs to the protocol.
func NewLog(stderr io.Writer, file, level string) (*zap.Logger, error) {
	least := zapcore.InfoLevel
	if level != "" {
		if err := least.UnmarshalText([]byte(level)); err != nil {
			return nil, fmt.Errorf("reading the log level: %w", err)
		}
	}
	config := zap.NewProductionEncoderConfig()
	config.EncodeTime = zapcore.ISO8601TimeEncoder
	encoder := zapcore.NewConsoleEncoder(config)
	cores := []zapcore.Core{zapcore.NewCore(encoder, zapcore.Lock(zapcore.AddSync(stderr)), least)}
	if file != "" {
		f, err := os.OpenFile(file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, fmt.Errorf("opening the log file: %w", err)
		}
		cores = append(cores, zapcore.NewCore(encoder, zapcore.Lock(f), least))
	}
	return zap.New(zapcore.NewTee(cores...)), nil
}
