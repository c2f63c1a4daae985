"""What was worked out of an audit → documents as values: the overview report, the scorecard, the rows of the exports."""
