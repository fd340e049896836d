package vpr.access;

import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Which headers are taken: as Spring Security's own rules, but without their patterns, which took a fiftieth of a request's
 * time. Those also want each character to be assigned; Tomcat makes a character below 256 of each byte, and all of those are.
 */
final class HeaderRules {
    private HeaderRules() {}

    static HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(HeaderRules::isName);
        firewall.setAllowedHeaderValues(HeaderRules::isValue);
        return firewall;
    }

    static boolean isName(String name) {
        return hasNoControl(name, false);
    }

    static boolean isValue(String value) {
        return hasNoControl(value, true);
    }

    private static boolean hasNoControl(String text, boolean orTab) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !(orTab && c == '\t')) {
                return false;
            }
        }
        return true;
    }
}
