"""PDF as a file format: reading, copying page by page, writing, rendering. The only room that knows the PDF libraries."""
