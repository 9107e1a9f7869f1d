package org.timecoin.chain.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.hibernate.reactive.mutiny.Mutiny.SessionFactory;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * Named queries over entities, each in a session of its own that tracks nothing and writes nothing.
 * Every question has a deadline and a bound on its rows.
 */
public final class ReadSessions {

  private final SessionFactory factory;
  private final Vertx vertx;
  private final Duration timeout;

  /** Sessions over the readers' connections. */
  public ReadSessions(SessionFactory factory, Vertx vertx, Duration timeout) {
    this.factory = factory;
    this.vertx = vertx;
    this.timeout = timeout;
  }

  /** The first row of a named query. */
  <T> Uni<Optional<T>> first(
      String name, Class<T> row, UnaryOperator<SelectionQuery<T>> parameters) {
    return list(name, row, 1, parameters).map(rows -> rows.stream().findFirst());
  }

  /** The first rows of a named query, at most {@code limit}. */
  <T> Uni<List<T>> list(
      String name, Class<T> row, int limit, UnaryOperator<SelectionQuery<T>> parameters) {
    return ask(
        session ->
            parameters
                .apply(session.createNamedQuery(name, row))
                .setMaxResults(limit)
                .getResultList());
  }

  /**
   * A session is never kept in the context, because several questions of one request may be under
   * way. Whoever gives up stops waiting and nothing else: the session is closed in any case.
   */
  private <T> Uni<T> ask(Function<StatelessSession, Uni<T>> question) {
    Uni<T> whole =
        Uni.createFrom()
            .deferred(factory::openStatelessSession)
            .chain(session -> question.apply(session).eventually(session::close))
            .runSubscriptionOn(this::onEventLoop);
    return Uni.createFrom()
        .<T>emitter(waiting -> whole.subscribe().with(waiting::complete, waiting::fail))
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  /** A session is used on an event loop only: that of the caller, or one for those without. */
  private void onEventLoop(Runnable task) {
    vertx.getOrCreateContext().runOnContext(unused -> task.run());
  }
}
