// verify says whether the records in a bundle are those that a log signed, with nothing of callout's.
//
//	verify BUNDLE POLICY [KEPT]
//
// BUNDLE is a folder, POLICY the file with the log's key, KEPT a checkpoint of this log that somebody kept earlier.
// It looks at checkpoint, entries.jsonl, proofs/ and consistency/. What stands inside the records is not looked at.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

func main() {
	if len(os.Args) != 3 && len(os.Args) != 4 {
		refuse("usage: verify BUNDLE POLICY [KEPT]")
	}
	bundle, known := os.Args[1], logs(read(os.Args[2]))
	signed := read(bundle, "checkpoint")
	head := open(signed, known)
	leaves := lines(read(bundle, "entries.jsonl"))
	var kept *checkpoint
	if len(os.Args) == 4 {
		earlier := open(read(os.Args[3]), known)
		require(earlier.origin == head.origin && earlier.size >= 1 && earlier.size <= head.size, "KEPT is of another log, or later")
		kept = &earlier
	}
	if seqs := proved(bundle); len(seqs) == 0 {
		checkWhole(leaves, head, kept)
		fmt.Printf("the whole log: %d records, as %s signed them, root %s\n", head.size, head.origin, head.root)
	} else {
		checkPart(bundle, seqs, leaves, signed, head, kept)
		fmt.Printf("%d of %d records that %s signed, root %s\n", len(seqs), head.size, head.origin, head.root)
	}
	if kept != nil {
		fmt.Printf("it begins with the %d records of the checkpoint that was kept\n", kept.size)
	}
}

// logs gives the keys in the lines `log <vkey>` of a policy.
func logs(policy string) note.Verifiers {
	var found []note.Verifier
	for _, line := range strings.Split(policy, "\n") {
		if words := strings.Fields(line); len(words) > 1 && words[0] == "log" {
			key, err := note.NewVerifier(words[1])
			check(err)
			found = append(found, key)
		}
	}
	return note.VerifierList(found...)
}

// open gives the checkpoint in a signed note, once the log that it speaks for is seen to have signed it.
func open(text string, known note.Verifiers) checkpoint {
	signed, err := note.Open([]byte(text), known)
	check(err)
	part := strings.Split(signed.Text, "\n")
	require(len(part) == 4, "a checkpoint has three lines: origin, size, root")
	size, err := strconv.ParseInt(part[1], 10, 64)
	check(err)
	head := checkpoint{part[0], size, hash(part[2])}
	require(fmt.Sprintf("%s\n%d\n%s\n", head.origin, head.size, head.root) == signed.Text, "the checkpoint has another spelling")
	own := 0
	for _, signature := range signed.Sigs {
		if signature.Name == head.origin {
			own++
		}
	}
	require(own > 0, "the checkpoint speaks for another log than the one that signed it")
	// note.Open takes base64 in more than one spelling, and a key's line that stands there twice; callout takes neither.
	seen := map[string]bool{}
	for _, line := range lines(text[len(signed.Text)+1:]) {
		word := strings.Split(line, " ")
		raw, err := base64.StdEncoding.Strict().DecodeString(word[2])
		check(err)
		require(word[1] != head.origin || !seen[string(raw[:4])], "two signatures by one key of the log")
		seen[string(raw[:4])] = true
	}
	return head
}

// checkWhole builds the tree over all leaves again (RFC 6962 section 2.1).
func checkWhole(leaves []string, head checkpoint, kept *checkpoint) {
	require(int64(len(leaves)) == head.size, fmt.Sprintf("%d records are here, and %d were signed", len(leaves), head.size))
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for seq, leaf := range leaves {
		hashes, err := tlog.StoredHashes(int64(seq), []byte(leaf), reader)
		check(err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(head.size, reader)
	check(err)
	require(root == head.root, "the records are not those that were signed")
	if kept != nil {
		root, err = tlog.TreeHash(kept.size, reader)
		check(err)
		require(root == kept.root, "the log does not begin with the records of KEPT")
	}
}

// checkPart holds each record against its own proof (RFC 6962 sections 2.1.1 and 2.1.2).
func checkPart(bundle string, seqs []int64, leaves []string, signed string, head checkpoint, kept *checkpoint) {
	require(len(leaves) == len(seqs), "there must be one proof for each record")
	for at, seq := range seqs {
		index, path := proof(read(bundle, "proofs", fmt.Sprint(seq)), "c2sp.org/tlog-proof@v1", "index ", signed)
		require(index == seq, fmt.Sprintf("proofs/%d is for record %d", seq, index))
		check(tlog.CheckRecord(path, head.size, head.root, seq, tlog.RecordHash([]byte(leaves[at]))))
	}
	if kept != nil && kept.size < head.size {
		text := read(bundle, "consistency", fmt.Sprint(kept.size))
		old, path := proof(text, "calloutcli/consistency-proof/v1", "old ", signed)
		require(old == kept.size, "the proof of consistency is for another size")
		check(tlog.CheckTree(path, head.size, head.root, kept.size, kept.root))
	} else if kept != nil {
		require(kept.root == head.root, "two checkpoints of one size have different roots")
	}
}

// proof reads a proof: its first line, its number, its hashes, and the checkpoint that it is for, which must be `signed`.
func proof(text, first, word, signed string) (int64, []tlog.Hash) {
	top, under, _ := strings.Cut(text, "\n\n")
	line := strings.Split(top, "\n")
	require(len(line) >= 2 && line[0] == first && strings.HasPrefix(line[1], word), "not a proof of the form "+first)
	require(under == signed, "the proof is for another checkpoint")
	number, err := strconv.ParseInt(line[1][len(word):], 10, 64)
	check(err)
	require(line[1] == word+fmt.Sprint(number), "the number in the proof has another spelling")
	var path []tlog.Hash
	for _, one := range line[2:] {
		path = append(path, hash(one))
	}
	return number, path
}

// proved gives the numbers of the records that have a proof, in order.
func proved(bundle string) []int64 {
	var found []int64
	files, err := filepath.Glob(filepath.Join(bundle, "proofs", "*"))
	check(err)
	for _, file := range files {
		seq, err := strconv.ParseInt(filepath.Base(file), 10, 64)
		check(err)
		found = append(found, seq)
	}
	sort.Slice(found, func(i, j int) bool { return found[i] < found[j] })
	return found
}

func hash(text string) tlog.Hash {
	found, err := tlog.ParseHash(text)
	check(err)
	require(found.String() == text, "a hash is not in its one spelling")
	return found
}

// lines gives the lines of a file that ends in a newline.
func lines(text string) []string {
	require(strings.HasSuffix(text, "\n"), "a file breaks off in the middle of a line")
	return strings.Split(strings.TrimSuffix(text, "\n"), "\n")
}

func read(path ...string) string {
	raw, err := os.ReadFile(filepath.Join(path...))
	check(err)
	return string(raw)
}

func check(err error) {
	if err != nil {
		refuse(err.Error())
	}
}

func require(holds bool, otherwise string) {
	if !holds {
		refuse(otherwise)
	}
}

func refuse(why string) {
	fmt.Fprintln(os.Stderr, "REFUSED: "+why)
	os.Exit(1)
}
