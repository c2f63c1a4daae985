"""Workbook values → .xlsx files."""
