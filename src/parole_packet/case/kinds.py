"""The lists that values of the case file come from."""

from parole_packet.case.values import Choice


class Sex(Choice):
    """As on the birth certificate."""

    FEMALE = "female"
    MALE = "male"


class MaritalStatus(Choice):
    """Marital status, as the forms list it."""

    SINGLE = "single"
    MARRIED = "married"
    DIVORCED = "divorced"
    WIDOWED = "widowed"
    SEPARATED = "separated"
    ANNULLED = "annulled"
    OTHER = "other"


class SocialSecurity(Choice):
    """How the box for the Social Security number is answered; the number itself is never in a case file."""

    NONE = "none"
    BY_HAND = "by_hand"


class UnitType(Choice):
    """The kind of unit in an address."""

    APARTMENT = "apartment"
    SUITE = "suite"
    FLOOR = "floor"


class Ethnicity(Choice):
    """Ethnicity, as Form I-131 asks it."""

    HISPANIC = "hispanic"
    NOT_HISPANIC = "not_hispanic"


class Race(Choice):
    """Race, as Form I-131 asks it."""

    WHITE = "white"
    ASIAN = "asian"
    BLACK = "black"
    NATIVE_AMERICAN = "native_american"
    PACIFIC_ISLANDER = "pacific_islander"


class EyeColor(Choice):
    """Eye color, as Form I-131 lists it."""

    BLACK = "black"
    BLUE = "blue"
    BROWN = "brown"
    GRAY = "gray"
    GREEN = "green"
    HAZEL = "hazel"
    MAROON = "maroon"
    PINK = "pink"
    OTHER = "other"


class HairColor(Choice):
    """Hair color, as Form I-131 lists it."""

    BALD = "bald"
    BLACK = "black"
    BLOND = "blond"
    BROWN = "brown"
    GRAY = "gray"
    RED = "red"
    SANDY = "sandy"
    WHITE = "white"
    OTHER = "other"


class Relationship(Choice):
    """What one person is to another."""

    SPOUSE = "spouse"
    HUSBAND = "husband"
    WIFE = "wife"
    FIANCE = "fiance"
    PARTNER = "partner"
    FATHER = "father"
    MOTHER = "mother"
    PARENT = "parent"
    SON = "son"
    DAUGHTER = "daughter"
    CHILD = "child"
    BROTHER = "brother"
    SISTER = "sister"
    SIBLING = "sibling"
    GRANDFATHER = "grandfather"
    GRANDMOTHER = "grandmother"
    GRANDSON = "grandson"
    GRANDDAUGHTER = "granddaughter"
    UNCLE = "uncle"
    AUNT = "aunt"
    NEPHEW = "nephew"
    NIECE = "niece"
    COUSIN = "cousin"
    STEPFATHER = "stepfather"
    STEPMOTHER = "stepmother"
    STEPSON = "stepson"
    STEPDAUGHTER = "stepdaughter"
    STEPBROTHER = "stepbrother"
    STEPSISTER = "stepsister"
    FATHER_IN_LAW = "father_in_law"
    MOTHER_IN_LAW = "mother_in_law"
    SON_IN_LAW = "son_in_law"
    DAUGHTER_IN_LAW = "daughter_in_law"
    BROTHER_IN_LAW = "brother_in_law"
    SISTER_IN_LAW = "sister_in_law"
    GUARDIAN = "guardian"
    WARD = "ward"
    FRIEND = "friend"
    NEIGHBOR = "neighbor"
    COLLEAGUE = "colleague"
    EMPLOYER = "employer"
    EMPLOYEE = "employee"
    TEACHER = "teacher"
    STUDENT = "student"
    DOCTOR = "doctor"
    ATTORNEY = "attorney"
    ORGANIZATION = "organization"
    SELF = "self"
    OTHER = "other"


class Status(Choice):
    """Citizenship or immigration status, as Form I-134 lists it."""

    CITIZEN = "citizen"
    NATIONAL = "national"
    LPR = "lpr"
    NONIMMIGRANT = "nonimmigrant"
    ASYLEE = "asylee"
    REFUGEE = "refugee"
    PAROLEE = "parolee"
    TPS = "tps"
    DEFERRED_ACTION = "deferred_action"
    OTHER = "other"


class EmploymentStatus(Choice):
    """Employment, as Form I-134 lists it."""

    EMPLOYED = "employed"
    SELF_EMPLOYED = "self_employed"
    UNEMPLOYED = "unemployed"
    RETIRED = "retired"
    OTHER = "other"


class IncomeBasis(Choice):
    """How the yearly income was found, by the three ways of the I-134 instructions."""

    AGI = "agi"
    HOUSEHOLD_12M = "household_12m"
    W2_NET = "w2_net"


class AssetKind(Choice):
    """Kinds of assets, as the table of Form I-134 lists them."""

    CHECKING = "checking"
    SAVINGS = "savings"
    ANNUITIES = "annuities"
    STOCKS_BONDS_CDS = "stocks_bonds_cds"
    RETIREMENT_EDUCATION = "retirement_education"
    REAL_ESTATE = "real_estate"
    PERSONAL_PROPERTY = "personal_property"


class AssetOwner(Choice):
    """Whose an asset is."""

    SPONSOR = "sponsor"
    JOINT = "joint"
    HOUSEHOLD_MEMBER = "household_member"


class SupportForm(Choice):
    """Forms by which somebody promised support before."""

    I_134 = "I-134"
    I_134A = "I-134A"
    I_864 = "I-864"
    I_864EZ = "I-864EZ"
    I_864A = "I-864A"


class ProceedingKind(Choice):
    """Kinds of immigration proceedings Form I-131 asks for."""

    EXCLUSION = "exclusion"
    DEPORTATION = "deportation"
    REMOVAL = "removal"
    RESCISSION = "rescission"


class Decision(Choice):
    """How a request ended."""

    PENDING = "pending"
    APPROVED = "approved"
    DENIED = "denied"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    REVOKED = "revoked"
    CLOSED = "closed"


class VisaOutcome(Choice):
    """How an attempt to get a visa ended."""

    REFUSED = "refused"
    ISSUED = "issued"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    NO_APPOINTMENT = "no_appointment"
    POST_CLOSED = "post_closed"
    NOT_TRIED = "not_tried"


class ConcernKind(Choice):
    """Facts that need an attorney or accredited representative before anything is written about them."""

    ARREST = "arrest"
    CONVICTION = "conviction"
    FRAUD = "fraud"
    UNLAWFUL_PRESENCE = "unlawful_presence"
    ARMED_GROUP = "armed_group"
    PAYMENT_TO_ARMED_GROUP = "payment_to_armed_group"
    HEALTH = "health"
    OTHER = "other"


class Ground(Choice):
    """Why parole is asked for."""

    MEDICAL_TREATMENT = "medical_treatment"
    ORGAN_DONOR = "organ_donor"
    CARE_SUPPORT = "care_support"
    FUNERAL_AFFAIRS = "funeral_affairs"
    LEGAL_PROCEEDINGS = "legal_proceedings"
    TARGETED_HARM = "targeted_harm"
    FAMILY_REUNIFICATION = "family_reunification"
    SIGNIFICANT_PUBLIC_BENEFIT = "significant_public_benefit"
    CRISIS_OR_DISASTER = "crisis_or_disaster"
    ACCOMPANYING_FAMILY = "accompanying_family"
    OTHER = "other"


class ExhibitKind(Choice):
    """What a document is; it decides which checks look at it."""

    IDENTITY = "identity"
    STATUS = "status"
    CIVIL = "civil"
    MEDICAL = "medical"
    FINANCIAL = "financial"
    EMPLOYMENT = "employment"
    LEGAL = "legal"
    IMMIGRATION = "immigration"
    DECISION = "decision"
    LETTER = "letter"
    AFFIDAVIT = "affidavit"
    REPORT = "report"
    NEWS = "news"
    PHOTO = "photo"
    MESSAGES = "messages"
    OTHER = "other"


class StatementKind(Choice):
    """Kinds of signed statements the program sets in type."""

    STATEMENT = "statement"
    BENEFICIARY_DECLARATION = "beneficiary_declaration"
    WITNESS_AFFIDAVIT = "witness_affidavit"
    SPONSOR_LETTER = "sponsor_letter"


class SignedIn(Choice):
    """Where a statement is signed; the law's words differ."""

    UNITED_STATES = "united_states"
    ABROAD = "abroad"


class RepresentativeKind(Choice):
    """Who may represent a person before USCIS."""

    ATTORNEY = "attorney"
    ACCREDITED = "accredited"


class Agency(Choice):
    """The agency an appearance is before."""

    USCIS = "uscis"
    ICE = "ice"
    CBP = "cbp"


class ClientRole(Choice):
    """What the client is in the matter, as Form G-28 lists it."""

    APPLICANT = "applicant"
    PETITIONER = "petitioner"
    REQUESTOR = "requestor"
    BENEFICIARY = "beneficiary"
    RESPONDENT = "respondent"


class WaiverBasis(Choice):
    """The three bases of a fee waiver."""

    MEANS_TESTED_BENEFIT = "means_tested_benefit"
    INCOME_150 = "income_150"
    HARDSHIP = "hardship"


class ExpenseKind(Choice):
    """Kinds of monthly expenses, as Form I-912 lists them."""

    RENT_MORTGAGE = "rent_mortgage"
    FOOD = "food"
    UTILITIES = "utilities"
    CHILD_ELDER_CARE = "child_elder_care"
    INSURANCE = "insurance"
    LOANS_CREDIT_CARDS = "loans_credit_cards"
    CAR_PAYMENT = "car_payment"
    COMMUTING = "commuting"
    MEDICAL = "medical"
    SCHOOL = "school"
    OTHER = "other"


class Method(Choice):
    """How the request is filed."""

    MAIL = "mail"
    ONLINE = "online"


class Carrier(Choice):
    """Who carries the packet: the address differs."""

    USPS = "usps"
    COURIER = "courier"


class Payment(Choice):
    """How the fee is paid."""

    CARD = "card"
    BANK = "bank"
    WAIVER = "waiver"
    EXEMPT = "exempt"


class FeeExemption(Choice):
    """Why no fee is due, by the USCIS fee schedule."""

    SERVICE_MEMBER = "service_member"
    SPECIAL_IMMIGRANT_JUVENILE = "special_immigrant_juvenile"
    T_OR_U = "t_or_u"
    VAWA = "vawa"
    AFGHAN_OR_IRAQI_SIV = "afghan_or_iraqi_siv"


class Tabs(Choice):
    """What stands before each exhibit."""

    SHEET = "sheet"
    NONE = "none"


class ColorMode(Choice):
    """Whether a page keeps its colors."""

    KEEP = "keep"
    GRAY = "gray"


class Same(Choice):
    """In place of an address."""

    SAME = "same"


class PetitionerIs(Choice):
    """In place of the petitioner's block: who of the others files."""

    SPONSOR = "sponsor"
    BENEFICIARY = "beneficiary"


class PreparedBy(Choice):
    """In place of the preparer's block: who wrote the answers."""

    SELF = "self"
    PETITIONER = "petitioner"
    SPONSOR = "sponsor"
    BENEFICIARY = "beneficiary"
    REPRESENTATIVE = "representative"


class NoEnd(Choice):
    """In place of the last day of a stay."""

    NO_END_DATE = "no_end_date"


class Certificate(Choice):
    """In place of the file of a signed certificate."""

    GENERATE = "generate"


class Speaker(Choice):
    """In place of a witness: who of the others speaks."""

    PETITIONER = "petitioner"
    SPONSOR = "sponsor"
    BENEFICIARY = "beneficiary"
