"""The overview report for the board, part by part."""
