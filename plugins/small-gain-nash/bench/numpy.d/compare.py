"""Certifies a game and plays another alternately in Reprise and in NumPy, and prints the ratios of the median times."""
import os
import statistics
import subprocess
import sys
import time

import numpy as np

ROUNDS = 7
POINTS = 8192
STARTS, STEPS, H = 2000, 200, 0.3
PLAYERS, SIZE = 3, 4
CORES = len(os.sched_getaffinity(0))


def norms(blocks):
    """2-norms by the largest eigenvalue of the Gram matrix, as ours: a third of the time of singular values."""
    return np.sqrt(np.linalg.eigvalsh(blocks.transpose(0, 2, 1) @ blocks)[:, -1])


def certify(coupling, mu, rng):
    """Constants of the Jacobian's blocks at points, Perron's weights, and what their metric makes of the Jacobians."""
    d = PLAYERS * SIZE
    x = rng.uniform(-2, 2, (POINTS, d))
    x[0] = 0
    jacobian = coupling * (1 - np.tanh(x) ** 2)[:, None, :]
    jacobian[:, np.arange(d), np.arange(d)] += np.repeat(mu, SIZE)
    least, most, smooth = np.empty((POINTS, PLAYERS)), np.zeros((POINTS, PLAYERS, PLAYERS)), np.empty(PLAYERS)
    for i in range(PLAYERS):
        rows = slice(i * SIZE, (i + 1) * SIZE)
        own = jacobian[:, rows, rows]
        least[:, i] = np.linalg.eigvalsh((own + own.transpose(0, 2, 1)) / 2)[:, 0]
        smooth[i] = norms(own).max()
        for j in range(PLAYERS):
            if i != j:
                most[:, i, j] = norms(jacobian[:, rows, j * SIZE:(j + 1) * SIZE])
    k = np.diag(least.min(0)) - most.max(0)
    values, right = np.linalg.eig(k)
    left_values, left = np.linalg.eig(k.T)
    u = np.abs(right[:, values.real.argmin()].real)
    v = np.abs(left[:, left_values.real.argmin()].real)
    w = v / u
    root = np.sqrt(w / w[0])
    c = k * root[:, None] / root[None, :]
    alpha = np.linalg.eigvalsh((c + c.T) / 2)[0]
    scale = np.repeat(root, SIZE)
    metric = jacobian * (scale[:, None] / scale[None, :])
    rate = np.linalg.eigvalsh((metric + metric.transpose(0, 2, 1)) / 2)[:, 0].min()
    beta = norms(metric).max()
    each = -most * root[:, None] / root[None, :]
    each[:, np.arange(PLAYERS), np.arange(PLAYERS)] = least
    pointwise = np.linalg.eigvalsh((each + each.transpose(0, 2, 1)) / 2)[:, 0].min()
    return alpha, beta, rate, pointwise


def markov():
    p = np.empty((2, 2, 2, 2))
    p[..., 0] = [[0.9, 0.5], [0.5, 0.1]]
    p[..., 1] = 1 - p[..., 0]
    r = np.broadcast_to(np.array([[1.0, -1.0], [-1.0, 1.0]]), (2, 2, 2))
    return p.reshape(2, 4, 2), r.reshape(2, 4)


def play(p, r, theta):
    """Natural gradients of all starts at once: theta starts by player by state by action; 2 by 2 systems in closed form."""
    gamma, tau = 0.9, 1.0
    for _ in range(STEPS):
        e = np.exp(theta - theta.max(3, keepdims=True))
        pi = e / e.sum(3, keepdims=True)
        joint = (pi[:, 0, :, :, None] * pi[:, 1, :, None, :]).reshape(-1, 2, 4)
        # Batches of small products: matmul with the states as batch, which is faster than einsum.
        flow = np.matmul(joint.transpose(1, 0, 2), p).transpose(1, 0, 2)
        reward = (joint * r).sum(2)
        a, b = 1 - gamma * flow[:, 0, 0], -gamma * flow[:, 0, 1]
        c, d = -gamma * flow[:, 1, 0], 1 - gamma * flow[:, 1, 1]
        det = a * d - b * c
        value = np.stack([d * reward[:, 0] - b * reward[:, 1], a * reward[:, 1] - c * reward[:, 0]], 1) / det[:, None]
        occupancy = (1 - gamma) * np.stack([d, -b], 1) / det[:, None]
        q = (r + gamma * (value @ p.reshape(8, 2).T).reshape(-1, 2, 4)).reshape(-1, 2, 2, 2)
        q *= occupancy[:, :, None, None]
        slope = np.stack([
            (q * pi[:, 1, :, None, :]).sum(3),
            (q * pi[:, 0, :, :, None]).sum(2)], 1)
        natural = tau * theta - slope
        natural -= natural.mean(3, keepdims=True)
        theta = theta - H * natural
    return np.abs(theta[..., 0] - theta[..., 1]).max()


def main(classpath):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Player.java")
    ours = subprocess.Popen(
        ["java", "-Xmx768m", "-cp", classpath, source, str(CORES)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(line):
        ours.stdin.write(line + "\n")
        ours.stdin.flush()
        seconds, result = ours.stdout.readline().split()
        return float(seconds), float(result)

    k, l = np.meshgrid(np.arange(PLAYERS * SIZE), np.arange(PLAYERS * SIZE), indexing="ij")
    i, j = k // SIZE, l // SIZE
    coupling = np.where(i == j, 0, 0.15 * np.cos(k % SIZE + 2 * (l % SIZE) + 3 * (i + 2 * j)))
    mu = np.array([1, 1.5, 2])
    p, r = markov()
    rng = np.random.default_rng(0)
    tasks = [
        ("small-gain-nash", f"certify {POINTS}", lambda: certify(coupling, mu, rng)[0]),
        ("small-gain-nash-policy", f"play {STARTS} {STEPS} {H}",
         lambda: play(p, r, rng.standard_normal((STARTS, 2, 2, 2)))),
    ]
    for name, line, peer in tasks:
        for _ in range(6):
            ask(line)
        peer()
        mine, theirs = [], []
        for _ in range(ROUNDS):
            seconds, result = ask(line)
            mine.append(seconds)
            start = time.perf_counter()
            other = peer()
            theirs.append(time.perf_counter() - start)
        print(f"{name}: {line}, result ours={result:.6g} peer={other:.6g} cores={CORES} NumPy {np.__version__}",
              file=sys.stderr)
        a, b = statistics.median(mine), statistics.median(theirs)
        print(f"BENCH {name} ratio={b / a:.2f} ours={a:.5f} peer={b:.5f} unit=s", flush=True)
    ours.stdin.close()
    ours.wait()


main(sys.argv[1])
