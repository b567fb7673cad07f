package io.benchmarkagent.web.page;

import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
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
    public ResponseEntity<String> piece(@PathVariable String hash, @PathVariable String name) {
        Dress.Piece piece = dress.piece(name)
                .filter(one -> one.hash().equals(hash))
                .orElseThrow(() -> new Refusal(Problem.unknown(
                        "file", "there is no such file (any more); load the page that named it again")));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(piece.type()))
                .cacheControl(FOR_GOOD)
                .eTag("W/\"" + piece.hash() + "\"")
                .body(piece.text());
    }

    /** For a page that is not printed with the others: asked for again each time. */
    @GetMapping("/static/{name}")
    public ResponseEntity<String> newest(@PathVariable String name) {
        Dress.Piece piece =
                dress.piece(name).orElseThrow(() -> new Refusal(Problem.unknown("file", "there is no such file")));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(piece.type()))
                .cacheControl(CacheControl.noCache())
                .eTag("W/\"" + piece.hash() + "\"")
                .body(piece.text());
    }
}
