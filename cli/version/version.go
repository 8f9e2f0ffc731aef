// Package version holds the one number that the program, its packages and its extension carry.
package version

// Number is raised with each release; the tag of the release is v and this number.
const Number = "0.1.0"
