package io.hilum.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * A key that a provider signs tokens with.
 *
 * @param id by which it is published
 * @param pair RSA, 2048 bits
 */
record SigningKey(String id, KeyPair pair) {
    static SigningKey fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Its public half as a JSON Web Key. */
    Map<String, Object> published() {
        RSAPublicKey rsa = (RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                id,
                "n",
                number(rsa.getModulus()),
                "e",
                number(rsa.getPublicExponent()));
    }

    /** A compact JSON Web Signature by RS256, whatever the header says. */
    String sign(Map<String, ?> header, Map<String, ?> claims) {
        String text = base64(Provider.write(header).getBytes(UTF_8))
                + '.'
                + base64(Provider.write(claims).getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + '.' + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return base64(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
