#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample bundles of the fictional Marram Coast NHS Trust beside itself.

usage: make_sample.py [FOLDER]      the same bytes on every run; FOLDER defaults to this script's own

No real person, post or organisation is described: everything is drawn from the tables below by a seeded generator.
The planted faults are listed in README.md with the verdicts that they must give.
"""
import csv, datetime, pathlib, random, sys
from xml.sax.saxutils import escape, quoteattr

sys.dont_write_bytecode = True
from sample_adverts import adverts, criteria, searches

DAY = datetime.timedelta(days=1)
# Code of the 2001 census categories as the NHS Data Dictionary lists them, and its weight among applicants.
ETHNICITY = [("A", 44), ("B", 2), ("C", 9), ("CP", 2), ("D", 1), ("F", 1), ("G", 1), ("H", 11), ("J", 5), ("K", 2),
             ("L", 3), ("M", 2), ("N", 9), ("PC", 2), ("R", 1), ("S", 3), ("Z", 3), ("", 1)]
WHITE = {"A", "B", "C"}
STAFF_GROUPS = {  # name: (clinical, titles)
    "Nursing and Midwifery Registered": ("yes", ["Staff Nurse", "Senior Sister or Charge Nurse", "Community Midwife", "Matron"]),
    "Allied Health Professionals": ("yes", ["Physiotherapist", "Occupational Therapist", "Dietitian", "Radiographer"]),
    "Healthcare Scientists": ("yes", ["Biomedical Scientist", "Audiologist"]),
    "Administrative and Clerical": ("no", ["Ward Clerk", "Finance Analyst", "Recruitment Adviser", "Programme Manager"]),
    "Estates and Ancillary": ("no", ["Domestic Assistant", "Estates Officer"]),
    "Medical and Dental": ("yes", ["Consultant in Acute Medicine"]),
}
SITES = ["Marram Coast General Hospital", "Saltmarsh Community Hospital", "Dunes House"]
# Band and staff group of each vacancy, in order; ref MC-25-001 is the first.
BANDS = (["5"] * 16 + ["6"] * 12 + ["3"] * 6 + ["4"] * 5 + ["2"] * 2 + ["7"] * 9 + ["8a"] * 4 + ["8b"] * 2 + ["8c", "9", "VSM"]
         + ["Consultant", "Band 6/7"])

VACANCY = ["ref", "title", "band", "staff_group", "clinical", "site", "department", "posts", "advertised_on", "closed_on",
           "interviewed_on", "representative", "representative_decides", "declared_by", "declared_on"]
ADVERT = ["vacancy_ref", "channel", "opened_on", "closed_on", "taken_down_on", "internal_only", "salary", "contact", "flexible_working", "text"]
CRITERION = ["vacancy_ref", "essential", "text"]
SEARCH = ["vacancy_ref", "firm", "briefed_on_diversity", "brief"]
PANEL = ["vacancy_ref", "phase", "standing", "sat_on", "seat", "role", "decides", "trained_on", "deciding_asked",
         "deciding_counted", "minority_counted"]
APPLICATION = ["id", "vacancy_ref", "ethnicity", "sex", "disability", "age_band", "religion", "orientation", "route", "applied_on", "shortlisted_on", "interviewed_on", "offered_on",
               "accepted_on", "started_on", "outcome"]
SCORE = ["application_id", "criterion", "value", "scored"]
COUNT = ["vacancy_ref", "characteristic", "category", "stage", "count", "route"]
EXPLANATION = ["rule", "subject", "context", "rationale", "risks_and_mitigation", "action", "owner", "due", "evidence",
               "resource", "evaluation", "author", "approver", "approved_on", "comply_by"]


def vacancies(r):
    """The year's vacancies, each with the dates that its applications follow."""
    groups = list(STAFF_GROUPS)
    rows = []
    for number, band in enumerate(BANDS, 1):
        if band == "Consultant": group = "Medical and Dental"
        elif band in ("2", "3", "4"): group = r.choice(["Administrative and Clerical", "Estates and Ancillary"])
        elif band in ("8c", "9", "VSM"): group = "Administrative and Clerical"
        else: group = r.choices(groups[:4], (6, 4, 2, 3))[0]
        clinical, titles = STAFF_GROUPS[group]
        advertised = datetime.date(2025, 4, 1) + DAY * r.randint(0, 290)
        closed = advertised + DAY * r.randint(10, 21)
        rows.append({"ref": f"MC-25-{number:03d}", "title": r.choice(titles), "band": band, "staff_group": group,
                     "clinical": clinical, "site": r.choice(SITES), "department": group.split()[0],
                     "advertised_on": advertised, "closed_on": closed, "interviewed_on": closed + DAY * r.randint(9, 16),
                     "representative": "", "representative_decides": "", "declared_by": "", "declared_on": ""})
    return rows


def declare(row, answer, decides=""):
    row.update(representative=answer, representative_decides=decides, declared_by="recruiting manager",
               declared_on=row["closed_on"] + DAY * 3)


def seats(row, standing="actual", deciding=3, observers=0, trained=None, counted=None, phase="interview"):
    """The seats of one panel; the panel-wide numbers stand on the first."""
    sat = row["interviewed_on"]
    rows = []
    for seat in range(1, deciding + observers + 1):
        role = "chair" if seat == 1 else "member" if seat <= deciding else "observer"
        when = sat - DAY * (200 + 61 * seat) if trained is None else trained[seat - 1]
        rows.append({"vacancy_ref": row["ref"], "phase": phase, "standing": standing, "sat_on": sat, "seat": seat, "role": role,
                     "decides": "no" if role == "observer" else "yes", "trained_on": when})
    if counted is not None:
        rows[0].update(zip(("deciding_asked", "deciding_counted", "minority_counted"), counted))
    return rows


def panels(rows):
    """Panels of every vacancy, with the planted faults of the panel rules."""
    by = {row["ref"]: row for row in rows}
    out = []
    for row in rows:
        ref, number = row["ref"], int(row["ref"][-3:])
        senior = row["band"] in ("7", "8a", "8b", "8c", "9", "VSM")
        if ref in PLANTED: continue
        if senior and number % 2: declare(row, "yes", "yes")
        out += seats(row, counted=(3, 3, 1) if senior and number % 2 == 0 else None)
    for ref, plant in PLANTED.items(): out += plant(by[ref])
    return sorted(out, key=lambda p: (p["vacancy_ref"], p["standing"], p["seat"]))


def no_representative(row): declare(row, "no"); return seats(row, counted=(3, 3, 0))
def nothing_recorded(row): return seats(row)
def not_asked(row): declare(row, "not asked"); return seats(row, counted=(3, 1, 0))
def observer_only(row): declare(row, "yes", "no"); return seats(row, observers=1)
def too_few(row): declare(row, "yes", "yes"); return seats(row, deciding=1, observers=2)
def long_untrained(row):
    declare(row, "yes", "yes")
    sat = row["interviewed_on"]
    return seats(row, trained=[sat - DAY * 300, sat - DAY * 365 * 6, ""])
def only_planned(row): declare(row, "yes", "yes"); return seats(row, standing="planned")
def upcoming(row): declare(row, "no"); return seats(row, standing="planned", counted=(3, 3, 0))
def grade_unplaced(row): return seats(row)

# Band 7 and above are vacancies 42 to 59; 060 is a consultant, 061 is "Band 6/7".
PLANTED = {"MC-25-042": no_representative, "MC-25-043": nothing_recorded, "MC-25-044": not_asked, "MC-25-045": observer_only,
           "MC-25-046": too_few, "MC-25-047": long_untrained, "MC-25-048": only_planned, "MC-25-050": no_representative,
           "MC-25-051": no_representative, "MC-25-052": no_representative, "MC-25-054": upcoming,
           "MC-25-060": grade_unplaced, "MC-25-061": grade_unplaced}
UPCOMING = {"MC-25-054"}      # its interview has not taken place
NOT_SHORTLISTED = {"MC-25-059"}  # advertised, nobody shortlisted yet, no panel named


def applications(r, rows):
    out = []
    for row in rows:
        if row["ref"] in UPCOMING | NOT_SHORTLISTED:
            size = 14
        else:
            size = r.randint(24, 46) if row["band"] in ("2", "3", "4", "5", "6") else r.randint(18, 30)
        for _ in range(size):
            code = r.choices(*zip(*ETHNICITY))[0]
            white = code[:1] in WHITE
            route = r.choices(("external", "internal", "international"), (70, 22, 8) if white else (62, 16, 22))[0]
            a = dict.fromkeys(APPLICATION, "")
            a.update(vacancy_ref=row["ref"], ethnicity=code, route=route, outcome="rejected",
                     applied_on=row["advertised_on"] + DAY * r.randint(0, (row["closed_on"] - row["advertised_on"]).days))
            if row["ref"] in NOT_SHORTLISTED: a["outcome"] = "in_progress"
            elif r.random() < (0.46 if white else 0.36):
                a["shortlisted_on"] = row["closed_on"] + DAY * 4
                if row["ref"] in UPCOMING: a["outcome"] = "in_progress"
                elif r.random() < 0.9:
                    a["interviewed_on"] = row["interviewed_on"]
                    if r.random() < (0.36 if white else 0.24 + (0.2 if route == "international" else 0)): offer(a, r)
            out.append(a)
    r.shuffle(out)
    out.sort(key=lambda a: a["applied_on"])
    for number, a in enumerate(out, 1): a["id"] = f"APP-{number:05d}"
    return out


# Of each other characteristic its labels, with their weights among those who were appointed and among the others.
CHARACTERISTICS = {
    "sex": [("Female", 71, 72), ("Male", 26, 25), ("In another way", 1, 1), ("Prefer not to say", 1, 1), ("", 1, 1)],
    "disability": [("No", 89, 82), ("Yes", 6, 11), ("Prefer not to say", 3, 4), ("", 2, 3)],
    "age_band": [("16 to 24", 10, 13), ("25 to 34", 34, 32), ("35 to 44", 28, 26), ("45 to 54", 18, 18), ("55 to 64", 8, 9),
                 ("65 and over", 1, 1), ("Prefer not to say", 1, 1)],
    "religion": [("No religion", 36, 33), ("Christian", 38, 36), ("Islam", 9, 13), ("Hinduism", 6, 6), ("Sikhism", 2, 2),
                 ("Buddhism", 1, 1), ("Other", 2, 2), ("I do not wish to disclose my religion/belief", 4, 5), ("", 2, 2)],
    "orientation": [("Heterosexual or Straight", 87, 86), ("Gay or Lesbian", 3, 3), ("Bisexual", 2, 3), ("Undecided", 1, 1),
                    ("Prefer not to say", 5, 5), ("", 2, 2)],
}


def characterise(apps):
    """Draws the other characteristics from a generator of their own, so that everything else stays as it was."""
    r = random.Random(20260401)
    for a in apps:
        for name, labels in CHARACTERISTICS.items():
            label, appointed, others = zip(*labels)
            a[name] = r.choices(label, appointed if a["accepted_on"] else others)[0]


def offer(a, r):
    a["offered_on"] = a["interviewed_on"] + DAY * 2
    if r.random() < 0.06:
        a["outcome"] = "declined_offer"
        return
    a.update(accepted_on=a["offered_on"] + DAY * 5, started_on=a["offered_on"] + DAY * 70, outcome="appointed")


def plant_data_faults(apps):
    """Faults of the data themselves; each is named in README.md."""
    faulty = [dict(a) for a in apps]
    rejected = [i for i, a in enumerate(faulty) if not a["shortlisted_on"] and a["outcome"] == "rejected"]
    faulty[rejected[10]]["ethnicity"] = "T"                    # no category of the 2001 codes
    faulty[rejected[20]]["applied_on"] = "2025-02-31"          # no such day
    faulty[rejected[60]]["age_band"] = "1985-05-12"            # a date of birth where a band of ages is asked for
    appointed = [i for i, a in enumerate(faulty) if a["accepted_on"]]
    faulty[appointed[5]]["interviewed_on"] = ""                # offered, but no interview is dated
    faulty.append(dict(faulty[rejected[30]]))                  # the same application twice
    lost = dict(faulty[rejected[40]]); lost.update(id="APP-90001", vacancy_ref="MC-24-999")
    faulty.append(lost)                                        # a vacancy that is not in the bundle
    nameless = dict(faulty[rejected[50]]); nameless.update(id="")
    faulty.append(nameless)                                    # no identifier
    return faulty


def scores(r, apps):
    out = []
    for number, a in enumerate(a for a in apps if a["shortlisted_on"]):
        if number % 3: continue
        # An applicant with a guaranteed interview is not scored: the 0 is no score.
        guaranteed = number % 60 == 0
        out.append({"application_id": a["id"], "criterion": "shortlisting total", "value": 0 if guaranteed else r.randint(8, 24),
                    "scored": "no" if guaranteed else "yes"})
    return out


def counts(apps):
    """The applications as cumulative equality counts, made without the program that is to be tested."""
    stages = [("applied", lambda a: True), ("shortlisted", lambda a: a["shortlisted_on"]), ("interviewed", lambda a: a["interviewed_on"]),
              ("offered", lambda a: a["offered_on"]), ("accepted", lambda a: a["accepted_on"]), ("started", lambda a: a["started_on"])]
    table = {}
    for a in apps:
        reached = max(i for i, (_, test) in enumerate(stages) if test(a))
        labels = [("ethnicity", a["ethnicity"][:1] or "Not answered")] + [(name, a[name] or "Not answered") for name in CHARACTERISTICS]
        for order, (name, label) in enumerate(labels):
            for i in range(reached + 1):
                key = (order, name, a["vacancy_ref"], label, i, a["route"])
                table[key] = table.get(key, 0) + 1
    return [{"vacancy_ref": v, "characteristic": name, "category": c, "stage": stages[i][0], "count": n, "route": route}
            for (_, name, v, c, i, route), n in sorted(table.items())]


def explanations():
    def entry(rule, subject, **over):
        e = dict(rule=rule, subject=subject,
                 context="The panel was formed within a week because the post had stood empty for three months.",
                 rationale="The three trained representatives of the pool were on leave, and moving the date would have lost two applicants.",
                 risks_and_mitigation="A narrower view of the answers: every answer was scored against the published guide, and an independent "
                                      "adviser read the scores before the offer.",
                 action="Widen the pool of trained representatives from three to nine", owner="Head of Recruitment", due="2026-06-30",
                 evidence="Pool rota and scoring sheets in the recruitment file", resource="Two training days",
                 evaluation="Share of band 7 and above panels with a representative, each quarter",
                 author="Recruiting Manager, Theatres", approver="Director of People", approved_on="2026-01-20", comply_by="2026-09-30")
        e.update(over)
        return e
    rep = "panel.ethnic-minority-representation"
    return [entry(rep, "MC-25-050"),
            entry(rep, "MC-25-051", approved_on="2025-03-01", comply_by="2025-04-30"),                      # had run out before the panel sat
            entry(rep, "MC-25-052", rationale="TBC", risks_and_mitigation=""),      # not adequate
            entry(rep, "MC-25-049")]                                                # the rule is met there


def write_csv(path, head, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.DictWriter(f, head, restval="", lineterminator="\r\n")
        w.writeheader()
        w.writerows(rows)


def write_xml(path, parts):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n<evenhand xmlns="urn:evenhand:bundle:1">\n')
        for group, element, head, rows in parts:
            f.write(f"  <{group}>\n")
            for row in rows:
                keys = [k for k in head if k in ("ref", "id", "vacancy_ref", "application_id")]
                # A key that is empty is left out, as a system without one would do.
                attributes = "".join(f" {k}={quoteattr(str(row[k]))}" for k in keys if row.get(k, "") != "")
                fields = "".join(f"<{k}>{escape(str(row.get(k, '')))}</{k}>" for k in head if k not in keys)
                f.write(f"    <{element}{attributes}>{fields}</{element}>\n")
            f.write(f"  </{group}>\n")
        f.write("</evenhand>\n")


def main():
    here = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    r = random.Random(20250401)
    rows = vacancies(r)
    apps = applications(r, rows)
    characterise(apps)
    for row in rows: row["posts"] = max(1, sum(a["vacancy_ref"] == row["ref"] and a["accepted_on"] != "" for a in apps))
    seated = [p for p in panels(rows) if p["vacancy_ref"] not in NOT_SHORTLISTED]
    for row in rows:
        if row["ref"] in UPCOMING | NOT_SHORTLISTED: row["interviewed_on"] = ""
    scored = scores(r, apps)
    parts = [("vacancies", "vacancy", VACANCY, rows), ("adverts", "advert", ADVERT, adverts(rows)),
             ("criteria", "criterion", CRITERION, criteria(rows)), ("searches", "search", SEARCH, searches()), ("panels", "seat", PANEL, seated),
             ("applications", "application", APPLICATION, plant_data_faults(apps)), ("scores", "score", SCORE, scored)]
    for folder in ("csv", "xml", "counts"): (here / folder).mkdir(parents=True, exist_ok=True)
    for group, _, head, part in parts: write_csv(here / "csv" / f"{group}.csv", head, part)
    write_xml(here / "xml" / "evenhand.xml", parts)
    write_csv(here / "counts" / "vacancies.csv", VACANCY, rows)
    faulty = plant_data_faults(apps)[:len(apps)]  # without the three records that cannot be used
    write_csv(here / "counts" / "equality.csv", COUNT, counts(faulty))
    write_csv(here / "explanations.csv", EXPLANATION, explanations())


main()
