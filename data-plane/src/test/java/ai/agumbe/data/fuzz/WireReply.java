package ai.agumbe.data.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A reply as it lay on the wire; reading is as strict as HTTP. */
record WireReply(int status, Map<String, String> headers, String body) {
    /** The replies to this request that these bytes are, and nothing else. */
    static List<WireReply> all(String request, String bytes) {
        boolean bodiless = request.startsWith("HEAD ");
        List<WireReply> replies = new ArrayList<>();
        int at = 0;
        while (at < bytes.length()) {
            int end = bytes.indexOf("\r\n\r\n", at);
            check(end > 0, "a head that does not end", bytes);
            String[] lines = bytes.substring(at, end).split("\r\n", -1);
            check(lines[0].matches("HTTP/1\\.1 [1-5]\\d\\d [ -~]*"), "a status line: " + lines[0], bytes);
            Map<String, String> headers = headers(lines, bytes);
            int status = Integer.parseInt(lines[0].substring(9, 12));
            at = end + 4;
            if (status < 200) {
                continue;
            }
            StringBuilder body = new StringBuilder();
            if (!bodiless) {
                at = readBody(bytes, at, headers, body);
            }
            replies.add(new WireReply(status, headers, body.toString()));
        }
        return replies;
    }

    private static Map<String, String> headers(String[] lines, String bytes) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            check(lines[i].matches("[!-9;-~]+: ?[\\t -~\\x80-\\xff]*"), "a header: " + lines[i], bytes);
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return headers;
    }

    private static int readBody(String bytes, int from, Map<String, String> headers, StringBuilder body) {
        String length = headers.get("content-length");
        if (length != null) {
            int to = from + Integer.parseInt(length);
            check(to <= bytes.length(), "a body shorter than it says", bytes);
            body.append(bytes, from, to);
            return to;
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            check("close".equals(headers.get("connection")), "a body without an end", bytes);
            body.append(bytes, from, bytes.length());
            return bytes.length();
        }
        int at = from;
        while (true) {
            int line = bytes.indexOf("\r\n", at);
            check(line > 0, "chunks without an end", bytes);
            int size = Integer.parseInt(bytes.substring(at, line), 16);
            check(line + 4 + size <= bytes.length(), "a chunk shorter than it says", bytes);
            body.append(bytes, line + 2, line + 2 + size);
            at = line + 4 + size;
            if (size == 0) {
                return at;
            }
        }
    }

    static void check(boolean holds, String what, String seen) {
        if (!holds) {
            throw new AssertionError(what + " in: " + seen);
        }
    }
}
