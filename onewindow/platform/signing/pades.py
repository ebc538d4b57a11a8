"""Signing a PDF (PAdES baseline B-B): the seal is the visible face of the signature, so a reader shows who sealed."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO

from asn1crypto import keys, pem, x509
from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from onewindow.platform.pdf.typesetting import Spot
from onewindow.platform.signing.authority import Credential
from onewindow.platform.signing.seals import SealFace

FIELD = "Seal"
_SIGNING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="signing")
FLUSH = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID,
    y_align=AxisAlignment.ALIGN_MID,
    margins=Margins.uniform(0),
    inner_content_scaling=InnerScaling.STRETCH_FILL,
)


@dataclass(frozen=True, kw_only=True)
class SealImage:
    """A seal and the place of its centre."""

    face: SealFace
    at: Spot


def sign_pdf(pdf: bytes, *, seal: SealImage | None, credential: Credential, reason: str, location: str) -> bytes:
    """Return the PDF with one signature appended; what was there stays byte for byte.

    Without a seal the signature is invisible.
    """
    paper = IncrementalPdfFileWriter(BytesIO(pdf))
    signed = BytesIO()
    signer = PdfSigner(
        PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=reason,
            location=location,
        ),
        signer=_signer(credential),
        stamp_style=_style(seal) if seal else None,
        new_field_spec=_field(paper, seal),
    )
    # pyHanko starts an event loop of its own, and the caller's thread may be running one.
    _SIGNING.submit(signer.sign_pdf, paper, output=signed).result()
    return signed.getvalue()


class DrawnSeal(PdfContent):
    """The page of a seal, brought into the paper as a drawing."""

    def __init__(self, page: bytes, points: float) -> None:
        super().__init__(box=BoxConstraints(width=points, height=points))
        self._page = page

    def render(self) -> bytes:
        """Return the operator that draws the seal."""
        drawing = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        self.set_resource(category=ResourceType.XOBJECT, name=pdf_name("/Drawing"), value=drawing)
        return b"/Drawing Do"


def _style(seal: SealImage) -> StaticStampStyle:
    return StaticStampStyle(
        background=DrawnSeal(seal.face.drawn(), seal.face.points), background_layout=FLUSH, border_width=0
    )


def _field(paper: IncrementalPdfFileWriter, seal: SealImage | None) -> SigFieldSpec:
    if seal is None:
        return SigFieldSpec(FIELD)
    page = paper.find_page_for_modification(seal.at.page - 1)[0].get_object()
    top = float(page["/MediaBox"][3])  # PDF counts from the lower left corner, Typst from the upper left
    left, low = round(seal.at.x - seal.face.points / 2), round(top - seal.at.y - seal.face.points / 2)
    width = round(seal.face.points)
    return SigFieldSpec(FIELD, on_page=seal.at.page - 1, box=(left, low, left + width, low + width))


def _signer(credential: Credential) -> SimpleSigner:
    issuers = SimpleCertificateStore()
    issuers.register_multiple([_certificate(issuer) for issuer in credential.issuers])
    return SimpleSigner(
        signing_cert=_certificate(credential.certificate),
        signing_key=keys.PrivateKeyInfo.load(_der(credential.key)),
        cert_registry=issuers,
    )


def _certificate(text: bytes) -> x509.Certificate:
    return x509.Certificate.load(_der(text))


def _der(text: bytes) -> bytes:
    _, _, der = pem.unarmor(text)
    return bytes(der)
