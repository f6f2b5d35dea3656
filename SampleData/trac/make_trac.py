#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a bundle in the manner of Trac for the fictional Sandwick Vale NHS Trust beside itself.

usage: make_trac.py [FOLDER]      the same bytes on every run; FOLDER defaults to this script's own

No real person, post or organisation is described. The planted faults are listed in README.md.
"""
import csv, datetime, pathlib, random, sys

DAY = datetime.timedelta(days=1)
BANDS = ["Band 5"] * 10 + ["Band 6"] * 8 + ["Band 7"] * 6 + ["Band 8 - Range A"] * 4
TITLES = {"Band 5": "Staff Nurse", "Band 6": "Senior Physiotherapist", "Band 7": "Team Leader", "Band 8 - Range A": "Service Manager"}
# Heading, label, weight among applicants. The first six are white.
ETHNICITY = [("White", "British", 48), ("White", "Irish", 3), ("White", "Any other White background", 9),
             ("White", "Gypsy or Irish Traveller", 1), ("White", "", 1), ("White", "Polish", 1),
             ("Asian or Asian British", "Indian", 12), ("Asian or Asian British", "Pakistani", 5),
             ("Asian or Asian British", "Any other Asian background", 3), ("Black or Black British", "African", 10),
             ("Black or Black British", "Caribbean", 2), ("Mixed", "White & Black Caribbean", 2),
             ("Other ethnic group", "Arab", 1), ("", "I do not wish to disclose my ethnic origin", 3), ("", "Not known", 1), ("", "", 1)]
WHITE = 6
VACANCY = ["Vacancy reference", "Job title", "Pay band", "Staff group", "Site", "Department", "Number of posts", "Advertised on",
           "Closing date", "Interview date", "Panel representative", "Representative decides", "Declared by", "Declared on"]
REPORT = ["Vacancy Reference", "Job Title", "Pay Band", "Application ID", "Stage", "Authorisation gateway", "Advertising gateway",
          "Shortlisting gateway", "Interview gateway", "Offer gateway"]
APPLICATION = ["Application ID", "Vacancy reference", "Applicant type", "Status", "Date submitted", "Longlist pile", "Date shortlisted",
               "Ethnic group", "Ethnic origin"]
SHORTLISTERS = ["Vacancy reference", "Panel status", "Panel member", "Role", "Recruitment training"]
INTERVIEWERS = ["Vacancy reference", "Panel status", "Panel date", "Panel member", "Role", "Recruitment training", "Members asked",
                "Members counted", "Ethnic minority members counted"]
SCORE = ["Application ID", "Criterion", "Score", "Scored"]
# Vacancy 19 to 28 are band 7 and above.
NO_REPRESENTATIVE, NOTHING_RECORDED, ONLY_SUGGESTED, UNDER_WAY = 21, 22, 23, {27, 28}


def day(date): return date.strftime("%d/%m/%Y") if date else ""


def vacancies(r):
    rows = []
    for number, band in enumerate(BANDS, 1):
        opened = datetime.date(2025, 4, 7) + DAY * (11 * number)
        closed = opened + DAY * 14
        held = None if number in UNDER_WAY else closed + DAY * r.randint(10, 16)
        rows.append({"number": number, "ref": f"SV-{2500 + number}", "band": band, "opened": opened, "closed": closed, "held": held,
                     "representative": "", "decides": ""})
        if number > 18 and held and number not in (NO_REPRESENTATIVE, NOTHING_RECORDED): rows[-1].update(representative="Yes", decides="Yes")
        if number == NO_REPRESENTATIVE: rows[-1]["representative"] = "No"
    return rows


def applications(r, rows):
    out = []
    for v in rows:
        for _ in range(40):
            group, label, _weight = r.choices(ETHNICITY, [e[2] for e in ETHNICITY])[0]
            is_white = ETHNICITY.index((group, label, _weight)) < WHITE
            a = {"v": v, "group": group, "label": label, "type": r.choice(["External"] * 7 + ["Internal"] * 2 + ["International"]),
                 "submitted": v["opened"] + DAY * r.randint(0, 13), "pile": r.choice("112223"), "shortlisted": None}
            out.append(a)
            if v["number"] in UNDER_WAY:
                a["status"] = "Shortlisting: Rejected" if a["pile"] == "3" else "Shortlisting: Evaluate"
            elif a["pile"] == "3" or r.random() > (0.46 if is_white else 0.38):
                a["status"] = r.choice(["Shortlisting: Rejected"] * 12 + ["Shortlisting: Withdrawn"])
            else:
                a["shortlisted"] = v["closed"] + DAY * 4
                a["status"] = shortlisted(r, is_white)
    # The systems of trusts number applications in the order in which they come.
    out.sort(key=lambda a: (a["submitted"], a["v"]["number"]))
    for index, a in enumerate(out, 1): a["id"] = f"A{260000 + index}"
    return out


def shortlisted(r, is_white):
    if r.random() > (0.30 if is_white else 0.21):
        return r.choices(["Interview: Rejected", "Interview: Withdrawn", "Interview: Not attended"], (16, 1, 1))[0]
    return r.choices(["Offer: Declined", "Offer: Conditional", "Pre-employment: Checks", "Starting: Confirmed", "Outcome: Appointed"],
                     (1, 2, 4, 6, 4))[0]


def panels(rows):
    short, interview = [], []
    for v in rows:
        for seat, role in ((1, "Lead Shortlister"), (2, "Shortlister")):
            short.append([v["ref"], "Confirmed", f"Member {v['number']}-{seat}", role, day(v["opened"] - DAY * 150 * seat)])
        if not v["held"]: continue
        status = "Suggested" if v["number"] == ONLY_SUGGESTED else "Confirmed"
        for seat in (2, 3, 4):
            role = "Lead Interviewer" if seat == 2 else "Interviewer"
            counted = [3, 3, 0] if v["number"] == NO_REPRESENTATIVE and seat == 2 else ["", "", ""]
            interview.append([v["ref"], status, day(v["held"]), f"Member {v['number']}-{seat}", role, day(v["held"] - DAY * 90 * seat)] + counted)
    return short, interview


def report(rows, apps):
    """A row a vacancy, a row an application in Offer or Starting, nothing for what has its outcome."""
    out = []
    for v in rows:
        own = [a for a in apps if a["v"] is v]
        late = [a for a in own if a["status"].split(":")[0] in ("Offer", "Starting") and a["status"] != "Offer: Declined"]
        if v["held"] and not late: continue
        start = [v["ref"], TITLES[v["band"]], v["band"]]
        gates = [day(v["opened"] - DAY * 20), day(v["opened"]), day(v["closed"] + DAY * 4) if v["held"] else "", day(v["held"])]
        if not late: out.append(start + ["", "Shortlisting: Evaluate"] + gates + [""])
        for a in late: out.append(start + [a["id"], a["status"]] + gates + [day(v["held"] + DAY * 5)])
    return out


def plant(apps):
    """Rows as they are written, with the faults that README.md lists."""
    rows = [[a["id"], a["v"]["ref"], a["type"], a["status"], day(a["submitted"]) + " 10:30", a["pile"], day(a["shortlisted"]), a["group"],
             a["label"]] for a in apps]
    rejected = [row for row in rows if row[3] == "Shortlisting: Rejected"]
    rejected[5][7:] = ["", "African"]                      # no heading
    rejected[6][7:] = ["", "British"]
    rejected[15][7:] = ["White", "Indian"]                 # not under that heading
    rejected[25][3] = "Shortlisting: On hold"              # a sub-state that no map knows
    rows.append(list(rejected[35]))                        # the same application twice
    return rows


def scores(r, apps):
    out = []
    for index, a in enumerate(a for a in apps if a["shortlisted"]):
        if index % 4: continue
        guaranteed = index % 40 == 0
        out.append([a["id"], "Essential criteria", 0 if guaranteed else r.randint(4, 12), "No" if guaranteed else "Yes"])
    return out


APPOINTED = ("Offer: Conditional", "Pre-employment: Checks", "Starting: Confirmed", "Outcome: Appointed")


def posts(v, apps):
    """As many as are or will be appointed, and at least one."""
    return max(1, sum(a["v"] is v and a["status"] in APPOINTED for a in apps))


def write(path, head, rows):
    with open(path, "w", newline="", encoding="utf-8-sig") as f:
        w = csv.writer(f, lineterminator="\r\n")
        w.writerow(head)
        w.writerows(rows)


def main():
    here = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    here.mkdir(parents=True, exist_ok=True)
    r = random.Random(20250407)
    rows = vacancies(r)
    apps = applications(r, rows)
    short, interview = panels(rows)
    write(here / "trac-vacancies.csv", VACANCY, [
        [v["ref"], TITLES[v["band"]], v["band"], "Nursing and Midwifery Registered" if v["band"] == "Band 5" else "Allied Health Professionals",
         "Sandwick Vale Hospital", "Medicine" if v["number"] % 2 else "Surgery", posts(v, apps), day(v["opened"]), day(v["closed"]), day(v["held"]),
         v["representative"], v["decides"], "recruiting manager" if v["representative"] else "",
         day(v["closed"] + DAY * 3) if v["representative"] else ""] for v in rows])
    write(here / "trac-managers-update.csv", REPORT, report(rows, apps))
    write(here / "trac-applications.csv", APPLICATION, plant(apps))
    write(here / "trac-shortlisting-panels.csv", SHORTLISTERS, short)
    write(here / "trac-interview-panels.csv", INTERVIEWERS, interview)
    write(here / "trac-scores.csv", SCORE, scores(r, apps))


main()
