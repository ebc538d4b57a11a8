"""The centre's own certificate authority: one root made at first start, one certificate for every seal.

It is for showing and for tests, and says so in its name where the data folder is a demo's; a real county seals
through the State's unified seal system (国务院令第716号第九条), which takes this module's place.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

from onewindow.platform.keys.files import once

ROOT_YEARS = 20
SEAL_YEARS = 5
YEAR = timedelta(days=365)
CLOCK_TOLERANCE = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Credential:
    """A certificate with its private key, and those it was issued by."""

    key: bytes  # PEM
    certificate: bytes  # PEM
    issuers: tuple[bytes, ...] = ()  # PEM, nearest first


@dataclass(frozen=True)
class CentreAuthority:
    """The authority whose keys lie in a folder, 0600; the folder is backed up apart from the data."""

    folder: Path

    def root(self, *, now: datetime) -> Credential:
        """Return the root, made when first asked for."""
        key = once(self.folder / "root.key.pem", _new_key)
        certificate = once(self.folder / "root.crt.pem", lambda: _root_certificate(key, now))
        return Credential(key=key, certificate=certificate)

    def for_seal(self, *, name: str, organisation: str, unit: str, now: datetime) -> Credential:
        """Return the credential of a seal, made when first asked for; `name` names its files for ever."""
        root = self.root(now=now)
        key = once(self.folder / "seals" / f"{name}.key.pem", _new_key)
        subject = _distinguished_name(common_name=f"{organisation}{unit}", organisation=organisation, unit=unit)
        certificate = once(
            self.folder / "seals" / f"{name}.crt.pem", lambda: _seal_certificate(root, key, subject, now)
        )
        return Credential(key=key, certificate=certificate, issuers=(root.certificate,))


def centre_authority() -> CentreAuthority:
    """Return the authority of this installation."""
    return CentreAuthority(settings.KEYS_DIR / "authority")


def ensure_authority(*, now: datetime) -> CentreAuthority:
    """Make the root and its key if this installation has none yet; called at first start."""
    authority = centre_authority()
    authority.root(now=now)
    return authority


def _new_key() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _private(key: bytes) -> ec.EllipticCurvePrivateKey:
    private = load_pem_private_key(key, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("the authority's keys are on P-256")
    return private


def _distinguished_name(*, common_name: str, organisation: str, unit: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation[:64]),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name[:64]),
        ]
    )


def _builder(subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _root_certificate(key: bytes, now: datetime) -> bytes:
    private = _private(key)
    word = "演示·无法律效力" if settings.IS_DEMO else "本中心自建"
    name = _distinguished_name(
        common_name=f"政务服务中心根证书（{word}）", organisation="政务服务中心", unit="电子印章"
    )
    certificate = (
        _builder(name, name, private.public_key())
        .not_valid_before((now - CLOCK_TOLERANCE).astimezone(UTC))
        .not_valid_after((now + ROOT_YEARS * YEAR).astimezone(UTC))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(private, hashes.SHA256())
    )
    return certificate.public_bytes(Encoding.PEM)


def _seal_certificate(root: Credential, key: bytes, subject: x509.Name, now: datetime) -> bytes:
    issuer = x509.load_pem_x509_certificate(root.certificate)
    root_key = _private(root.key)
    certificate = (
        _builder(subject, issuer.subject, _private(key).public_key())
        .not_valid_before((now - CLOCK_TOLERANCE).astimezone(UTC))
        .not_valid_after((now + SEAL_YEARS * YEAR).astimezone(UTC))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    return certificate.public_bytes(Encoding.PEM)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
