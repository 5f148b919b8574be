package org.sightline.ingest.filestore;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/** Tells the SSH library that keys of Ed25519 are supported; all other algorithms stay as Java gives them. */
final class Ed25519Registrar extends AbstractSecurityProviderRegistrar {

    private static final String PROVIDER = "SunEC";

    static {
        SecurityUtils.registerSecurityProvider(new Ed25519Registrar());
    }

    private Ed25519Registrar() {
        super(PROVIDER);
    }

    /** Registers once; must come before the library looks for the first time. */
    static void register() {
        // The initializer of the class did.
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
        return Optional.of(new JdkEd25519());
    }

    @Override
    public String getDefaultSecurityEntitySupportValue(Class<?> kind) {
        return "";
    }

    @Override
    public boolean isNamedProviderUsed() {
        return false;
    }

    @Override
    public Provider getSecurityProvider() {
        return Security.getProvider(PROVIDER);
    }

    @Override
    public boolean isSupported() {
        return getSecurityProvider() != null;
    }
}
