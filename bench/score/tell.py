"""Reads the lines that run.sh wrote and tells medians, what each variant adds to the direct call, and ratios to nginx."""

import sys
from collections import defaultdict
from statistics import median

runs = defaultdict(list)
for line in open(sys.argv[1]):
    if line.startswith("= "):
        _, variant, size, connections, micros, rate, requests, failures, ticks, a_second = line.split()
        spent = int(ticks) / int(a_second) / max(1, int(requests)) * 1e6
        runs[int(size), int(connections), variant].append((float(micros) / 1000, float(rate), int(failures), spent))

print("| body | connections | variant | median ms | added ms | added / nginx | requests/s | of direct | of nginx | CPU us | of nginx | failed |")
print("|---|---|---|---|---|---|---|---|---|---|---|---|")
for size, connections in sorted({key[:2] for key in runs}):
    here = {variant: rounds for (s, c, variant), rounds in runs.items() if (s, c) == (size, connections)}
    # Each round's difference and ratio is taken within the round; then the median of these.
    def middle(value):
        return median(value(*pair) for pair in pairs)

    for variant, rounds in here.items():
        pairs = list(zip(rounds, here["direct"], here["nginx"]))
        added = middle(lambda own, direct, nginx: own[0] - direct[0])
        nginx_added = middle(lambda own, direct, nginx: nginx[0] - direct[0])
        print(
            f"| {size / 1e6:g} MB | {connections} | {variant}"
            f" | {median(own[0] for own in rounds):.2f} | {added:.2f} | {added / nginx_added:.2f}"
            f" | {median(own[1] for own in rounds):.0f}"
            f" | {middle(lambda own, direct, nginx: own[1] / direct[1]):.2f}"
            f" | {middle(lambda own, direct, nginx: own[1] / nginx[1]):.2f}"
            f" | {median(own[3] for own in rounds):.0f}"
            f" | {middle(lambda own, direct, nginx: own[3] / nginx[3]):.2f}"
            f" | {sum(own[2] for own in rounds)} |"
        )
