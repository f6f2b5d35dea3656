# SPDX-License-Identifier: Apache-2.0
"""Adverts, person specifications and searches of the sample, for make_sample.py: ordinary ones, and planted faults."""
import datetime

DAY = datetime.timedelta(days=1)

# By title: what the post is for, and what is done in it.
WORK = {
    "Staff Nurse": ("looks after adults who have come in as an emergency", "You will assess, plan and give care, and teach students"),
    "Senior Sister or Charge Nurse": ("runs a ward of 28 beds", "You will lead a team of forty, keep the ward safe and within its budget, and speak up for patients"),
    "Community Midwife": ("cares for families before, during and after birth", "You will hold a caseload, run clinics in children's centres and attend births at home"),
    "Matron": ("answers for the quality of care on four wards", "You will lead their sisters and charge nurses, and improve care with patients and staff"),
    "Physiotherapist": ("helps people to move after illness and injury", "You will assess and treat people, alone and with others, and supervise assistants"),
    "Occupational Therapist": ("helps people to live at home as they wish", "You will assess people at the hospital and at home, and order and fit equipment"),
    "Dietitian": ("works with patients who cannot eat as they used to", "You will see patients on the wards and in clinics, and teach colleagues"),
    "Radiographer": ("takes and reports images by day and night", "You will work across plain film, theatre and CT, and learn other methods in time"),
    "Biomedical Scientist": ("tests four million samples a year", "You will test and report samples, look after analysers and train others"),
    "Audiologist": ("tests hearing and fits hearing aids", "You will see adults and children in clinics at three sites"),
    "Ward Clerk": ("keeps the office of a busy ward", "You will answer the telephone, book transport and keep records up to date"),
    "Finance Analyst": ("works out what care costs", "You will prepare reports and explain them to people who run services"),
    "Recruitment Adviser": ("helps managers to recruit fairly", "You will check documents, answer applicants and keep the system up to date"),
    "Programme Manager": ("leads projects across three sites", "You will plan with clinicians, watch risks and write papers that are short and clear"),
    "Domestic Assistant": ("keeps the wards clean and safe", "You will clean wards and clinics, serve drinks and restock supplies"),
    "Estates Officer": ("looks after buildings old and new", "You will supervise craftspeople and contractors, and plan maintenance"),
    "Consultant in Acute Medicine": ("runs the acute medical unit", "You will lead ward rounds, see patients the same day, and teach"),
}

# By staff group: essential criteria, then desirable ones.
SPECIFICATION = {
    "Nursing and Midwifery Registered": (
        ["Registered with the Nursing and Midwifery Council", "Able to assess, plan and give care to people of every background",
         "Able to make decisions under pressure and to explain them", "Able to teach students and new colleagues",
         "Clear spoken and written English, so that records can be relied on"],
        ["Experience of the speciality", "Practice assessor preparation", "Speaks a community language"]),
    "Allied Health Professionals": (
        ["Registered with the Health and Care Professions Council", "Able to carry a caseload and to ask for help when it is needed",
         "Able to explain treatment to patients and families", "Able to travel between sites", "Commitment to continuous professional development"],
        ["Experience of working with interpreters", "Experience of audit or service improvement"]),
    "Healthcare Scientists": (
        ["Registered with the Health and Care Professions Council, or with the Registration Council for Clinical Physiologists",
         "Able to work to quality standards and to suggest how they could be better", "Able to train others", "Able to work shifts, after training"],
        ["Specialist portfolio, finished or begun", "Experience of external quality assurance"]),
    "Administrative and Clerical": (
        ["Able to write clearly and to work accurately with figures", "Able to deal kindly with people on the telephone and in person",
         "Able to plan work and to meet deadlines", "Confident with email and spreadsheets", "Understands why confidentiality matters"],
        ["Experience of a health or care setting", "A qualification in the field, or studying for one"]),
    "Estates and Ancillary": (
        ["Able to follow written and spoken safety instructions", "Reliable, and friendly with patients and visitors",
         "Able to work in a team and alone", "Trained in the craft that the post needs, or equivalent experience"],
        ["Experience of hospitals", "Knowledge of health and safety law"]),
    "Medical and Dental": (
        ["Full registration with the General Medical Council and a licence to practise",
         "On the Specialist Register, or within six months of a CCT, or with a CESR", "MRCP (UK) or equivalent",
         "Able to lead a multidisciplinary team", "Evidence of teaching and of quality improvement"],
        ["Higher degree or research", "Interest in ultrasound or frailty"]),
}


# Salaries by band, for the sample: pounds a year.
PAY = {"2": (24465, 24465), "3": (24937, 26598), "4": (27485, 30162), "5": (31049, 37796), "6": (38682, 46580),
       "7": (47810, 54710), "8a": (55690, 62682), "8b": (64455, 74896), "8c": (76965, 88682), "8d": (91342, 105337),
       "9": (109179, 125637), "VSM": (128000, 146000), "Consultant": (109725, 145478), "Band 6/7": (38682, 54710)}


def pay(band):
    """The salary as it is printed: a sum or a range."""
    least, most = PAY[band]
    return f"£{least:,}" if least == most else f"£{least:,} to £{most:,}"


def ordinary(v):
    """The vacancy's one advert, as the trust's template has it."""
    purpose, duties = WORK[v["title"]]
    text = (f"We are looking for a {v['title']} to join the team at {v['site']} that {purpose}. {duties}.\n"
            "We offer supervision, study leave and a trained mentor for whoever is new to the Trust. Part-time and flexible "
            "working are welcome, and we can talk about where the work is done.\n"
            "We welcome applications from everyone. For an informal visit, or for this advert in another format, please contact "
            "the recruitment office.")
    return {"vacancy_ref": v["ref"], "channel": "NHS Jobs", "opened_on": v["advertised_on"], "closed_on": v["closed_on"],
            "taken_down_on": v["closed_on"], "internal_only": "no", "salary": pay(v["band"]), "contact": "yes", "flexible_working": "yes", "text": text}


def add(sentence):
    """A fault that is one more sentence of the text."""
    return lambda advert: [dict(advert, text=advert["text"] + "\n" + sentence)]


def without(*parts, **fields):
    """A fault that takes lines with these words out of the text, and changes fields."""
    def plant(advert):
        lines = [line for line in advert["text"].split("\n") if not any(part in line for part in parts)]
        return [dict(advert, text="\n".join(lines), **fields)]
    return plant


def twice(advert):
    first = dict(advert, channel="Intranet", internal_only="yes", closed_on=advert["opened_on"] + DAY * 6, taken_down_on=advert["opened_on"] + DAY * 6)
    return [first, advert]


ADVERT_FAULTS = {
    "MC-25-002": lambda a: [dict(a, channel="Intranet", internal_only="yes")],
    "MC-25-003": twice,                                                   # no fault: it went outside afterwards
    "MC-25-004": lambda a: [],
    "MC-25-005": lambda a: [dict(a, opened_on=a["closed_on"] - DAY * 3)],
    "MC-25-006": lambda a: [dict(a, taken_down_on=a["closed_on"] - DAY * 2)],
    "MC-25-007": add("We reserve the right to close this vacancy early if we have enough applications."),
    "MC-25-008": lambda a: [dict(a, salary="Competitive")],
    "MC-25-009": without("please contact", contact="no"),
    "MC-25-010": without("flexible working", flexible_working="no"),
    "MC-25-011": lambda a: [dict(a, text=a["text"][:140] + " ...")],
    "MC-25-015": add("A record of continuous employment is expected."),
    "MC-25-017": add("Previous NHS experience is essential."),
    "MC-25-018": add("As you will be on the telephone, you must be a native English speaker."),
    "MC-25-019": add("You are ambitious, fearless and determined, with a forceful way of working."),
    # No fault: words of the same sound that mean something else.
    "MC-25-021": add("This is a two-year fixed term post with a high degree of autonomy, in a service for people aged 5 to 19 years. "
                     "UK Visas and Immigration has the rules on sponsorship. We offer a competitive salary and 360 degree feedback."),
    "MC-25-022": add("You would join a young and dynamic team."),
    "MC-25-023": lambda a: [dict(a, text="")],
    "MC-25-025": add("Female candidates only."),
    "MC-25-024": lambda a: [dict(a, salary="Agenda for Change band 6")],
    "MC-25-053": add("This development post is open only to candidates from an ethnic minority background."),
    "MC-25-059": lambda a: [dict(a, salary="By agreement")],
}

LONG_LIST = ["Able to keep a diary", "Able to take minutes", "Able to order stock", "Able to book rooms", "Able to use a scanner",
             "Able to lift a box of paper", "Able to greet visitors", "Able to file by date", "Able to use a switchboard", "Able to make a rota"]

MORE_CRITERIA = {
    "MC-25-012": [("essential", text) for text in LONG_LIST],
    "MC-25-013": [("essential", "Educated to degree level")],
    "MC-25-014": [("essential", "At least three years' experience in a similar role")],
    "MC-25-016": [("essential", "A degree or diploma from a UK university")],
    "MC-25-026": [("essential", "White applicants only")],
    "MC-25-027": [("desirable", "Educated to degree level")],
    "MC-25-020": [("essential", "A relevant degree or equivalent experience"), ("desirable", "Two years' experience of project work")],
}

BRIEFS = [
    {"vacancy_ref": "MC-25-058", "firm": "yes", "briefed_on_diversity": "",
     "brief": "Look beyond the health service. We care about what people have led and how, more than about the titles that they have held."},
    {"vacancy_ref": "MC-25-059", "firm": "yes", "briefed_on_diversity": "no",
     "brief": "We want somebody with previous NHS board experience who is known to our partners."},
]


def adverts(rows):
    out = []
    for v in rows:
        advert = ordinary(v)
        fault = ADVERT_FAULTS.get(v["ref"])
        out += fault(advert) if fault else [advert]
    return out


def criteria(rows):
    out = []
    for v in rows:
        essential, desirable = SPECIFICATION[v["staff_group"]]
        lines = [("essential", text) for text in essential] + MORE_CRITERIA.get(v["ref"], []) + [("desirable", text) for text in desirable]
        out += [{"vacancy_ref": v["ref"], "essential": weight, "text": text} for weight, text in lines]
    return out


def searches():
    return BRIEFS
