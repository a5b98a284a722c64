"""PDF as a file format: reading, copying, writing, drawing. The only room that knows the PDF libraries."""
