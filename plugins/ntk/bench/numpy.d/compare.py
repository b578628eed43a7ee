"""Trains the same networks alternately in Reprise and in NumPy, one thread each, and prints the ratios of the median times."""
import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[name] = "1"
import statistics
import subprocess
import sys
import time

import numpy as np

ROUNDS = 5
BETA = 0.1
CASES = {"four-points": (4, 2, 200, 400), "circle": (64, 2, 256, 100), "images": (64, 784, 400, 20)}


def problem(n, d):
    x = np.sin(1 + 7.0 * np.arange(n * d)).reshape(n, d)
    return x, np.cos(np.arange(n))[:, None]


def train(x, y, width, steps, rng):
    """Gradient descent on 1/2 mean squared error, L = 4, rate 1; each step in place, no needless temporaries."""
    n, sizes = len(x), [x.shape[1], width, width, width, 1]
    w = [rng.standard_normal((a, b)) for a, b in zip(sizes, sizes[1:])]
    b = [rng.standard_normal(m) for m in sizes[1:]]
    scale = [1 / np.sqrt(m) for m in sizes[:-1]]
    start = time.perf_counter()
    for _ in range(steps):
        a = [x]
        for l in range(4):
            z = a[l] @ w[l]
            z *= scale[l]
            z += BETA * b[l]
            if l < 3:
                np.maximum(z, 0, out=z)
            a.append(z)
        d = (a[4] - y) / n
        for l in range(3, -1, -1):
            back = None
            if l > 0:
                back = (d @ w[l].T) * scale[l]
                back *= a[l] > 0
            w[l] -= a[l].T @ (d * scale[l])
            b[l] -= BETA * d.sum(0)
            d = back
    seconds = time.perf_counter() - start
    a = x
    for l in range(4):
        a = a @ w[l] * scale[l] + BETA * b[l]
        a = np.maximum(a, 0) if l < 3 else a
    return seconds, 0.5 * np.mean((a - y) ** 2)


def main(classpath):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Trainer.java")
    ours = subprocess.Popen(
        ["java", "-Xmx1g", "-cp", classpath, source],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    rng = np.random.default_rng(0)
    for name, (n, d, width, steps) in CASES.items():
        x, y = problem(n, d)
        mine, peer, costs = [], [], []
        for round_ in range(ROUNDS + 1):
            ours.stdin.write(f"{n} {d} {width} {steps}\n")
            ours.stdin.flush()
            seconds, cost = map(float, ours.stdout.readline().split())
            other, peer_cost = train(x, y, width, steps, rng)
            if round_ > 0:
                mine.append(seconds / steps)
                peer.append(other / steps)
                costs.append((cost, peer_cost))
        print(f"{name}: {n} examples of {d}, width {width}, {steps} steps, cost ours={np.median([c[0] for c in costs]):.3e}"
              f" peer={np.median([c[1] for c in costs]):.3e}, NumPy {np.__version__}", file=sys.stderr)
        a, b = statistics.median(mine), statistics.median(peer)
        print(f"BENCH ntk-{name} ratio={b / a:.2f} ours={a:.6f} peer={b:.6f} unit=s", flush=True)
    ours.stdin.close()
    ours.wait()


main(sys.argv[1])
