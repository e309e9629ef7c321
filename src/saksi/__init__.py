"""The public face of Saksi, and nothing else."""

__version__ = "0.1.0"
