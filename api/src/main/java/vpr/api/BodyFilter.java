package vpr.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Takes request bodies of at most 1 MiB that are UTF-8 to the last byte. It runs behind the security filters, so nobody
 * without a key makes VPR read anything. A JSON parser alone would replace or let through some malformed bytes.
 */
@Component
final class BodyFilter extends OncePerRequestFilter {
    /** The most bytes of a body. */
    static final int LARGEST = 1024 * 1024;

    /** Characters at a time: nobody needs them. */
    private static final int LOOKED_AT = 1024;

    private final HandlerExceptionResolver problems;

    BodyFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem problem = null;
        var body = new byte[0];
        if (request.getContentLengthLong() > LARGEST) {
            problem = tooLarge();
        } else {
            body = request.getInputStream().readNBytes(mostOf(request));
            problem = problemOf(request.getContentType(), body);
        }
        if (problem != null) {
            problems.resolveException(request, response, null, problem);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    /** As many bytes as are said to come, so that they are read into their place; of more than that Tomcat gives none. */
    private static int mostOf(HttpServletRequest request) {
        int said = request.getContentLength();
        return said < 0 ? LARGEST + 1 : said;
    }

    private static @Nullable Problem problemOf(@Nullable String contentType, byte[] body) {
        if (body.length > LARGEST) {
            return tooLarge();
        }
        if (namesAnotherCharset(contentType)) {
            return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Bodies are taken in UTF-8 only.");
        }
        return isUtf8(body) ? null : Problem.ofField(ProblemType.MALFORMED_REQUEST, "body", "must be UTF-8");
    }

    private static Problem tooLarge() {
        return Problem.ofField(ProblemType.TOO_LARGE, "body", "must be at most " + LARGEST + " bytes");
    }

    private static boolean namesAnotherCharset(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            var charset = MediaType.parseMediaType(contentType).getCharset();
            return charset != null && !charset.equals(StandardCharsets.UTF_8);
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }

    private static boolean isUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer characters = CharBuffer.allocate(LOOKED_AT);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(bytes, characters.clear(), true);
        }
        return !result.isError();
    }
}
