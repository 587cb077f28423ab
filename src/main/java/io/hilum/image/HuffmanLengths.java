package io.hilum.image;

import java.util.Arrays;

/** Lengths of a Huffman code's words. */
final class HuffmanLengths {
    private HuffmanLengths() {}

    /**
     * The lengths of an optimal code, 0 for symbols that don't occur; a lone symbol gets 1. Should a word come out longer
     * than allowed, counts are levelled and it is tried again, which costs next to nothing in size.
     */
    static int[] of(int[] counts, int longest) {
        int[] level = counts.clone();
        int[] lengths = optimal(level);
        while (Arrays.stream(lengths).max().orElse(0) > longest) {
            for (int i = 0; i < level.length; i++) {
                level[i] = (level[i] + 1) / 2;
            }
            lengths = optimal(level);
        }
        return lengths;
    }

    /** Huffman's algorithm with two queues: the sorted leaves, and the inner nodes, which come out sorted. */
    private static int[] optimal(int[] counts) {
        long[] leaves = sorted(counts);
        int n = leaves.length;
        int[] lengths = new int[counts.length];
        if (n == 1) {
            lengths[(int) leaves[0] & 0xFFFF] = 1;
            return lengths;
        }
        long[] weight = new long[2 * n];
        int[] parent = new int[2 * n];
        for (int i = 0; i < n; i++) {
            weight[i] = leaves[i] >>> 16;
        }
        int leaf = 0;
        int inner = n;
        for (int node = n; node < 2 * n - 1; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < n && (inner == node || weight[leaf] <= weight[inner]);
                int taken = takeLeaf ? leaf++ : inner++;
                weight[node] += weight[taken];
                parent[taken] = node;
            }
        }
        int[] depth = new int[2 * n];
        for (int node = 2 * n - 3; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < n) {
                lengths[(int) leaves[node] & 0xFFFF] = depth[node];
            }
        }
        return lengths;
    }

    /** The symbols that occur, by count: {@code count << 16 | symbol}. */
    private static long[] sorted(int[] counts) {
        long[] leaves = new long[counts.length];
        int n = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                leaves[n++] = (long) counts[symbol] << 16 | symbol;
            }
        }
        Arrays.sort(leaves, 0, n);
        return Arrays.copyOf(leaves, n);
    }
}
