"""Fictional cases, each changed from one full case at a few places."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from parole_packet.case.models import Case
from parole_packet.case.source import read_source

FULL = Path(__file__).parents[2] / "case" / "full.yaml"
REMOVE = object()


def case_of(**changes: Any) -> Case:
    """The full case with values put in at dotted places, such as `beneficiary.citizenship`."""
    source, problems = read_source(FULL)
    assert source is not None
    assert not problems
    data = deepcopy(source.data)
    for place, value in changes.items():
        *steps, last = place.split(".")
        target: Any = data
        for step in steps:
            target = target[step]
        if value is REMOVE:
            del target[last]
        else:
            target[last] = value
    return Case.model_validate(data)


ABROAD = {"street": "Vul Zelena 5", "city": "Lviv", "country": "Ukraine"}
INTERPRETER = {
    "name": {"family": "Noorzai", "given": "Leila"},
    "organization": "Bay Language Services",
    "phones": {"day": "415 555 0199", "mobile": "415 555 0198"},
    "email": "leila@example.org",
    "language": "Dari",
}

OFFICE = {
    "care_of": "Bay Mail Rooms",
    "street": "1 Main St",
    "unit_type": "floor",
    "unit": "3",
    "city": "Oakland",
    "state": "CA",
    "zip": "94612",
    "country": "United States",
}
BENEFITS = [
    {
        "recipient": f"Child {letter} Rahimi",
        "relationship": "daughter",
        "agency": "County of Alameda, Social Services Agency",
        "benefit": "Medi-Cal",
        "awarded": "2026-01-15",
        "expires": "2026-12-31",
    }
    for letter in "ABCDEFGHI"
]
DEPENDENTS = [
    {
        "name": {"family": "Rahimi", "given": f"Child {letter}"},
        "date_of_birth": f"20{year}-05-06",
        "relationship": "daughter" if year % 2 else "brother_in_law",
        "a_number": "A087654321",
    }
    for letter, year in zip("ABCDEFGHI", range(10, 19), strict=True)
]
ASSETS = [
    {"kind": kind, "amount": f"{1000 * number}"}
    for number, kind in enumerate(
        ("checking", "savings", "annuities", "stocks_bonds_cds", "retirement_education", "real_estate"), 1
    )
]

CHANGES: dict[str, dict[str, Any]] = {
    "for another": {},
    "for oneself": {"petitioner": "beneficiary"},
    "self-supporting": {"petitioner": "beneficiary", "sponsor": "self"},
    "organization": {
        "sponsor.organization": {"name": "Helping Hands of Oakland", "title": "Executive Director"}
    },
    "aunt": {
        "petitioner": {
            "name": {"family": "Karimi", "given": "Zahra", "middle": "Nur"},
            "date_of_birth": "1970-01-31",
            "sex": "female",
            "citizenship": "Canada",
            "place_of_birth": {"country_now": "Afghanistan"},
            "mailing_address": {**ABROAD, "province": "Lviv Oblast", "postal_code": "79000"},
            "a_number": "A012345678",
            "capacity": "Aunt",
            "refugee": "no",
        }
    },
    "minor": {
        "petitioner": "beneficiary",
        "beneficiary.date_of_birth": "2016-02-29",
        "signing.petitioner": {
            "reads_english": "yes",
            "on_behalf": {
                "name": {"family": "Haidari", "given": "Laila"},
                "relationship": "mother",
                "reason": "she is ten years old",
            },
        },
    },
    "stateless": {
        "beneficiary.citizenship": "stateless",
        "beneficiary.stateless_explanation": "Born in a camp; no country has registered her.",
    },
    "interpreter and preparer": {
        "signing.petitioner": {
            "reads_english": "no",
            "interpreter": INTERPRETER,
            "prepared_by": {
                "name": {"family": "Example", "given": "Ann"},
                "organization": "Example Legal Aid",
                "phones": {"day": "415 555 0100 ext. 12"},
                "email": "ann@example.org",
            },
        }
    },
    "prepared by the representative": {
        "signing.petitioner": {"reads_english": "yes", "prepared_by": "representative"}
    },
    "nobody signs": {"signing": {}},
    "nobody files": {"sponsor": REMOVE},
    "little known": {
        "beneficiary.biographic": REMOVE,
        "beneficiary.history": REMOVE,
        "beneficiary.physical_address": REMOVE,
        "beneficiary.phones": {},
        "emergency.consulate": REMOVE,
        "representative": REMOVE,
        "sponsor.physical_address": REMOVE,
        "sponsor.refugee": REMOVE,
        "sponsor.sex": REMOVE,
    },
    "large family": {
        "sponsor.other_names": [{"family": f"Rahimi{letter}", "given": "Karim"} for letter in "abc"],
        "sponsor.dependents": DEPENDENTS,
        "sponsor.obligations": [
            {"form": "I-864", "receipt": "IOE0912345670", "person": "Farid Rahimi"},
            {"form": "I-864", "receipt": "IOE0912345670", "person": "Parwin Rahimi"},
            {
                "form": "I-134A",
                "person": "Said Karimi",
                "date_of_birth": "1990-01-02",
                "relationship": "friend",
            },
        ],
        "sponsor.assets": [
            *ASSETS,
            {
                "kind": "personal_property",
                "amount": "7000.25",
                "description": "Second car",
                "owner": "household_member",
                "owner_name": "Nadia Rahimi",
            },
        ],
        "sponsor.employment": {"status": "self_employed", "occupation": "Electrician"},
        "sponsor.contributions": {"specific": "no"},
        "sponsor.place_of_birth": {"city": "Leningrad", "country_now": "Russia", "country_at_birth": "USSR"},
        "sponsor.relationship": "other",
        "sponsor.relationship_detail": "Teacher of her daughter",
        "signing.sponsor": {
            "reads_english": "yes",
            "prepared_by": "petitioner",
            "on_behalf": {"name": {"family": "Karimi", "given": "Zahra"}, "relationship": "guardian"},
        },
    },
    "self with means": {
        "petitioner": "beneficiary",
        "sponsor": {
            "self": "yes",
            "status": "other",
            "status_details": {"explanation": "Lives in Pakistan, no U.S. status"},
            "employment": {"status": "other", "explanation": "On unpaid leave"},
            "income": {"amount": "0", "basis": "household_12m"},
        },
        "signing": {"petitioner": {"reads_english": "no", "interpreter": INTERPRETER}},
    },
    "accredited": {
        "sponsor.organization": {"name": "Helping Hands of Oakland", "title": "Executive Director"},
        "sponsor.mailing_address": {**ABROAD, "care_of": "Olena Koval", "postal_code": "79000"},
        "sponsor.phones": {"day": "+380 32 555 0123"},
        "representative": {
            "kind": "accredited",
            "name": {"family": "Example", "given": "Bo", "middle": "Lee"},
            "address": OFFICE,
            "phones": {"day": "415 555 0100 ext. 4"},
            "recognized_organization": "Example Legal Aid",
            "accredited_on": "2020-02-03",
            "restricted": "yes",
            "associated_with": "Ann Example",
            "law_student": "Kim Example",
            "appearance": {"agency": "ice", "matter": "Parole", "receipt": "IOE0912345678"},
            "notices": {"documents_to_representative": "yes", "i94_to_client": "yes"},
        },
        "signing.petitioner": {
            "reads_english": "yes",
            "on_behalf": {"name": {"family": "Koval", "given": "Olena"}, "relationship": "guardian"},
        },
    },
    "restricted attorney": {
        "representative.restricted": "yes",
        "representative.restriction_explanation": "Suspended by consent in 2011. " * 30,
        "representative.firm": "Example Law",
    },
    "all bases": {
        "fee_waiver": {
            "bases": ["means_tested_benefit", "income_150", "hardship"],
            "current_status": "U.S. citizen",
            "guardian_files": "yes",
            "family": [
                {
                    "name": {"family": "Rahimi", "given": f"Child {letter}"},
                    "date_of_birth": "2015-02-03",
                    "relationship": "son",
                    "a_number": "A087654321",
                    "forms": ["I-131", "I-765"],
                }
                for letter in "ABCD"
            ],
            "benefits": BENEFITS,
            "employment": "unemployed",
            "unemployment_benefits": "yes",
            "unemployed_since": "2026-05-01",
            "household": [
                {"name": {"family": "Rahimi", "given": "Nadia"}, "relationship": "wife", "income": "12000"},
                {
                    "name": {"family": "Rahimi", "given": "Sami"},
                    "relationship": "son",
                    "date_of_birth": "2015-02-03",
                },
            ],
            "head_of_household": "Nadia Rahimi",
            "income": "0",
            "other_income": "2400.50",
            "changed": "yes",
            "circumstances": "The shop closed in May.",
            "hardship": "Rent is two months late.",
            "assets": [{"kind": f"Account {number}", "amount": f"{number}00"} for number in range(1, 5)],
            "expenses": [
                {"kind": "rent_mortgage", "amount": "1800"},
                {"kind": "other", "amount": "50", "explanation": "Medicine"},
                {"kind": "other", "amount": "25.50", "explanation": "Bus passes"},
            ],
        },
        "sponsor.other_names": [{"family": f"Rahimi{letter}", "given": "Karim"} for letter in "abc"],
        "sponsor.marital_status": "other",
        "sponsor.marital_explanation": "Married by custom only",
        "signing.petitioner": {
            "reads_english": "no",
            "interpreter": {**INTERPRETER, "address": OFFICE},
            "prepared_by": {
                "name": {"family": "Example", "given": "Ann"},
                "address": {**ABROAD, "care_of": "Front desk"},
                "phones": {"day": "415 555 0100 ext. 12"},
                "attorney": "yes",
                "extends": "no",
            },
        },
    },
    "much to tell": {
        "sponsor.physical_address": "same",
        "sponsor.other_names": [{"family": f"Rahimi{letter}", "given": "Karim"} for letter in "abcde"],
        "sponsor.phones": {"day": "+44 20 7946 0958", "mobile": "+1 (415) 555-0123"},
        "beneficiary.mailing_address.street": "House 12 Street 4 behind the old post office of Sector F",
        "beneficiary.biographic.height": "1'11\"",
        "beneficiary.biographic.race": ["asian", "white"],
        "beneficiary.history.reentry_permit": [
            {"date": "2015-05-01", "disposition": "lost"},
            {"date": "2018-02-03", "disposition": "still in my possession"},
        ],
        "beneficiary.history.advance_parole": [{"date": "2014-05-06", "disposition": "stolen"}],
        "emergency.summary": "She needs heart surgery that cannot be had in Afghanistan or Pakistan. " * 12,
        "emergency.stay": {"from": "2027-01-10", "until": "no_end_date"},
    },
}
"""What each variant changes."""

VARIANTS: dict[str, Case] = {name: case_of(**changes) for name, changes in CHANGES.items()}
