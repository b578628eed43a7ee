"""Plays the same environment alternately in Reprise and in NumPy, all replicas at once, and prints the ratio of the median times."""
import os
import statistics
import subprocess
import sys
import time

import numpy as np

ROUNDS = 5
REPLICAS = int(os.environ.get("REPLICAS", "128"))
HORIZON, D, NOISE, CHUNK = 4000, 20, 1.0, 100
CORES = len(os.sched_getaffinity(0))


def play(rng):
    """eta_t = D / sqrt(delta + 4 G^2 + V); noise is drawn for many rounds at once, everything else in place."""
    half = D // 2
    gradient_bound, base = 1 + 0.5 + NOISE, 10 * 4.0
    base += 4 * gradient_bound**2
    auxiliary, guess = np.zeros((REPLICAS, D)), np.zeros((REPLICAS, D))
    x, g, change = np.empty((REPLICAS, D)), np.empty((REPLICAS, D)), np.empty((REPLICAS, D))
    plays = np.zeros((REPLICAS, D))
    realised, loss, expected = np.zeros(REPLICAS), np.zeros(REPLICAS), np.zeros(REPLICAS)
    for start in range(0, HORIZON, CHUNK):
        noise = rng.standard_normal((CHUNK, REPLICAS, D))
        noise *= (NOISE / np.sqrt(np.einsum("trd,trd->tr", noise, noise)))[:, :, None]
        for t in range(CHUNK):
            z = noise[t]
            eta = (2 / np.sqrt(base + realised))[:, None]
            np.multiply(guess, eta, out=x)
            np.subtract(auxiliary, x, out=x)
            x *= (1 / np.maximum(1, np.sqrt(np.einsum("rd,rd->r", x, x))))[:, None]
            g[:] = z
            g[:, :half] += x[:, :half]
            g[:, 0] += 0.5
            clean = 0.5 * np.einsum("rd,rd->r", x[:, :half], x[:, :half]) + 0.5 * x[:, 0]
            expected += clean
            loss += clean + np.einsum("rd,rd->r", z, x)
            assert np.einsum("rd,rd->r", g, g).max() <= (gradient_bound * (1 + 1e-9)) ** 2
            plays += x
            np.subtract(g, guess, out=change)
            realised += np.einsum("rd,rd->r", change, change)
            np.multiply(g, eta, out=change)
            auxiliary -= change
            auxiliary *= (1 / np.maximum(1, np.sqrt(np.einsum("rd,rd->r", auxiliary, auxiliary))))[:, None]
            guess[:] = g
    return loss


def main(classpath):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Player.java")
    ours = subprocess.Popen(
        ["java", "-Xmx512m", "-cp", classpath, source, str(CORES)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def solve():
        ours.stdin.write(f"{REPLICAS} {HORIZON} {D} {NOISE}\n")
        ours.stdin.flush()
        seconds, loss = ours.stdout.readline().split()
        return float(seconds), float(loss)

    rng = np.random.default_rng(0)
    for _ in range(5):
        solve()
    mine, peer, mine_loss, peer_loss = [], [], [], []
    for _ in range(ROUNDS):
        seconds, loss = solve()
        mine.append(seconds)
        mine_loss.append(loss)
        start = time.perf_counter()
        losses = play(rng)
        peer.append(time.perf_counter() - start)
        peer_loss.append(losses.mean())
    print(f"optimistic-omd-sea: replicas={REPLICAS} rounds={HORIZON} d={D} loss ours={np.mean(mine_loss):.2f}"
          f" peer={np.mean(peer_loss):.2f} cores={CORES} NumPy {np.__version__}", file=sys.stderr)
    a, b = statistics.median(mine), statistics.median(peer)
    print(f"BENCH optimistic-omd-sea ratio={b / a:.2f} ours={a:.5f} peer={b:.5f} unit=s", flush=True)
    ours.stdin.close()
    ours.wait()


main(sys.argv[1])
