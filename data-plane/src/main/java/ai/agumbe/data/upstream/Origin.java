package ai.agumbe.data.upstream;

import java.net.URI;

/** Where connections go: scheme, host and port of a base URL, and the path before every operation. */
public record Origin(String host, int port, boolean tls, String basePath) {
    public static Origin of(String baseUrl) {
        URI uri = URI.create(baseUrl);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String host = uri.getHost().replaceAll("^\\[|\\]$", "");
        return new Origin(host, port, tls, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The {@code Host} header. */
    String authority() {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? bracketed : bracketed + ":" + port;
    }
}
