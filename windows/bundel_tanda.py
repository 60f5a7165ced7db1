"""Who signed a Windows program, library or catalogue: Authenticode checked with no program but this Python.

What is proved: the bytes are those that were signed, by a certificate whose chain ends in a trusted one. Not asked: the
time stamp and lists of withdrawn certificates, which need a network; the hash of the whole archive stands for them.
Layout: Microsoft, Windows Authenticode Portable Executable Signature Format; PKCS #7 (RFC 2315).
"""

# ruff: noqa: INP001 - a script of the repository, not a module of the package

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs7

TRUSTED: Mapping[str, str] = {
    "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270":
        "Microsoft Identity Verification Root Certificate Authority 2020",
    "552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988": "DigiCert Trusted Root G4",
    "8ef01bb5e07987053659e039e5a72580c88c444bc1a31ab412ce81a4ad53044e":
        "Microsoft Windows Third Party Component CA 2013",
}
"""The certificates in which a chain may end: SHA-256 of each, and its name.

The third is not a root, which signatures seldom carry; Microsoft Root Certificate Authority 2011 issued it.
"""

MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
HASHES = {bytes.fromhex("608648016503040201"): hashes.SHA256(), bytes.fromhex("608648016503040202"): hashes.SHA384(),
          bytes.fromhex("2b0e03021a"): hashes.SHA1()}  # noqa: S303 - only named here; no chain that is trusted uses it
SET, SEQUENCE = 0x31, 0x30


class NotSignedError(Exception):
    """There is no signature, or it does not fit the bytes, or it was made by somebody who is not trusted."""


@dataclass(frozen=True)
class Element:
    """One element of DER: its tag, what it holds, and all its bytes."""

    tag: int
    value: bytes
    raw: bytes


@dataclass(frozen=True)
class Signed:
    """What was signed, and the name of the one who signed it."""

    content: bytes
    signer: str


def signer_of_program(program: bytes) -> str:
    """The name in the certificate that a program or library of Windows was signed with.

    Raises NotSignedError when a byte was changed after signing, or the chain does not end in TRUSTED.
    """
    signed = checked(_embedded_signature(program))
    stated = elements(elements(elements(signed.content)[1].raw)[0].value)[-1]
    if stated.value != _program_hash(program):
        raise NotSignedError("isinya berubah sesudah ditandatangani")
    return signed.signer


def checked(signature: bytes) -> Signed:
    """What a PKCS #7 signature holds, after the proof that its signer signed it; raises NotSignedError."""
    parts = elements(elements(elements(elements(signature)[0].value)[1].value)[0].value)
    content = elements(elements(parts[2].value)[1].value)[0].value
    signer = elements(elements(parts[-1].value)[0].value)
    certificates = pkcs7.load_der_pkcs7_certificates(signature)
    found = _certificate_of(certificates, signer[1])
    _prove(signer, content, found)
    _prove_chain(found, certificates)
    name = found.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value
    return Signed(content, str(name))


def elements(data: bytes) -> list[Element]:
    """The elements of DER that follow one another in data."""
    return list(_walk(data))


def _walk(data: bytes) -> Iterator[Element]:
    start = 0
    while start + 2 <= len(data) and data[start]:
        length, head = data[start + 1], 2
        if length & 0x80:
            head += length & 0x7F
            length = int.from_bytes(data[start + 2:start + head], "big")
        yield Element(data[start], data[start + head:start + head + length], data[start:start + head + length])
        start += head + length


def _certificate_of(certificates: Sequence[x509.Certificate], issuer_and_serial: Element) -> x509.Certificate:
    """The certificate that a signature names by issuer and number."""
    issuer, serial = elements(issuer_and_serial.value)
    for certificate in certificates:
        if (certificate.issuer.public_bytes() == issuer.raw
                and certificate.serial_number == int.from_bytes(serial.value, "big")):
            return certificate
    raise NotSignedError("sertifikat penandatangannya tidak ada di dalam tanda tangan")


def _prove(signer: Sequence[Element], content: bytes, certificate: x509.Certificate) -> None:
    """Raise NotSignedError unless the signer's key signed this content."""
    algorithm = HASHES[elements(signer[2].value)[0].value]
    attributes = {elements(item.value)[0].value: elements(elements(item.value)[1].value)[0].value
                  for item in elements(signer[3].value)}
    if attributes.get(MESSAGE_DIGEST) != _digest(content, algorithm):
        raise NotSignedError("isi tanda tangannya berubah")
    key = certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    try:
        key.verify(signer[5].value, bytes((SET,)) + signer[3].raw[1:], padding.PKCS1v15(), algorithm)
    except InvalidSignature as error:
        raise NotSignedError("tanda tangannya tidak cocok") from error


def _prove_chain(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> None:
    """Raise NotSignedError unless each certificate was issued by the next, up to one of TRUSTED."""
    while _fingerprint(certificate) not in TRUSTED:
        issuer = next((other for other in others if other.subject == certificate.issuer and other != certificate), None)
        if issuer is None:
            raise NotSignedError(f"rantainya berakhir pada {certificate.issuer.rfc4514_string()}")
        try:
            certificate.verify_directly_issued_by(issuer)
        except (InvalidSignature, TypeError, ValueError) as error:
            raise NotSignedError("rantai sertifikatnya tidak cocok") from error
        certificate = issuer


def _fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()


def _digest(data: bytes, algorithm: hashes.HashAlgorithm) -> bytes:
    found = hashes.Hash(algorithm)
    found.update(data)
    return found.finalize()


def _directory(program: bytes) -> tuple[int, int, int]:
    """Where a PE file holds its check sum and the place of its signature, and where its optional header ends."""
    optional = struct.unpack_from("<I", program, 60)[0] + 24
    wide = struct.unpack_from("<H", program, optional)[0] == 0x20B
    return optional + 64, optional + (112 if wide else 96) + 4 * 8, optional


def _embedded_signature(program: bytes) -> bytes:
    """The PKCS #7 signature that a PE file carries at its end."""
    if program[:2] != b"MZ":
        raise NotSignedError("bukan program Windows")
    place, size = struct.unpack_from("<II", program, _directory(program)[1])
    if not place or place + size > len(program):
        raise NotSignedError("tidak ditandatangani")
    length = struct.unpack_from("<I", program, place)[0]
    return elements(program[place + 8:place + length])[0].raw


def _program_hash(program: bytes) -> bytes:
    """The hash of a PE file as Authenticode takes it: without check sum, place of the signature, and signature."""
    checksum, entry, _ = _directory(program)
    end = struct.unpack_from("<I", program, entry)[0]
    return hashlib.sha256(program[:checksum] + program[checksum + 4:entry] + program[entry + 8:end]).digest()
