"""The networks of Trainer.java in PyTorch, with its parameters."""
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, before, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, channels, 3, stride, 1, bias=False)
        self.norm1 = nn.GroupNorm(8, channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.norm2 = nn.GroupNorm(8, channels)
        self.skip = nn.ModuleDict({"conv": nn.Conv2d(before, channels, 1, stride, bias=False)}) if stride > 1 else None

    def forward(self, x):
        y = self.norm2(self.conv2(torch.relu(self.norm1(self.conv1(x)))))
        return torch.relu(y + (self.skip["conv"](x) if self.skip else x))


class ResNet8(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.norm = nn.GroupNorm(8, 16)
        self.one, self.two, self.three = Block(16, 16, 1), Block(16, 32, 2), Block(32, 64, 2)
        self.head = nn.Linear(64, 10)

    def forward(self, x):
        x = torch.relu(self.norm(self.stem(x)))
        return self.head(self.three(self.two(self.one(x))).mean((2, 3)))


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Conv2d(1, 32, 5, 1, 2), nn.Conv2d(32, 64, 5, 1, 2)
        self.c, self.d = nn.Linear(3136, 512), nn.Linear(512, 10)
        self.pool = nn.MaxPool2d(2)

    def forward(self, x):
        x = torch.relu(self.pool(self.a(x)))
        x = torch.relu(self.pool(self.b(x)))
        return self.d(torch.relu(self.c(x.flatten(1))))


class Perceptron(nn.Module):
    def __init__(self, *widths):
        super().__init__()
        self.a, self.b = nn.Linear(widths[0], widths[1]), nn.Linear(widths[1], widths[2])

    def forward(self, x):
        return self.b(torch.relu(self.a(x)))


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(128, 128) for _ in range(4))
        self.register_buffer("mask", torch.triu(torch.full((128, 128), -1e9), 1))

    def forward(self, x):
        b, t, _ = x.shape
        q, k, v = (f(x).view(b, t, 4, 32).transpose(1, 2) for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(-1, -2) / 32**0.5 + self.mask
        return self.output((torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(b, t, 128))


class TransformerBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2, self.attention = nn.LayerNorm(128), nn.LayerNorm(128), Attention()
        self.up, self.down = nn.Linear(128, 512), nn.Linear(512, 128)

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.down(nn.functional.gelu(self.up(self.norm2(x))))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(64, 128), nn.Parameter(torch.zeros(128, 128))
        self.block0, self.block1, self.block2, self.block3 = (TransformerBlock() for _ in range(4))
        self.norm, self.head = nn.LayerNorm(128), nn.Linear(128, 64)

    def forward(self, x):
        x = self.tokens(x) + self.positions
        for block in (self.block0, self.block1, self.block2, self.block3):
            x = block(x)
        return self.head(self.norm(x))


MAKE = {
    "tiny": lambda: Perceptron(20, 16, 4),
    "mlp": lambda: Perceptron(784, 128, 10),
    "lenet": LeNet,
    "resnet8": ResNet8,
    "transformer": Transformer,
}


def network(name, parameters):
    """A network with Trainer's parameters: dense weights are transposed there."""
    model = MAKE[name]()
    own = dict(model.named_parameters())
    assert own.keys() == parameters.keys(), sorted(own.keys() ^ parameters.keys())
    dense = {n + ".weight" for n, m in model.named_modules() if isinstance(m, nn.Linear)}
    with torch.no_grad():
        for key, value in parameters.items():
            value = torch.from_numpy(value)
            own[key].copy_(value.T if key in dense else value)
    return model
