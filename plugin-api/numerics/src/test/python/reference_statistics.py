"""Prints the values that StatisticsReferenceTest checks, computed with NumPy and SciPy.

    python3 reference_statistics.py > ../resources/org/reprise/numerics/reference-statistics.csv

Each line is case,field,numbers: numbers are separated by spaces, rows of a matrix by |. Made with SciPy 1.10.1.
"""
import math

import numpy as np
from scipy import stats

SEED = np.random.default_rng(20260101)
RESAMPLES = 20_000


def emit(case, **fields):
    for field, value in fields.items():
        rows = np.atleast_2d(np.asarray(value, dtype=float))
        print(f"{case},{field}," + "|".join(" ".join(repr(float(v)) for v in row) for row in rows))


def iqm(values):
    # Four copies of each value: a quarter of them is always a whole number, so that trim_mean trims fractions.
    return stats.trim_mean(np.repeat(np.ravel(values), 4), 0.25)


def aggregates(scores, target):
    return [
        np.median(scores.mean(axis=0)),
        iqm(scores),
        scores.mean(),
        target - np.minimum(scores, target).mean(),
    ]


def stratified(scores):
    runs, tasks = scores.shape
    return scores[SEED.integers(runs, size=(runs, tasks)), np.arange(tasks)]


def interval(values):
    """Where the ends of a 95 % interval of other resamples lie: 0.6 % is four standard errors of their share."""
    return np.percentile(values, [1.9, 3.1, 96.9, 98.1], axis=0)


def improvement(x, y):
    pairs = [stats.mannwhitneyu(a, b, method="asymptotic").statistic / (len(a) * len(b)) for a, b in zip(x.T, y.T)]
    return np.mean(pairs)


def improvement_by_signs(x, y):
    return (0.5 + 0.5 * np.sign(x[:, None, :] - y[None, :, :])).mean()


def emit_aggregates():
    for case, (runs, tasks) in {"small": (3, 5), "one-task": (7, 1), "large": (10, 26)}.items():
        scores = np.round(SEED.gamma(2, 0.4, (runs, tasks)) + np.linspace(0, 0.5, tasks), 3)
        resampled = [aggregates(stratified(scores), 1) for _ in range(RESAMPLES)]
        emit(f"aggregates-{case}", scores=scores, target=1, values=aggregates(scores, 1), intervals=interval(resampled))
        thresholds = np.array([-1, 0, 0.25, scores[0, 0], 0.8, 1, 1.5, 9])
        above = lambda s: (s[:, :, None] > thresholds).mean(axis=(0, 1))
        emit(f"profile-{case}", scores=scores, thresholds=thresholds, values=above(scores),
             intervals=interval([above(stratified(scores)) for _ in range(RESAMPLES)]))
    emit("iqm-quarters", values=(v := SEED.normal(size=12)), iqm=stats.trim_mean(v, 0.25))


def emit_times():
    times = np.round(SEED.lognormal(1, 0.8, (4, 9)), 2)
    times[0, 3] = times[2, 5] = times[2, 6] = np.inf
    times[:, 8] = np.inf
    with np.errstate(invalid="ignore"):
        ratios = np.where(np.isinf(times), np.inf, times / times.min(axis=0))
    shares = [[(row <= r).mean() for r in (1, 1.5, 2, 4, 100)] for row in ratios]
    # Midpoints of a fine grid, independent of the closed form.
    grid = 1 + 3 * (np.arange(300_000) + 0.5) / 300_000
    emit("times", times=times, thresholds=[1, 1.5, 2, 4, 100], shares=shares,
         scores=[(np.searchsorted(np.sort(row), grid, side="right") / row.size).mean() for row in ratios])


def emit_wilcoxon():
    cases = {}
    for n in (2, 6, 10, 25):
        cases[f"exact-{n}"] = (SEED.normal(0.4, 1, n), SEED.normal(size=n))
    cases["exact-extreme"] = (np.arange(25) + np.linspace(0.5, 1, 25), np.arange(25.0))
    cases["large"] = (SEED.normal(0.3, 1, 60), SEED.normal(size=60))
    cases["far"] = (np.arange(400) + np.linspace(0.5, 1, 400), np.arange(400.0))
    cases["ties"] = (SEED.integers(0, 9, 20) + 10.0, SEED.integers(10, 19, 20) - 9.5)
    cases["zeros"] = (SEED.integers(0, 6, 18).astype(float), SEED.integers(0, 6, 18).astype(float))
    cases["zeros-large"] = (SEED.integers(0, 9, 80).astype(float), SEED.integers(0, 8, 80).astype(float))
    for case, (x, y) in cases.items():
        exact = case.startswith("exact")
        for zeros in ("wilcox", "pratt"):
            result = stats.wilcoxon(x, y, zero_method=zeros, correction=not exact, mode="exact" if exact else "approx")
            emit(f"wilcoxon-{case}-{zeros}", x=x, y=y, statistic=result.statistic, p=result.pvalue, exact=exact)


def emit_mann_whitney():
    cases = {}
    for n, m in ((2, 2), (3, 9), (10, 10), (20, 30), (25, 25)):
        cases[f"exact-{n}-{m}"] = (SEED.normal(0.4, 1, n), SEED.normal(size=m))
    cases["exact-middle"] = ([1, 4], [2, 3])
    cases["exact-extreme"] = (np.arange(25), np.arange(25) + 25)
    cases["large"] = (SEED.normal(0.3, 1, 40), SEED.normal(size=70))
    cases["far"] = (np.arange(200), np.arange(300) + 150.5)
    cases["ties"] = (SEED.integers(0, 6, 9), SEED.integers(1, 7, 12))
    cases["ties-large"] = (SEED.integers(0, 20, 90), SEED.integers(2, 21, 70))
    cases["infinite"] = ([1, np.inf, np.inf], [3, 4, 5])
    for case, (x, y) in cases.items():
        exact = case.startswith("exact")
        result = stats.mannwhitneyu(x, y, method="exact" if exact else "asymptotic")
        emit(f"mannwhitney-{case}", x=x, y=y, statistic=result.statistic, p=result.pvalue, exact=exact)


def emit_improvement():
    for case, (n, m, tasks) in {"one": (10, 8, 1), "tasks": (6, 9, 7)}.items():
        x = np.round(SEED.normal(0.3, 1, (n, tasks)), 1)
        y = np.round(SEED.normal(0, 1, (m, tasks)), 1)
        assert math.isclose(improvement(x, y), improvement_by_signs(x, y))
        resampled = [improvement_by_signs(stratified(x), stratified(y)) for _ in range(RESAMPLES)]
        emit(f"improvement-{case}", x=x, y=y, value=improvement(x, y), interval=interval(resampled)[:, None])


def emit_holm():
    # The definition: the largest, over all p up to this one, of p times how many are not smaller.
    for case, p in {"mixed": [0.01, 0.04, 0.03, 0.005, 0.7], "ties": [0.02, 0.02, 0.5, 0.02], "one": [0.3]}.items():
        ordered = sorted(p)
        adjusted = [max(min(1, (len(p) - i) * q) for i, q in enumerate(ordered) if q <= own) for own in p]
        emit(f"holm-{case}", p=p, adjusted=adjusted)


def emit_ranks():
    scores = {
        "plain": SEED.normal(size=(5, 12)) + np.linspace(0, 1.5, 5)[:, None],
        "ties": SEED.integers(0, 4, (4, 9)).astype(float),
        "strong": SEED.normal(size=(6, 40)) * 0.3 + np.arange(6)[:, None],
        "many": SEED.normal(size=(20, 7)),
    }
    for case, matrix in scores.items():
        k, n = matrix.shape
        chi_square, p = stats.friedmanchisquare(*matrix)
        f = (n - 1) * chi_square / (n * (k - 1) - chi_square)
        emit(f"ranks-{case}", scores=matrix, largest=stats.rankdata(-matrix, axis=0).mean(axis=1),
             smallest=stats.rankdata(matrix, axis=0).mean(axis=1),
             friedman=[chi_square, p, f, stats.f.sf(f, k - 1, (k - 1) * (n - 1))])
    for alpha in (0.05, 0.1):
        quantiles = [stats.studentized_range.ppf(1 - alpha, k, np.inf) / math.sqrt(2) for k in range(2, 21)]
        emit(f"nemenyi-{alpha}", alpha=alpha,
             differences=[q * math.sqrt(k * (k + 1) / (6 * 14)) for k, q in zip(range(2, 21), quantiles)])


emit_aggregates()
emit_times()
emit_wilcoxon()
emit_mann_whitney()
emit_improvement()
emit_holm()
emit_ranks()
