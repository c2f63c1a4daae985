"""The collation workbook, the coordinator's working paper, sheet by sheet."""
