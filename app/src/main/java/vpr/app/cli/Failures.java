package vpr.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import vpr.app.client.RefusedException;
import vpr.app.client.UnreachableException;
import vpr.app.client.UsageException;
import vpr.app.postgres.EmbeddedPostgresException;
import vpr.app.server.StartException;
import vpr.app.settings.InvalidSettingsException;
import vpr.app.settings.PortTakenException;
import vpr.app.settings.SecretFileException;
import vpr.gitstore.MissingLogException;
import vpr.gitstore.OrderRefusedException;
import vpr.gitstore.signing.ServiceKeysException;
import vpr.log.CorruptLogException;
import vpr.log.LogPresentException;
import vpr.log.OwnedElsewhereException;
import vpr.log.tree.CorruptTreeException;
import vpr.record.InvalidException;
import vpr.templates.InvalidTemplateException;

/** Says what is wrong and what to do. A fault that nobody foresaw is shown by its class and its places alone. */
public final class Failures implements IExecutionExceptionHandler {
    private static final int REFUSED = 1;
    private static final int CANNOT = 2;
    private static final int UNREACHABLE = 3;
    private static final int UNFORESEEN = 70;

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult words) {
        System.out.flush();
        return switch (e) {
            case RefusedException refused -> failed(REFUSED, asksForJson(words) ? refused.json() : refused.words());
            case UsageException usage -> failed(CANNOT, usage.words());
            case UnreachableException unreachable -> failed(UNREACHABLE, unreachable.words());
            default -> failed(e);
        };
    }

    private static int failed(int code, String words) {
        System.err.println(words);
        return code;
    }

    // The server's problem as data, where its answer would have been data.
    private static boolean asksForJson(ParseResult words) {
        var last = words;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.hasMatchedOption("--json");
    }

    private static int failed(Exception e) {
        var failure = (Throwable) e;
        while (failure != null && !isForeseen(failure)) {
            failure = failure.getCause();
        }
        if (failure != null) {
            System.err.println(failure.getMessage());
            return CANNOT;
        }
        System.err.println(
                "vpr failed in a way that was not foreseen: " + e.getClass().getName());
        for (var cause = (Throwable) e; cause != null; cause = cause.getCause()) {
            System.err.println("  " + cause.getClass().getName());
            for (var place : cause.getStackTrace()) {
                System.err.println("    " + place);
            }
        }
        return UNFORESEEN;
    }

    private static boolean isForeseen(Throwable e) {
        return e instanceof InvalidSettingsException
                || e instanceof PortTakenException
                || e instanceof SecretFileException
                || e instanceof EmbeddedPostgresException
                || e instanceof InvalidTemplateException
                || e instanceof ServiceKeysException
                || e instanceof OwnedElsewhereException
                || e instanceof CorruptLogException
                || e instanceof CorruptTreeException
                || e instanceof MissingLogException
                || e instanceof LogPresentException
                || e instanceof OrderRefusedException
                || e instanceof InvalidException
                || e instanceof StartException;
    }
}
