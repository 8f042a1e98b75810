"""Reads kubeconfig files with Python's kubernetes client and prints them as one JSON object.

Usage: read.py FILE..., printed as {FILE: document or {"error": text}}.
"""

import json
import sys

from kubernetes.config.kube_config import ConfigNode, KubeConfigMerger, list_kube_config_contexts


def plain(value):
    """The document without the client's wrappers."""
    if isinstance(value, ConfigNode):
        return plain(value.value)
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return value


def read(path):
    """What the client holds after loading a file, with the current context found by name."""
    document = plain(KubeConfigMerger(path).config)
    _, current = list_kube_config_contexts(path)
    if current["name"] != document["current-context"]:
        raise ValueError("the current context is another one")
    return document


def main():
    documents = {}
    for path in sys.argv[1:]:
        try:
            documents[path] = read(path)
        except Exception as error:  # one bad file must not hide the others
            documents[path] = {"error": f"{type(error).__name__}: {error}"}
    json.dump(documents, sys.stdout)


main()
