package vpr.app.settings;

/**
 * One variable that cannot be used as it is.
 *
 * @param variable its name
 * @param rule the rule that its value breaks, without the value
 * @param remedy what to do
 */
public record WrongSetting(String variable, String rule, String remedy) {}
