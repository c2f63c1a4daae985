"""Text goes in, date mentions come out.

What comes in is one answer as the agency wrote it, and the date on which it was written where that
is known. What goes out is a tuple of `nelaudit.model.dates.DateMention`. Whether an answer needed a
date, and whether a date is a plausible one, is for the checks to say. The room reads no clock.

Decisions a reader should know:

- Numeric dates are day first. One that can only be read month first is `us-order` and has no iso.
- "between 12/01/16 and 14/02/16" is one range, not two days; so is "12/01/16 - 14/02/16".
- A list is one mention a day, and all of them share the month and year that stand at its end.
- Words that lead up to a date (on, in, from, between, the) are not part of the mention; a weekday is.
- Two-digit years 00-49 are 2000s, 50-99 are 1900s.
- "12 March 1645" is read as a time of day, 16:45, and not as a year.
- A season, term or feast ("spring 2015", "Easter") is vague even with its year.
- A day or month takes no year from elsewhere in the text unless they stand in one list or range.
- A bare "3/4" is a date only after a word such as on, dated or seen; see `surroundings` for the words.

To teach it a form, add a row with examples to `grammar.FORMS`. The modules in reading order: `words` (names and
regex pieces), `parts` (a form as read, before it has a year), `grammar` (the table of forms), `numbered`, `named` and
`vague` (the readers of its rows), `surroundings` (what next to a number says that it is no date), `joining` (lists
and ranges), `resolving` (values), `finding` (the whole).
"""

from nelaudit.text.dates.finding import find_dates

__all__ = ["find_dates"]
