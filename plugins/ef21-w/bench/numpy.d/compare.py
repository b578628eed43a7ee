"""Runs EF21-W with Top1 alternately in Reprise and in NumPy, all clients at once, and prints the ratio of the median times."""
import os
import statistics
import subprocess
import sys
import time

import numpy as np

REPEATS = int(os.environ.get("REPEATS", "7"))
LAMBDA = 0.1
# loss, clients, rows a client, variables, rounds
SIZES = {
    "squared": (2000, 10, 10, 1000),
    "logistic": (1000, 4, 300, 200),
}
CORES = len(os.sched_getaffinity(0))


def rows(loss, clients, count, d):
    """The same rows and targets as ours."""
    r = np.arange(clients * count, dtype=float)
    j = np.arange(d, dtype=float)
    scale = 1 + 9.0 * (np.arange(clients * count) // count) / clients
    a = scale[:, None] * np.cos(1.0 + 7 * r[:, None] + 3 * j + r[:, None] * j)
    if d > 50:
        a[(7 * np.arange(clients * count)[:, None] + 3 * np.arange(d)) % 25 != 0] = 0
    b = 3 * np.sin(2.0 * r) if loss == "squared" else np.where(np.sin(5.0 * r + 1) > 0, 1.0, -1.0)
    return a.reshape(clients, count, d), b.reshape(clients, count)


class Peer:
    """EF21-W of the same problem; gradients of the squared loss by Hessians, of the logistic loss by (sparse) rows."""

    def __init__(self, loss, clients, count, d):
        a, b = rows(loss, clients, count, d)
        self.loss, self.n, self.d = loss, clients, d
        curvature = 2.0 if loss == "squared" else 0.25
        gram = np.einsum("nri,nrj->nij", a, a) * (curvature / count) if d <= 50 else None
        if gram is not None:
            constants = np.linalg.eigvalsh(gram)[:, -1] + 2 * LAMBDA
            whole = np.linalg.eigvalsh(gram.mean(0))[-1] + 2 * LAMBDA
        else:
            outer = np.einsum("nri,nsi->nrs", a, a) * (curvature / count)
            constants = np.linalg.eigvalsh(outer)[:, -1] + 2 * LAMBDA
            flat = a.reshape(-1, d)
            whole = np.linalg.eigvalsh(flat.T @ flat * (curvature / count / clients))[-1] + 2 * LAMBDA
        alpha = 1 / d
        xi = (1 + np.sqrt(1 - alpha)) / alpha - 1
        self.gamma = 1 / (whole + constants.mean() * xi)
        self.w = constants / constants.sum()
        self.scale = (1 / (clients * self.w))[:, None]
        if loss == "squared":
            self.hessians = np.ascontiguousarray(gram.reshape(clients * d, d))
            self.linear = np.einsum("nri,nr->ni", a, b) * (-curvature / count)
        else:
            import scipy.sparse
            self.rows = scipy.sparse.csr_matrix(a.reshape(-1, d))
            self.slope = -b.reshape(-1) / count
            self.b = b.reshape(-1)
            # Sums slopes times rows client by client: (clients) x (rows of all) times (rows of all) x d.
            self.indptr = np.arange(0, clients * count + 1, count)
            self.indices = np.arange(clients * count)
            self.sparse = scipy.sparse

    def gradients(self, x):
        penalty = 2 * LAMBDA * x / (1 + x * x) ** 2
        if self.loss == "squared":
            g = (self.hessians @ x).reshape(self.n, self.d)
            g += self.linear
        else:
            z = self.rows @ x
            slopes = self.slope / (1 + np.exp(self.b * z))
            gather = self.sparse.csr_matrix((slopes, self.indices, self.indptr), shape=(self.n, len(slopes)))
            g = (gather @ self.rows).toarray()
        g += penalty
        return g

    def run(self, rounds):
        x = np.zeros(self.d)
        estimates = np.zeros((self.n, self.d))
        server = np.zeros(self.d)
        every = np.arange(self.n)
        for t in range(rounds + 1):
            if t > 0:
                x -= self.gamma * server
            delta = self.gradients(x)
            delta *= self.scale
            delta -= estimates
            j = np.abs(delta).argmax(1)
            u = delta[every, j]
            estimates[every, j] += u
            server += np.bincount(j, self.w * u, self.d)
        return x


def main(classpath):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Rounds.java")
    ours = subprocess.Popen(
        ["java", "-Xmx1g", "-cp", classpath, source, str(CORES)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    for loss, (clients, count, d, rounds) in SIZES.items():
        def solve():
            ours.stdin.write(f"{loss} {clients} {count} {d} {rounds}\n")
            ours.stdin.flush()
            seconds, value = ours.stdout.readline().split()
            return float(seconds), float(value)

        peer = Peer(loss, clients, count, d)
        for _ in range(int(os.environ.get("WARM", "25"))):
            solve()
        mine, theirs = [], []
        for _ in range(REPEATS):
            seconds, value = solve()
            mine.append(seconds)
            start = time.perf_counter()
            x = peer.run(rounds)
            theirs.append(time.perf_counter() - start)
        square = float((peer.gradients(x).mean(0) ** 2).sum())
        ours_s, peer_s = statistics.median(mine), statistics.median(theirs)
        print(f"ef21-w {loss}: clients={clients} rows={count} d={d} rounds={rounds} ||grad||^2 ours={value:.10g}"
              f" peer={square:.10g} cores={CORES} NumPy {np.__version__}", file=sys.stderr)
        name = "ef21-w" if loss == "squared" else f"ef21-w-{loss}"
        print(f"BENCH {name} ratio={peer_s / ours_s:.2f} ours={ours_s:.5f} peer={peer_s:.5f} unit=s", flush=True)
    ours.stdin.close()
    ours.wait()


main(sys.argv[1])
