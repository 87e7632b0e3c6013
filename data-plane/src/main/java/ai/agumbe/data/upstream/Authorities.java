package ai.agumbe.data.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose word for an origin's name is taken: that of the authorities the JDK knows, and of a company's own. */
public final class Authorities {
    /** Those that the JDK knows. */
    public static final Authorities PUBLIC = new Authorities(List.of());

    private final List<Certificate> own;

    private Authorities(List<Certificate> own) {
        this.own = List.copyOf(own);
    }

    /** Also those of this file of PEM certificates; refuses one without any. */
    public static Authorities alsoOf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> read =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (read.isEmpty()) {
                throw new IllegalArgumentException("no certificate in it");
            }
            return new Authorities(read);
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalArgumentException("cannot be read as certificates", unreadable);
        }
    }

    TrustManagerFactory trust() {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            TrustManagerFactory known = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            known.init((KeyStore) null);
            int number = 0;
            for (TrustManager each : known.getTrustManagers()) {
                for (X509Certificate authority : ((X509TrustManager) each).getAcceptedIssuers()) {
                    all.setCertificateEntry("known-" + number++, authority);
                }
            }
            for (Certificate authority : own) {
                all.setCertificateEntry("own-" + number++, authority);
            }
            TrustManagerFactory both = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            both.init(all);
            return both;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("TLS: this JDK cannot hold authorities", broken);
        }
    }
}
