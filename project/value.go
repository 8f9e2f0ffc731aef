package project

import (
	"encoding/json"
	"math"
	"sort"
	"strconv"

	"github.com/parahint/parahint/rules/rule"
)

// kind is the type of a value in settings.
type kind uint8

const (
	kindOther kind = iota
	kindText
	kindBool
	kindInteger
	kindList
	kindTable
)

// kindNames name the kinds in messages.
var kindNames = [...]rule.Text{
	kindOther:   {EN: "something else", FR: "autre chose"},
	kindText:    {EN: "a string", FR: "une chaîne"},
	kindBool:    {EN: "true or false", FR: "true ou false"},
	kindInteger: {EN: "a whole number", FR: "un nombre entier"},
	kindList:    {EN: "a list of strings", FR: "une liste de chaînes"},
	kindTable:   {EN: "a table", FR: "une table"},
}

// value is a value of settings, wherever it was written.
type value struct {
	kind    kind
	at      *Position
	text    string
	number  int64
	on      bool
	items   []value
	entries []entry
}

// entry is a key of a table with its value.
type entry struct {
	key   string
	at    *Position
	value value
}

// find is the value of the key; nil where the table has no such key.
func (v *value) find(key string) *value {
	for i := range v.entries {
		if v.entries[i].key == key {
			return &v.entries[i].value
		}
	}
	return nil
}

// descend is the table under the key, made where it is missing; nil where the key is something else.
func (v *value) descend(key string, at *Position) *value {
	if found := v.find(key); found != nil {
		if found.kind != kindTable {
			return nil
		}
		return found
	}
	v.entries = append(v.entries, entry{key, at, value{kind: kindTable, at: at}})
	return &v.entries[len(v.entries)-1].value
}

// jsonValue reads JSON. Positions are nil: editors do not say where a setting was written.
func jsonValue(data []byte) (value, error) {
	var raw any
	if err := json.Unmarshal(data, &raw); err != nil {
		return value{}, err
	}
	return goValue(raw), nil
}

func goValue(raw any) value {
	switch raw := raw.(type) {
	case string:
		return value{kind: kindText, text: raw}
	case bool:
		return value{kind: kindBool, on: raw, text: strconv.FormatBool(raw)}
	case float64:
		if raw != math.Trunc(raw) || math.Abs(raw) > 1<<53 {
			return value{}
		}
		return value{kind: kindInteger, number: int64(raw)}
	case []any:
		v := value{kind: kindList}
		for _, item := range raw {
			v.items = append(v.items, goValue(item))
		}
		return v
	case map[string]any:
		v := value{kind: kindTable}
		for key, item := range raw {
			v.entries = append(v.entries, entry{key: key, value: goValue(item)})
		}
		sort.Slice(v.entries, func(i, j int) bool { return v.entries[i].key < v.entries[j].key })
		return v
	}
	return value{}
}
