"""How people type: a Chinese keyboard gives full-width letters and digits until somebody switches it."""

WIDER = 0xFEE0  # from a half-width sign to its full-width form
WIDE = {ord(sign): ord(sign) + WIDER for sign in map(chr, range(0x21, 0x7F))}


def full_width(text: str) -> str:
    return text.translate(WIDE)
