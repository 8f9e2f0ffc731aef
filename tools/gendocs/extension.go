package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parahint/parahint/cli/version"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules"
)

const extensionFolder = "editors/vscode"

// extension makes the manifest of the VS Code extension and its texts: the hand-written parts, with the settings of the
// server.
func extension(root string, files map[string][]byte) error {
	var manifest map[string]any
	if err := readJSON(filepath.Join(root, extensionFolder, "manifest.json"), &manifest); err != nil {
		return err
	}
	var texts map[string][2]string
	if err := readJSON(filepath.Join(root, extensionFolder, "texts.json"), &texts); err != nil {
		return err
	}
	docs, err := project.SettingDocs(rules.All())
	if err != nil {
		return fmt.Errorf("documenting the settings: %w", err)
	}
	properties := manifest["contributes"].(map[string]any)["configuration"].(map[string]any)["properties"].(map[string]any)
	for _, d := range docs {
		var schema map[string]any
		if err := json.Unmarshal(d.Schema, &schema); err != nil {
			return fmt.Errorf("reading the schema of %s: %w", d.Name, err)
		}
		text := "setting." + d.Name
		delete(schema, "description")
		schema["description"], schema["scope"] = "%"+text+"%", "resource"
		properties["parahint."+d.Name] = schema
		texts[text] = [2]string{d.Text.EN, d.Text.FR}
	}
	for i, name := range []string{"package.nls.json", "package.nls.fr.json"} {
		one := map[string]string{}
		for key, both := range texts {
			one[key] = both[i]
		}
		if files[extensionFolder+"/"+name], err = indented(one); err != nil {
			return err
		}
	}
	manifest["version"] = version.Number
	text, err := indented(manifest)
	files[extensionFolder+"/package.json"] = bytes.ReplaceAll(text, []byte("%version%"), []byte(version.Number))
	return err
}

func readJSON(path string, into any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading a part of the extension's manifest: %w", err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	return nil
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("writing JSON: %w", err)
	}
	return b.Bytes(), nil
}
