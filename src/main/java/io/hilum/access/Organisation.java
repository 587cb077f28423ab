package io.hilum.access;

import java.util.regex.Pattern;

/**
 * One that signs its people in, by a provider of its own. Its name is that of the Quarkus tenant whose settings describe
 * it: {@code quarkus.oidc.<name>.*}, or {@code quarkus.oidc.*} for the only one.
 *
 * @param name {@code Default}, or at most 40 characters of a-z 0-9 and dashes
 * @param issuer whose tokens are its people's, without a slash at the end
 */
record Organisation(String name, String issuer) {
    static final String ONLY = "Default";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String SCRIPTS = "scripts";

    /** @throws IllegalArgumentException when the name is of another form, or is one that a script's tenant has */
    Organisation {
        if (!name.equals(ONLY) && (!NAME.matcher(name).matches() || name.endsWith(SCRIPTS))) {
            throw new IllegalArgumentException("an organisation's name has at most 40 characters of a-z 0-9 -, and does"
                    + " not end in " + SCRIPTS + ": " + name);
        }
        issuer = withoutSlash(issuer);
    }

    /** The tenant that reads its scripts' bearer tokens; its name is that of the tenant for browsers. */
    String scriptTenant() {
        return name.equals(ONLY) ? SCRIPTS : name + '-' + SCRIPTS;
    }

    /** Where its people begin to sign in. */
    String signInPath() {
        return "/sign-in" + suffix();
    }

    /** Where its provider sends them back to. */
    String returnPath() {
        return name.equals(ONLY) ? "/sign-in" : signInPath() + "/back";
    }

    /** Where a browser lands after signing out. */
    String signedOutPath() {
        return name.equals(ONLY) ? "/" : signInPath();
    }

    /** Where its provider tells that somebody signed out there. */
    String backChannelPath() {
        return "/sign-out/back-channel" + suffix();
    }

    /** Whether a token says that it was issued there. For choosing only: the issuer is verified with the token. */
    boolean issued(String claimed) {
        return issuer.equals(withoutSlash(claimed));
    }

    private String suffix() {
        return name.equals(ONLY) ? "" : '/' + name;
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
