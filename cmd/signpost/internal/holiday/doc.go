// Package holiday knows the bank holidays of the four nations of the United Kingdom.
package holiday
