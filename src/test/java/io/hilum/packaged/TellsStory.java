package io.hilum.packaged;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints what the programs of a failed test wrote. */
final class TellsStory implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext test) {
        String story = Program.story();
        if (test.getExecutionException().isPresent()) {
            System.out.println(test.getDisplayName() + " failed\n" + story);
        }
    }
}
