"""Reads ours.npz of a folder with NumPy and writes its arrays again, packed and not, and arrays in unusual layouts.

Usage: numpy_files.py FOLDER
"""

import pathlib
import sys

import numpy

folder = pathlib.Path(sys.argv[1])
with numpy.load(folder / "ours.npz", allow_pickle=False) as ours:
    arrays = {name: ours[name] for name in ours.files}
numpy.savez(folder / "same.npz", **arrays)
numpy.savez_compressed(folder / "packed.npz", **arrays)

counts = numpy.arange(6, dtype="<i4").reshape(1, 2, 3)
numpy.save(folder / "fortran.npy", numpy.asfortranarray(counts))
numpy.save(folder / "big.npy", counts.astype(">i4"))
numpy.save(folder / "object.npy", numpy.array([{}], dtype=object), allow_pickle=True)
numpy.save(folder / "record.npy", numpy.zeros(2, dtype=[("a", "<f4"), ("b", "<i4")]))
