"""Runs the same descent alternately in Reprise and in NumPy, all paths at once, and prints the ratio of the median times."""
import os
import statistics
import subprocess
import sys
import time

import numpy as np

ROUNDS = 7
AVERAGES = os.environ.get("AVERAGES", "true") == "true"
ROWS, DIMENSION, PATHS, STEPS = 500, 20, 400, 2000
CORES = len(os.sched_getaffinity(0))


def rows():
    """Deterministic rows and targets, the same as ours."""
    i, j = np.arange(ROWS)[:, None], np.arange(DIMENSION)[None, :]
    return np.cos(1.0 + 7 * i + 3 * j + i * j), 3 * np.sin(2.0 * np.arange(ROWS))


def descend(a, b, eta, rng):
    """x -= eta_t sign(a_i . x - b_i) a_i with steps that fall linearly and a random row i for each path, and four averages."""
    x = np.zeros((PATHS, DIMENSION))
    uniform, suffix, polynomial, weighted = (np.zeros_like(x) for _ in range(4))
    buffer = np.empty_like(x)

    def mix(average, share):
        np.subtract(x, average, out=buffer)
        np.multiply(buffer, share, out=buffer)
        np.add(average, buffer, out=average)

    for t in range(1, STEPS + 1):
        i = rng.integers(0, ROWS, PATHS)
        drawn = a[i]
        slopes = np.sign(np.einsum("rd,rd->r", drawn, x) - b[i])
        np.multiply(drawn, (eta * (STEPS - t + 1) / STEPS**1.5 * slopes)[:, None], out=drawn)
        np.subtract(x, drawn, out=x)
        if AVERAGES:
            mix(uniform, 1 / t)
            mix(polynomial, 4 / (t + 3))
            mix(weighted, 2 / (t + 1))
            if t > STEPS // 2:
                mix(suffix, 1 / (t - STEPS // 2))
    return x


def main(classpath):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Descent.java")
    ours = subprocess.Popen(
        ["java", "-Xmx512m", "-cp", classpath, source, str(CORES)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def solve():
        ours.stdin.write(f"{ROWS} {DIMENSION} {PATHS} {STEPS} {str(AVERAGES).lower()}\n")
        ours.stdin.flush()
        seconds, value = ours.stdout.readline().split()
        return float(seconds), float(value)

    a, b = rows()
    rng = np.random.default_rng(0)
    for _ in range(5):
        solve()
    mine, peer, mine_value, peer_value = [], [], [], []
    for _ in range(ROUNDS):
        seconds, value = solve()
        mine.append(seconds)
        mine_value.append(value)
        start = time.perf_counter()
        x = descend(a, b, 1.0, rng)
        peer.append(time.perf_counter() - start)
        peer_value.append(np.abs(x @ a.T - b).mean())
    print(f"last-iterate-sgd: rows={ROWS} dimension={DIMENSION} paths={PATHS} steps={STEPS} averages={AVERAGES} F ours={np.mean(mine_value):.5f}"
          f" peer={np.mean(peer_value):.5f} cores={CORES} NumPy {np.__version__}", file=sys.stderr)
    ours_s, peer_s = statistics.median(mine), statistics.median(peer)
    print(f"BENCH last-iterate-sgd ratio={peer_s / ours_s:.2f} ours={ours_s:.5f} peer={peer_s:.5f} unit=s", flush=True)
    ours.stdin.close()
    ours.wait()


main(sys.argv[1])
