"""Trains alternately in Reprise and in eager PyTorch, one thread each, and prints the ratio of the best times of a step."""
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from networks import network  # noqa: E402

ROUNDS = 9
# Steps in one call, and calls in one round.
PLANS = {"tiny": (64, 60), "mlp": (16, 40), "lenet": (4, 3), "resnet8": (4, 2), "transformer": (4, 1)}
RATE = 0.05
# Floating-point operations of the matrix products and convolutions of a step, millions.
MFLOP = {"tiny": 0.074, "mlp": 26, "lenet": 4633, "resnet8": 3574, "transformer": 11375}


def load(folder):
    tensors = {}
    with open(os.path.join(folder, "index")) as index:
        for line in index:
            name, dtype, shape = line.split()
            dtype = {"float": np.float32, "int64": np.int64}[dtype]
            shape = tuple(int(n) for n in shape.split(","))
            tensors[name] = np.fromfile(os.path.join(folder, name), dtype).reshape(shape)
    return tensors


def peak(classpath):
    """GFLOP/s of a large matrix product on one thread of ONNX Runtime."""
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Trainer.java")
    return float(subprocess.run(["java", "-cp", classpath, source, "peak"], check=True, text=True,
                                stdout=subprocess.PIPE).stdout)


def bench(name, classpath, top):
    steps, calls = PLANS[name]
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Trainer.java")
        ours = subprocess.Popen(["java", "-Xmx2g", "-cp", classpath, source, name, folder, str(steps)],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if ours.stdout.readline().strip() != "ready":
            sys.exit("the trainer did not start")
        tensors = load(folder)
        xs, ys = torch.from_numpy(tensors.pop("x")), torch.from_numpy(tensors.pop("y"))
        model = network(name, tensors)
        optimiser = torch.optim.SGD(model.parameters(), RATE)
        loss_of = torch.nn.CrossEntropyLoss()

        def mine():
            ours.stdin.write(f"{calls}\n")
            ours.stdin.flush()
            seconds, loss = ours.stdout.readline().split()
            return float(seconds), float(loss)

        def theirs():
            start = time.perf_counter()
            for _ in range(calls):
                for k in range(steps):
                    optimiser.zero_grad(set_to_none=True)
                    logits = model(xs[k])
                    loss = loss_of(logits.reshape(-1, logits.shape[-1]), ys[k].reshape(-1))
                    loss.backward()
                    optimiser.step()
            return (time.perf_counter() - start) / calls / steps, loss.item()

        a, b, gap = [], [], 0.0
        for index in range(ROUNDS + 2):
            seconds, loss = mine()
            other, peer_loss = theirs()
            if index == 0:
                gap = abs(loss - peer_loss) / max(1e-6, abs(peer_loss))
            if index > 1:
                a.append(seconds)
                b.append(other)
        ours.stdin.close()
        ours.wait()
    shares = [MFLOP[name] * 1e-3 / min(t) / top for t in (a, b)]
    print(f"{name}: {shares[0]:.0%} of the matrix product's {top:.0f} GFLOP/s, PyTorch {shares[1]:.0%};"
          f" after {steps * calls} steps both losses differ by {gap:.1e} of {peer_loss:.4f};"
          f" PyTorch {torch.__version__}", file=sys.stderr)
    print(f"BENCH graph-{name} ratio={min(b) / min(a):.2f} ours={min(a) * 1e6:.1f} peer={min(b) * 1e6:.1f} unit=us",
          flush=True)


torch.set_num_threads(1)
PEAK = peak(sys.argv[1])
for chosen in sys.argv[2:] or PLANS:
    bench(chosen, sys.argv[1], PEAK)
