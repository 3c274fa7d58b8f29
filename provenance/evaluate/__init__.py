"""Measured figures with intervals; the model cards quote what these print."""
