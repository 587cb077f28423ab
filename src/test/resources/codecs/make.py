"""Makes the code streams in this folder from pictures that a formula gives (CodecPictures has the same one).

Needs Debian's dcmtk and libopenjp2-tools; run with python3, in this folder. A name says: picture's width x height x bits, then the coding.
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


def colour(x, y, part):
    """Red, green or blue: stripes that are flat in all, but here and there in one."""
    broken = 40 if y % 8 < 2 and x % 23 == 22 and x % 3 == part else 0
    return (sample(x + 5 * part, y, 8) + 70 * part + broken) % 256


def element(group, number, vr, value):
    value += (b'\0' if vr in (b'UI', b'OW', b'OB') else b' ') * (len(value) % 2)
    length = struct.pack('<2xI', len(value)) if vr in (b'OW', b'OB') else struct.pack('<H', len(value))
    return struct.pack('<HH', group, number) + vr + length + value


def us(number):
    return struct.pack('<H', number)


def dicom(path, width, height, bits, rows, coloured):
    meta = (element(2, 1, b'OB', b'\0\1') + element(2, 2, b'UI', b'1.2.840.10008.5.1.4.1.1.7')
            + element(2, 3, b'UI', b'2.25.1') + element(2, 16, b'UI', b'1.2.840.10008.1.2.1') + element(2, 18, b'UI', b'2.25.2'))
    wide = 16 if bits > 8 else 8
    data = b''.join(struct.pack('<H' if wide == 16 else 'B', sample(x, y, bits)) for y in rows for x in range(width))
    if coloured:
        data = bytes(colour(x, y, part) for y in rows for x in range(width) for part in range(3))
    body = (element(8, 22, b'UI', b'1.2.840.10008.5.1.4.1.1.7') + element(8, 24, b'UI', b'2.25.1')
            + element(0x20, 13, b'UI', b'2.25.3') + element(0x20, 14, b'UI', b'2.25.4') + element(0x28, 2, b'US', us(3 if coloured else 1))
            + element(0x28, 4, b'CS', b'RGB' if coloured else b'MONOCHROME2') + (element(0x28, 6, b'US', us(0)) if coloured else b'') + element(0x28, 16, b'US', us(height)) + element(0x28, 17, b'US', us(width))
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
        dicom(plain, width, height, bits, rows or range(height), coding.startswith('rgb'))
        subprocess.run([*command, plain, coded], check=True)
        with open(f'{width}x{height}x{bits}-{coding}', 'wb') as file:
            file.write(frame(coded))


def wavelets(coding, *options):
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + '/plain.ppm', 'wb') as file:
            file.write(b'P6\n61 45\n255\n' + bytes(colour(x, y, part) for y in range(45) for x in range(61) for part in range(3)))
        subprocess.run(['opj_compress', '-i', folder + '/plain.ppm', '-o', f'61x45x8-{coding}', *options], check=True)


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
    for mode in ('none', 'line', 'sample'):
        make(61, 45, 8, f'rgb-{mode}.jls', 'dcmcjpls', '+el', '+i' + mode[0])
        make(61, 45, 8, f'rgb-{mode}-near2.jls', 'dcmcjpls', '+en', '+md', '2', '+i' + mode[0])
    make(61, 45, 8, 'rgb-sv1.jpg', 'dcmcjpeg', '+e1')
    make(61, 45, 8, 'rgb-sv6.jpg', 'dcmcjpeg', '+el', '+sv', '6')
    wavelets('rgb-rct.j2k', '-n', '4')
    wavelets('rgb-rct-tiles.j2k', '-n', '3', '-t', '32,32', '-p', 'RPCL')
    wavelets('rgb-ict.j2k', '-I', '-q', '60')
