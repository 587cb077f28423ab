package io.hilum.image;

import java.util.List;
import jj2000.j2k.util.FacilityManager;
import jj2000.j2k.util.MsgLogger;

/**
 * Takes what the JPEG 2000 library would print. Where it warns that a code stream is cut short or damaged and goes on,
 * it is stopped: half a picture is none. All else is unsaid.
 */
final class Jpeg2000Log implements MsgLogger {
    private static final List<String> SERIOUS = List.of("truncated", "corrupted", "EOC marker", "Error detected");

    /** The code stream is damaged. Unchecked, so that it comes through the library. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged() {
            super("damaged", null, false, false);
        }
    }

    /** For all threads: the library would keep one for each thread for ever. */
    static void install() {
        FacilityManager.registerMsgLogger(null, new Jpeg2000Log());
    }

    @Override
    public void printmsg(int severity, String message) {
        if (severity == ERROR || SERIOUS.stream().anyMatch(message::contains)) {
            throw new Damaged();
        }
    }

    @Override
    public void println(String text, int firstIndent, int indent) {}

    @Override
    public void flush() {}
}
