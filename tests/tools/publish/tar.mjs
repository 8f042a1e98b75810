// A tar archive that follows from its content alone: sorted by name, owned by nobody, of one time.
import { gzipSync } from 'node:zlib';

const BLOCK = 512;
const padded = (bytes) => Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);

/** A header of POSIX.1-1988 (ustar), which every tar reads. */
function header({ name, size, mode, time }) {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name`);
  const octal = (value, at, width) => block.write(value.toString(8).padStart(width - 1, '0'), at);
  block.write(name, 0);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(time, 136, 12);
  block.write('0', 156);
  block.write('ustar\0' + '00', 257);
  block.write('        ', 148);
  octal(block.reduce((sum, byte) => sum + byte, 0), 148, 7);
  return block;
}

/** The archive of `files` (`name`, `bytes`, `mode`), all of `time` in seconds. */
export function tar(files, time) {
  const names = new Set(files.map(({ name }) => name));
  if (names.size !== files.length) throw new Error('two files of the archive have one name');
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  return Buffer.concat([
    ...sorted.flatMap(({ name, bytes, mode = 0o644 }) => [header({ name, size: bytes.length, mode, time }), padded(bytes)]),
    Buffer.alloc(2 * BLOCK),
  ]);
}

/** Compressed as `gzip -n` does: zlib writes neither name nor time; the byte for the system is set to one. */
export function gzip(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}
