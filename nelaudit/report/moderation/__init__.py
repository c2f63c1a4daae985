"""The moderation workbook of the challenge day, and the sheets that people fill in."""
