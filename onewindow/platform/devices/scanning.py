"""A page below the camera becomes a PDF, as papers are kept."""

from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from onewindow.platform.devices.contract import DeviceAway, DocumentCamera

DPI = 150.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """A paper as it was scanned, with the name that its file gets."""

    name: str
    content: bytes = field(repr=False)


def scan(camera: DocumentCamera, label: str) -> Scan:
    """Photograph the page below the camera, named after what it is, and return it as a PDF.

    :raises DeviceAway: if the camera does not answer, or what it sends is no picture
    """
    picture = camera.capture(label)
    paper = BytesIO()
    try:
        with Image.open(BytesIO(picture.content)) as seen:
            seen.convert("RGB").save(paper, "PDF", resolution=DPI)
    except (UnidentifiedImageError, OSError) as error:
        raise DeviceAway from error
    return Scan(name=f"{label}.pdf", content=paper.getvalue())
