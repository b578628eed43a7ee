package org.reprise.core.install;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.reprise.core.util.Hashes;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** Ed25519 (RFC 8032) with the JDK's own implementation. */
public final class SigningKeys {
    private static final String ALGORITHM = "Ed25519";
    private static final int FINGERPRINT_BYTES = 16;

    private SigningKeys() {}

    /** A fresh pair of keys. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /** Signs a plugin. */
    public static Signature sign(PrivateKey key, PublicKey publicKey, String id, String version, String sha256) {
        try {
            java.security.Signature signer = java.security.Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(statement(id, version, sha256));
            Signature made = new Signature(text(publicKey), Base64.getEncoder().encodeToString(signer.sign()));
            if (!valid(made, id, version, sha256)) {
                throw badKey("the private and the public key do not belong together", null);
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw badKey(e.getMessage(), e);
        }
    }

    /** Whether a signature was made for this plugin with the key that it names. */
    public static boolean valid(Signature signature, String id, String version, String sha256) {
        try {
            java.security.Signature verifier = java.security.Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey(signature.key()));
            verifier.update(statement(id, version, sha256));
            return verifier.verify(Base64.getDecoder().decode(signature.value()));
        } catch (GeneralSecurityException | IllegalArgumentException | RepriseException e) {
            return false;
        }
    }

    /** Reads a public key: Base64, with or without PEM's lines around it. */
    public static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw badKey("this is no public Ed25519 key", e);
        }
    }

    /** Reads a private key in PEM. */
    public static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw badKey("this is no private Ed25519 key", e);
        }
    }

    /** A public key in one line of Base64. */
    public static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** What people compare: the first 16 bytes of the public key's SHA-256, in groups of four digits. */
    public static String fingerprint(String key) {
        byte[] digest = Hashes.sha256().digest(bytes(key));
        return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES).replaceAll("(....)(?=.)", "$1-");
    }

    /** A key in PEM. */
    public static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + kind
                + " KEY-----\n";
    }

    private static byte[] bytes(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Binds the digest to the name, so that a signed zip cannot be offered as another plugin or version. */
    private static byte[] statement(String id, String version, String sha256) {
        return ("reprise plugin\n" + id + "\n" + version + "\n" + sha256 + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static RepriseException badKey(String what, Exception cause) {
        return new RepriseException(
                ErrorCode.BAD_FILE,
                "The key cannot be used: " + what,
                "'reprise plugin keygen FILE' makes a pair of keys: FILE, to be kept secret, and FILE.pub.",
                cause);
    }
}
