package org.reprise.core.install;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.core.util.Names;
import org.reprise.spi.ErrorCode;
import org.reprise.spi.RepriseException;

/** The keys whose plugins may be installed: the file {@code trusted-keys.json} in Reprise's home. */
public final class TrustedKeys {
    private final NamedTexts file;

    TrustedKeys(NamedTexts file) {
        this.file = file;
    }

    /** Public keys by name. */
    public Map<String, String> all() {
        return file.read();
    }

    /** Trusts a key from now on. */
    public void add(String name, String key) {
        String text = SigningKeys.text(SigningKeys.publicKey(key));
        Map<String, String> keys = new TreeMap<>(all());
        String other = keys.get(name);
        if (other != null && !other.equals(text)) {
            throw new RepriseException(
                    ErrorCode.BAD_VALUE,
                    "There is a trusted key '" + name + "' already: " + SigningKeys.fingerprint(other),
                    "Choose another name, or remove that one first: reprise plugin trust remove " + name);
        }
        keys.put(name, text);
        file.write(keys);
    }

    /** Trusts a key no more; what it signed and is installed stays. */
    public void remove(String name) {
        Map<String, String> keys = new TreeMap<>(all());
        if (keys.remove(name) == null) {
            throw Names.unknown(ErrorCode.UNKNOWN_NAME, "trusted key", name, List.copyOf(keys.keySet()));
        }
        file.write(keys);
    }

    /** Judges a signature; null for none. */
    Trust judge(Signature signature, String id, String version, String sha256) {
        if (signature == null) {
            return new Trust(Trust.State.UNSIGNED, "");
        }
        if (!SigningKeys.valid(signature, id, version, sha256)) {
            return new Trust(Trust.State.FORGED, "");
        }
        for (Map.Entry<String, String> key : all().entrySet()) {
            if (key.getValue().equals(SigningKeys.text(SigningKeys.publicKey(signature.key())))) {
                return new Trust(Trust.State.SIGNED, key.getKey());
            }
        }
        return new Trust(Trust.State.UNKNOWN_KEY, SigningKeys.fingerprint(signature.key()));
    }
}
