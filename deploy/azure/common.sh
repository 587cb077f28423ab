# What the scripts beside this file share. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

stop() {
  say "$*"
  exit 1
}

need() {
  command -v "$1" >/dev/null 2>&1 || stop "This needs $1: $2"
}

signed_in() {
  need az "https://learn.microsoft.com/cli/azure/install-azure-cli"
  az account show --output none 2>/dev/null || stop "Sign in first: az login"
}

# The value of a parameter in one of the *.parameters.json files.
parameter() { # file name
  python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["parameters"].get(sys.argv[2], {}).get("value", ""))' "$1" "$2"
}

# Processors of one GPU machine.
cores() { # sku
  case "$1" in
    Standard_NC24ads_A100_v4) echo 24 ;;
    Standard_NC40ads_H100_v5) echo 40 ;;
    *) stop "Unknown GPU machine: $1" ;;
  esac
}

# How Azure Machine Learning's quota names the family of a GPU machine, without spaces and in lower case.
family() { # sku
  case "$1" in
    Standard_NC24ads_A100_v4) echo ncadsa100v4 ;;
    Standard_NC40ads_H100_v5) echo ncadsh100v5 ;;
    *) stop "Unknown GPU machine: $1" ;;
  esac
}
