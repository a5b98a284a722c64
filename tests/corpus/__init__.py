"""Odd files drawn by code: `images.IMAGES` and `pdfs.PDFS` map names to functions that return bytes."""
