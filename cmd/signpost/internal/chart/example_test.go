package chart_test

import (
	"fmt"
	"math/big"

	"example.org/signpost/cmd/signpost/internal/chart"
)

func ExampleColumns() {
	fmt.Println(chart.Columns(chart.ColumnChart{
		ID:          "reports",
		Title:       "Reports by year",
		Description: "5 in 2023. No figure for 2024.",
		Columns: []chart.Column{
			{Label: "2023", Text: "5", State: chart.Value, Height: big.NewRat(5, 1)},
			{Label: "2024", Text: "no figure", State: chart.Missing},
		},
	}))
	// Output:
	// <svg class="chart" role="img" aria-labelledby="reports-title" aria-describedby="reports-desc" width="100%" height="248"><title id="reports-title">Reports by year</title><desc id="reports-desc">5 in 2023. No figure for 2024.</desc>
	// <g aria-hidden="true">
	// <rect class="chart-column" x="9.33%" y="22" width="14.67%" height="200"/><text class="chart-value" text-anchor="middle"><tspan x="16.66%" y="13">5</tspan></text>
	// <rect class="chart-gap" x="42.66%" y="22" width="14.67%" height="200"/><text class="chart-label" text-anchor="middle"><tspan x="49.99%" y="13">no figure</tspan></text>
	// <line class="chart-base" x1="0%" y1="222" x2="66.66%" y2="222"/><text class="chart-label" text-anchor="middle"><tspan x="16.66%" y="240">2023</tspan></text>
	// <text class="chart-label" text-anchor="middle"><tspan x="49.99%" y="240">2024</tspan></text>
	// </g>
	// </svg>
}
