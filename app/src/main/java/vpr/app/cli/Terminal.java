package vpr.app.cli;

/** Whether a person looks at what is printed. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where nobody looks
    static boolean isAttached() {
        var console = System.console();
        return console != null && console.isTerminal();
    }
}
