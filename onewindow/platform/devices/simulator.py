"""Simulated devices for the demo: the cards of its people, and pages that say they are none."""

import json
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from onewindow.platform.devices.contract import Card, NoCard, Picture
from onewindow.platform.devices.reading import card_from

A4 = (1240, 1754)  # 150 dpi
PAPER, INK, WARNING = "#FFFFFF", "#1F2937", "#B42318"
MARK = "演示 · 无法律效力"
FONT = files("pylopdf_fonts_zh_cn") / "NotoSansSC-Regular.otf"


class SimulatedReader:
    """A reader on which one of the sample cards lies, or none."""

    def __init__(self, cards: Path, *, lying: str = "") -> None:
        self._cards = {card["name"]: card for card in json.loads(cards.read_bytes())}
        self._lying = lying

    @property
    def samples(self) -> tuple[str, ...]:
        """Return whose cards can be laid on it."""
        return tuple(self._cards)

    def read(self) -> Card:
        """Return what the card on the reader says."""
        if self._lying not in self._cards:
            raise NoCard
        return card_from(json.dumps(self._cards[self._lying]).encode())


class SimulatedCamera:
    """A camera above a page that says what it stands for, and that it is of the demo."""

    def capture(self, label: str) -> Picture:
        """Return a picture of such a page."""
        page = Image.new("RGB", A4, PAPER)
        draw = ImageDraw.Draw(page)
        font = FONT.read_bytes()
        title, small = ImageFont.truetype(BytesIO(font), 56), ImageFont.truetype(BytesIO(font), 34)
        draw.text((A4[0] / 2, 130), MARK, fill=WARNING, font=small, anchor="ma")
        draw.multiline_text((A4[0] / 2, 260), _lines(label), fill=INK, font=title, anchor="ma", align="center")
        draw.text((A4[0] / 2, A4[1] - 150), "模拟高拍仪拍摄", fill=INK, font=small, anchor="ma")
        draw.rectangle((60, 60, A4[0] - 60, A4[1] - 60), outline=INK, width=3)
        content = BytesIO()
        page.save(content, "JPEG", quality=80)
        return Picture(name=f"{label}.jpg", media_type="image/jpeg", content=content.getvalue())


def _lines(label: str, *, width: int = 18) -> str:
    return "\n".join(label[start : start + width] for start in range(0, len(label), width))
