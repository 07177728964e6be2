"""The graph for people: the explorer page and pictures."""
