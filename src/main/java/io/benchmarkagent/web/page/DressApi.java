package io.benchmarkagent.web.page;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /static/HASH/NAME}: another address for other bytes, so that nobody ever asks twice. */
@RestController
public final class DressApi {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Dress dress;

    public DressApi(Dress dress) {
        this.dress = dress;
    }

    @GetMapping("/static/{hash}/{name}")
    public ResponseEntity<Object> piece(
            HttpServletRequest request, @PathVariable String hash, @PathVariable String name) {
        Dress.Piece piece = dress.piece(name)
                .filter(one -> one.hash().equals(hash))
                .orElseThrow(() -> new Refusal(Problem.unknown(
                        "file", "there is no such file (any more); load the page that named it again")));
        return sent(request, piece, FOR_GOOD);
    }

    /** For a page that is not printed with the others: asked for again each time. */
    @GetMapping("/static/{name}")
    public ResponseEntity<Object> newest(HttpServletRequest request, @PathVariable String name) {
        Dress.Piece piece =
                dress.piece(name).orElseThrow(() -> new Refusal(Problem.unknown("file", "there is no such file")));
        return sent(request, piece, CacheControl.noCache());
    }

    private static ResponseEntity<Object> sent(HttpServletRequest request, Dress.Piece piece, CacheControl kept) {
        return piece.sent()
                .alike(
                        request,
                        ResponseEntity.ok()
                                .contentType(MediaType.parseMediaType(piece.type()))
                                .cacheControl(kept));
    }
}
