package profile

import "bytes"

// refused says what to do with files of profilers that hold no numbers that can be laid over source.
func refused(head []byte) error {
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case begins("\x04\x22\x4d\x18"), begins("memray\x00"):
		return fail("memray's own file can only be read by the memray that wrote it: run `memray transform csv FILE` and give parahint the result", "le fichier interne de memray ne se lit qu'avec le memray qui l'a écrit : lancez `memray transform csv FICHIER` et donnez le résultat à parahint")
	case begins("<svg"), begins("<?xml") && bytes.Contains(head, []byte("<svg")):
		return fail("this is a drawing of a flame graph, without the numbers: record with `py-spy record -f speedscope` (or `-f raw`)", "c'est le dessin d'un flame graph, sans les nombres : enregistrez avec `py-spy record -f speedscope` (ou `-f raw`)")
	case bytes.Contains(head[:min(len(head), 1024)], []byte("<!DOCTYPE html")), begins("<html"):
		return fail("this is a web page made from a profile: give parahint the profile itself", "c'est une page web faite à partir d'un profil : donnez à parahint le profil lui-même")
	}
	return nil
}
