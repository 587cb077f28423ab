"""Makes the code streams in this folder from pictures that a formula gives (CodecPictures has the same one).

Needs Debian's dcmtk; run with python3, in this folder. A name says: picture's width x height x bits, then the coding.
"""
import os, struct, subprocess, tempfile


def sample(x, y, bits):
    most = (1 << bits) - 1
    if y % 8 < 2:
        return most // 3
    if (x + y) % 29 == 0:
        return most * (x & 1)
    smooth = (x * 37 + y * 53) * most // 4000
    noise = ((x * 7919 + y * 104729 + x * y * 31) % 65537) % (most // 64 + 1)
    return (smooth + noise) % (most + 1)


def element(group, number, vr, value):
    value += (b'\0' if vr in (b'UI', b'OW', b'OB') else b' ') * (len(value) % 2)
    length = struct.pack('<2xI', len(value)) if vr in (b'OW', b'OB') else struct.pack('<H', len(value))
    return struct.pack('<HH', group, number) + vr + length + value


def us(number):
    return struct.pack('<H', number)


def dicom(path, width, height, bits, rows):
    meta = (element(2, 1, b'OB', b'\0\1') + element(2, 2, b'UI', b'1.2.840.10008.5.1.4.1.1.7')
            + element(2, 3, b'UI', b'2.25.1') + element(2, 16, b'UI', b'1.2.840.10008.1.2.1') + element(2, 18, b'UI', b'2.25.2'))
    wide = 16 if bits > 8 else 8
    data = b''.join(struct.pack('<H' if wide == 16 else 'B', sample(x, y, bits)) for y in rows for x in range(width))
    body = (element(8, 22, b'UI', b'1.2.840.10008.5.1.4.1.1.7') + element(8, 24, b'UI', b'2.25.1')
            + element(0x20, 13, b'UI', b'2.25.3') + element(0x20, 14, b'UI', b'2.25.4') + element(0x28, 2, b'US', us(1))
            + element(0x28, 4, b'CS', b'MONOCHROME2') + element(0x28, 16, b'US', us(height)) + element(0x28, 17, b'US', us(width))
            + element(0x28, 0x100, b'US', us(wide)) + element(0x28, 0x101, b'US', us(bits)) + element(0x28, 0x102, b'US', us(bits - 1))
            + element(0x28, 0x103, b'US', us(0)) + element(0x7FE0, 16, b'OW' if wide == 16 else b'OB', data))
    with open(path, 'wb') as file:
        file.write(b'\0' * 128 + b'DICM' + element(2, 0, b'UL', struct.pack('<I', len(meta))) + meta + body)


def frame(path):
    data = open(path, 'rb').read()
    at = data.rindex(b'\xe0\x7f\x10\0O') + 12
    frame = b''
    at += 8 + struct.unpack_from('<I', data, at + 4)[0]
    while data[at:at + 4] == b'\xfe\xff\0\xe0':
        length = struct.unpack_from('<I', data, at + 4)[0]
        frame += data[at + 8:at + 8 + length]
        at += 8 + length
    return frame


def make(width, height, bits, coding, *command, rows=None):
    with tempfile.TemporaryDirectory() as folder:
        plain, coded = folder + '/plain', folder + '/coded'
        dicom(plain, width, height, bits, rows or range(height))
        subprocess.run([*command, plain, coded], check=True)
        with open(f'{width}x{height}x{bits}-{coding}', 'wb') as file:
            file.write(frame(coded))


if __name__ == '__main__':
    for sv in range(1, 8):
        make(37, 29, 12, f'sv{sv}.jpg', 'dcmcjpeg', '+el', '+sv', str(sv))
        make(37, 29, 16, f'sv{sv}.jpg', 'dcmcjpeg', '+el', '+sv', str(sv))
    for bits in (8, 10, 16):
        make(61, 45, bits, 'sv1.jpg', 'dcmcjpeg', '+e1')
    for width, height in ((1, 1), (1, 41), (41, 1), (2, 2)):
        make(width, height, 12, 'sv6.jpg', 'dcmcjpeg', '+el', '+sv', '6')
        make(width, height, 12, 'near0.jls', 'dcmcjpls', '+el')
        make(width, height, 8, 'extended.jpg', 'dcmcjpeg', '+ee', '+be', '+q', '95')
    for bits in (8, 10, 12, 16):
        for near in (1, 3, 7):
            make(61, 45, bits, f'near{near}.jls', 'dcmcjpls', '+en', '+md', str(near))
        make(61, 45, bits, 'near0.jls', 'dcmcjpls', '+el')
    make(61, 45, 12, 'cooked.jls', 'dcmcjpls', '+el', '+pc', '+t1', '9', '+t2', '31', '+t3', '90', '+rs', '31')
    make(61, 24, 8, 'top.jls', 'dcmcjpls', '+el', rows=range(24))
    make(61, 21, 8, 'bottom.jls', 'dcmcjpls', '+el', rows=range(24, 45))
    make(61, 45, 8, 'extended.jpg', 'dcmcjpeg', '+ee', '+be', '+q', '95')
