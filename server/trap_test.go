package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

const sleeper = "import time\n\nasync def f():\n    time.sleep(1)\n"

// extra adds methods for a test; tests that use it do not run beside others.
func extra(t *testing.T, name string, run func(s *Server, ctx context.Context) (any, error)) {
	calls[name] = answers(running, func(s *Server, ctx context.Context, _ *snapshot, _ *anything) (any, error) { return run(s, ctx) })
	t.Cleanup(func() { delete(calls, name) })
}

func TestErrorsOfMessages(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes})
	tests := []struct {
		name, frame string
		code        int
	}{
		{"unknown request", `{"jsonrpc":"2.0","id":100,"method":"no/such","params":{}}`, -32601},
		{"unknown request without params", `{"jsonrpc":"2.0","id":101,"method":"no/such"}`, -32601},
		{"unknown request of the implementation", `{"jsonrpc":"2.0","id":102,"method":"$/no"}`, -32601},
		{"request that we do not offer", `{"jsonrpc":"2.0","id":103,"method":"textDocument/rename","params":{}}`, -32601},
		{"bad params", `{"jsonrpc":"2.0","id":104,"method":"textDocument/hover","params":{"position":7}}`, -32602},
		{"params of another type", `{"jsonrpc":"2.0","id":105,"method":"textDocument/hover","params":[1]}`, -32602},
		{"negative position", `{"jsonrpc":"2.0","id":106,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a.py"},"position":{"line":-1,"character":0}}}`, -32602},
		{"initialize again", `{"jsonrpc":"2.0","id":107,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}`, -32600},
		{"unknown command", `{"jsonrpc":"2.0","id":108,"method":"workspace/executeCommand","params":{"command":"rm"}}`, -32602},
	}
	for i, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c.t = t
			c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(test.frame), test.frame))
			if m := c.reply(100 + i); m.Error == nil || m.Error.Code != test.code {
				t.Errorf("answer %s %+v, want code %d", m.Result, m.Error, test.code)
			}
		})
	}
}

func TestBadNotificationsAreSurvived(t *testing.T) {
	for _, frame := range []string{
		`{"jsonrpc":"2.0","method":"no/such","params":{}}`,
		`{"jsonrpc":"2.0","method":"no/such"}`,
		`{"jsonrpc":"2.0","method":"textDocument/willSave","params":{}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":3}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didOpen"}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":[]}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":{}}}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest"}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":77}}`,
		`{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":1}}`,
		`[{"jsonrpc":"2.0","method":"no/such"},{"jsonrpc":"2.0","id":900,"method":"no/such"}]`,
		`[]`,
	} {
		t.Run(frame, func(t *testing.T) {
			c := begin(t, clientKind{capabilities: pushes})
			c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(frame), frame))
			if m := c.call("shutdown", nil); m.Error != nil || string(m.Result) != "null" {
				t.Errorf("shutdown: %s %+v", m.Result, m.Error)
			}
		})
	}
}

func TestFrames(t *testing.T) {
	body := `{"jsonrpc":"2.0","id":50,"method":"shutdown"}`
	for name, frame := range map[string]string{
		"lower-case header": "content-length: %d\r\n\r\n%s",
		"bare newline":      "Content-Length: %d\n\n%s",
		"content type":      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s",
	} {
		t.Run(name, func(t *testing.T) {
			c := begin(t, clientKind{capabilities: pushes})
			c.raw(fmt.Sprintf(frame, len(body), body))
			c.reply(50)
		})
	}
}

func TestBrokenFramesEndTheSession(t *testing.T) {
	for name, frame := range map[string]string{
		"malformed JSON":     "Content-Length: 2\r\n\r\n{]",
		"no message":         "Content-Length: 9\r\n\r\n{\"a\": 12}",
		"no length":          "X: 1\r\n\r\n{}",
		"length zero":        "Content-Length: 0\r\n\r\n",
		"length not numeric": "Content-Length: x\r\n\r\n{}",
		"length too large":   "Content-Length: 9999999999999\r\n\r\n{}",
	} {
		t.Run(name, func(t *testing.T) {
			c := begin(t, clientKind{capabilities: pushes})
			c.raw(frame)
			mustEnd(t, c, ErrNoShutdown)
		})
	}
}

func TestPhases(t *testing.T) {
	c := start(t, clientKind{})
	if m := c.call("textDocument/hover", obj{}); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("before initialize: %+v", m.Error)
	}
	c.open("file:///early.py", sleeper)
	if m := c.call("initialize", obj{"processId": nil, "rootUri": nil, "capabilities": obj{}}); m.Error != nil {
		t.Fatal(m.Error)
	}
	c.call("shutdown", nil)
	if m := c.call("shutdown", nil); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("after shutdown: %+v", m.Error)
	}
	c.open("file:///late.py", sleeper)
	c.notify("exit", nil)
	mustEnd(t, c, nil)
}

func TestHowSessionsEnd(t *testing.T) {
	// The parent is there until its question was answered.
	answered := make(chan struct{})
	gone := func(int) bool { <-answered; return false }
	tests := []struct {
		name string
		p    clientKind
		do   func(c *client)
		want error
	}{
		{"exit after shutdown", clientKind{}, func(c *client) { c.call("shutdown", nil); c.notify("exit", nil) }, nil},
		{"exit without shutdown", clientKind{}, func(c *client) { c.notify("exit", nil) }, ErrNoShutdown},
		{"end of input", clientKind{}, func(c *client) { c.in.Close() }, ErrNoShutdown},
		{"end of input after shutdown", clientKind{}, func(c *client) { c.call("shutdown", nil); c.in.Close() }, nil},
		{"end of input in a frame", clientKind{}, func(c *client) { c.raw("Content-Length: 50\r\n\r\n{"); c.in.Close() }, ErrNoShutdown},
		{"the parent is gone", clientKind{process: 4242, alive: gone}, func(*client) { close(answered) }, ErrNoShutdown},
		{"the context is done", clientKind{}, func(c *client) { c.cancel() }, ErrNoShutdown},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := begin(t, test.p)
			test.do(c)
			mustEnd(t, c, test.want)
		})
	}
}

func TestEndOfInputCancelsWhatRuns(t *testing.T) {
	began, cancelled := make(chan struct{}), make(chan struct{})
	extra(t, "test/slow", func(_ *Server, ctx context.Context) (any, error) {
		close(began)
		<-ctx.Done()
		close(cancelled)
		return nil, ctx.Err()
	})
	c := begin(t, clientKind{})
	c.request("test/slow", nil)
	<-began
	c.in.Close()
	mustEnd(t, c, ErrNoShutdown)
	<-cancelled
}

func TestRequestsRunBesideEachOther(t *testing.T) {
	first := make(chan struct{})
	extra(t, "test/first", func(_ *Server, ctx context.Context) (any, error) {
		select {
		case <-first:
		case <-ctx.Done():
		}
		return nil, nil
	})
	extra(t, "test/second", func(*Server, context.Context) (any, error) {
		close(first)
		return nil, nil
	})
	c := begin(t, clientKind{})
	slow := c.request("test/first", nil)
	c.call("test/second", nil)
	c.reply(slow)
}

func TestSameIDTwice(t *testing.T) {
	c := begin(t, clientKind{})
	body := `{"jsonrpc":"2.0","id":70,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a.py"},"position":{"line":0,"character":0}}}`
	for range 2 {
		c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
	}
	c.await("two answers", func(*message) bool { return c.count(func(m *message) bool { return string(m.ID) == "70" }) == 2 })
}

func TestCancel(t *testing.T) {
	began := make(chan struct{}, 2)
	extra(t, "test/slow", func(_ *Server, ctx context.Context) (any, error) {
		began <- struct{}{}
		<-ctx.Done()
		return nil, fmt.Errorf("waiting: %w", ctx.Err())
	})
	c := begin(t, clientKind{})
	id := c.request("test/slow", nil)
	<-began
	sent := time.Now()
	c.notify("$/cancelRequest", obj{"id": id})
	if m := c.reply(id); m.Error == nil || m.Error.Code != -32800 {
		t.Errorf("cancelled: %+v", m.Error)
	}
	if took := time.Since(sent); took > 50*time.Millisecond {
		t.Errorf("cancelling took %v", took)
	}
	c.send(obj{"jsonrpc": "2.0", "id": "name", "method": "test/slow"})
	<-began
	c.notify("$/cancelRequest", obj{"id": "name"})
	c.await("the answer by name", func(m *message) bool { return string(m.ID) == `"name"` && m.Error.Code == -32800 })
}

func TestPanicCostsOneRequest(t *testing.T) {
	extra(t, "test/panic", func(*Server, context.Context) (any, error) { panic("boom") })
	c := begin(t, clientKind{})
	if m := c.call("test/panic", nil); m.Error == nil || m.Error.Code != -32603 {
		t.Errorf("panic: %+v", m.Error)
	}
	c.call("shutdown", nil)
}

func TestErrorIsInternal(t *testing.T) {
	extra(t, "test/fails", func(*Server, context.Context) (any, error) { return nil, errors.New("no") })
	if m := begin(t, clientKind{}).call("test/fails", nil); m.Error == nil || m.Error.Code != -32603 || m.Error.Message != "no" {
		t.Errorf("error: %+v", m.Error)
	}
}

// TestOrder sends edits that only make sense in their order.
func TestOrder(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes})
	const uri = "untitled:order"
	c.open(uri, "")
	want := ""
	for i := range 500 {
		want += strconv.Itoa(i) + "\n"
		c.edit(uri, i+2, replace(i, 0, i, 0, strconv.Itoa(i)+"\n"))
	}
	c.edit(uri, 502, replace(500, 0, 500, 0, sleeper))
	if found := c.pushedAt(uri, 502); lines(found) != "503:4-503:17 blocking-call-in-async" {
		t.Errorf("findings %s", lines(found))
	}
	version := 0
	for _, p := range c.pushed(uri) {
		if *p.Version <= version {
			t.Errorf("version %d came after %d", *p.Version, version)
		}
		version = *p.Version
	}
}

// TestClientThatDoesNotRead must not keep the server from reading.
func TestClientThatDoesNotRead(t *testing.T) {
	fromClient, toServer := io.Pipe()
	_, toClient := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go Serve(ctx, fromClient, toClient, Options{Rules: nil})
	c := &client{t: t, in: toServer, changed: make(chan struct{})}
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		// No answer can come, so that nothing but notifications may be sent.
		for i := range 2000 {
			c.notify("textDocument/didChange", obj{"textDocument": obj{"uri": "untitled:x", "version": i}, "contentChanges": []obj{}})
		}
	}()
	select {
	case <-sent:
	case <-time.After(limit):
		t.Fatal("the server stopped reading")
	}
}

// TestPublisherBlocked opens documents for a client that reads nothing after it was initialized.
func TestPublisherBlocked(t *testing.T) {
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go Serve(ctx, fromClient, toClient, Options{Rules: nil})
	c := &client{t: t, in: toServer, changed: make(chan struct{})}
	go c.request("initialize", obj{"processId": nil, "rootUri": nil, "capabilities": pushes})
	if _, err := fromServer.Read(make([]byte, 1<<16)); err != nil {
		t.Fatal(err)
	}
	sent := make(chan struct{})
	go func() {
		defer close(sent)
		c.notify("initialized", obj{})
		for i := range 1000 {
			c.open("untitled:"+strconv.Itoa(i), "")
		}
	}()
	select {
	case <-sent:
	case <-time.After(limit):
		t.Fatal("publishing blocked the reader")
	}
}

func TestCodecHandsOnWhatIsEncoded(t *testing.T) {
	raw := jsonrpc2.RawMessage(`{"a":1}`)
	if out, err := (codec{}).Marshal(raw); err != nil || string(out) != `{"a":1}` {
		t.Errorf("%s %v", out, err)
	}
	if out, err := (codec{}).Marshal(jsonrpc2.RawMessage(nil)); err != nil || string(out) != "null" {
		t.Errorf("%s %v", out, err)
	}
	var back jsonrpc2.RawMessage
	if err := (codec{}).Unmarshal(raw, &back); err != nil || string(back) != `{"a":1}` {
		t.Errorf("%s %v", back, err)
	}
}

func TestServerCallsClientFromAnyRequest(t *testing.T) {
	extra(t, "test/ask", func(s *Server, ctx context.Context) (any, error) {
		_, err := s.client.Configuration(ctx, &protocol.ConfigurationParams{})
		return nil, err
	})
	c := begin(t, clientKind{answers: map[string]any{"workspace/configuration": []any{}}})
	if m := c.call("test/ask", nil); m.Error != nil {
		t.Error(m.Error)
	}
}

// TestEveryFindingIsValid looks at what unset unions would leave as null.
func TestEveryFindingIsValid(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes})
	c.open("untitled:a", sleeper)
	found := c.pushedAt("untitled:a", 1)
	if len(found) != 1 || found[0].Message == "" || found[0].Code == "" || found[0].Source != "parahint" || found[0].Severity == 0 {
		t.Errorf("%+v", found)
	}
	if want := "https://example.org/en/blocking-call-in-async"; found[0].CodeDescription.Href != want {
		t.Errorf("href %q", found[0].CodeDescription.Href)
	}
	var d data
	if err := json.Unmarshal(found[0].Data, &d); err != nil || d.Rule != found[0].Code || d.Family != rule.Blocking {
		t.Errorf("data %s", found[0].Data)
	}
}

// TestEmptyListsAreArrays looks at the wire: a list without findings is no null.
func TestEmptyListsAreArrays(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes})
	c.open("untitled:a", "x = 1\n")
	m := c.await("the publication", func(m *message) bool { return m.Method == "textDocument/publishDiagnostics" })
	if !strings.Contains(string(m.Params), `"diagnostics":[]`) {
		t.Errorf("%s", m.Params)
	}
}

// TestAllRules opens a text with the real registry.
func TestAllRules(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes, rules: rules.All()})
	c.open("untitled:a", sleeper)
	if found := c.pushedAt("untitled:a", 1); !strings.Contains(lines(found), "3:4-3:17 blocking-call-in-async") {
		t.Errorf("findings %s", lines(found))
	}
}

func TestTrace(t *testing.T) {
	c := begin(t, clientKind{capabilities: pushes})
	c.notify("$/setTrace", obj{"value": "messages"})
	c.call("textDocument/hover", obj{"textDocument": obj{"uri": "file:///a.py"}, "position": obj{"line": 0, "character": 0}})
	c.await("a trace", func(m *message) bool { return m.Method == "$/logTrace" && strings.Contains(string(m.Params), "hover") })
}
