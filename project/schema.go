package project

import (
	"bytes"
	"encoding/json"

	"github.com/parahint/parahint/rules/rule"
)

// schemaNode is a JSON schema, as far as settings need it.
type schemaNode struct {
	Schema      string        `json:"$schema,omitempty"`
	Title       string        `json:"title,omitempty"`
	Description string        `json:"description,omitempty"`
	Type        string        `json:"type,omitempty"`
	Enum        []string      `json:"enum,omitempty"`
	Items       *schemaNode   `json:"items,omitempty"`
	Minimum     int           `json:"minimum,omitempty"`
	Properties  *orderedNodes `json:"properties,omitempty"`
	Additional  any           `json:"additionalProperties,omitempty"`
}

// orderedNodes are properties in the order of their declaration.
type orderedNodes struct {
	names []string
	nodes []*schemaNode
}

// MarshalJSON writes the properties in their order.
func (o *orderedNodes) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range o.names {
		if i > 0 {
			b.WriteByte(',')
		}
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		node, err := json.Marshal(o.nodes[i])
		if err != nil {
			return nil, err
		}
		b.Write(quoted)
		b.WriteByte(':')
		b.Write(node)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (o *orderedNodes) add(name string, n *schemaNode) {
	o.names, o.nodes = append(o.names, name), append(o.nodes, n)
}

// Schema is the JSON schema of the settings: of parahint.toml, [tool.parahint] and the editor's.
func Schema(rules []*rule.Rule) ([]byte, error) {
	names := NamesOf(rules)
	root := schemaNode{
		Schema: "http://json-schema.org/draft-07/schema#",
		Title:  "parahint", Type: "object", Properties: &orderedNodes{}, Additional: false,
	}
	for _, k := range keys {
		root.Properties.add(k.name, k.schema(names))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(root)
	return b.Bytes(), err
}

func (k *key) schema(names Names) *schemaNode {
	n := &schemaNode{Description: k.doc.EN}
	switch k.kind {
	case kindText:
		n.Type, n.Enum = "string", k.oneOf
	case kindBool:
		n.Type = "boolean"
	case kindInteger:
		n.Type, n.Minimum = "integer", 1
	case kindList:
		n.Type, n.Items = "array", &schemaNode{Type: "string"}
		if k.rules == idsAndFamilies {
			n.Items.Enum = names.All()
		}
	case kindTable:
		n.Type = "object"
		each := &schemaNode{Type: "string", Enum: k.oneOf}
		if k.rules != idsOnly {
			n.Additional = each
			return n
		}
		n.Properties, n.Additional = &orderedNodes{}, false
		for _, id := range names.IDs {
			n.Properties.add(id, each)
		}
	}
	return n
}

// SettingDoc documents one setting.
type SettingDoc struct {
	Name string
	Text rule.Text
	// Schema is its JSON schema, with the description in English.
	Schema json.RawMessage
}

// SettingDocs document all settings, in their order.
func SettingDocs(rules []*rule.Rule) ([]SettingDoc, error) {
	names := NamesOf(rules)
	docs := make([]SettingDoc, len(keys))
	for i := range keys {
		schema, err := json.Marshal(keys[i].schema(names))
		if err != nil {
			return nil, err
		}
		docs[i] = SettingDoc{keys[i].name, keys[i].doc, schema}
	}
	return docs, nil
}
