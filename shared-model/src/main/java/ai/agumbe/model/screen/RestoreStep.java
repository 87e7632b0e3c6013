package ai.agumbe.model.screen;

/** Puts originals back in the places of their placeholders; holds back what may become one. */
final class RestoreStep implements Step {
    private final Placeholders placeholders;
    private final StringBuilder held = new StringBuilder();

    RestoreStep(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    @Override
    public String feed(String piece) {
        held.append(piece);
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (true) {
            int opens = held.indexOf(Placeholders.OPENS, at);
            if (opens < 0) {
                int end = endsHalfOpen() ? Math.max(at, held.length() - 1) : held.length();
                out.append(held, at, end);
                held.delete(0, end);
                return out.toString();
            }
            out.append(held, at, opens);
            int closes = held.indexOf(Placeholders.CLOSES, opens);
            int end = closes < 0 ? held.length() : closes + Placeholders.CLOSES.length();
            if (closes < 0 && end - opens < Placeholders.LONGEST) {
                held.delete(0, opens);
                return out.toString();
            }
            String original = closes < 0 ? null : placeholders.original(held.substring(opens, end));
            if (original == null) {
                out.append(held.charAt(opens));
                at = opens + 1;
            } else {
                out.append(original);
                at = end;
            }
        }
    }

    private boolean endsHalfOpen() {
        return !held.isEmpty() && held.charAt(held.length() - 1) == Placeholders.OPENS.charAt(0);
    }

    @Override
    public String finish() {
        String rest = held.toString();
        held.setLength(0);
        return rest;
    }
}
