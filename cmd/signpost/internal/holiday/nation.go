package holiday

// Nation is one of the four nations of the United Kingdom.
type Nation string

// The nations.
const (
	England         Nation = "england"
	Wales           Nation = "wales"
	Scotland        Nation = "scotland"
	NorthernIreland Nation = "northern-ireland"
)

// Nations returns the four nations in the order in which they are said.
func Nations() []Nation { return []Nation{England, Wales, Scotland, NorthernIreland} }

// String returns the name of the nation.
func (n Nation) String() string {
	switch n {
	case England:
		return "England"
	case Wales:
		return "Wales"
	case Scotland:
		return "Scotland"
	case NorthernIreland:
		return "Northern Ireland"
	}
	return string(n)
}
