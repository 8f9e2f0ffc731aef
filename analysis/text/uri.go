package text

import (
	"fmt"
	"net/url"
	"strings"
)

// URIToPath gives the path of a file URI, with backslashes and an upper-case drive letter if it is one of Windows. It
// refuses what is not a file on this machine or a share: other schemes, and on POSIX other hosts than localhost.
func URIToPath(uri string, windows bool) (string, error) {
	scheme, rest, ok := strings.Cut(uri, ":")
	if !ok || !strings.EqualFold(scheme, "file") {
		return "", fmt.Errorf("not a file URI: %s", uri)
	}
	host := ""
	if after, ok := strings.CutPrefix(rest, "//"); ok {
		slash := strings.IndexByte(after, '/')
		if slash < 0 {
			return "", fmt.Errorf("a file URI without a path: %s", uri)
		}
		host, rest = after[:slash], after[slash:]
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest, _, _ = strings.Cut(rest, "?")
	path, err := url.PathUnescape(rest)
	if err != nil || !strings.HasPrefix(path, "/") || strings.ContainsRune(path, 0) {
		return "", fmt.Errorf("not a valid file URI: %s", uri)
	}
	if host, err = url.PathUnescape(host); err != nil {
		return "", fmt.Errorf("not a valid file URI: %s", uri)
	}
	if strings.EqualFold(host, "localhost") {
		host = ""
	}
	if windows {
		return windowsPath(host, path), nil
	}
	if host != "" {
		return "", fmt.Errorf("a file URI of another host: %s", uri)
	}
	return path, nil
}

// windowsPath spells a path of a URI as Windows does.
func windowsPath(host, path string) string {
	path = strings.ReplaceAll(path, "/", `\`)
	switch {
	case host != "":
		return `\\` + host + path
	case len(path) >= 3 && isDrive(path[1:3]):
		return strings.ToUpper(path[1:2]) + path[2:]
	}
	return path
}

// PathToURI gives the file URI of an absolute path, with a lower-case drive letter and an encoded colon, as VS Code
// writes it.
func PathToURI(path string, windows bool) string {
	if !windows {
		return "file://" + escape(path)
	}
	path = strings.ReplaceAll(path, `\`, "/")
	path = strings.TrimPrefix(path, "//?/") // the prefix of long paths
	if share, ok := strings.CutPrefix(path, "UNC/"); ok {
		path = "//" + share
	}
	if share, ok := strings.CutPrefix(path, "//"); ok {
		return "file://" + escape(share)
	}
	if len(path) >= 2 && isDrive(path[:2]) {
		path = "/" + strings.ToLower(path[:1]) + path[1:]
	}
	return "file://" + escape(path)
}

func isDrive(s string) bool {
	return s[1] == ':' && ('a' <= s[0]|0x20 && s[0]|0x20 <= 'z')
}

// escape percent-encodes all but the unreserved characters and the slash.
func escape(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if c == '/' || c == '-' || c == '.' || c == '_' || c == '~' ||
			'0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}
