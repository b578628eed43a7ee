"""Runs Reprise and POT alternately on the same problems and prints the ratio of their median times."""
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np
import ot

warnings.filterwarnings("ignore")
ROUNDS = 5
CORES = len(os.sched_getaffinity(0))


def densities(n):
    t = np.linspace(0, 1, n)
    bump = lambda m, s: np.exp(-((t - m) ** 2) / (2 * s * s)) / s
    r = 0.2 * bump(0.2, 0.05) + 0.8 * bump(0.5, 0.08) + 0.02
    c = 0.5 * bump(0.35, 0.06) + 0.5 * bump(0.8, 0.05) + 0.02
    return (t[:, None] - t[None, :]) ** 2, r / r.sum(), c / c.sum()


def assignment(n):
    i, j = np.meshgrid(np.arange(n), np.arange(n), indexing="ij")
    cost = ((37 * i * i + 101 * i * j + 57 * j * j + 13 * i + 29 * j) % 10007) / 10007
    return cost, np.full(n, 1 / n), np.full(n, 1 / n)


def main(classpath):
    folder = tempfile.mkdtemp(prefix="reprise-bench-")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Solver.java")
    ours = subprocess.Popen(
        ["java", "-Xmx1500m", "-cp", classpath, source, str(CORES)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def solve(name, path, n, eta, limit):
        ours.stdin.write(f"{name} {path} {n} {eta} {limit}\n")
        ours.stdin.flush()
        line = ours.stdout.readline().split()
        return float(line[0]), float(line[1]), int(line[2])

    # name, problem, eta, sweeps of both (0: each to an error of 1e-10), POT's method
    cases = [
        ("sinkhorn-log", densities(500), 200, 100, "sinkhorn_log"),
        ("sinkhorn-kernel", densities(1000), 200, 500, "sinkhorn"),
        ("sns", assignment(500), 1200, 0, "sinkhorn_stabilized"),
    ]
    for name, (cost, r, c), eta, sweeps, method in cases:
        n = len(r)
        path = os.path.join(folder, name + ".bin")
        with open(path, "wb") as file:
            for array in (cost, r, c):
                file.write(np.ascontiguousarray(array, dtype="<f8").tobytes())
        limit = sweeps or 1000
        # POT stops on the 2-norm of one marginal, here about half of the 1-norm of both.
        stop = 0 if sweeps else 1e-10 / 2.2
        for _ in range(5):
            solve(name, path, n, eta, limit)
        rounds = ROUNDS if sweeps else 2
        mine, peer = [], []
        for _ in range(rounds):
            seconds, error, iterations = solve(name, path, n, eta, limit)
            mine.append(seconds)
            start = time.perf_counter()
            plan = ot.sinkhorn(r, c, cost, 1 / eta, method=method, numItermax=sweeps or 60000, stopThr=stop)
            peer.append(time.perf_counter() - start)
        peer_error = abs(plan.sum(1) - r).sum() + abs(plan.sum(0) - c).sum()
        print(f"{name}: n={n} eta={eta} error ours={error:.2e} peer={peer_error:.2e}"
              f" iterations ours={iterations} cores={CORES} POT {ot.__version__}", file=sys.stderr)
        a, b = statistics.median(mine), statistics.median(peer)
        print(f"BENCH {name} ratio={b / a:.2f} ours={a:.5f} peer={b:.5f} unit=s", flush=True)
        os.remove(path)
    ours.stdin.close()
    ours.wait()
    os.rmdir(folder)


main(sys.argv[1])
