"""Runs the sketched Newton method alternately in Reprise and in NumPy and prints the ratios of the times of an iteration."""
import statistics
import sys
import time

import numpy as np
from scipy.linalg import solve_triangular

from peers import CORES, Ours, logistic

ROUNDS = 7
CAP = 100000
CHUNK = 128


def sketch(kind, k, b, z, tolerance, rng):
    """Steps one after another, a chunk at a time: with V = S'K the chunk is one sweep of Gauss and Seidel on V V'."""
    n = len(b)
    steps = 0
    while steps < CAP and np.linalg.norm(k @ z - b) > tolerance:
        count = min(CHUNK, CAP - steps)
        if kind == "gaussian":
            s = rng.standard_normal((count, n))
            v, right = s @ k, s @ b
        else:
            chosen = rng.integers(0, n, count)
            v, right = k[chosen], b[chosen]
        y = solve_triangular(v @ v.T, right - v @ z, lower=True, check_finite=False)
        z += y @ v
        steps += count
    return steps


def newton(kind, rows, a, right, rng):
    """The method with the parameters of the paper; returns the residual, iterations, objective and steps."""
    count, n = rows.shape
    m = len(right) + 1
    eta1, eta2, delta, xi, beta, nu = 1.0, 0.1, 0.1, 0.1, 0.1, 1.5
    x, l = np.ones(n), np.ones(m)
    total = 0

    def first(x, l):
        t = rows @ x
        f = np.mean(np.logaddexp(0, -t))
        gradient = -(rows.T @ (1 / (1 + np.exp(t)))) / count
        c = np.append(a @ x - right, x @ x - 1)
        g = np.vstack([a, 2 * x])
        return t, f, c, g, gradient + g.T @ l

    def merit(f, c, gl, l):
        return f + l @ c + eta1 / 2 * c @ c + eta2 / 2 * gl @ gl

    for iteration in range(100):
        t, f, c, g, gl = first(x, l)
        kkt = np.sqrt(gl @ gl + c @ c)
        if kkt <= 1e-4:
            return kkt, iteration, f, total
        p = 1 / (1 + np.exp(-t))
        h = (rows.T * (p * (1 - p))) @ rows / count + 2 * l[-1] * np.eye(n)
        floor = np.linalg.eigvalsh(g @ g.T)[0]
        null = np.linalg.qr(g.T, mode="complete")[0][:, m:]
        shift = xi + np.linalg.norm(h) if np.linalg.eigvalsh(null.T @ h @ null)[0] < 1e-2 else 0
        k = np.block([[h + shift * np.eye(n), g.T], [g, np.zeros((m, m))]])
        b = -np.append(gl, c)
        psi = 20 * max(np.linalg.norm(k[:n, :n]) ** 2, 1) / (min(floor, 1) * xi)
        upsilon = max(np.linalg.norm(g), np.linalg.norm(h), 1)
        z = np.zeros(n + m)
        while True:
            trial = (0.5 - beta) * eta2 / ((1 + eta1 + eta2) * upsilon**2 * psi**2)
            delta = max(min(delta, trial), 1e-6)
            total += sketch(kind, k, b, z, delta * kkt / (np.linalg.norm(k) * psi), rng)
            slope = np.append(gl + eta2 * h @ gl + eta1 * g.T @ c, c + eta2 * g @ gl) @ z
            if slope <= -eta2 / 2 * kkt**2 or eta1 > 1e8 or eta2 < 1e-8:
                break
            eta1, eta2, delta = eta1 * nu**2, eta2 / nu, delta / nu**4
        value, step = merit(f, c, gl, l), 1.0
        while True:
            _, there, c, _, gl = first(x + step * z[:n], l + step * z[n:])
            if merit(there, c, gl, l + step * z[n:]) <= value + step * beta * slope:
                break
            step /= 2
        x, l = x + step * z[:n], l + step * z[n:]
    raise RuntimeError("no convergence")


def main(classpath, data):
    rows, a, right = logistic(data)
    ours = Ours(classpath, rows, a, right)
    rng = np.random.default_rng(0)
    ratios = {}
    for kind in ("rows", "gaussian"):
        for _ in range(5):
            ours.solve("logistic", kind, CAP)
        mine, peer = [], []
        for _ in range(ROUNDS):
            # Per iteration: both do as many sketches in one, but may differ by an iteration.
            seconds, kkt, iterations, f = ours.solve("logistic", kind, CAP)
            mine.append(seconds / iterations)
            start = time.perf_counter()
            peer_kkt, peer_iterations, peer_f, _ = newton(kind, rows, a, right, rng)
            peer.append((time.perf_counter() - start) / peer_iterations)
        ratios[kind] = (statistics.median(mine), statistics.median(peer))
        print(f"{kind}: ours kkt={kkt:.1e} iterations={iterations:.0f} f={f:.6f}; peer kkt={peer_kkt:.1e}"
              f" iterations={peer_iterations} f={peer_f:.6f}; ratio={ratios[kind][1] / ratios[kind][0]:.1f}"
              f" cores={CORES} NumPy {np.__version__}", file=sys.stderr)
    for kind, name in (("gaussian", "sketched-newton"), ("rows", "sketched-newton-rows")):
        a, b = ratios[kind]
        print(f"BENCH {name} ratio={b / a:.2f} ours={a:.5f} peer={b:.5f} unit=s", flush=True)
    ours.close()


main(sys.argv[1], sys.argv[2])
