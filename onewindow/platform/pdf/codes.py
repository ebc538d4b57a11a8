"""QR codes as drawings, so that they stay sharp on paper."""

from io import BytesIO

import segno


def qr_drawing(text: str) -> str:
    """Return the QR code of a text as SVG, a quiet zone included, of a level that survives a stamp on a corner."""
    drawing = BytesIO()
    segno.make_qr(text, error="m").save(
        drawing, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, nl=False
    )
    return drawing.getvalue().decode()
