package dev.handoff.summary;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects an answer in UTF-8, up to so many bytes; then it hangs up. */
final class BoundedText implements BodySubscriber<String> {

  /** The answer was longer. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private final int most;
  private long seen;
  private Flow.@Nullable Subscription subscription;

  BoundedText(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription chosen) {
    subscription = chosen;
    text.onSubscribe(chosen);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (seen > most) {
      return;
    }
    for (ByteBuffer buffer : buffers) {
      seen += buffer.remaining();
    }
    if (seen <= most) {
      text.onNext(buffers);
    } else if (subscription != null) {
      subscription.cancel();
      text.onError(new TooLongException());
    }
  }

  @Override
  public void onError(Throwable problem) {
    text.onError(problem);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }
}
