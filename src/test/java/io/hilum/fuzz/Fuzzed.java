package io.hilum.fuzz;

import java.util.Map;

/** A reader of untrusted bytes, with what must hold whatever they are. */
public interface Fuzzed {
    /**
     * Gives it these bytes.
     *
     * @throws AssertionError when something doesn't hold that must
     * @throws Exception that the reader threw and never should
     */
    void feed(byte[] input) throws Exception;

    /** Good inputs to begin with, by name. */
    Map<String, byte[]> seeds();
}
