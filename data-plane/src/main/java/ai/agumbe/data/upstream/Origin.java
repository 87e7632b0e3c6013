package ai.agumbe.data.upstream;

import java.net.URI;

/**
 * Where connections go: scheme, host and port of a base URL, the path before every operation, and the query that every
 * operation is asked with.
 *
 * @param query without its question mark; empty when there is none
 */
public record Origin(String host, int port, boolean tls, String basePath, String query) {
    public static Origin of(String baseUrl) {
        URI uri = URI.create(baseUrl);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String host = uri.getHost().replaceAll("^\\[|\\]$", "");
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new Origin(host, port, tls, path.endsWith("/") ? path.substring(0, path.length() - 1) : path, query);
    }

    /** Where an operation stands, as a request line has it. */
    public String pathOf(String operation) {
        String path = basePath + operation;
        return query.isEmpty() ? path : path + (operation.indexOf('?') < 0 ? "?" : "&") + query;
    }

    /** The {@code Host} header. */
    public String authority() {
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? bracketed : bracketed + ":" + port;
    }
}
