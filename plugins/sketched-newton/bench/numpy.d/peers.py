"""The logistic problem, and Reprise's side as a process that solves on request."""
import csv
import gzip
import os
import subprocess
import tempfile

import numpy as np

CORES = len(os.sched_getaffinity(0))


def logistic(path, equations=10, scale=0.5, seed=0):
    """Rows of breast cancer times their labels, features in [-1, 1]; A and b."""
    with gzip.open(path, "rt") as file:
        rows = list(csv.reader(file))[1:]
    x = np.array([row[:-1] for row in rows], dtype=float)
    y = np.array([1.0 if row[-1] == rows[0][-1] else -1.0 for row in rows])
    x = 2 * (x - x.min(0)) / (x.max(0) - x.min(0)) - 1
    rng = np.random.default_rng(seed)
    return x * y[:, None], rng.standard_normal((equations, x.shape[1])), scale * rng.standard_normal(equations)


class Ours:
    """Reprise's side."""

    def __init__(self, classpath, rows, a, b):
        with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
            file.write(f"{rows.shape[0]} {rows.shape[1]} {a.shape[0]}\n")
            for part in (rows, a, b):
                file.write(" ".join(map(repr, part.ravel().tolist())) + "\n")
        self.file = file.name
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Solver.java")
        self.process = subprocess.Popen(
            ["java", "-Xmx2g", "-cp", classpath, source, file.name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def solve(self, problem, method, cap=100000):
        """Seconds, KKT residual, iterations, objective."""
        self.process.stdin.write(f"{problem} {method} {cap}\n")
        self.process.stdin.flush()
        return [float(word) for word in self.process.stdout.readline().split()]

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        os.unlink(self.file)
