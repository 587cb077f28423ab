"""Sends real DICOM files to a running Hilum and compares each preview with what pydicom makes of the same file.

    beside_pydicom.py URL FOLDER...        the bearer in HILUM_LOCAL_SECRET

Exit status 1 if a picture differs, or if Hilum refuses as damaged what pydicom reads.
"""

import base64
import collections
import io
import json
import os
import pathlib
import re
import sys
import urllib.error
import urllib.request
import warnings

import numpy
import PIL.Image
import pydicom
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut

LUMA = numpy.array([0.299, 0.587, 0.114])
#: Modality in explicit VR, implicit VR and big endian.
MODALITY = re.compile(rb"(\x08\x00\x60\x00(?:CS\x02\x00|\x02\x00\x00\x00)|\x00\x08\x00\x60CS\x00\x02)(?:CT|MR|US|NM|XA|PT)")
#: CT, MR, ultrasound and nuclear medicine, each with the byte or two that pad it.
SOP_CLASS = re.compile(rb"1\.2\.840\.10008\.5\.1\.4\.1\.1\.(?:[247]\x00|20|6\.1)")
#: Where the file is at fault, or pydicom.
KNOWN = {
    "GDCMJ2K_TextGBR.dcm": "its code stream says five parts of each tile and has six",
    "MR_small_padded.dcm": "a row more than its header says; it could as well be the header that is wrong",
    "OBXXXX1A_expb.dcm": "its words are big-endian and its bytes are not swapped; pydicom's picture is black",
}


def as_radiograph(file: bytes) -> bytes:
    """The same file, calling itself a radiograph: Hilum takes no other, and the pixels are what is compared."""
    file = MODALITY.sub(rb"\1CR", file)
    return SOP_CLASS.sub(lambda uid: b"1.2.840.10008.5.1.4.1.1.1".ljust(len(uid.group()), b"\0"), file)


def preview(url: str, file: bytes) -> tuple[numpy.ndarray | None, dict]:
    """What Hilum would send: rows x columns of 0..255, and its answer; None and the problem if it refuses."""
    body = json.dumps({"image": base64.b64encode(file).decode()}).encode()
    headers = {"Authorization": "Bearer " + os.environ["HILUM_LOCAL_SECRET"], "Content-Type": "application/json"}
    try:
        with urllib.request.urlopen(urllib.request.Request(url + "/api/v1/images", body, headers), timeout=60) as answer:
            told = json.load(answer)
    except urllib.error.HTTPError as refused:
        return None, json.load(refused)
    picture = PIL.Image.open(io.BytesIO(base64.b64decode(told["preview"]["base64"])))
    return numpy.asarray(picture.convert("L")).astype(float), told


def window_of(data: pydicom.Dataset, values: numpy.ndarray, stored: numpy.ndarray) -> tuple[float, float]:
    """The values that are black and white in what pydicom's windowing gives; without a window, Hilum's percentiles."""
    if "VOILUTSequence" in data:
        return 0, 2 ** data.VOILUTSequence[0].LUTDescriptor[2] - 1
    if "WindowCenter" in data:
        least = -(2 ** (data.BitsStored - 1)) if data.PixelRepresentation else 0
        slope, intercept = float(data.get("RescaleSlope", 1)), float(data.get("RescaleIntercept", 0))
        return least * slope + intercept, (least + 2**data.BitsStored - 1) * slope + intercept
    shown = values[stored != data.PixelPaddingValue] if "PixelPaddingValue" in data else values
    return tuple(numpy.percentile(shown if shown.size else values, [0.5, 99.5]))


def expected(file: bytes) -> numpy.ndarray | None:
    """What pydicom makes of the file: rows x columns of 0..255, or None if it holds several frames."""
    data = pydicom.dcmread(io.BytesIO(file), force=True)
    if "TransferSyntaxUID" not in data.file_meta:
        data.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2"
    if int(data.get("NumberOfFrames") or 1) > 1:
        return None
    stored = data.pixel_array
    if stored.ndim == 3:
        return stored @ LUMA / (2**data.BitsStored - 1) * 255
    if data.PhotometricInterpretation == "PALETTE COLOR":
        return apply_color_lut(stored, data) @ LUMA / (2 ** data.RedPaletteColorLookupTableDescriptor[2] - 1) * 255
    values = apply_modality_lut(stored, data)
    shown = apply_voi_lut(values, data, 0).astype(float)
    black, white = window_of(data, shown, stored)
    grey = numpy.clip((shown - black) / max(white - black, 1e-9) * 255, 0, 255)
    return 255 - grey if data.PhotometricInterpretation == "MONOCHROME1" else grey


def compare(name: str, url: str, file: bytes) -> str:
    """Prints what is worth a look; returns in a word how it went."""
    try:
        wanted = expected(file)
    except Exception as unread:  # of whatever kind: the files are odd on purpose
        wanted, reason = None, str(unread).split("\n")[0][:80]
    else:
        reason = "several frames"
    got, told = preview(url, file)
    if got is None:
        bad = wanted is not None and "damaged" in told["detail"]
        print(f"{name:45} refused: {told['detail'][:150]}" + (" " + KNOWN.get(name, "PYDICOM READS IT") if bad else ""))
        return "refused as damaged" if bad and name not in KNOWN else "refused"
    if wanted is None:
        print(f"{name:45} read; pydicom: {reason}")
        return "read by Hilum alone"
    resized = got.shape != wanted.shape
    if resized:
        size = (got.shape[1], got.shape[0])
        wanted = numpy.asarray(PIL.Image.fromarray(wanted.astype("float32")).resize(size, PIL.Image.Resampling.BOX))
    off = numpy.abs(got - wanted)
    same = off.mean() <= (1.2 if resized else 0.5)  # Pillow's box takes whole pixels only
    told_of = [warning["code"] for warning in told["warnings"]]
    print(f"{name:45} {'same' if same else 'DIFFERS'}: mean {off.mean():.2f}, most {off.max():.1f}; {', '.join(told_of)}")
    if not same and name in KNOWN:
        print(" " * 45, KNOWN[name])
        return "at fault"
    return "same, resized" if same and resized else "same" if same else "differs"


def main(url: str, *folders: str) -> int:
    warnings.simplefilter("ignore")
    files = {path.name: path for folder in folders for path in sorted(pathlib.Path(folder).rglob("*.dcm"))}
    counts = collections.Counter(compare(name, url, as_radiograph(path.read_bytes())) for name, path in files.items())
    print(*(f"{count} {what}" for what, count in counts.most_common()), sep="\n")
    return 1 if counts["differs"] or counts["refused as damaged"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
