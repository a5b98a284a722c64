"""Words on paper: fonts, Markdown, page layout. The only room that knows the typesetting libraries."""
