"""Text as it is compared, cut and read: sentences, shorthand, many patterns at once, the wordings of a phrase; and dates."""
