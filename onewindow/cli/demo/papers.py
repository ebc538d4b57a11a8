"""What the applicants of the demo hand in: small real files, each of which says that it is a demonstration."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from onewindow.kernel.canonical import Json
from onewindow.platform.pdf.fonts import serif_file
from onewindow.platform.pdf.typesetting import render

TEMPLATE = Path(__file__).with_name("paper.typ")
DRAWINGS = frozenset({"M003", "M012", "M032", "M041", "M092"})  # papers with a plan on them
PORTRAITS = frozenset({"M061"})
MARK = "演示 · 无法律效力"
SCAN, PORTRAIT = (620, 877), (358, 441)  # A4 at 75 dots an inch; a photograph for a card
PAPER, INK, RED, GREY = "#FFFFFF", "#1F2328", "#C8102E", "#9AA4B2"


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A paper before it is a file."""

    code: str
    title: str
    owner: str
    item: str
    dated: date

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return what it says, as pairs."""
        return (
            ("材料名称", self.title),
            ("提交人", self.owner),
            ("用于办理", self.item),
            ("内容", f"{self.title}的演示样张，由演示数据生成，仅供试用平台时查看。"),
        )


def pdf(sheet: Sheet) -> bytes:
    """Return the paper as a PDF."""
    facts: dict[str, Json] = {
        "demo": True,
        "title": sheet.title,
        "owner": sheet.owner,
        "dated": sheet.dated.isoformat(),
        "lines": [{"name": name, "value": value} for name, value in sheet.lines],
        "plan": sheet.code in DRAWINGS,
    }
    return render(TEMPLATE, facts, dated=sheet.dated)


def jpeg(sheet: Sheet) -> bytes:
    """Return the paper as the picture that a telephone or a scanner makes of it."""
    picture = _portrait() if sheet.code in PORTRAITS else _scan(sheet)
    content = BytesIO()
    picture.save(content, "JPEG", quality=80)
    return content.getvalue()


def _scan(sheet: Sheet) -> Image.Image:
    picture = Image.new("RGB", SCAN, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.text((SCAN[0] / 2, 60), f"【{MARK}】", font=_font(16), fill=RED, anchor="mm")
    title = sheet.title if len(sheet.title) <= 20 else f"{sheet.title[:19]}…"
    draw.text((SCAN[0] / 2, 120), title, font=_font(26), fill=INK, anchor="mm")
    for number, (name, value) in enumerate(sheet.lines[1:3]):
        draw.text((70, 200 + 44 * number), f"{name}：{value[:24]}", font=_font(18), fill=INK)
    draw.rectangle((70, 320, SCAN[0] - 70, 700), outline=GREY, width=2)
    draw.text((SCAN[0] / 2, 510), MARK, font=_font(30), fill=GREY, anchor="mm")
    draw.text((SCAN[0] - 70, 780), sheet.dated.isoformat(), font=_font(18), fill=INK, anchor="rm")
    return picture


def _portrait() -> Image.Image:
    """Draw nobody: the outline that stands for a face."""
    picture = Image.new("RGB", PORTRAIT, "#DCE8F5")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((109, 90, 249, 260), fill=GREY)
    draw.ellipse((39, 280, 319, 560), fill=GREY)
    draw.text((PORTRAIT[0] / 2, PORTRAIT[1] - 24), MARK, font=_font(18), fill=RED, anchor="mm")
    return picture


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(serif_file(), size)
