package server

import (
	"context"
	"strconv"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// progress tells the client how far a scan is. One that the client does not want does nothing.
type progress struct {
	server   *Server
	language *settled
	token    protocol.ProgressToken
	total    int64
	done     atomic.Int64
}

// scans numbers the tokens of a process.
var scans atomic.Int64

// startProgress opens a bar in the client. It waits for the client's answer and so must not run on the reader.
func (s *Server) startProgress(ctx context.Context, language *settled, total int) *progress {
	p := &progress{server: s, language: language, total: int64(total)}
	if !s.can.progress || total == 0 {
		return p
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	token := protocol.String("parahint scan " + strconv.FormatInt(scans.Add(1), 10))
	if err := s.client.WorkDoneProgressCreate(ctx, &protocol.WorkDoneProgressCreateParams{Token: token}); err != nil {
		s.Log.Debug("progress was refused", zap.Error(err))
		return p
	}
	p.token = token
	p.send(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: textScanning.In(language.language), Percentage: new(uint32(0))})
	return p
}

// step counts a file; the client hears of every hundredth part.
func (p *progress) step() {
	done := p.done.Add(1)
	percent := done * 100 / max(p.total, 1)
	if percent != (done-1)*100/max(p.total, 1) {
		message := textScanned.With(done, p.total).In(p.language.language)
		p.send(&protocol.WorkDoneProgressReport{Kind: "report", Message: &message, Percentage: new(uint32(percent))})
	}
}

// analysing says that all files are read.
func (p *progress) analysing() {
	message := textAnalysing.In(p.language.language)
	p.send(&protocol.WorkDoneProgressReport{Kind: "report", Message: &message, Percentage: new(uint32(100))})
}

func (p *progress) end() { p.send(&protocol.WorkDoneProgressEnd{Kind: "end"}) }

func (p *progress) send(value any) {
	if p.token == nil {
		return
	}
	raw, err := protocol.Marshal(value)
	if err == nil {
		err = p.server.client.Progress(p.server.ctx, &protocol.ProgressParams{Token: p.token, Value: raw})
	}
	if err != nil {
		p.server.Log.Debug("telling of progress", zap.Error(err))
	}
}
