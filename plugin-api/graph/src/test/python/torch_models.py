"""Exports small networks with PyTorch, with their results and derivatives, for comparison with imported graphs.

Usage: torch_models.py FOLDER

For each network NAME there are NAME.onnx and NAME.npz. The latter holds the input x, the result y, weights w of the
result, and for the sum of w * y its derivatives: by the input as dx, by the parameter P as d/P.
"""

import pathlib
import sys

import numpy
import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(7)
torch.set_num_threads(1)
folder = pathlib.Path(sys.argv[1])


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 4, 5, padding=2)
        self.conv2 = nn.Conv2d(4, 8, 5)
        self.fc1 = nn.Linear(8 * 5 * 5, 20)
        self.fc2 = nn.Linear(20, 10)

    def forward(self, x):
        x = F.max_pool2d(torch.tanh(self.conv1(x)), 2)
        x = F.avg_pool2d(torch.tanh(self.conv2(x)), 2)
        x = torch.tanh(self.fc1(x.view(x.size(0), -1)))
        return F.log_softmax(self.fc2(x), dim=1)


class Block(nn.Module):
    def __init__(self, channels, wide, stride, norm):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, wide, 3, stride, 1, bias=False)
        self.norm1 = norm(wide)
        self.conv2 = nn.Conv2d(wide, wide, 3, 1, 1, bias=False)
        self.norm2 = norm(wide)
        self.down = nn.Conv2d(channels, wide, 1, stride) if stride > 1 else nn.Identity()

    def forward(self, x):
        y = F.silu(self.norm1(self.conv1(x)))
        return F.silu(self.down(x) + self.norm2(self.conv2(y)))


def resnet(norm):
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1),
        Block(8, 8, 1, norm),
        Block(8, 12, 2, norm),
        nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(12, 5),
    )


def batch_norm(channels):
    norm = nn.BatchNorm2d(channels)
    norm.running_mean.normal_(0, 0.3)
    norm.running_var.uniform_(0.5, 2)
    return norm


class Attention(nn.Module):
    """A transformer's block, causal, before whose parts the norms are."""

    def __init__(self, wide=16, heads=4):
        super().__init__()
        self.heads = heads
        self.embed = nn.Embedding(11, wide)
        self.norm1 = nn.LayerNorm(wide)
        self.qkv = nn.Linear(wide, 3 * wide)
        self.out = nn.Linear(wide, wide)
        self.norm2 = nn.LayerNorm(wide)
        self.mlp = nn.Sequential(nn.Linear(wide, 32), nn.GELU(), nn.Linear(32, wide))
        self.register_buffer("mask", torch.tril(torch.ones(12, 12)))

    def forward(self, x):
        b, t, c = x.shape
        x = x + self.embed.weight[:t]
        q, k, v = self.qkv(self.norm1(x)).chunk(3, dim=-1)
        q, k, v = (a.view(b, t, self.heads, c // self.heads).transpose(1, 2) for a in (q, k, v))
        scores = q @ k.transpose(-2, -1) / (c // self.heads) ** 0.5
        scores = scores.masked_fill(self.mask[:t, :t] == 0, float("-inf"))
        y = (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(b, t, c)
        x = x + self.out(y)
        return x + self.mlp(self.norm2(x))


class Recurrent(nn.Module):
    def __init__(self, kind, **more):
        super().__init__()
        self.net = kind(5, 6, **more)

    def forward(self, x):
        y, end = self.net(x)
        h, c = end if isinstance(end, tuple) else (end, end)
        return torch.cat([y.sum(0), h.sum(0), c.sum(0)], dim=1)


def mlp():
    return nn.Sequential(nn.Linear(6, 16), nn.SELU(), nn.Linear(16, 16), nn.Softplus(), nn.Linear(16, 3))


def export(name, net, shape, opset, batch_axis=None, exported_batch=2):
    net.eval()
    x = torch.randn(*shape)
    sample = x
    dynamic = None
    if batch_axis is not None:
        dynamic = {"x": {batch_axis: "batch"}}
        sample = x.narrow(batch_axis, 0, exported_batch)
    torch.onnx.export(
        net,
        sample,
        str(folder / f"{name}.onnx"),
        opset_version=opset,
        input_names=["x"],
        output_names=["y"],
        dynamic_axes=dynamic,
        # Weights keep their names and their shapes; norms stay norms.
        do_constant_folding=False,
        training=torch.onnx.TrainingMode.PRESERVE,
    )
    x.requires_grad_(True)
    y = net(x)
    w = torch.randn_like(y)
    (y * w).sum().backward()
    arrays = {"x": x, "y": y, "w": w, "dx": x.grad}
    arrays.update({"d/" + key: value.grad for key, value in net.named_parameters() if value.grad is not None})
    numpy.savez(folder / f"{name}.npz", **{key: value.detach().numpy() for key, value in arrays.items()})


def main():
    export("mlp", mlp(), (5, 6), 9, 0)
    export("lenet", LeNet(), (3, 1, 28, 28), 11, 0)
    export("resnet-batch", resnet(batch_norm), (2, 3, 8, 8), 13)
    export("resnet-group", resnet(lambda c: nn.GroupNorm(4, c)), (2, 3, 8, 8), 12)
    export("transformer", Attention(), (3, 7, 16), 14, 0)
    export("transformer-fixed", Attention(), (2, 7, 16), 17)
    export("rnn", Recurrent(nn.RNN), (4, 2, 5), 13)
    export("gru", Recurrent(nn.GRU, num_layers=2, bidirectional=True), (4, 2, 5), 16)
    export("gru-batch", Recurrent(nn.GRU), (4, 3, 5), 15, 1)
    export("lstm", Recurrent(nn.LSTM, num_layers=2), (4, 2, 5), 11)
    export("lstm-both", Recurrent(nn.LSTM, bidirectional=True), (4, 2, 5), 17)


main()
