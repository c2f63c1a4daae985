"""The machine-readable tables of status, findings and export."""
