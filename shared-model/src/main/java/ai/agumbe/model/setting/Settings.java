package ai.agumbe.model.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads settings from environment variables; whatever is wrong names its variable. */
public final class Settings {
    /** More days than a hundred years have. */
    private static final int LONGEST_PERIOD = 36_600;

    private final Map<String, String> environment;

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public Optional<String> optional(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }

    public String text(String variable, String expected) {
        return optional(variable)
                .orElseThrow(() -> new SettingException(variable, "is not set (expected: " + expected + ")"));
    }

    public String text(String variable, String otherwise, String expected) {
        return parsed(variable, otherwise, expected, Function.identity());
    }

    /** A setting that must be there, as {@code read} understands it. */
    public <T> T required(String variable, String expected, Function<String, T> read) {
        return parsed(variable, text(variable, expected), expected, read);
    }

    /** One of a few words. */
    public String choice(String variable, String otherwise, List<String> words) {
        return parsed(variable, otherwise, "one of " + String.join(", ", words), text -> {
            if (!words.contains(text)) {
                throw new IllegalArgumentException("unknown word");
            }
            return text;
        });
    }

    public int port(String variable, int otherwise) {
        return (int) number(variable, otherwise, 0, 65_535);
    }

    public long number(String variable, long otherwise, long min, long max) {
        String expected = "a whole number from " + min + " to " + max;
        return parsed(variable, Long.toString(otherwise), expected, text -> {
            long number = Long.parseLong(text);
            if (number < min || number > max) {
                throw new IllegalArgumentException("out of bounds");
            }
            return number;
        });
    }

    /** A duration such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}. */
    public Duration duration(String variable, Duration otherwise) {
        return optional(variable)
                .map(text ->
                        parsed(variable, text, "a duration such as 500ms, 30s, 5m or 24h", Settings::parseDuration))
                .orElse(otherwise);
    }

    /** A stretch of days or months, such as {@code 30d} or {@code 13mo}; at least a day. */
    public Period period(String variable, Period otherwise) {
        return optional(variable)
                .map(text -> parsed(variable, text, "days or months such as 30d or 13mo", Settings::parsePeriod))
                .orElse(otherwise);
    }

    /** Comma-separated entries, each read by {@code read}; none when unset. */
    public <T> List<T> list(String variable, String expected, Function<String, T> read) {
        return parsed(
                variable,
                "",
                expected,
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .map(read)
                        .toList());
    }

    /** A secret from the variable, or from the file that {@code <variable>_FILE} names; examples are refused. */
    public <T> T secret(String variable, String expected, Function<String, T> read) {
        String text = optionalSecret(variable)
                .orElseThrow(() -> new SettingException(
                        variable, "is not set, nor is " + variable + "_FILE (expected: " + expected + ")"));
        try {
            return read.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new SettingException(variable, "is malformed: " + wrong.getMessage());
        }
    }

    /** As {@link #secret}, empty when neither variable is set. */
    public Optional<String> optionalSecret(String variable) {
        Optional<String> secret = optional(variable).or(() -> fileOf(variable + "_FILE"));
        if (secret.isPresent() && secret.get().matches("(?i).*(change-?me|example|your-).*")) {
            throw new SettingException(variable, "is an example (expected: a secret of your own)");
        }
        return secret;
    }

    private Optional<String> fileOf(String variable) {
        return optional(variable).map(name -> {
            try {
                return Files.readString(Path.of(name)).strip();
            } catch (IOException unreadable) {
                throw new SettingException(variable, name + " cannot be read (expected: a readable file)");
            }
        });
    }

    private <T> T parsed(String variable, String otherwise, String expected, Function<String, T> read) {
        String text = optional(variable).orElse(otherwise);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new SettingException(variable, text + " (expected: " + expected + ")");
        }
    }

    private static Period parsePeriod(String text) {
        int digits = digitsAhead(text);
        int amount = Integer.parseInt(text.substring(0, digits));
        Period period = switch (text.substring(digits)) {
            case "d" -> Period.ofDays(amount);
            case "mo" -> Period.ofMonths(amount);
            default -> throw new IllegalArgumentException("unknown unit");
        };
        if (period.isZero() || amount > LONGEST_PERIOD) {
            throw new IllegalArgumentException("out of bounds");
        }
        return period;
    }

    private static int digitsAhead(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits;
    }

    private static Duration parseDuration(String text) {
        int digits = digitsAhead(text);
        long amount = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new IllegalArgumentException("unknown unit");
        };
    }
}
