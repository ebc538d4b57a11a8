"""The rules of clocks. Pure: a clock is computed from its facts, never counted down."""
