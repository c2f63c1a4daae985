"""What stands in documents where something was taken out."""

import re

NAME = "[name removed]"
ADDRESS = "[address removed]"
NUMBER = "[number removed]"
BIRTH = "[date of birth removed]"
ALL = (NAME, ADDRESS, NUMBER, BIRTH)

NOT_SHARED = "[not to be shared, as the agency asked]"
"""What stands in documents for words that an agency does not want shared."""

IN_SHEET_NAME = "name removed"
"""The same in the name of a sheet, which can hold no brackets."""

FOUND = re.compile("|".join(map(re.escape, (*ALL, NOT_SHARED))))
