"""What several documents share: words for states, tables on sheets, the marks of our own papers."""
