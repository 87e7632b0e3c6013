package ai.agumbe.model.id;

import java.util.regex.Pattern;

/** The shapes that identifiers may have. */
public enum IdRule {
    /** Tenants, apps, providers, credentials, budgets. */
    RESOURCE("[a-z0-9][a-z0-9_-]{0,63}"),
    /** Route aliases, as callers send them in {@code model}. */
    ALIAS("[a-z0-9][a-z0-9._-]{0,63}"),
    /** Catalogue ids of models, {@code @} included. */
    MODEL("@[a-z0-9][a-z0-9_-]{0,63}/[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,191}"),
    /** What callers may send as {@code x-request-id}. */
    REQUEST("[A-Za-z0-9._:-]{1,128}");

    private final Pattern pattern;

    IdRule(String regex) {
        pattern = Pattern.compile(regex);
    }

    public boolean allows(String id) {
        return pattern.matcher(id).matches();
    }

    /** The rule in words for an error message. */
    public String expectation() {
        return pattern.pattern();
    }
}
