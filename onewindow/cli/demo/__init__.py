"""The demo county 云岭县: data files of `demo/`, brought in by the same doors as everything else."""
