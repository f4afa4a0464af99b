// keys makes, uses and checks note keys with Go's own package, to compare callout's with.
//
//	keys make NAME      a new key: the secret half, the public half
//	keys sign SECRET    the text on standard input, as a signed note
//	keys open PUBLIC    the text of the signed note on standard input
package main

import (
	"crypto/rand"
	"fmt"
	"io"
	"os"

	"golang.org/x/mod/sumdb/note"
)

func main() {
	if len(os.Args) != 3 {
		check(fmt.Errorf("usage: keys make|sign|open NAME|SECRET|PUBLIC"))
	}
	word, argument := os.Args[1], os.Args[2]
	switch word {
	case "make":
		secret, public, err := note.GenerateKey(rand.Reader, argument)
		check(err)
		fmt.Println(secret)
		fmt.Println(public)
	case "sign":
		signer, err := note.NewSigner(argument)
		check(err)
		signed, err := note.Sign(&note.Note{Text: given()}, signer)
		check(err)
		os.Stdout.Write(signed)
	case "open":
		verifier, err := note.NewVerifier(argument)
		check(err)
		opened, err := note.Open([]byte(given()), note.VerifierList(verifier))
		check(err)
		os.Stdout.WriteString(opened.Text)
	}
}

func given() string {
	raw, err := io.ReadAll(os.Stdin)
	check(err)
	return string(raw)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
