package main

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"example.org/signpost/cmd/signpost/internal/preview"
)

// everyLAN is the value of --lan without an address: the computer's own on its network.
const everyLAN = "auto"

// lanFlag is the flag --lan.
type lanFlag struct {
	value  string
	others []netip.Addr
}

// String is the address, or "" for a flag that was not given.
func (n *lanFlag) String() string { return n.value }

// Type names the flag's kind in help.
func (n *lanFlag) Type() string { return "address" }

// Set reads an address of a private network. One of the computer itself is for trying.
func (n *lanFlag) Set(s string) error {
	if s != everyLAN {
		a, err := netip.ParseAddr(s)
		if err != nil || !a.Is4() || !preview.IsPrivate(a) && !a.IsLoopback() || s == "127.0.0.1" {
			return fmt.Errorf("want this computer's address on a private network, such as --lan=192.168.1.5, or --lan alone")
		}
	}
	n.value = s
	return nil
}

// address is where the preview is on the network; the zero address without the flag.
func (n *lanFlag) address(ctx context.Context) (netip.Addr, error) {
	if n.value == "" {
		return netip.Addr{}, nil
	}
	list, err := preview.LANAddresses()
	if n.value != everyLAN {
		return n.named(ctx, list)
	}
	if err != nil {
		return netip.Addr{}, &failure{statusMachine, err}
	}
	if len(list) == 0 {
		return netip.Addr{}, &failure{statusMachine, fmt.Errorf("this computer is on no private network; name its address, such as --lan=192.168.1.5, or leave --lan out")}
	}
	n.others = list[1:]
	return list[0], nil
}

// named is the address that was asked for, if it is this computer's.
func (n *lanFlag) named(ctx context.Context, own []netip.Addr) (netip.Addr, error) {
	address, err := netip.ParseAddr(n.value)
	if err != nil || preview.IsHere(ctx, address) {
		return address, err
	}
	instead := "--lan alone"
	if len(own) > 0 {
		instead = "--lan=" + own[0].String()
	}
	return netip.Addr{}, fmt.Errorf("%s is not this computer's address: want %s", n.value, instead)
}

// elsewhere says where else the computer is, for a phone that does not get through.
func (n *lanFlag) elsewhere() string {
	var others []string
	for _, a := range slices.Compact(n.others) {
		others = append(others, a.String())
	}
	if len(others) == 0 {
		return ""
	}
	return fmt.Sprintf("If the phone does not get through, this computer is also %s: try --lan=%s.", strings.Join(others, " and "), others[0])
}
