package ai.agumbe.data.fuzz;

import java.util.List;

/** What a caller might put on the wire: right, nearly right, or meant to harm. */
final class Requests {
    /** In a request that a lenient reader would find behind an ambiguous one. */
    static final String SMUGGLED = "smuggled-in";

    private static final List<String> PATHS =
            List.of("/chat/completions", "/chat/completions", "/embeddings", "/responses", "/messages");
    private static final List<String> HEADERS = List.of(
            "x-request-id: ",
            "idempotency-key: ",
            "content-encoding: ",
            "expect: ",
            "x-agumbe-operation: ",
            "anthropic-version: ",
            "connection: ",
            "x-forwarded-for: ",
            "x-api-key: ",
            "origin: ",
            "accept: ",
            "te: ",
            "upgrade: ",
            "content-type: ");
    private static final List<String> VALUES = List.of(
            "",
            "gzip",
            "br",
            "100-continue",
            "close",
            "upgrade",
            "keep-alive, close",
            "h2c",
            "a b",
            "2023-06-01",
            "1.2.3.4, nonsense",
            "agk_nonsense",
            "x".repeat(300),
            "\u00e4\u00ff",
            "\t",
            "\"",
            "no\0body",
            "a\rb",
            "chunked");
    private static final List<String> AMBIGUOUS = List.of(
            "content-length: 4\r\ntransfer-encoding: chunked\r\n",
            "transfer-encoding: chunked\r\ncontent-length: 4\r\n",
            "content-length: 4\r\ncontent-length: 5\r\n",
            "content-length: 5\r\ntransfer-encoding: identity\r\n",
            "transfer-encoding: xchunked\r\n",
            "transfer-encoding: gzip, chunked\r\n",
            "transfer-encoding : chunked\r\ncontent-length: 4\r\n",
            "transfer-encoding: chunked\r\ntransfer-encoding: cow\r\n",
            "content-length: 4\r\ntransfer-encoding:\u000bchunked\r\n",
            "x: y\ntransfer-encoding: chunked\r\ncontent-length: 4\r\n",
            "x: y\rtransfer-encoding: chunked\r\ncontent-length: 4\r\n");

    private final Chance chance;
    private final String key;
    private final Bodies bodies;

    Requests(Chance chance, String key) {
        this.chance = chance;
        this.key = key;
        this.bodies = new Bodies(chance);
    }

    /** @param replies how many replies are due, when that is known; else negative */
    record Sent(String bytes, int replies) {
        static Sent any(String bytes) {
            return new Sent(bytes, -1);
        }
    }

    Sent next() {
        return switch (chance.below(14)) {
            case 0 -> Sent.any(chance.cut(whole(chance.of(PATHS), "")));
            case 1 -> pipelined();
            case 2, 3 -> new Sent(ambiguous(), 1);
            case 4 -> Sent.any(oddHead());
            case 5 -> Sent.any(oddLength());
            case 6 -> Sent.any(oddChunks());
            case 7 -> Sent.any(chunked(Bodies.fit("/chat/completions")));
            case 8 ->
                Sent.any(chance.of(
                        chance.bytes(1 + chance.below(200)),
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
                        "\r\n\r\n\r\n" + whole("/chat/completions", "")));
            case 9 -> Sent.any(chance.mutated(whole(chance.of(PATHS), "")));
            case 10 -> Sent.any(whole(chance.of(PATHS), chance.of(HEADERS) + chance.of(VALUES) + "\r\n"));
            default -> {
                String path = chance.of(PATHS);
                yield new Sent(head("POST", path, "connection: close\r\n") + framed(bodies.body(path)), 1);
            }
        };
    }

    private String head(String method, String path, String more) {
        return method + " /v1" + path + " HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer " + key + "\r\n" + more;
    }

    private static String framed(String body) {
        return "content-length: " + body.length() + "\r\n\r\n" + body;
    }

    private String whole(String path, String more) {
        String body = Bodies.fit(path);
        String streamed =
                path.equals("/embeddings") || chance.oneIn(2) ? body : body.replaceFirst("\\{", "{\"stream\":true,");
        return head("POST", path, "connection: close\r\n" + more) + framed(streamed);
    }

    private Sent pipelined() {
        int ahead = 1 + chance.below(4);
        String kept = head("POST", "/chat/completions", "") + framed(Bodies.fit("/chat/completions"));
        return new Sent(kept.repeat(ahead) + whole("/embeddings", ""), ahead + 1);
    }

    private String ambiguous() {
        String hidden = head("POST", "/chat/completions", "connection: close\r\n")
                + framed(Bodies.fit("/chat/completions").replace("Hello", SMUGGLED));
        return head("POST", "/chat/completions", chance.of(AMBIGUOUS)) + "\r\n"
                + chance.of("0\r\n\r\n", "4\r\n{}{}\r\n0\r\n\r\n", "{}{}", "") + hidden;
    }

    private String oddHead() {
        return switch (chance.below(9)) {
            case 0 -> head("POST", "/chat/completions", "x: " + "y".repeat(40_000) + "\r\n") + framed("{}");
            case 1 -> head("POST", "/chat/completions", "x: y\r\n".repeat(6_000)) + framed("{}");
            case 2 ->
                head(
                                chance.of("GE T", "get", "\u00ff", "CONNECT", "OPTIONS", "HEAD", "DELETE", "TRACE"),
                                "/models",
                                "connection: close\r\n")
                        + "\r\n";
            case 3 ->
                head(
                                "GET",
                                "/models/"
                                        + chance.of(
                                                "%zz",
                                                "%00", "..%2f..", "\u00ff", "x".repeat(3_000), "@fake%2Fgpt", "%"),
                                "connection: close\r\n")
                        + "\r\n";
            case 4 ->
                "GET "
                        + chance.of(
                                "*", "http://other/v1/models", "//", "/v1//models", "/" + "x".repeat(20_000), "?", "#")
                        + " HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
            case 5 -> head("POST", "/chat/completions", "x: a\r\n  folded\r\nconnection: close\r\n") + framed("{}");
            case 6 ->
                head(
                                "POST",
                                "/chat/completions",
                                chance.of("name : x\r\n", ": x\r\n", "name\r\n", "a b: c\r\n", "\0: x\r\n"))
                        + framed("{}");
            case 7 -> whole("/chat/completions", "").replace("Bearer ", chance.of("", "bearer", "Basic ", "Bearer \0"));
            default ->
                whole("/chat/completions", "")
                        .replace("HTTP/1.1", chance.of("HTTP/1.0", "HTTP/9.9", "HTTP", "", "HTTP/1.1 "));
        };
    }

    private String oddLength() {
        String body = Bodies.fit("/chat/completions");
        String length = chance.of(
                "-1",
                "+5",
                "99999999999999999999",
                "1048577",
                "0x10",
                "1e3",
                "",
                "5;",
                "3",
                Integer.toString(body.length() + 30));
        return head("POST", "/chat/completions", "connection: close\r\ncontent-length: " + length + "\r\n") + "\r\n"
                + body;
    }

    private String chunked(String body) {
        StringBuilder chunks = new StringBuilder();
        for (int at = 0; at < body.length(); ) {
            int size = Math.min(body.length() - at, 1 + chance.below(60));
            chunks.append(Integer.toHexString(size))
                    .append(chance.of("", "", ";ext=1"))
                    .append("\r\n");
            chunks.append(body, at, at + size).append("\r\n");
            at += size;
        }
        return head("POST", "/chat/completions", "connection: close\r\ntransfer-encoding: chunked\r\n") + "\r\n"
                + chunks + "0\r\n" + chance.of("", "", "trailer: x\r\n", "content-length: 5\r\n") + "\r\n";
    }

    private String oddChunks() {
        String whole = chunked(Bodies.fit("/chat/completions"));
        int head = whole.indexOf("\r\n\r\n") + 4;
        return whole.substring(0, head) + chance.mutated(whole.substring(head));
    }
}
