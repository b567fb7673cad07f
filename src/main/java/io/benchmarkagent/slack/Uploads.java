package io.benchmarkagent.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import io.benchmarkagent.publish.NotPublished;
import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Pictures on their way to Slack, each tried once. Source: Slack, "files.getUploadURLExternal". */
final class Uploads {
    private static final String PLACE = "files.getUploadURLExternal";
    private static final String DONE = "files.completeUploadExternal";
    private static final String NAME = "history.png";
    private static final MediaType PNG = MediaType.get("image/png");

    private final SlackKeys keys;
    private final MethodsClient methods;
    private final OkHttpClient client;

    Uploads(SlackKeys keys, MethodsClient methods, OkHttpClient client) {
        this.keys = keys;
        this.methods = methods;
        this.client = client.newBuilder().followRedirects(false).build();
    }

    /** What Slack calls it. Nobody sees it before a message shows it. */
    String upload(Picture picture) throws NotPublished {
        FilesGetUploadURLExternalResponse place = Outbox.asked(
                PLACE,
                () -> methods.filesGetUploadURLExternal(
                        request -> request.filename(NAME).length(picture.png().length)));
        sent(String.valueOf(place.getUploadUrl()), picture.png());
        FileDetails file = FileDetails.builder().id(place.getFileId()).build();
        Outbox.asked(DONE, () -> methods.filesCompleteUploadExternal(request -> request.files(List.of(file))));
        return String.valueOf(place.getFileId());
    }

    /** Without a token: the address is the permission. */
    private void sent(String address, byte[] bytes) throws NotPublished {
        if (!keys.isSlacksForFiles(address)) {
            throw NotPublished.because("Slack's " + PLACE + " names an address that is not Slack's; check "
                    + SlackKeys.API + ", and the proxy");
        }
        Request request = new Request.Builder()
                .url(address)
                .post(RequestBody.create(bytes, PNG))
                .build();
        try (Response answer = client.newCall(request).execute()) {
            if (!answer.isSuccessful()) {
                throw Outbox.failed("the upload of a picture", answer);
            }
        } catch (IOException broken) {
            throw Outbox.unreached(broken);
        }
    }
}
