"""SciPy's trust-constr against exact and sketched Newton: time to a KKT residual of 1e-4, and the objectives."""
import statistics
import sys
import time

import numpy as np
import scipy
import scipy.sparse as sp
from scipy.optimize import NonlinearConstraint, minimize

from peers import CORES, Ours, logistic

ROUNDS = 3


def logistic_problem(rows, a, right):
    count, n = rows.shape

    def hess(x):
        p = 1 / (1 + np.exp(-(rows @ x)))
        return (rows.T * (p * (1 - p))) @ rows / count

    return (
        np.ones(n),
        lambda x: np.mean(np.logaddexp(0, -(rows @ x))),
        lambda x: -(rows.T @ (1 / (1 + np.exp(rows @ x)))) / count,
        hess,
        NonlinearConstraint(
            lambda x: np.append(a @ x - right, x @ x - 1), 0, 0,
            jac=lambda x: np.vstack([a, 2 * x]), hess=lambda x, v: 2 * v[-1] * np.eye(n)))


def hs79():
    r2 = np.sqrt(2)

    def f(x):
        return ((x[0] - 1) ** 2 + (x[0] - x[1]) ** 2 + (x[1] - x[2]) ** 2 + (x[2] - x[3]) ** 4
                + (x[3] - x[4]) ** 4)

    def grad(x):
        d = np.array([2 * (x[0] - 1), 2 * (x[0] - x[1]), 2 * (x[1] - x[2]), 4 * (x[2] - x[3]) ** 3,
                      4 * (x[3] - x[4]) ** 3])
        return np.array([d[0] + d[1], d[2] - d[1], d[3] - d[2], d[4] - d[3], -d[4]])

    def hess(x):
        w = np.array([2, 2, 12 * (x[2] - x[3]) ** 2, 12 * (x[3] - x[4]) ** 2])
        h = np.diag(np.append(w, 0)) + np.diag(np.append(0, w))
        h -= np.diag(w, 1) + np.diag(w, -1)
        h[0, 0] += 2
        return h

    def c(x):
        return np.array([x[0] + x[1] ** 2 + x[2] ** 3 - 2 - 3 * r2, x[1] - x[2] ** 2 + x[3] + 2 - 2 * r2,
                         x[0] * x[4] - 2])

    def jac(x):
        return np.array([[1, 2 * x[1], 3 * x[2] ** 2, 0, 0], [0, 1, -2 * x[2], 1, 0], [x[4], 0, 0, 0, x[0]]])

    def second(x, v):
        h = np.diag([0, 2 * v[0], 6 * v[0] * x[2] - 2 * v[1], 0, 0])
        h[0, 4] = h[4, 0] = v[2]
        return h

    return np.full(5, 2.0), f, grad, hess, NonlinearConstraint(c, 0, 0, jac=jac, hess=second)


def elliptic(grid):
    m = grid * grid
    h = 2 / (grid + 1)
    line = sp.diags([1, -2, 1], [-1, 0, 1], shape=(grid, grid)) / h**2
    jacobian = sp.hstack([sp.kron(sp.eye(grid), line) + sp.kron(line, sp.eye(grid)), sp.eye(m)]).tocsr()
    i = np.arange(1, grid + 1) - (grid + 1) / 2
    s = 0.1 / np.sqrt(15)
    target = (np.cos(3 + s * i)[:, None] + np.sin(4 + s * i)[None, :]).ravel()
    weights = np.append(np.ones(m), np.full(m, 0.1))
    centre = np.append(target, np.zeros(m))
    zero = sp.csr_matrix((2 * m, 2 * m))
    return (
        np.ones(2 * m),
        lambda x: 0.5 * weights @ (x - centre) ** 2,
        lambda x: weights * (x - centre),
        lambda x: sp.diags(weights),
        NonlinearConstraint(lambda x: jacobian @ x, 0, 0, jac=lambda x: jacobian, hess=lambda x, v: zero))


def main(classpath, data):
    rows, a, right = logistic(data)
    ours = Ours(classpath, rows, a, right)
    for name, (start, f, grad, hess, constraint) in (
            ("HS79", hs79()), ("logistic", logistic_problem(rows, a, right)), ("elliptic:20", elliptic(20)),
            ("elliptic:60", elliptic(60))):
        methods = ["exact"] if name.startswith("elliptic") else ["exact", "rows", "gaussian"]
        for method in methods:
            for _ in range(300 if method == "exact" and not name.startswith("elliptic:6") else 10):
                ours.solve(name, method)
        peer, mine = [], {method: [] for method in methods}
        for _ in range(ROUNDS):
            begin = time.perf_counter()
            end = minimize(f, start, jac=grad, hess=hess, constraints=[constraint], method="trust-constr",
                           options={"gtol": 1e-5, "xtol": 1e-12, "maxiter": 1000})
            peer.append(time.perf_counter() - begin)
            for method in methods:
                mine[method].append(ours.solve(name, method))
        median = statistics.median(peer)
        residual = np.hypot(end.optimality, end.constr_violation)
        print(f"{name}: trust-constr {median:.4f} s, f={end.fun:.6f}, residual {residual:.1e}, {end.nit} iterations,"
              f" cores={CORES} SciPy {scipy.__version__}", file=sys.stderr)
        for method in methods:
            seconds = statistics.median(run[0] for run in mine[method])
            _, kkt, iterations, objective = mine[method][-1]
            print(f"    {method}: {seconds:.6f} s, f={objective:.6f}, residual {kkt:.1e}, {iterations:.0f} iterations,"
                  f" ratio {median / seconds:.1f}", file=sys.stderr)
        exact = statistics.median(run[0] for run in mine["exact"])
        print(f"BENCH sketched-newton-trust-constr-{name.replace(':', '')} ratio={median / exact:.2f} ours={exact:.6f}"
              f" peer={median:.5f} unit=s", flush=True)
    ours.close()


main(sys.argv[1], sys.argv[2])
