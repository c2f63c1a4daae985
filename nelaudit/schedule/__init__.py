"""Working days and due days; what each agency owes for each case, and how it stands on a day."""
