package server

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

// The package is also run with the tag jsonrpc2poison, which makes it fail if a message is used after its handler.

// limit is how long a test waits for what must come.
const limit = 20 * time.Second

type obj = map[string]any

// message is any message of the server.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int             `json:"code"`
		Message string          `json:"message"`
		Data    json.RawMessage `json:"data"`
	} `json:"error"`
}

// client is a client that speaks over pipes, with real frames.
type client struct {
	t      testing.TB
	in     *io.PipeWriter
	ended  chan error
	cancel context.CancelFunc
	// answers to requests of the server, by method; null where there is none.
	answers map[string]any

	mutex   sync.Mutex
	got     []message
	changed chan struct{}
	nextID  int
}

// clientKind is what a test's client can do.
type clientKind struct {
	capabilities obj
	root         string
	options      any
	locale       string
	answers      map[string]any
	rules        []*rule.Rule
	process      any
	alive        func(int) bool
}

var (
	pushes = obj{"textDocument": obj{
		"publishDiagnostics": obj{"versionSupport": true, "relatedInformation": true, "dataSupport": true, "codeDescriptionSupport": true},
		"hover":              obj{"contentFormat": []string{"markdown"}},
		"codeAction":         obj{"codeActionLiteralSupport": obj{"codeActionKind": obj{"valueSet": []string{"quickfix"}}}},
	}}
	pulls = obj{"textDocument": obj{
		"diagnostic": obj{"relatedInformation": true}, "hover": obj{},
		"codeAction": obj{"codeActionLiteralSupport": obj{"codeActionKind": obj{"valueSet": []string{"quickfix"}}}},
	}, "workspace": obj{"diagnostics": obj{"refreshSupport": true}}}
)

// with adds capabilities of a group.
func with(base obj, group string, more obj) obj {
	out := obj{}
	for k, v := range base {
		out[k] = v
	}
	joined := obj{}
	if old, ok := out[group].(obj); ok {
		for k, v := range old {
			joined[k] = v
		}
	}
	for k, v := range more {
		joined[k] = v
	}
	out[group] = joined
	return out
}

// blocking are the rules that most tests run with, so that others do not change what they see.
func blocking() []*rule.Rule {
	return slices.DeleteFunc(rules.All(), func(r *rule.Rule) bool { return r.Family != rule.Blocking })
}

// start runs a server without speaking to it.
func start(t testing.TB, p clientKind) *client {
	t.Helper()
	fromClient, toServer := io.Pipe()
	fromServer, toClient := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	c := &client{t: t, in: toServer, ended: make(chan error, 1), cancel: cancel, answers: p.answers, changed: make(chan struct{})}
	if p.rules == nil {
		p.rules = blocking()
	}
	o := Options{Version: "test", Rules: p.rules, Page: rules.Page, Language: rule.English, pause: time.Millisecond, alive: p.alive,
		Link: func(r *rule.Rule, l rule.Language) string { return "https://example.org/" + string(l) + "/" + r.ID }}
	go func() {
		c.ended <- Serve(ctx, fromClient, toClient, o)
		toClient.Close()
		fromClient.CloseWithError(io.ErrClosedPipe)
	}()
	go c.read(bufio.NewReader(fromServer))
	t.Cleanup(func() {
		cancel()
		toServer.Close()
	})
	return c
}

// begin runs a server and initializes it.
func begin(t testing.TB, p clientKind) *client {
	t.Helper()
	c := start(t, p)
	params := obj{"processId": p.process, "rootUri": nil, "capabilities": p.capabilities, "initializationOptions": p.options}
	if p.root != "" {
		params["workspaceFolders"] = []obj{{"uri": string(uriOf(p.root)), "name": "test"}}
	}
	if p.locale != "" {
		params["locale"] = p.locale
	}
	if m := c.call("initialize", params); m.Error != nil {
		t.Fatalf("initialize: %+v", m.Error)
	}
	c.notify("initialized", obj{})
	return c
}

func (c *client) read(r *bufio.Reader) {
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		size, _ := strconv.Atoi(header.Get("Content-Length"))
		body := make([]byte, size)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		var m message
		if json.Unmarshal(body, &m) != nil {
			var batch []message
			if json.Unmarshal(body, &batch) != nil {
				c.t.Errorf("not a message: %s", body)
			}
			c.keep(batch...)
			continue
		}
		c.keep(m)
		if m.Method != "" && m.ID != nil {
			c.answer(m)
		}
	}
}

func (c *client) answer(m message) {
	value := c.answers[m.Method]
	if text, ok := value.(string); ok && text == never {
		return
	}
	go c.send(obj{"jsonrpc": "2.0", "id": m.ID, "result": value})
}

// never stands for an answer that does not come.
const never = "never"

func (c *client) keep(m ...message) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.got = append(c.got, m...)
	close(c.changed)
	c.changed = make(chan struct{})
}

// raw sends a frame as it is.
func (c *client) raw(frame string) {
	// A server that has ended does not read any more.
	_, _ = c.in.Write([]byte(frame))
}

func (c *client) send(v any) {
	body, err := json.Marshal(v)
	if err != nil {
		c.t.Error(err)
	}
	c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func (c *client) notify(method string, params any) {
	c.send(obj{"jsonrpc": "2.0", "method": method, "params": params})
}

// request sends a request and gives its id.
func (c *client) request(method string, params any) int {
	c.nextID++
	m := obj{"jsonrpc": "2.0", "id": c.nextID, "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m)
	return c.nextID
}

// await gives the first message that fits.
func (c *client) await(what string, fits func(m *message) bool) message {
	c.t.Helper()
	timeout := time.After(limit)
	for {
		c.mutex.Lock()
		got, changed := c.got, c.changed
		c.mutex.Unlock()
		for i := range got {
			if fits(&got[i]) {
				return got[i]
			}
		}
		select {
		case <-changed:
		case <-timeout:
			c.t.Fatalf("%s did not come; got %s", what, summary(got))
		}
	}
}

// count is the number of messages that fit.
func (c *client) count(fits func(m *message) bool) (n int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for i := range c.got {
		if fits(&c.got[i]) {
			n++
		}
	}
	return n
}

func summary(all []message) string {
	var b strings.Builder
	for _, m := range all {
		fmt.Fprintf(&b, "\n  %s %s %s %s %+v", m.ID, m.Method, m.Params, m.Result, m.Error)
	}
	return b.String()
}

func (c *client) reply(id int) message {
	c.t.Helper()
	return c.await(fmt.Sprintf("the answer to %d", id), func(m *message) bool {
		return m.Method == "" && string(m.ID) == strconv.Itoa(id)
	})
}

func (c *client) call(method string, params any) message {
	c.t.Helper()
	return c.reply(c.request(method, params))
}

// end waits for the end of the session.
func (c *client) end() error {
	c.t.Helper()
	select {
	case err := <-c.ended:
		return err
	case <-time.After(limit):
		c.t.Fatal("the session did not end")
		return nil
	}
}
