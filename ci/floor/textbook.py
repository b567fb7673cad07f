#!/usr/bin/env python3
"""The textbook rule over a folder of runs: |x - mean| > 2 sd of the earlier runs on the same machine type. What ci/bench compares with."""
import json
import statistics
import sys
from pathlib import Path


def leaves(path, node, into):
    if isinstance(node, dict):
        for name, child in node.items():
            leaves(f"{path}.{name}", child, into)
    elif isinstance(node, (int, float)) and not isinstance(node, bool):
        into[path] = float(node)


def measured(run):
    values = {}
    for branch in ("metrics", "normalized_metrics", "services"):
        leaves(branch, run.get(branch, {}), values)
    for pod in run.get("pods", []):
        leaves(pod["pod_name"].rsplit("-", 2)[0], pod.get("metrics", {}), values)
    return values


def main():
    runs = [json.loads(file.read_text()) for file in sorted(Path(sys.argv[1]).glob("*.json"))]
    runs.sort(key=lambda run: run["timestamp"])
    target = next(run for run in runs if run["run_id"] == sys.argv[2]) if len(sys.argv) > 2 else runs[-1]
    cohort = [
        measured(run)
        for run in runs
        if run["timestamp"] < target["timestamp"] and run["node_pool"]["machine_type"] == target["node_pool"]["machine_type"]
    ]
    for name, value in measured(target).items():
        earlier = [values[name] for values in cohort if name in values]
        if len(earlier) < 2:
            continue
        mean, sd = statistics.fmean(earlier), statistics.stdev(earlier)
        if abs(value - mean) > 2 * sd:
            severity = "high" if abs(value - mean) > 3 * sd else "medium"
            print(f"{severity}\t{name}\t{value:.6g}\t{mean:.6g}\t{sd:.6g}")


main()
