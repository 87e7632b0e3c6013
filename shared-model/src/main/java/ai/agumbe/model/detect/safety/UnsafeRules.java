package ai.agumbe.model.detect.safety;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Check;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Edge;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.pattern.Automaton;
import java.util.List;

/** What is done to what, where an answer shows how to do harm: one rule for each kind of it. */
final class UnsafeRules {
    /** Words that may stand between what is done and what it is done to. */
    private static final String SOME_WORDS = "(?:\\s+[\\w'-]+){0,4}\\s+";

    private UnsafeRules() {}

    static Detector detector() {
        return new Detector(
                List.of(
                        rule(
                                "explosives",
                                "build|make|making|construct|assemble|mix|cook|synthesi[sz]e|prepare|detonate|wire",
                                "bombs?|explosives?|grenades?|napalm|thermite|tatp|molotov cocktails?|detonators?|landmines?|ieds?"),
                        rule(
                                "weapons",
                                "build|make|making|print|assemble|convert|modify|produce|synthesi[sz]e|machine",
                                "ghost guns?|firearms?|silencers?|suppressors?|machine guns?|fully automatic|nerve agents?|nerve gas"
                                        + "|sarin|ricin|mustard gas|chemical weapons?|biological weapons?|untraceable guns?"),
                        rule(
                                "malware",
                                "write|code|create|build|deploy|spread|develop|compile|install|distribute",
                                "ransomware|malware|keyloggers?|rootkits?|botnets?|computer (?:virus|worm)|trojans?|spyware|infostealers?"),
                        rule(
                                "phishing",
                                "write|create|set up|send|build|craft|host|clone|design|run",
                                "phishing (?:page|site|website|e-?mail|message|kit|campaign)s?|(?:fake|spoofed) login pages?"),
                        rule(
                                "credential-theft",
                                "steal|harvest|dump|exfiltrate|phish|capture|intercept|skim",
                                "passwords?|credentials|logins?|login details|card numbers?|session cookies|bank details|tokens")));
    }

    private static Rule rule(String id, String done, String object) {
        String expression = "(?i)(?:" + done + ")" + SOME_WORDS + "(?:" + object + ")";
        return new Rule(
                id,
                Kind.UNSAFE_OUTPUT,
                new Anchor.Anywhere(),
                Automaton.of(expression),
                Edge.WORD,
                Edge.WORD,
                Check.form(1));
    }
}
