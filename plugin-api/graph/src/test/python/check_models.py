"""Checks ONNX files with ONNX's own checker and shape inference.

Usage: check_models.py FOLDER

Prints one line for each file: its name, a tab, and "ok" or what is wrong. A file is wrong if the checker refuses it,
or if the type or a known length of an output differs from what ONNX's shape inference finds without being told.
"""

import pathlib
import sys

import onnx
from onnx import checker, shape_inference


def described(output):
    tensor = output.type.tensor_type
    if not tensor.HasField("shape"):
        return tensor.elem_type, None
    return tensor.elem_type, [d.dim_value if d.HasField("dim_value") else None for d in tensor.shape.dim]


def problem(path):
    model = onnx.load(str(path))
    checker.check_model(model, full_check=True)
    told = [(o.name, described(o)) for o in model.graph.output]
    for output in model.graph.output:
        output.type.tensor_type.ClearField("shape")
    found = {o.name: described(o) for o in shape_inference.infer_shapes(model).graph.output}
    for name, (kind, dims) in told:
        other_kind, other_dims = found[name]
        if kind != other_kind:
            return f"{name} has the type {kind}, but {other_kind} is inferred"
        if dims is None or other_dims is None:
            continue
        if len(dims) != len(other_dims):
            return f"{name} has the shape {dims}, but {other_dims} is inferred"
        for one, other in zip(dims, other_dims):
            if one is not None and other is not None and one != other:
                return f"{name} has the shape {dims}, but {other_dims} is inferred"
    return "ok"


def main():
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.onnx")):
        try:
            result = problem(path)
        except Exception as e:  # Whatever is wrong is what is to be told.
            result = " ".join(str(e).split())
        print(f"{path.name}\t{result}")


main()
