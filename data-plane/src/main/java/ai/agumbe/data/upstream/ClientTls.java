package ai.agumbe.data.upstream;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What https connections share, made when it is first asked for: reading all trusted certificates would hold up a start. */
final class ClientTls {
    private final Authorities authorities;
    private @Nullable SslContext made;

    ClientTls(Authorities authorities) {
        this.authorities = authorities;
    }

    synchronized SslContext context() {
        SslContext context = made;
        if (context == null) {
            try {
                context = SslContextBuilder.forClient()
                        .trustManager(authorities.trust())
                        .endpointIdentificationAlgorithm("HTTPS")
                        .build();
            } catch (SSLException broken) {
                throw new IllegalStateException("TLS: this JDK cannot make a client context", broken);
            }
            made = context;
        }
        return context;
    }
}
