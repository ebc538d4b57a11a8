"""Paths of a tree: labels with a slash after each, the root being the empty path."""


def lineage(path: str) -> tuple[str, ...]:
    """Return the root, then every node on the way down to the path and the path itself."""
    labels = path.split("/")[:-1]
    return ("", *("/".join(labels[:depth]) + "/" for depth in range(1, len(labels) + 1)))


def rebased(path: str, before: str, after: str) -> str:
    """Return a path that begins with one node's path as it is once that node's path has changed."""
    return after + path.removeprefix(before)
