package project

import (
	"errors"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/parahint/parahint/rules/rule"
)

// tomlReader builds a tree of values that know where they stand, which the decoder of go-toml does not tell.
type tomlReader struct {
	parser unstable.Parser
	root   value
}

// tomlValue reads TOML. Of a broken text it gives what stands before the error, and the problem.
func tomlValue(path string, data []byte) (value, *Problem) {
	r := tomlReader{root: value{kind: kindTable}}
	r.parser.Reset(data)
	under := &r.root
	for r.parser.NextExpression() {
		e := r.parser.Expression()
		switch e.Kind {
		case unstable.Table:
			under = r.descend(&r.root, e.Key())
		case unstable.ArrayTable:
			// No setting is an array of tables; its keys are read into a table that nobody asks for.
			under = &value{kind: kindTable}
		case unstable.KeyValue:
			r.keyValue(under, e)
		}
	}
	return r.root, tomlProblem(path, data)
}

// tomlProblem lets the decoder, which also sees keys given twice, say what is wrong and where.
func tomlProblem(path string, data []byte) *Problem {
	var all map[string]any
	err := toml.Unmarshal(data, &all)
	if err == nil {
		return nil
	}
	p := &Problem{Path: path, Message: textNotTOML.With(strings.TrimPrefix(err.Error(), "toml: "))}
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, column := decode.Position()
		p.At = &Position{max(line-1, 0), max(column-1, 0)}
	}
	return p
}

func (r *tomlReader) position(raw unstable.Range) *Position {
	start := r.parser.Shape(raw).Start
	return &Position{max(start.Line-1, 0), max(start.Column-1, 0)}
}

// descend follows a dotted key; nil where a part of it is not a table.
func (r *tomlReader) descend(from *value, key unstable.Iterator) *value {
	for key.Next() && from != nil {
		from = from.descend(string(key.Node().Data), r.position(key.Node().Raw))
	}
	return from
}

func (r *tomlReader) keyValue(under *value, e *unstable.Node) {
	if under == nil {
		return
	}
	var parts []*unstable.Node
	for key := e.Key(); key.Next(); {
		parts = append(parts, key.Node())
	}
	for _, part := range parts[:len(parts)-1] {
		if under = under.descend(string(part.Data), r.position(part.Raw)); under == nil {
			return
		}
	}
	last := parts[len(parts)-1]
	at := r.position(last.Raw)
	under.entries = append(under.entries, entry{string(last.Data), at, r.value(e.Value(), at)})
}

func (r *tomlReader) value(n *unstable.Node, at *Position) value {
	v := value{at: at}
	if n.Raw.Length > 0 {
		v.at = r.position(n.Raw)
	}
	switch n.Kind {
	case unstable.String:
		v.kind, v.text = kindText, string(n.Data)
	case unstable.Bool:
		v.kind, v.text = kindBool, string(n.Data)
		v.on = v.text == "true"
	case unstable.Integer:
		number, err := strconv.ParseInt(strings.ReplaceAll(string(n.Data), "_", ""), 0, 64)
		if err == nil {
			v.kind, v.number = kindInteger, number
		}
	case unstable.Array:
		v.kind = kindList
		for items := n.Children(); items.Next(); {
			if items.Node().Kind != unstable.Comment {
				v.items = append(v.items, r.value(items.Node(), v.at))
			}
		}
	case unstable.InlineTable:
		v.kind = kindTable
		for items := n.Children(); items.Next(); {
			if items.Node().Kind == unstable.KeyValue {
				r.keyValue(&v, items.Node())
			}
		}
	}
	return v
}

// requiresPython is the `requires-python` of a pyproject.toml.
func requiresPython(pyproject *value) string {
	project := pyproject.find("project")
	if project == nil {
		return ""
	}
	if v := project.find("requires-python"); v != nil {
		return v.text
	}
	return ""
}

// unknown adds the nearest known name to a message about an unknown one.
func unknown(message rule.Text, name string, known []string) rule.Text {
	if near := Nearest(name, known); near != "" {
		return textNearest.With(message, near)
	}
	return message
}
