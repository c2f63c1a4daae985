"""Which agencies of the audit a text names: "the school nurse" is health visiting, "the designated lead" a school.

An agency of the register belongs to a family of professions by the words of its name or code. Words of its name that no
other agency has ("Clearwater") name it as well.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nelaudit.accounts.staff import Staff
from nelaudit.model.definitions import Agency
from nelaudit.model.wording import word_set

_FAMILIES = (
    (r"probation|\bnps\b|\bcrc\b", r"probation(?: officer| service)?|offender managers?|community rehabilitation company"),
    (r"youth (?:offending|justice)|\byo[st]\b|\byjs\b", r"youth (?:offending|justice)(?: service| team| worker)?|yo[st]|yjs"),
    (r"\bpolice\b|constabulary", r"police(?: officers?)?|ppu|constables?|detectives?|sergeants?|neighbourhood policing team|officers from the (?:safeguarding|protection) unit"),
    (r"early help|family support|troubled families|children's cent",
     r"early help(?: worker| practitioner| team| service)?|family support workers?|fsw|parenting (?:worker|practitioner)|targeted support(?: worker| team)?"),
    (r"(?<!adult )social care|social work|children's services|\bcsc\b|\bmash\b|front door",
     r"children's social care|social care|social workers?|csc|front door|mash|duty (?:team|desk|social worker|officer|manager)|duty(?= (?:\d|about|re\b))|emergency duty team|edt|social services|children's services"),
    (r"health visit|\b0-19\b|\bhv\b", r"health visit(?:ors?|ing)|nursery nurses?|hvs?|0-19(?: team| service| nurse)?"),
    (r"school nurs|\b0-19\b", r"school nurs(?:es?|ing)"),
    (r"camhs|child and adolescent mental|children's mental health",
     r"camhs|child and adolescent mental health(?: service| team)?|(?:child )?psychiatrists?|(?<!educational )(?<!education )(?:clinical )?psychologists?|(?:primary )?mental health worker"),
    (r"drug|alcohol|substance|recovery service",
     (r"drug and alcohol(?: service| team| worker)?|drugs? service|alcohol (?:service|team|worker)|substance misuse(?: service| team| worker)?"
     r"|drugs? (?:workers?|team)|recovery workers?|treatment service")),
    (r"\bgps?\b|general practi|surger|primary care", r"gps?|gp practice|surgery|practice (?:nurses?|manager)|the practice(?! of)|general practitioners?|family doctor"),
    (r"midwi|maternity", r"midwi\w+|maternity(?: unit| team| service)?"),
    (r"hospital|acute|emergency department", (r"hospital|ward (?:sister|manager|nurse|doctor|matron)|the ward(?! of)|ward(?= (?:rang|telephoned|wrote|told|informed|sent))|registrar|play specialist|consultant paediatrician|paediatricians?|community paediatrics|(?<=from )paediatrics|consultant|emergency department|a ?& ?e|ed staff"
     r"|ed (?:nurse|doctor|consultant)|sarc (?:doctor|nurse)|paediatric liaison(?: nurse)?|acute trust|(?!in |more )[a-z'-]{4,} (?:general|infirmary)(?= hospital| who|[,.;)]|$)|ward staff|burns clinic")),
    (r"adult mental|community mental", r"adult mental health(?: service| team)?|community mental health(?: team| nurse)?|cmht|community psychiatric nurse|cpn"),
    (r"adult social", r"adult social care|adults' services|adult services"),
    (r"domestic abuse|domestic violence|\bidva\b|women's aid|refuge", r"idvas?|domestic (?:abuse|violence) (?:service|worker|advocate)|women's aid|refuge"),
    (r"cafcass", r"cafcass|children's guardian|guardian"),
    (r"ambulance", r"ambulance(?: service| crew)?|paramedics?"),
    (r"fire", r"fire (?:and rescue )?service|firefighters?"),
    (r"housing|homes\b|landlord|tenan",
     r"housing(?: officer| association| department| team| provider)?|landlord|tenancy officer|neighbourhood officer"),
    (r"schools?\b(?! nurs)|academ|nurser|colleges?\b|education",
     (r"schools?(?!(?:'s)? (?:nurs\w*|age\w*|holiday\w*|run|uniform|place|day|days|dinner\w*|work|refus\w*|term|year|bus|trip|meals?|hours?))"
     r"|dsl|designated (?:safeguarding )?(?:lead|teacher|officer)|(?:deputy )?head ?teacher|(?:deputy|assistant) head|head of (?:year|school)|the head(?= (?:attended|was|came|went|and))|(?:form )?tutors?|attendance officer|teaching assistant|teachers?|class teacher|college"
     r"|academy|nursery(?! nurs)|pastoral (?:lead|manager|team)|senco|education welfare(?: officer)?")),
)  # fmt: skip
_NO_NAMES = word_set(
    "child children children's adolescent mental health service services community hospital hospitals trust homes "
    "early help youth offending drug alcohol social care practice practices general visiting school schools "
    "nursing academies nurseries police probation housing team and the with for nhs foundation council county "
    "city borough partnership justice family support association group centre adult adults young people"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAt:
    """An agency named in a text."""

    agency: str
    start: int
    end: int


class Parties:
    """The agencies of an audit and the words that name each."""

    def __init__(self, agencies: Sequence[Agency], staff: Staff | None = None) -> None:
        """Takes the agencies of the register and the staff whom their forms on a case name."""
        self._codes = [agency.code for agency in agencies]
        self._pattern = _pattern_of(tuple(agencies))
        self._staff = staff or Staff()
        self._found: dict[str, tuple[PartyAt, ...]] = {}

    def named_in(self, low: str) -> tuple[PartyAt, ...]:
        """The agencies that a text in small letters names, in its order; each text of a case is asked for many times."""
        found = self._found.get(low)
        if found is None:
            found = self._found[low] = self._search(low)
        return found

    def _search(self, low: str) -> tuple[PartyAt, ...]:
        found = [
            PartyAt(agency=self._codes[int((match.lastgroup or "a0")[1:])], start=match.start(), end=match.end())
            for match in self._pattern.finditer(low)
        ]
        people = [PartyAt(agency=agency, start=start, end=end) for agency, start, end in self._staff.named_in(low)]
        if people:
            apart = [
                one for one in people if not any(one.start < other.end and other.start < one.end for other in found)
            ]
            found = sorted([*found, *apart], key=lambda one: one.start)
        return tuple(found)


@lru_cache(maxsize=8)
def _pattern_of(agencies: tuple[Agency, ...]) -> re.Pattern[str]:
    words = _patterns(agencies)
    named = (f"(?P<a{place}>(?:{words[agency.code]})\\b)" for place, agency in enumerate(agencies))
    return re.compile(r"\b(?! )(?:" + "|".join(named) + r"|(?!))")  # no name begins where a word ends


def _patterns(agencies: Sequence[Agency]) -> Mapping[str, str]:
    """For each agency the words that name it: those of the first family that it belongs to, its code, its own name."""
    names = {agency.code: set(re.findall(r"[a-z][a-z'-]{3,}", agency.name.lower())) for agency in agencies}
    told = {agency.code: f"{agency.name} {agency.code}".lower().replace("’", "'") for agency in agencies}
    titles = {agency.code: agency.name.lower().replace("’", "'") for agency in agencies}
    found: dict[str, list[str]] = {agency.code: [] for agency in agencies}
    for test, words in _FAMILIES:
        members = [code for code, name in told.items() if re.search(test, name)]
        if len(members) == 1:  # of two surgeries neither is "the GP"
            found[members[0]].append(words)
    for code, own in names.items():
        others = set().union(*(words for other, words in names.items() if other != code))
        found[code] += [re.escape(word) for word in sorted(own - _NO_NAMES - others)]
        full = titles[code]
        found[code] += [re.escape(full), *([re.escape(full.split(":")[0])] if ":" in full else [])]
        if len(code) > 1:
            found[code].append(re.escape(code.lower()))
    return {code: "|".join(words) or r"(?!)" for code, words in found.items()}
