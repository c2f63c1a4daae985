"""The nouns of the field, as frozen values: no input, no output, no clock."""
