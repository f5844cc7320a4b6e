package main

import (
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// key is one of a keyboard. Code is what Windows calls it by number.
type key struct {
	name, place, text string
	code              int64
}

// keyboard has the keys that the tests press.
func keyboard() map[string]key {
	return map[string]key{
		"Tab": {"Tab", "Tab", "", 9}, "Enter": {"Enter", "Enter", "\r", 13}, "Shift": {"Shift", "ShiftLeft", "", 16},
		"Escape": {"Escape", "Escape", "", 27}, "Space": {" ", "Space", " ", 32}, "A": {"A", "KeyA", "A", 65},
	}
}

// The modifiers of the protocol, which it adds up.
const (
	noModifier      = 0
	controlModifier = 2
	shiftModifier   = 8
)

// press presses and releases a key, while the modifiers are held.
func (tb *tab) press(name string, modifiers int64) {
	tb.t.Helper()
	tb.down(name, modifiers)
	tb.up(name, modifiers)
}

func (tb *tab) down(name string, modifiers int64) {
	tb.t.Helper()
	k, kind := keyboard()[name], input.DispatchKeyEventTypeRawKeyDown
	if k.text != "" {
		kind = input.DispatchKeyEventTypeKeyDown
	}
	tb.dispatch(k, kind, modifiers, k.text)
}

// keepDown is what a keyboard says again and again of a key that is not let go.
func (tb *tab) keepDown(name string, modifiers int64) {
	tb.t.Helper()
	again := true
	k := keyboard()[name]
	_ = call(tb, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: input.DispatchKeyEventTypeRawKeyDown, Modifiers: modifiers, Key: k.name, Code: k.place, WindowsVirtualKeyCode: k.code, AutoRepeat: &again,
	})
}

func (tb *tab) up(name string, modifiers int64) {
	tb.t.Helper()
	tb.dispatch(keyboard()[name], input.DispatchKeyEventTypeKeyUp, modifiers, "")
}

func (tb *tab) dispatch(k key, kind input.DispatchKeyEventType, modifiers int64, text string) {
	tb.t.Helper()
	if k.name == "" {
		tb.t.Fatal("the keyboard of the tests has no such key")
	}
	_ = call(tb, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: kind, Modifiers: modifiers, Key: k.name, Code: k.place, Text: text, UnmodifiedText: text, WindowsVirtualKeyCode: k.code,
	})
}

// pressShift presses Shift alone, as people do to leave.
func (tb *tab) pressShift() {
	tb.t.Helper()
	tb.down("Shift", shiftModifier)
	tb.up("Shift", noModifier)
}

// typeText writes into what has the focus, as a keyboard does.
func (tb *tab) typeText(text string) {
	tb.t.Helper()
	if err := chromedp.Do(tb.ctx, chromedp.KeyEvent(text)); err != nil {
		tb.t.Fatalf("type %q: %v", text, err)
	}
}

// click clicks in the middle of the first element that a selector finds.
func (tb *tab) click(selector string) {
	tb.t.Helper()
	tb.clickWith(selector, noModifier)
}

// clickWith does it while the modifiers are held.
func (tb *tab) clickWith(selector string, modifiers int64) {
	tb.t.Helper()
	at := eval[[]float64](tb, `((e) => {
  if (!e) return null;
  e.scrollIntoView({block: 'nearest'});
  const r = e.getBoundingClientRect();
  return [r.left + r.width / 2, r.top + r.height / 2];
})(document.querySelector(`+quote(selector)+`))`)
	if len(at) != 2 {
		tb.t.Fatalf("at %s: nothing is %s", tb.address(), selector)
	}
	if err := chromedp.Do(tb.ctx, chromedp.MouseClickXY(at[0], at[1], chromedp.ButtonModifiers(chromedp.Modifier(modifiers)))); err != nil {
		tb.t.Fatalf("click %s: %v", selector, err)
	}
}
