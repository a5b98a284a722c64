"""What two people call each other."""

from parole_packet.case.kinds import Relationship, Sex

R = Relationship
_PAIRS: tuple[tuple[tuple[Relationship, ...], tuple[Relationship, ...]], ...] = (
    ((R.BROTHER, R.SISTER, R.SIBLING), (R.BROTHER, R.SISTER, R.SIBLING)),
    ((R.HUSBAND, R.WIFE, R.SPOUSE), (R.HUSBAND, R.WIFE, R.SPOUSE)),
    ((R.FATHER, R.MOTHER, R.PARENT), (R.SON, R.DAUGHTER, R.CHILD)),
    ((R.GRANDFATHER, R.GRANDMOTHER), (R.GRANDSON, R.GRANDDAUGHTER)),
    ((R.UNCLE, R.AUNT), (R.NEPHEW, R.NIECE)),
    ((R.STEPFATHER, R.STEPMOTHER), (R.STEPSON, R.STEPDAUGHTER)),
    ((R.STEPBROTHER, R.STEPSISTER), (R.STEPBROTHER, R.STEPSISTER)),
    ((R.FATHER_IN_LAW, R.MOTHER_IN_LAW), (R.SON_IN_LAW, R.DAUGHTER_IN_LAW)),
    ((R.BROTHER_IN_LAW, R.SISTER_IN_LAW), (R.BROTHER_IN_LAW, R.SISTER_IN_LAW)),
    ((R.GUARDIAN,), (R.WARD,)),
    ((R.EMPLOYER,), (R.EMPLOYEE,)),
    ((R.TEACHER,), (R.STUDENT,)),
)
_MALE = frozenset(
    {
        R.HUSBAND,
        R.FATHER,
        R.SON,
        R.BROTHER,
        R.GRANDFATHER,
        R.GRANDSON,
        R.UNCLE,
        R.NEPHEW,
        R.STEPFATHER,
        R.STEPSON,
        R.STEPBROTHER,
        R.FATHER_IN_LAW,
        R.SON_IN_LAW,
        R.BROTHER_IN_LAW,
    }
)
_FEMALE = frozenset(
    {
        R.WIFE,
        R.MOTHER,
        R.DAUGHTER,
        R.SISTER,
        R.GRANDMOTHER,
        R.GRANDDAUGHTER,
        R.AUNT,
        R.NIECE,
        R.STEPMOTHER,
        R.STEPDAUGHTER,
        R.STEPSISTER,
        R.MOTHER_IN_LAW,
        R.DAUGHTER_IN_LAW,
        R.SISTER_IN_LAW,
    }
)
KIN = "|".join(
    sorted(
        (word.value.replace("_", "[\\s-]") for word in (*_MALE, *_FEMALE, R.COUSIN)), key=len, reverse=True
    )
)
"""A pattern of the words of kinship; the longest first."""


def sex_of(relation: Relationship) -> Sex | None:
    """The sex that a word of kinship implies."""
    return Sex.MALE if relation in _MALE else Sex.FEMALE if relation in _FEMALE else None


def kin_word(text: str) -> Relationship:
    """The relationship that a word of a text names."""
    return Relationship.read(text)  # type: ignore[return-value]


def _fits(relation: Relationship, sex: Sex | None) -> bool:
    return sex is None or sex_of(relation) in (None, sex)


def counterpart(relation: Relationship, sex: Sex) -> set[Relationship]:
    """What the other one is called, by their sex: the sister of a brother."""
    for group, others in _PAIRS:
        for mine, theirs in ((group, others), (others, group)):
            if relation in mine:
                return {word for word in theirs if _fits(word, sex)}
    return {relation}


def synonyms(relation: Relationship) -> set[Relationship]:
    """Other words for the same person: wife and spouse, son and child."""
    groups = [group for pair in _PAIRS for group in pair if relation in group]
    return {word for group in groups for word in group if _fits(word, sex_of(relation))} | {relation}
