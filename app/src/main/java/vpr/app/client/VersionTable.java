package vpr.app.client;

import tools.jackson.databind.JsonNode;

/** The versions of something, the newest first. */
public final class VersionTable {
    private static final int SHORT_COMMIT = 12;

    private VersionTable() {}

    public static Table of(Iterable<JsonNode> items) {
        var table = new Table("VERSION", "RECORDED", "AUTHOR~", "SIGNATURE", "COMMIT");
        for (var item : items) {
            var commit = item.path("commit").asString("");
            table.row(
                    item.path("version").asString("") + (item.hasNonNull("withheld") ? " (withheld)" : ""),
                    Times.minute(item.path("recordedFrom")),
                    item.path("author").path("name").asString(""),
                    item.path("signature").path("meaning").asString(""),
                    commit.substring(0, Math.min(SHORT_COMMIT, commit.length())));
        }
        return table;
    }
}
