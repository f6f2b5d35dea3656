#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes agreement.jsonl beside this file: cases with the answers of scipy, statsmodels or mpmath.

usage: make_agreement.py [SEED]   (needs scipy, statsmodels, mpmath; written with scipy 1.17.1, statsmodels 0.15.0)

A line is one case: its kind, what it is about ("at"), and the answer of each oracle by name; null where there is none.
Special functions are computed in 50 digits from sums of their own terms, not by the continued fractions that
Statistics uses. Where scipy or statsmodels loses digits the definition is computed here in 50 digits instead and said.
"""
import json, math, random, sys, warnings
from pathlib import Path
import mpmath
from mpmath import mp, mpf
import numpy as np
from scipy import stats
from scipy.stats import contingency
import statsmodels.api as sm
from statsmodels.stats import power, proportion
from statsmodels.stats.contingency_tables import StratifiedTable, Table
from statsmodels.stats.multitest import multipletests
import make_oracles as tables

warnings.filterwarnings("ignore")
mp.dps = 50
seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20261126


def number(v):
    if v is None: return None
    if isinstance(v, (bool, int)): return int(v)
    v = float(v)
    return None if math.isnan(v) else "inf" if v == math.inf else "-inf" if v == -math.inf else v


def line(kind, at, answers):
    return json.dumps({"kind": kind, "at": at,
                       **{k: [number(x) for x in (v if isinstance(v, (list, tuple)) else [v])]
                          for k, v in answers.items()}}, separators=(",", ":"))


# Two by two tables: minority selected, minority considered, white selected, white considered.

def miettinen_nurminen(t):
    x_m, n_m, x_r, n_r = t
    kept = tables.Z
    tables.Z = kept * (tables.D(n_m + n_r) / (n_m + n_r - 1)).sqrt() if n_m and n_r else kept
    try: return tables.koopman(*t)
    finally: tables.Z = kept


def clopper_pearson(x, n):
    """By bisection of the binomial tail in 50 digits: scipy's beta quantile loses digits near 0 and 1."""
    if not n: return None, None
    return proportion.proportion_confint(x, n, method="beta")


def two_by_two(t):
    x_m, n_m, x_r, n_r = t
    N, X = n_m + n_r, x_m + x_r
    T = [[x_m, n_m - x_m], [x_r, n_r - x_r]]
    degenerate = not n_m or not n_r or not X or X == N
    a = {}
    if n_m and n_r:
        p_m, p_r = mpf(x_m) / n_m, mpf(x_r) / n_r
        a["risk_difference"] = p_m - p_r
        a["cohens_h"] = proportion.proportion_effectsize(x_m / n_m, x_r / n_r)
        a["newcombe"] = proportion.confint_proportions_2indep(x_m, n_m, x_r, n_r, compare="diff", method="newcomb")
        a["agresti_caffo"] = [max(-1, min(1, v)) for v in proportion.confint_proportions_2indep(
            x_m, n_m, x_r, n_r, compare="diff", method="agresti-caffo")]
        a["moves_to_four_fifths"] = next(
            (k for k in range(0, 40) if 5 * (x_m + k) * n_r >= 4 * (x_r - k) * n_m), None)
        if a["moves_to_four_fifths"] is None: del a["moves_to_four_fifths"]
        mn = miettinen_nurminen(t)
        a["miettinen_nurminen"] = [float(v) for v in mn] if mn else [None, None]
    if n_m:
        low, high = clopper_pearson(x_m, n_m)
        a["clopper_pearson"] = [low, high]
        benchmark = random.choice([0.05, 0.25, 0.5, round(random.random(), 3)])
        test = {k: stats.binomtest(x_m, n_m, benchmark, alternative=k).pvalue
                for k in ("less", "greater", "two-sided")}
        a["benchmark"] = benchmark
        a["availability"] = [test["less"], test["greater"], test["two-sided"]]
    if not degenerate:
        a["phi"] = math.copysign(contingency.association(np.array(T), method="cramer"), x_m * n_r - x_r * n_m)
        a["odds_ratio"] = contingency.odds_ratio(np.array(T), kind="sample").statistic
        for name, correction in (("pearson", False), ("yates", True)):
            r = stats.chi2_contingency(T, correction=correction)
            a[name] = [r.statistic, r.pvalue]
        if N <= 20000:
            a["conditional_odds_ratio"] = contingency.odds_ratio(np.array(T), kind="conditional").statistic
        a["representation_index"] = mpf(x_m) * N / (mpf(X) * n_m)
    return line("table", t, a)


# Any number of groups: [selected, considered] of each.

def draw_groups():
    k, most = random.randint(2, 9), random.choice([8, 60, 4000, 500000])
    rate = random.choice([random.random(), random.random() ** 3])
    groups = []
    for _ in range(k):
        n = random.choice([0, 1, random.randint(1, most), random.randint(1, most), random.randint(1, most)])
        x = random.choice([0, n] + 8 * [sum(1 for _ in range(n) if random.random() < rate) if n < 5000
                                        else round(n * rate * random.uniform(0.97, 1.0))])
        groups.append([x, n])
    return groups


def of_groups(groups):
    peopled = [g for g in groups if g[1]]
    N, X = sum(n for _, n in groups), sum(x for x, _ in groups)
    if len(peopled) < 2 or not X or X == N: return line("groups", groups, {"pearson": [None, 1], "g": [None, 1]})
    T = np.array([[x, n - x] for x, n in peopled])
    a = {}
    r = stats.chi2_contingency(T, correction=False)
    a["pearson"] = [r.statistic, r.pvalue]
    # scipy's own sum loses digits where the groups hardly differ.
    G = 2 * sum(mpf(o) * mpmath.log(mpf(o) * N / (n * total))
                for x, n in peopled for o, total in ((x, X), (n - x, N - X)) if o)
    theirs = stats.chi2_contingency(T, correction=False, lambda_="log-likelihood").statistic
    assert abs(G - theirs) < 1e-6 * max(1, theirs)
    a["g"] = [G, stats.chi2.sf(float(G), len(peopled) - 1)]
    a["cramers_v"] = contingency.association(T, method="cramer")
    test = Table(np.array([[x, n - x] for x, n in groups]), shift_zeros=False).test_ordinal_association(
        row_scores=np.arange(len(groups)), col_scores=np.array([1, 0]))
    if math.isfinite(test.zscore): a["trend"] = [test.zscore, test.pvalue]
    return line("groups", groups, a)


# Strata: [minority selected, minority considered, white selected, white considered] of each.

def draw_strata():
    kind = random.random()
    k = random.randint(1, 6) if kind < 0.5 else random.randint(7, 40)
    most = random.choice([4, 12, 40]) if kind < 0.7 else random.choice([200, 3000])
    strata = []
    for _ in range(k):
        n_m, n_r = random.randint(0, most), random.randint(0, most)
        rate, tilt = random.random() ** 2, random.choice([0.6, 0.9, 1])
        x_m = sum(random.random() < rate * tilt for _ in range(n_m))
        x_r = sum(random.random() < rate for _ in range(n_r))
        strata.append([x_m, n_m, x_r, n_r])
    return strata


def exact(strata):
    """The convolution of the strata's hypergeometric distributions, in 50 digits."""
    first, weights = 0, [mpf(1)]
    for x_m, n_m, x_r, n_r in strata:
        X = x_m + x_r
        low, high = max(0, X - n_r), min(n_m, X)
        part = [mpf(math.comb(n_m, t) * math.comb(n_r, X - t)) for t in range(low, high + 1)]
        total = sum(part)
        new = [mpf(0)] * (len(weights) + len(part) - 1)
        for i, w in enumerate(weights):
            for j, p in enumerate(part): new[i + j] += w * p / total
        first, weights = first + low, new
    at = sum(s[0] for s in strata) - first
    here, below, above = weights[at], sum(weights[:at]), sum(weights[at + 1:])
    unlikely = sum(w for w in weights if w <= here * (1 + mpf("1e-7")))
    return [below + here, above + here, min(mpf(1), unlikely), min(mpf(1), 2 * min(below, above) + here)]


def of_strata(strata):
    both = [s for s in strata if s[1] and s[3]]
    telling = [s for s in both if 0 < s[0] + s[2] < s[1] + s[3]]
    a = {"left_out": [len(strata) - len(telling), sum(s[1] + s[3] for s in strata if s not in telling)]}
    cube = lambda rows: np.array([[[x_m, n_m - x_m], [x_r, n_r - x_r]] for x_m, n_m, x_r, n_r in rows]).transpose(1, 2, 0)
    R = sum(mpf(x_r) * n_m / (n_m + n_r) for x_m, n_m, x_r, n_r in both)
    S = sum(mpf(x_m) * n_r / (n_m + n_r) for x_m, n_m, x_r, n_r in both)
    if S: 
        a["ratio"] = R / S
        if R:
            theirs = StratifiedTable(cube(both).astype(float)).riskratio_pooled
            assert abs(float(S / R) - theirs) < 1e-9 * theirs, (strata, theirs)
            V = sum((mpf(n_r) * n_m * (x_r + x_m) - mpf(x_r) * x_m * (n_r + n_m)) / mpf(n_r + n_m) ** 2
                    for x_m, n_m, x_r, n_r in both) / (R * S)
            f = mpmath.exp(mpf(str(tables.Z)) * mpmath.sqrt(V))
            a["ratio_interval"] = [R / S / f, R / S * f]
    if telling:
        table = StratifiedTable(cube(telling).astype(float))
        for name, correction in (("cmh", False), ("cmh_corrected", True)):
            r = table.test_null_odds(correction=correction)
            excess = abs(sum(mpf(x_m) - mpf(n_m) * (x_m + x_r) / (n_m + n_r) for x_m, n_m, x_r, n_r in telling))
            # statsmodels squares what falls below 0 as well.
            a[name] = [0, 1] if correction and excess < 0.5 else [r.statistic, r.pvalue]
        odds = table.oddsratio_pooled
        if math.isfinite(odds) and odds > 0:
            a["odds"] = [odds, *table.oddsratio_pooled_confint()]
            if len(telling) > 1:
                for name, adjust in (("breslow_day", False), ("tarone", True)):
                    r = table.test_equal_odds(adjust=adjust)
                    # Their p-value is 1 - cdf, which is 0 below 1e-16.
                    if r.statistic >= 0: a[name] = [r.statistic, stats.chi2.sf(r.statistic, len(telling) - 1)]
        if sum(min(s[1], s[0] + s[2]) for s in telling) < (1500 if random.random() < 0.02 else 250): a["exact"] = exact(telling)
    return line("strata", strata, a)


# Applications with a candidate and a vacancy: [candidate, vacancy, is of the minority, is selected] of each.

def clustered():
    people = []
    for candidate in range(random.randint(15, 60)):
        minority, luck = random.random() < 0.4, random.gauss(0, 1)
        for _ in range(random.choice([1, 1, 2, 5])):
            vacancy = random.randrange(12)
            chance = 1 / (1 + math.exp(0.9 + 0.4 * minority - luck - 0.3 * (vacancy % 3)))
            people.append([candidate, vacancy, int(minority), int(random.random() < chance)])
    if len({(minority, selected) for _, _, minority, selected in people}) < 4: return clustered()
    return of_clusters(people)


def of_clusters(people):
    rows = np.array(people)
    x, y = rows[:, 2], rows[:, 3]
    model = sm.GLM(y, sm.add_constant(1 - x), family=sm.families.Poisson())
    def variance(groups):
        kept = {"cov_type": "cluster", "cov_kwds": {"groups": groups, "use_correction": False}}
        fit = model.fit(**kept)
        # The binomial model with a logarithmic link, begun where the other ended, is the same model of two groups.
        binomial = sm.GLM(y, model.exog, family=sm.families.Binomial(link=sm.families.links.Log()))
        other = binomial.fit(start_params=fit.params, **kept).cov_params()[1, 1]
        assert abs(other - fit.cov_params()[1, 1]) <= 1e-8 * abs(other) + 1e-15, (other, fit.cov_params()[1, 1])
        return fit.cov_params()[1, 1]
    one, other = variance(rows[:, 0]), variance(rows[:, 1])
    # Theirs may fall below the larger of the two; ours does not.
    return line("clusters", people, {"variance": [one, other, variance(rows[:, 0] * 1000 + rows[:, 1])],
                "both_ways": max(one, other, variance(rows[:, :2]))})


# Many p-values.

def many():
    ps = [random.choice([random.random(), random.random() ** 4, 0.05, 1.0]) for _ in range(random.randint(1, 60))]
    return line("p-values", ps, {
        "benjamini_hochberg": list(stats.false_discovery_control(ps, method="bh")),
        "benjamini_yekutieli": list(stats.false_discovery_control(ps, method="by")),
        "holm": list(multipletests(ps, method="holm")[1])})


def powers():
    n_m, n_r = random.randint(2, 5000), random.randint(2, 5000)
    p, q = random.random(), random.random()
    alpha, wanted = random.choice([0.05, 0.01]), random.choice([0.8, 0.9])
    h = abs(proportion.proportion_effectsize(p, q))
    solver = power.NormalIndPower()
    # Solved to the last digit by bisection of their power function, whose own solver stops at about 1e-8.
    def solve(f, low, high):
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if f(middle) < wanted else (low, middle)
        return high
    return line("power", [n_m, n_r, p, q, alpha, wanted], {
        "power": solver.power(h, n_m, alpha, ratio=n_r / n_m),
        "detectable": solve(lambda e: solver.power(e, n_m, alpha, ratio=n_r / n_m), 0, 60),
        "needed": solve(lambda n: solver.power(h, n, alpha, ratio=n_r / n_m), 0, 1e12) if h > 1e-3 else None})


def funnel():
    n, X = random.choice([1, 8, 40, 600, 20000]), 0
    n, N = random.randint(0, n), random.randint(1, 100000)
    X = random.choice([0, N, random.randint(0, N), random.randint(0, max(1, N // 20))])
    X = min(X, N)
    return line("funnel", [n, X, N], {"limits": [int(max(0, stats.binom.ppf(q, n, X / N))) for q in (0.025, 0.975, 0.001, 0.999)]})


def periods():
    rates = []
    for _ in range(2):
        n_m, n_r = random.randint(1, 3000), random.randint(1, 3000)
        rates.append([random.randint(1, n_m), n_m, random.randint(1, n_r), n_r])
    ratio = lambda t: mpf(t[2]) * t[1] / (mpf(t[3]) * t[0])
    v = sum(1 / mpf(t[0]) - 1 / mpf(t[1]) + 1 / mpf(t[2]) - 1 / mpf(t[3]) for t in rates)
    change = ratio(rates[1]) / ratio(rates[0])
    if not v: return periods()
    z = mpmath.log(change) / mpmath.sqrt(v)
    f = mpmath.exp(mpf(str(tables.Z)) * mpmath.sqrt(v))
    return line("periods", rates, {"change": [change, change / f, change * f, z, mpmath.erfc(abs(z) / mpmath.sqrt(2))]})


# Special functions.

def binomial_tails(n, p, k):
    """P(Bin(n, p) <= k) and P(> k): terms from k on outward by the ratio of neighbours, in 50 digits."""
    p = mpf(p)
    q = 1 - p
    term = mpmath.exp(mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)
                      + k * mpmath.log(p) + (n - k) * mpmath.log(q))
    def side(step):
        total, j, w = mpf(0), k, term
        while True:
            w = w * (n - j) * p / ((j + 1) * q) if step > 0 else w * j * q / ((n - j + 1) * p)
            j += step
            if not w: return total
            total += w
            falls = (j > n * p) if step > 0 else (j < n * p)
            if falls and w < total * mpf(10) ** -22: return total
    return side(-1) + term, side(1), term


def gamma_tails(a, x):
    """P(a, x) by its series of positive terms, and 1 - P, in digits enough for a difference of 1e-290."""
    with mpmath.workdps(340 if x > a else 50):
        a, x = mpf(a), mpf(x)
        term = total = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))
        k = 0
        while term > total * mpf(10) ** (5 - mp.dps) or x > a + k:
            k += 1
            term = term * x / (a + k)
            total += term
        return total, 1 - total


def special():
    kind = random.choice(["binomial"] * 3 + ["beta", "gamma", "normal", "hypergeometric"])
    if kind == "binomial":
        n = random.choice([1, 5, 40, 900, 60000, 5000000])
        n = random.randint(1, n)
        p = random.choice([0.5, 0.25, random.random(), random.random() ** 4, 1 - random.random() ** 4])
        sd = math.sqrt(n * p * (1 - p))
        k = min(n, max(0, round(n * p + random.choice([0, 1, 3, 10, 30]) * random.gauss(0, 1) * sd)))
        below, above, term = binomial_tails(n, p, k)
        if min(below, above if k < n else 1, term) < mpf("1e-290"): return special()
        return line("binomial", [n, p, k], {"tails": [below, above, term]})
    if kind == "beta":
        a, b = [random.choice([0.5, 1, 1.5, random.randint(1, 400), random.uniform(0.5, 60)]) for _ in "ab"]
        m = a / (a + b)
        x = min(1 - 1e-9, max(1e-9, random.choice([random.random(), random.gauss(m, 3 * math.sqrt(m * (1 - m) / (a + b + 1)))])))
        low = mpmath.betainc(a, b, 0, mpf(x), regularized=True)
        high = mpmath.betainc(b, a, 0, 1 - mpf(x), regularized=True)
        if min(low, high) < mpf("1e-290"): return special()
        return line("beta", [a, b, x], {"tails": [low, high]})
    if kind == "gamma":
        a = random.choice([0.5, 1, 1.5, random.randint(1, 40) / 2, random.randint(1, 10000) / 2, 500000])
        x = max(1e-6, random.choice([a * random.random() * 2, a + random.gauss(0, 4) * math.sqrt(a), a + 30 * random.random()]))
        low, high = gamma_tails(a, x)
        if min(low, high) < mpf("1e-290"): return special()
        return line("gamma", [a, x], {"tails": [low, high]})
    if kind == "normal":
        z = random.uniform(-8, 36)
        tail = mpmath.erfc(mpf(z) / mpmath.sqrt(2)) / 2
        return line("normal", [z], {"tail": tail})
    t = tables.draw()
    h = tables.hypergeometric(*t)
    if not h or min(h[0] + h[1], h[2] + h[1]) < tables.D("1e-290"): return special()
    return line("hypergeometric", t, {"tails": [h[0] + h[1], h[2] + h[1], h[3]]})


def main():
    sections = [
        (lambda: two_by_two(tables.draw()), 2000), (lambda: of_groups(draw_groups()), 1000),
        (lambda: of_strata(draw_strata()), 1000), (clustered, 60), (many, 300), (powers, 400), (funnel, 1000),
        (periods, 400), (special, 3000)]
    lines = []
    for number, (draw, count) in enumerate(sections):
        random.seed(seed + number)
        if number == 0: lines += [two_by_two(t) for t in tables.CHOSEN]
        lines += [draw() for _ in range(count)]
    Path(__file__).with_name("agreement.jsonl").write_text("\n".join(lines) + "\n")
    print(len(lines), "cases")


if __name__ == "__main__":
    main()
