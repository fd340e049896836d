package vpr.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import vpr.app.postgres.EmbeddedPostgresException;
import vpr.app.server.StartException;
import vpr.app.settings.InvalidSettingsException;
import vpr.app.settings.PortTakenException;
import vpr.app.settings.SecretFileException;
import vpr.gitstore.MissingLogException;
import vpr.gitstore.signing.ServiceKeysException;
import vpr.log.CorruptLogException;
import vpr.log.OwnedElsewhereException;
import vpr.record.InvalidException;
import vpr.templates.InvalidTemplateException;

/** Says what is wrong and what to do. A fault that nobody foresaw is shown by its class and its places alone. */
public final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult words) {
        System.out.flush();
        var failure = (Throwable) e;
        while (failure != null && !isForeseen(failure)) {
            failure = failure.getCause();
        }
        if (failure != null) {
            System.err.println(failure.getMessage());
            return 2;
        }
        System.err.println(
                "vpr failed in a way that was not foreseen: " + e.getClass().getName());
        for (var cause = (Throwable) e; cause != null; cause = cause.getCause()) {
            System.err.println("  " + cause.getClass().getName());
            for (var place : cause.getStackTrace()) {
                System.err.println("    " + place);
            }
        }
        return 3;
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
                || e instanceof MissingLogException
                || e instanceof InvalidException
                || e instanceof StartException;
    }
}
