"""Themes in free text: the codebook made searchable, mentions proposed, reviewed, ranked; and what it does not cover."""
