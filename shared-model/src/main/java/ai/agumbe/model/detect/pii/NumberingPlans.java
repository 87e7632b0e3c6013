package ai.agumbe.model.detect.pii;

import java.util.List;
import java.util.Set;

/** Which digits are a phone number in some countries. */
final class NumberingPlans {
    private static final List<Plan> ALL =
            Tables.read("phones.tsv", 5).stream().map(Plan::of).toList();

    private static final int MOST_GROUPS = 6;

    private record Plan(
            String country, String code, int least, int most, String trunk, char firstLeast, char firstMost) {
        static Plan of(String[] columns) {
            String[] lengths = columns[2].split("-", -1);
            return new Plan(
                    columns[0],
                    columns[1],
                    Integer.parseInt(lengths[0]),
                    Integer.parseInt(lengths[1]),
                    columns[3].equals("-") ? "" : columns[3],
                    columns[4].charAt(0),
                    columns[4].charAt(2));
        }

        boolean isSubscriber(String digits) {
            return digits.length() >= least
                    && digits.length() <= most
                    && digits.charAt(0) >= firstLeast
                    && digits.charAt(0) <= firstMost;
        }

        /** As dialled from abroad, the trunk prefix perhaps left in. */
        boolean isInternational(String digits) {
            if (!digits.startsWith(code)) {
                return false;
            }
            String rest = digits.substring(code.length());
            boolean trunked = !trunk.isEmpty() && rest.startsWith(trunk);
            return isSubscriber(rest) || (trunked && isSubscriber(rest.substring(trunk.length())));
        }

        /** As dialled and written within the country. */
        boolean isNational(List<String> groups, String digits) {
            if (code.equals("1")) {
                List<String> three =
                        groups.size() == 4 && groups.getFirst().equals("1") ? groups.subList(1, 4) : groups;
                return three.size() == 3
                        && three.get(0).length() == 3
                        && three.get(1).length() == 3
                        && three.get(2).length() == 4
                        && isSubscriber(String.join("", three));
            }
            if (trunk.isEmpty()) {
                return groups.size() == 3
                        && groups.stream().allMatch(group -> group.length() >= 3)
                        && least == most
                        && least >= 9
                        && isSubscriber(digits);
            }
            boolean written = groups.size() >= 3 || (groups.size() == 2 && digits.length() >= 10);
            return written && least >= 7 && digits.startsWith(trunk) && isSubscriber(digits.substring(trunk.length()));
        }
    }

    private final List<Plan> plans;

    private NumberingPlans(List<Plan> plans) {
        this.plans = plans;
    }

    static NumberingPlans of(Set<String> countries) {
        return new NumberingPlans(
                ALL.stream().filter(plan -> countries.contains(plan.country)).toList());
    }

    /** Of any country. */
    static boolean isInternational(String digits) {
        return ALL.stream().anyMatch(plan -> plan.isInternational(digits));
    }

    /** Of one of these countries. */
    boolean isNational(List<String> groups) {
        if (groups.size() > MOST_GROUPS) {
            return false;
        }
        String digits = String.join("", groups);
        return plans.stream().anyMatch(plan -> plan.isNational(groups, digits));
    }
}
