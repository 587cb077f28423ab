package io.hilum.image;

/** Takes an image's rows, from the top. */
interface RowSink {
    /** The next row's samples, beginning at {@code from}; read before the call returns, and not changed. */
    void row(int[] samples, int from);
}
