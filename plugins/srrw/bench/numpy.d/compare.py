"""Runs the walk alternately in Reprise and in NumPy, all replicas at once, and prints the ratio of the median times."""
import os
import statistics
import subprocess
import sys
import time

import numpy as np

ROUNDS = 5
REPLICAS, STEPS, ALPHA, A, B = 400, 2000, 5.0, 0.8, 0.9
CORES = len(os.sched_getaffinity(0))
EDGES = """2-1 3-1 3-2 4-1 4-2 4-3 5-1 6-1 7-1 7-5 7-6 8-1 8-2 8-3 8-4 9-1 9-3 10-3 11-1 11-5 11-6 12-1 13-1 13-4 14-1
14-2 14-3 14-4 17-6 17-7 18-1 18-2 20-1 20-2 22-1 22-2 26-24 26-25 28-3 28-24 28-25 29-3 30-24 30-27 31-2 31-9 32-1
32-25 32-26 32-29 33-3 33-9 33-15 33-16 33-19 33-21 33-23 33-24 33-30 33-31 33-32 34-9 34-10 34-14 34-15 34-16 34-19
34-20 34-21 34-23 34-24 34-27 34-28 34-29 34-30 34-31 34-32 34-33"""


def chain():
    """Metropolis-Hastings with a uniform target: columns and probabilities by row, padded with zeros."""
    n = 34
    adjacency = np.zeros((n, n), dtype=bool)
    for edge in EDGES.split():
        i, j = (int(end) - 1 for end in edge.split("-"))
        adjacency[i, j] = adjacency[j, i] = True
    degree = adjacency.sum(1)
    p = np.where(adjacency, np.minimum(1 / degree[:, None], 1 / degree[None, :]), 0)
    np.fill_diagonal(p, 1 - p.sum(1))
    width = int((p > 1e-14).sum(1).max())
    columns, values = np.zeros((n, width), dtype=np.int64), np.zeros((n, width))
    for i in range(n):
        j = np.flatnonzero(p[i] > 1e-14)
        columns[i, : len(j)], values[i, : len(j)] = j, p[i, j]
    return columns, values


def walk(columns, p, centres, rng):
    """The same update as ours, weights kept by node as ours keeps them: one power a step and replica."""
    n = len(columns)
    x = np.full((REPLICAS, n), 1 / n)
    weights = np.ones((REPLICAS, n))
    theta = np.zeros(REPLICAS)
    rows = np.arange(REPLICAS)
    at = rng.integers(0, n, REPLICAS)
    scale = 1.0
    for t in range(1, STEPS + 1):
        gamma = (t + 1.0) ** -A
        if scale < 1e-15:
            x *= scale
            weights = (x * n) ** -ALPHA
            scale = 1.0
        candidates = columns[at]
        cumulative = np.cumsum(p[at] * weights[rows[:, None], candidates], axis=1)
        u = rng.random(REPLICAS) * cumulative[:, -1]
        at = candidates[rows, (cumulative > u[:, None]).argmax(1)]
        scale *= 1 - gamma
        x[rows, at] += gamma / scale
        weights[rows, at] = (x[rows, at] * n) ** -ALPHA
        theta += (t + 1.0) ** -B * (centres[at] - theta)
    return theta


def main(classpath):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Walker.java")
    ours = subprocess.Popen(
        ["java", "-Xmx512m", "-cp", classpath, source, str(CORES)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def solve():
        ours.stdin.write(f"{REPLICAS} {STEPS} {ALPHA} {A} {B}\n")
        ours.stdin.flush()
        seconds, mse = ours.stdout.readline().split()
        return float(seconds), float(mse)

    columns, p = chain()
    centres = np.cos(np.arange(34))
    rng = np.random.default_rng(0)
    for _ in range(5):
        solve()
    mine, peer, mine_mse, peer_mse = [], [], [], []
    for _ in range(ROUNDS):
        seconds, mse = solve()
        mine.append(seconds)
        mine_mse.append(mse)
        start = time.perf_counter()
        theta = walk(columns, p, centres, rng)
        peer.append(time.perf_counter() - start)
        peer_mse.append(np.mean((theta - centres.mean()) ** 2))
    print(f"srrw: replicas={REPLICAS} steps={STEPS} alpha={ALPHA} mse ours={np.mean(mine_mse):.3e}"
          f" peer={np.mean(peer_mse):.3e} cores={CORES} NumPy {np.__version__}", file=sys.stderr)
    a, b = statistics.median(mine), statistics.median(peer)
    print(f"BENCH srrw ratio={b / a:.2f} ours={a:.5f} peer={b:.5f} unit=s", flush=True)
    ours.stdin.close()
    ours.wait()


main(sys.argv[1])
