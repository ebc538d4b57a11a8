"""The verbs of clocks: plans for an act of another room, and what happens when time passes."""
