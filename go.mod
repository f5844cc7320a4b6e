module example.org/signpost

go 1.26.8

require (
	github.com/BurntSushi/toml v1.6.0 // the host settings of netlify.toml, which a preview must serve as well
	github.com/adrg/frontmatter v0.2.0 // given; finds the front matter, our strict decoder does the rest
	github.com/chromedp/cdproto v0.159.0 // tests only: the messages of the browser's own protocol
	github.com/chromedp/chromedp v0.23.0 // tests only: keys, colours, paper and scripts in a real browser
	github.com/evanw/esbuild v0.28.2 // style sheets and scripts as small as they can be with the meaning they have
	github.com/fsnotify/fsnotify v1.10.1 // given; says at once when a file was saved
	github.com/gofrs/flock v0.13.1 // one lock for every system: two builds must not publish at once
	github.com/google/go-cmp v0.7.0 // tests only: readable differences
	github.com/nyaruka/phonenumbers v1.8.1 // Google's rules for telephone numbers, kept up to date
	github.com/rogpeppe/go-internal v1.16.0 // tests only: testscript, what a user types and sees
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // tests only: the data package against the schemas of its standard
	github.com/spf13/cobra v1.10.2 // commands with help, completion and suggestions
	github.com/tdewolff/parse/v2 v2.8.20 // reads style sheets and scripts as browsers do: what they refer to, where they are broken
	github.com/yuin/goldmark v1.8.7 // given; CommonMark with positions
	go.yaml.in/yaml/v3 v3.0.6 // YAML as nodes with lines and columns; keeps telephone numbers as written
	golang.org/x/image v0.47.0 // the size of WebP pictures
	golang.org/x/net v0.62.0 // reads HTML as a browser does
	golang.org/x/sys v0.49.0 // exchanging two folders in one step
	golang.org/x/text v0.43.0 // one address for a name, however its accents are stored
	golang.org/x/tools v0.52.0 // tests only: txtar, many small files in one
	rsc.io/qr v0.2.0 // the code on a printed notice, made without asking anybody
)

require (
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/spf13/pflag v1.0.9 // indirect
	google.golang.org/protobuf v1.36.11 // indirect
	gopkg.in/yaml.v2 v2.4.0 // indirect; a floor: 2.3.0, which frontmatter asks for, has known faults
)
