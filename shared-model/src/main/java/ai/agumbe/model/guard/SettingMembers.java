package ai.agumbe.model.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Members of one object of settings, read one by one; what is wrong is noted with its path, and a stand-in is given. */
final class SettingMembers {
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_TEXT = 1_024;

    private final Map<?, ?> members;
    private final String path;
    private final List<PolicyFault> faults;
    private final Set<String> asked = new LinkedHashSet<>();

    SettingMembers(Map<?, ?> members, String path, List<PolicyFault> faults) {
        this.members = members;
        this.path = path;
        this.faults = faults;
    }

    void fault(String name, String problem) {
        faults.add(new PolicyFault(path + name, problem));
    }

    @Nullable Object value(String name) {
        asked.add(name);
        return members.get(name);
    }

    Mode mode(String name, Mode otherwise) {
        Object value = value(name);
        return value == null ? otherwise : modeOf(name, value);
    }

    Mode modeOf(String name, Object value) {
        Mode mode = value instanceof String text ? Mode.named(text) : null;
        if (mode == null) {
            fault(name, shown(value) + " (expected: one of " + String.join(", ", Mode.names()) + ")");
        }
        return mode == null ? Mode.OFF : mode;
    }

    boolean flag(String name) {
        Object value = value(name);
        if (value != null && !(value instanceof Boolean)) {
            fault(name, shown(value) + " (expected: true or false)");
        }
        return Boolean.TRUE.equals(value);
    }

    @Nullable Integer number(String name, int least) {
        Object value = value(name);
        if (value instanceof Integer number && number >= least) {
            return number;
        }
        if (value != null) {
            String expected = "a whole number from " + least + " to " + Integer.MAX_VALUE;
            fault(name, shown(value) + " (expected: " + expected + ")");
        }
        return null;
    }

    @Nullable Double share(String name) {
        Object value = value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number) || number.doubleValue() < 0 || number.doubleValue() > 1) {
            fault(name, shown(value) + " (expected: a number from 0 to 1)");
            return null;
        }
        return number.doubleValue();
    }

    @Nullable String text(String name) {
        return text(name, LONGEST_TEXT);
    }

    @Nullable String text(String name, int longest) {
        Object value = value(name);
        return value == null ? null : textOf(name, value, longest);
    }

    String requiredText(String name) {
        Object value = value(name);
        if (value == null) {
            fault(name, "is missing (expected: text)");
            return "";
        }
        String text = textOf(name, value, LONGEST_TEXT);
        return text == null ? "" : text;
    }

    /** Each once, in order. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<?> entries = entries(name);
        for (int i = 0; i < entries.size(); i++) {
            String text = textOf(name + "[" + i + "]", entries.get(i), LONGEST_TEXT);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    List<SettingMembers> objects(String name) {
        List<SettingMembers> objects = new ArrayList<>();
        List<?> entries = entries(name);
        for (int i = 0; i < entries.size(); i++) {
            String at = name + "[" + i + "]";
            if (entries.get(i) instanceof Map<?, ?> inner) {
                objects.add(new SettingMembers(inner, path + at + ".", faults));
            } else {
                fault(at, "is of the wrong kind (expected: an object)");
            }
        }
        return objects;
    }

    /** Null when it is left out. */
    @Nullable SettingMembers object(String name) {
        Object value = value(name);
        if (value != null && !(value instanceof Map)) {
            fault(name, "is of the wrong kind (expected: an object)");
        }
        return value instanceof Map<?, ?> inner ? new SettingMembers(inner, path + name + ".", faults) : null;
    }

    /** Notes every member that was not asked for. */
    void end() {
        Set<Object> unknown = new HashSet<>(members.keySet());
        unknown.removeAll(asked);
        for (Object name : unknown) {
            fault(shown(name), "is not known (expected: one of " + String.join(", ", asked) + ")");
        }
    }

    private List<?> entries(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> entries) || entries.size() > MOST_ENTRIES) {
            fault(name, "is not a list that can be kept (expected: an array of at most " + MOST_ENTRIES + ")");
            return List.of();
        }
        return entries;
    }

    private @Nullable String textOf(String name, @Nullable Object value, int longest) {
        if (!(value instanceof String text) || text.isBlank() || text.length() > longest) {
            fault(name, "is no text (expected: 1 to " + longest + " characters)");
            return null;
        }
        return text;
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
