package io.sparkpool.pool.task;

import java.io.Serializable;
import java.util.zip.CRC32C;

/**
 * A CRC-32C of outputs in order, as bytes of text. Digests of consecutive parts make up the digest of all, so that the
 * result does not depend on how outputs were cut.
 *
 * @param crc the checksum, as {@link CRC32C} computes it
 * @param bytes the number of bytes
 */
public record Digest(int crc, long bytes) implements Serializable {
    /** The digest of nothing. */
    public static final Digest EMPTY = new Digest(0, 0);

    /** The polynomial of CRC-32C (RFC 3720), with the coefficient of the highest power in the lowest bit. */
    private static final int POLYNOMIAL = 0x82F63B78;

    private static final int ONE = 1 << 31;

    /** The polynomial that moves a checksum by one byte. */
    private static final int X_TO_THE_8TH = ONE >>> 8;

    /** Returns the digest of some bytes. */
    public static Digest of(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return new Digest((int) crc.getValue(), bytes.length);
    }

    /** Returns the digest of the bytes of this digest, followed by those of another one. */
    public Digest then(Digest next) {
        return new Digest(multiply(power(X_TO_THE_8TH, next.bytes), crc) ^ next.crc, bytes + next.bytes);
    }

    private static int power(int base, long exponent) {
        int result = ONE;
        int square = base;
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            result = (rest & 1) == 0 ? result : multiply(result, square);
            square = multiply(square, square);
        }
        return result;
    }

    /** Multiplies polynomials over the field of two elements, modulo that of CRC-32C. */
    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            product ^= (a & bit) == 0 ? 0 : shifted;
            shifted = (shifted >>> 1) ^ ((shifted & 1) == 0 ? 0 : POLYNOMIAL);
        }
        return product;
    }

    /** Returns the checksum as eight hexadecimal digits. */
    @Override
    public String toString() {
        return "%08x".formatted(crc);
    }
}
