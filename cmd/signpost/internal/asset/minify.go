package asset

import (
	"bytes"

	"github.com/evanw/esbuild/pkg/api"
)

// minified is a style sheet or a script that means the same and is shorter; what
// the oldest browsers of the site do not know is written in what they know, where
// that is possible. It is unchanged when it has faults. Only in style sheets is
// syntax replaced by shorter syntax: in scripts it saves little, and a call of an
// empty function would go with what its default parameters do.
func minified(kind api.Loader, text string) ([]byte, []api.Message) {
	result := api.Transform(text, api.TransformOptions{
		Loader:            kind,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      kind == api.LoaderCSS,
		LegalComments:     api.LegalCommentsInline,
		Charset:           api.CharsetUTF8,
		IgnoreAnnotations: true,
		LogLevel:          api.LogLevelSilent,
		Engines:           []api.Engine{{Name: api.EngineSafari, Version: "15"}, {Name: api.EngineChrome, Version: "99"}},
	})
	if len(result.Errors) > 0 {
		return []byte(text), result.Errors
	}
	return bytes.TrimSuffix(result.Code, []byte("\n")), nil
}
