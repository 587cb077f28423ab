package io.hilum.web;

/**
 * What stands around every page.
 *
 * @param user who is signed in, or the empty text when nobody needs to be
 * @param signInPath where signing in begins, or the empty text when no page leads there
 * @param signOutPath where signing out leads, or the empty text when there is no signing out
 * @param simulated whether the built-in simulator answers studies
 * @param version of this product
 */
public record Frame(String user, String signInPath, String signOutPath, boolean simulated, String version) {
    /** The frame around an answer that the simulator gave, or did not give. */
    Frame around(boolean simulatedAnswer) {
        return new Frame(user, signInPath, signOutPath, simulatedAnswer, version);
    }
}
