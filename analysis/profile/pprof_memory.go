package profile

import "encoding/binary"

// A message of two bytes becomes a structure of hundreds: how much memory a pprof will take is counted before it is decoded.

// What parts of a pprof take in memory, in bytes: any message, the label of a sample with its maps, a line of a location,
// and each of the numbers of a sample.
const (
	messageMemory = 200
	labelMemory   = 400
	lineMemory    = 64
	numberMemory  = 24
)

// mostMemory is what a pprof of that many bytes may take: what the places and values of honest samples do.
func mostMemory(size int) int {
	const (
		always  = 64 << 20
		ever    = 256 << 20
		perByte = 20
	)
	return min(max(always, perByte*size), ever)
}

// The fields of a profile that hold messages with parts of their own.
const (
	pprofSample   = 2
	pprofLocation = 4
)

// pprofMemory is about how much memory the decoded file takes, as far as the file is whole.
func pprofMemory(data []byte) int {
	sum := 0
	eachField(data, func(field uint64, message []byte) {
		sum += messageMemory
		if field != pprofSample && field != pprofLocation {
			return
		}
		eachField(message, func(part uint64, value []byte) {
			switch {
			case field == pprofLocation:
				sum += lineMemory
			case part == 3:
				sum += labelMemory
			default:
				sum += numberMemory * (1 + numbers(value))
			}
		})
	})
	return sum
}

// numbers is how many numbers are packed in a value.
func numbers(packed []byte) (n int) {
	for _, b := range packed {
		if b < 0x80 {
			n++
		}
	}
	return n
}

// eachField gives the fields of a message: its number, and its bytes where it has some.
func eachField(data []byte, yield func(field uint64, value []byte)) {
	for len(data) > 0 {
		tag, size := binary.Uvarint(data)
		if size <= 0 {
			return
		}
		data = data[size:]
		length, ok := uint64(0), true
		switch tag & 7 {
		case 0:
			_, size = binary.Uvarint(data)
			length, ok = uint64(max(size, 0)), size > 0
		case 1:
			length = 8
		case 2:
			length, size = binary.Uvarint(data)
			data, ok = data[max(size, 0):], size > 0
		case 5:
			length = 4
		default:
			return
		}
		if !ok || length > uint64(len(data)) {
			return
		}
		var value []byte
		if tag&7 == 2 {
			value = data[:length]
		}
		yield(tag>>3, value)
		data = data[length:]
	}
}
