"""Solves alternately in Reprise and in NumPy: the paper's game by Algorithms 1 and 2, for the BENCH line the slower of the two
ratios of median times, and least squares by Algorithm 1 in two sizes, on standard error alone."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

ROUNDS = 5
N = 500
SMALL, LARGE, COLUMNS = 1600, 100_000, 50
EPOCHS = {"page": 200, "resolvent": 40, "squares": 200, "large": 20}
CORES = len(os.sched_getaffinity(0))


class Game:
    """Policeman and burglar on two simplices; x and y are one array, projected together where that is faster."""

    def __init__(self, wealth):
        n = len(wealth)
        index = np.arange(n)
        self.n = n
        self.a = wealth * -np.expm1(-0.8 * np.abs(index[:, None] - index[None, :]))
        self.t = np.ascontiguousarray(self.a.T)
        self.frobenius = np.linalg.norm(self.a)
        self.counts = np.arange(1, n + 1)

    def full(self, u):
        n = self.n
        return np.concatenate((u[n:] @ self.a, -(u[:n] @ self.t)))

    def add_differences(self, batch, u, v, weight, g):
        n = self.n
        factor = weight * n
        g[:n] += (factor * (u[n:][batch] - v[n:][batch])) @ self.a[batch]
        g[n:] -= (factor * (u[:n][batch] - v[:n][batch])) @ self.t[batch]

    def add_difference(self, i, u, v, weight, g):
        n = self.n
        factor = weight * n
        g[:n] += factor * (u[n + i] - v[n + i]) * self.a[i]
        g[n:] -= factor * (u[i] - v[i]) * self.t[i]

    def project(self, u):
        """Both simplices at once, by sorting (Held, Wolfe and Crowder 1974)."""
        blocks = u.reshape(2, self.n)
        ordered = -np.sort(-blocks, axis=1)
        excess = ordered.cumsum(axis=1)
        excess -= 1
        last = (ordered * self.counts > excess).sum(axis=1)
        threshold = excess[[0, 1], last - 1] / last
        return np.maximum(blocks - threshold[:, None], 0).reshape(-1)

    def residual(self, u):
        return np.linalg.norm(u - self.project(u - self.full(u)))


class Squares:
    """Least squares on rows of norm 1."""

    def __init__(self, rows, columns, rng):
        self.n = rows
        self.a = rng.standard_normal((rows, columns)) / np.arange(1, columns + 1)
        self.a[:, 0] += 3
        self.a /= np.linalg.norm(self.a, axis=1)[:, None]
        self.b = self.a @ rng.standard_normal(columns)

    def full(self, u):
        return (self.a @ u - self.b) @ self.a / self.n

    def add_differences(self, batch, u, v, weight, g):
        rows = self.a[batch]
        g += weight * ((rows @ (u - v)) @ rows)

    def project(self, u):
        return u

    def residual(self, u):
        return np.linalg.norm(self.full(u))


def page(problem, epochs, rng):
    """Algorithm 1: on the game with the paper's step 5/||A||_F and batch floor(sqrt n), else 1.5/L and ceil(sqrt n)."""
    n = problem.n
    root = np.sqrt(n)
    if isinstance(problem, Game):
        batch, eta, start = int(root), 5 / problem.frobenius, np.full(2 * n, 1 / n)
    else:
        batch, eta, start = int(np.ceil(root)), 1.5, np.zeros(COLUMNS)
    u, last, g = start, start, None
    calls = k = 0
    while True:
        p = 1 if k <= 1 else min(1, 4 / (k + 4)) if k - 1 <= root else 4 / (root + 5)
        full = rng.random() < p
        calls += n if full else 2 * batch
        if calls > epochs * n:
            return u
        if full:
            g = problem.full(u)
        else:
            problem.add_differences(rng.choice(n, batch, replace=False, shuffle=False), u, last, 1 / batch, g)
        lam = 2 / (k + 4)
        last = u
        u = problem.project(lam * start + (1 - lam) * u - eta * g)
        k += 1


def resolvent(game, epochs, rng):
    """Algorithms 2 and 3 with the paper's steps and lengths."""
    n = game.n
    eta = np.sqrt(n) / game.frobenius
    p = 1 / n
    tau = 5 * np.sqrt(p * (1 - p)) / (np.sqrt(n) + 1)
    start = np.full(2 * n, 1 / n)
    u, shown = start, start
    calls = k = 0
    while True:
        calls += n
        if calls > epochs * n:
            return shown
        v, w, w_old = u, u, u
        phi = eta * game.full(w) + w - u
        length = max(1, int(np.ceil(0.05 * n * np.log(k + 2))))
        chosen = rng.integers(n, size=length)
        snapshots = rng.random(length) < p
        for j in range(length):
            calls += 2
            if calls > epochs * n:
                return shown
            g = phi + v
            g -= w_old
            game.add_difference(chosen[j], v, w_old, eta, g)
            g *= -tau
            g += (1 - p) * v
            g += p * w
            v = game.project(g)
            w_old = w
            if snapshots[j]:
                calls += n
                if calls > epochs * n:
                    return shown
                w = v
                phi = eta * game.full(w) + w - u
        shown = v
        lam = 1 / (k + 2)
        u = lam * start + (1 - lam) * v
        k += 1


def main(classpath):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Solver.java")
    ours = subprocess.Popen(
        ["java", "-Xmx512m", "-cp", classpath, source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    wealth = np.abs(np.random.default_rng(0).standard_normal(N))
    squares = {name: Squares(rows, COLUMNS, np.random.default_rng(1)) for name, rows in (("squares", SMALL), ("large", LARGE))}
    with tempfile.TemporaryDirectory() as folder:
        lines = [str(CORES), " ".join(map(repr, wealth.tolist()))]
        for name, problem in squares.items():
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                problem.a.tofile(file)
                problem.b.tofile(file)
            lines.append(f"{path} {problem.n} {COLUMNS}")
        ours.stdin.write("\n".join(lines) + "\npage 1\n")
        ours.stdin.flush()
        ours.stdout.readline()
    game = Game(wealth)

    def solve(name):
        ours.stdin.write(f"{name} {EPOCHS[name]}\n")
        ours.stdin.flush()
        seconds, residual = ours.stdout.readline().split()
        return float(seconds), float(residual)

    rows = []
    methods = [("page", game, page), ("resolvent", game, resolvent)]
    methods += [(name, problem, page) for name, problem in squares.items()]
    for name, problem, method in methods:
        for _ in range(5):
            solve(name)
        mine, peer, mine_last, peer_last = [], [], [], []
        for round_ in range(ROUNDS):
            seconds, residual = solve(name)
            mine.append(seconds)
            mine_last.append(residual)
            rng = np.random.default_rng(round_)
            start = time.perf_counter()
            u = method(problem, EPOCHS[name], rng)
            peer.append(time.perf_counter() - start)
            peer_last.append(problem.residual(u))
        a, b = statistics.median(mine), statistics.median(peer)
        rows.append((b / a, name, a, b))
        print(f"vr-halpern {name}: n={problem.n} epochs={EPOCHS[name]} ratio={b / a:.2f} ours={a:.4f}s peer={b:.4f}s"
              f" residual ours={np.mean(mine_last):.3e} peer={np.mean(peer_last):.3e}"
              f" cores={CORES} NumPy {np.__version__}", file=sys.stderr)
    ratio, name, a, b = min(rows[:2])
    print(f"BENCH vr-halpern ratio={ratio:.2f} ours={a:.5f} peer={b:.5f} unit=s", flush=True)
    ours.stdin.close()
    ours.wait()


main(sys.argv[1])
