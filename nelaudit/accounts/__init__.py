"""Returns of one case → accounts: statements with their dates and events, who is meant, the merged chronology."""
