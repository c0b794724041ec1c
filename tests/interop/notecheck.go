// SPDX-License-Identifier: EUPL-1.2
// Verifies a checkpoint and the root it names with Go's own packages.
// Arguments: vkey, note file, file of leaves (one per line), key file. Prints "verified" or fails.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		out[i] = m[index]
	}
	return out, nil
}

func must(err error) {
	if err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	must(err)
	text, err := os.ReadFile(os.Args[2])
	must(err)
	opened, err := note.Open(text, note.VerifierList(verifier))
	must(err)
	leaves, err := os.ReadFile(os.Args[3])
	must(err)
	var hashes memory
	var size int64
	for _, leaf := range strings.Split(strings.TrimSuffix(string(leaves), "\n"), "\n") {
		stored, err := tlog.StoredHashes(size, []byte(leaf), hashes)
		must(err)
		hashes = append(hashes, stored...)
		size++
	}
	root, err := tlog.TreeHash(size, hashes)
	must(err)
	want := fmt.Sprintf("%s\n%d\n%s\n", verifier.Name(), size, base64.StdEncoding.EncodeToString(root[:]))
	if opened.Text != want {
		fmt.Printf("refused: %q is not %q\n", opened.Text, want)
		os.Exit(1)
	}
	private, err := os.ReadFile(os.Args[4])
	must(err)
	signer, err := note.NewSigner(strings.TrimSuffix(string(private), "\n"))
	must(err)
	again, err := note.Sign(&note.Note{Text: opened.Text}, signer)
	must(err)
	if string(again) != string(text) {
		fmt.Println("refused: Go signs other bytes with our key file")
		os.Exit(1)
	}
	fmt.Println("verified")
}
