package ai.agumbe.bench;

/** The words that {@code ./agumbe bench} understands. */
enum Option {
    SCENARIO(
            "--scenario",
            "LIST",
            "chat,whole,paced,streams,crowd,large,huge",
            "of these, guarded, intake, visible, growth, start, start-many; or all"),
    SIDES("--sides", "LIST", "direct,nginx,gateway", "of direct, nginx, gateway"),
    STACK("--stack", "FILE", "", "use the running system of this stack.json instead of starting one"),
    ROUNDS("--rounds", "N", "3", "rounds per side; figures are their medians"),
    SECONDS("--seconds", "N", "3", "counted seconds of a round"),
    WARM_UP("--warm-up", "SECONDS", "15", "load on the gateway before it is judged, of calls and of streams each"),
    CONNECTIONS("--connections", "N", "64", "connections of chat, paced, large and huge"),
    RATE(
            "--rate",
            "N",
            "0",
            "requests/s of paced (0: 12000, or a third of the peak if that is less) and of visible (0: 2000)"),
    STREAMS("--streams", "N", "0", "streams at once; 0: 200 in streams, 2000 in crowd"),
    PROMPT_BYTES("--prompt-bytes", "N", "1024", "size of the prompt in chat, paced and streams"),
    LOAD_THREADS("--load-threads", "N", "0", "threads of the generator; 0: a quarter of the cores"),
    PORT_BASE("--port-base", "P", "0", "first port of the system that is started; 0: free ones");

    private final String word;
    private final String value;
    private final String otherwise;
    private final String meaning;

    Option(String word, String value, String otherwise, String meaning) {
        this.word = word;
        this.value = value;
        this.otherwise = otherwise;
        this.meaning = meaning;
    }

    String word() {
        return word;
    }

    /** What it is when it is not given; empty for nothing. */
    String otherwise() {
        return otherwise;
    }

    String help() {
        var standard = otherwise.isEmpty() ? "" : " (" + otherwise + ")";
        return "  %-24s %s%s".formatted(word + " " + value, meaning, standard);
    }
}
